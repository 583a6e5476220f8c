export { errnoNumber, type Failure, failureOf } from './errno.js';
export type * from './event.js';
export { type Descriptor, SyscallCall } from './syscall-call.js';
