/**
 * What every syscall means: the definitions, the model they are made of, and the values they decode to. The definitions
 * themselves, one for each syscall and named after it, are listed in docs/syscalls.md.
 *
 * @module @hstrace/syscalls
 */

export type * from './events/index.js';
export {
  type Descriptor,
  type ErrnoName,
  errnoNumber,
  type Failure,
  failureOf,
  type Mapping,
  SyscallCall,
} from './events/index.js';
export * from './families/index.js';
export * from './model/index.js';
export type { FamilyNumberKind } from './netlink/generic.js';
export { type KvmIo, type KvmMmio, type KvmRun, kvmRun } from './structs/kvm-run.js';
export { decodeSiginfo, type Siginfo, siginfo } from './structs/siginfo.js';
export * from './values/index.js';
