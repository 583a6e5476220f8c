/**
 * What a trace consists of.
 *
 * @module @hstrace/syscalls/events
 */

export type { AnyCall, AnyEvent, CallAsked, CallNamed, CallOfClass, SyscallName } from './any-call.js';
export { type ErrnoName, errnoNumber, type Failure, failureOf } from './errno.js';
export type * from './event.js';
export type { Result, Success } from './result.js';
export type { StackFrame, StackTrace } from './stack-trace.js';
export { type Assess, type Descriptor, type Mapping, SyscallCall } from './syscall-call.js';
export type { CallMap, TypedCall, UnknownCall } from './typed-call.js';
