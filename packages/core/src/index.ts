/**
 * Watch a Linux process: every system call it makes, as a typed value.
 *
 * @module @hstrace/core
 */

export type {
  AnyCall,
  AnyEvent,
  CallNamed,
  ErrnoName,
  ProcessEvent,
  SignalName,
  SyscallName,
  TraceEvent,
} from '@hstrace/syscalls';
export { World } from '@hstrace/syscalls/analysis';
export { type Recording, RecordingError } from '@hstrace/syscalls/recording';
export { Address, Bytes, Flags } from '@hstrace/syscalls/values';
export type { Arguments } from './arguments.js';
export { BindingError, type BindingErrorCode } from './binding/error.js';
export {
  type Collected,
  type CollectOptions,
  collect,
  type OutputEncoding,
  type OutputIn,
} from './collect.js';
export { OptionTypeError, TraceError, type TraceErrorCode } from './errors.js';
export type { ExitStatus } from './exit-status.js';
export { type CallFilter, compileFilter, type FilteredCall, type FilterItem } from './filter/call-filter.js';
export { type CallConditions, type CallStatus, compileConditions } from './filter/conditions.js';
export { nearest } from './filter/nearest.js';
export { parseSyscallSet, SyscallSet, SyscallSetError } from './filter/syscall-set.js';
export { findProgram } from './find-program.js';
export { HStrace } from './hstrace.js';
export type { InjectionRule, Occurrences, Poke, Touching } from './injection.js';
export { genericFamilies, interfaceName, interfaces } from './kernel-names.js';
export type { StartOptions, StdioOption, TraceOptions } from './options.js';
export { type OpenOptions, openRecording } from './recording/open.js';
export { record, recordingMetadata } from './recording/record.js';
export { RecordingWriter } from './recording/writer.js';
export { attach, trace } from './trace.js';
export { type Target, Tracer } from './tracer.js';
export { version } from './version.js';
