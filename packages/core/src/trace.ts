import type { StartOptions, TraceOptions } from './options.js';
import { Tracer } from './tracer.js';

/**
 * Starts a program and traces it.
 *
 * @param file the program: a path, or a name that is looked for in PATH
 * @param args its arguments, without its own name
 * @throws {TraceError} if it cannot be started; nothing is running then
 */
export function trace(file: string, args: readonly string[] = [], options: StartOptions = {}): Tracer {
  return new Tracer({ program: { file, args }, pids: [] }, options);
}

/**
 * Traces processes that are running already, with all their threads.
 *
 * @param pids process ids
 * @throws {TraceError} if one does not exist or may not be traced; none is traced then
 */
export function attach(pids: number | readonly number[], options: TraceOptions = {}): Tracer {
  return new Tracer({ pids: typeof pids === 'number' ? [pids] : pids }, options);
}
