import { type Arguments, argumentsAndOptions } from './arguments.js';
import type { CallFilter, FilteredCall } from './filter/call-filter.js';
import type { StartOptions, TraceOptions, Unfiltered } from './options.js';
import { Tracer } from './tracer.js';

/**
 * Starts a program and traces it.
 *
 * @param file the program: a path, or a name that is looked for in PATH
 * @param args its arguments, without its own name; they may be left out
 * @throws {TraceError} if it cannot be started; nothing is running then
 * @throws {OptionTypeError} for options of a wrong type, and such as there are not
 */
export function trace(file: string | URL, args?: Arguments, options?: StartOptions & Unfiltered): Tracer;
export function trace<const F extends CallFilter>(
  file: string | URL,
  args: Arguments,
  options: StartOptions<F>,
): Tracer<FilteredCall<F>>;
export function trace(file: string | URL, options: StartOptions & Unfiltered): Tracer;
export function trace<const F extends CallFilter>(
  file: string | URL,
  options: StartOptions<F>,
): Tracer<FilteredCall<F>>;
export function trace(file: string | URL, given?: Arguments | StartOptions, more?: StartOptions): Tracer {
  const [args, options] = argumentsAndOptions(given, more);
  return new Tracer({ program: { file, args }, pids: [] }, options);
}

/**
 * Traces processes that are running already, with all their threads.
 *
 * @param pids process ids
 * @throws {TraceError} if one does not exist or may not be traced; none is traced then
 * @throws {OptionTypeError} for options of a wrong type, and such as there are not
 */
export function attach(pids: number | readonly number[], options?: TraceOptions & Unfiltered): Tracer;
export function attach<const F extends CallFilter>(
  pids: number | readonly number[],
  options: TraceOptions<F>,
): Tracer<FilteredCall<F>>;
export function attach(pids: number | readonly number[], options: TraceOptions = {}): Tracer {
  return new Tracer({ pids: Array.isArray(pids) ? pids : [pids] }, options);
}
