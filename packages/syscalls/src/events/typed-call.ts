import type { AnySyscall, ArgsOf, ExtrasOf, ReturnOf } from '../model/syscall.js';
import type { SyscallCall } from './syscall-call.js';

/** A call of a syscall that is defined, with the types of its arguments and its result. */
export interface TypedCall<D extends AnySyscall>
  extends SyscallCall<D['name'], ArgsOf<D['spec']>, ExtrasOf<D['spec']>, ReturnOf<D['spec']>> {}

/** A call whose number is not in the tables: its arguments are registers. */
export interface UnknownCall extends SyscallCall<`syscall_0x${string}`> {}

/** The definitions' own names, whatever their variables are called. */
type NameOf<D> = D extends AnySyscall ? D['name'] : never;

/** The calls of all definitions in a module, by their names. */
export type CallMap<M> = {
  [K in keyof M as NameOf<M[K]>]: M[K] extends AnySyscall ? TypedCall<M[K]> : never;
};
