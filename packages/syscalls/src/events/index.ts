export type { AnyCall, CallNamed, SyscallName } from './any-call.js';
export { errnoNumber, type Failure, failureOf } from './errno.js';
export type * from './event.js';
export { type Assess, type Descriptor, SyscallCall } from './syscall-call.js';
export type { CallMap, TypedCall, UnknownCall } from './typed-call.js';
