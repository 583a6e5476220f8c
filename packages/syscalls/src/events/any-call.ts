import type * as families from '../families/index.js';
import type { CallsOf, UnknownCall } from './typed-call.js';

/** Any call, told apart by `name`. */
export type AnyCall = CallsOf<typeof families> | UnknownCall;

/** The names of all defined syscalls. */
export type SyscallName = Exclude<AnyCall['name'], `syscall_0x${string}`>;

/** The calls of these names. */
export type CallNamed<N extends AnyCall['name']> = Extract<AnyCall, { readonly name: N }>;
