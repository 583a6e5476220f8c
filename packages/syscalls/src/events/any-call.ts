import type * as families from '../families/index.js';
import type { CallMap, UnknownCall } from './typed-call.js';

/** All calls by name. An interface, so that it is looked up and not computed. */
interface Calls extends CallMap<typeof families> {}

/** The names of all defined syscalls. */
export type SyscallName = keyof Calls;

/** Any call, told apart by `name`. */
export type AnyCall = Calls[SyscallName] | UnknownCall;

/** The calls of these names. */
export type CallNamed<N extends SyscallName> = Calls[N];
