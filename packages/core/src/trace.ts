import type { CallFilter, FilteredCall } from './filter/call-filter.js';
import type { StartOptions, TraceOptions, Unfiltered } from './options.js';
import { Tracer } from './tracer.js';

/**
 * Starts a program and traces it.
 *
 * @param file the program: a path, or a name that is looked for in PATH
 * @param args its arguments, without its own name
 * @throws {TraceError} if it cannot be started; nothing is running then
 */
export function trace(file: string, args?: readonly string[], options?: StartOptions & Unfiltered): Tracer;
export function trace<const F extends CallFilter>(
  file: string,
  args: readonly string[],
  options: StartOptions<F>,
): Tracer<FilteredCall<F>>;
export function trace(file: string, args: readonly string[] = [], options: StartOptions = {}): Tracer {
  return new Tracer({ program: { file, args }, pids: [] }, options);
}

/**
 * Traces processes that are running already, with all their threads.
 *
 * @param pids process ids
 * @throws {TraceError} if one does not exist or may not be traced; none is traced then
 */
export function attach(pids: number | readonly number[], options?: TraceOptions & Unfiltered): Tracer;
export function attach<const F extends CallFilter>(
  pids: number | readonly number[],
  options: TraceOptions<F>,
): Tracer<FilteredCall<F>>;
export function attach(pids: number | readonly number[], options: TraceOptions = {}): Tracer {
  return new Tracer({ pids: typeof pids === 'number' ? [pids] : pids }, options);
}
