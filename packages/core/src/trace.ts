import type { CallFilter } from './filter/call-filter.js';
import type { FilteredCall, StartOptions, TraceOptions } from './options.js';
import { Tracer } from './tracer.js';

/**
 * Starts a program and traces it.
 *
 * @param file the program: a path, or a name that is looked for in PATH
 * @param args its arguments, without its own name
 * @throws {TraceError} if it cannot be started; nothing is running then
 */
export function trace<const F extends CallFilter = CallFilter>(
  file: string,
  args: readonly string[] = [],
  options: StartOptions<F> = {},
): Tracer<FilteredCall<F>> {
  return new Tracer<FilteredCall<F>>({ program: { file, args }, pids: [] }, options as StartOptions);
}

/**
 * Traces processes that are running already, with all their threads.
 *
 * @param pids process ids
 * @throws {TraceError} if one does not exist or may not be traced; none is traced then
 */
export function attach<const F extends CallFilter = CallFilter>(
  pids: number | readonly number[],
  options: TraceOptions<F> = {},
): Tracer<FilteredCall<F>> {
  return new Tracer<FilteredCall<F>>(
    { pids: typeof pids === 'number' ? [pids] : pids },
    options as TraceOptions,
  );
}
