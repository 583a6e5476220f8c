export { type Abi, type Arch, aarch64, abiById, abis, i386, x32, x86_64 } from './abi.js';
export * from './arrays.js';
export * from './branch.js';
export { byWordSize } from './by-word-size.js';
export { type CodeKind, type CodePlace, type CodeTable, code } from './code.js';
export { type CompiledArgument, type CompiledSyscall, compiled, planOf } from './compile.js';
export type { CType } from './ctype.js';
export * from './custom.js';
export * from './decorate.js';
export { Frame } from './frame.js';
export * from './integers.js';
export { type AnyKind, type Decoder, type Kind, kind, type ValueOf } from './kind.js';
export { ChunkStatus, Memory } from './memory.js';
export { meaning, type Notation } from './notation.js';
export * from './pointer.js';
export * from './ref.js';
export { type ScalarKind, scalar } from './scalar.js';
export { Scope } from './scope.js';
export * from './sets.js';
export * from './signals.js';
export { onStack, sigsetOnStack } from './stack.js';
export { decodeStandalone } from './standalone.js';
export * from './strings.js';
export {
  type Fields,
  type FieldValues,
  isCut,
  lacksMembers,
  padding,
  reserved,
  type StructKind,
  type StructOptions,
  struct,
  type Tail,
  tailOf,
} from './struct.js';
export * from './syscall.js';
export * from './table.js';
export * from './word.js';
