import type { AnyCall, TraceEvent } from '@hstrace/syscalls';
import { World } from '@hstrace/syscalls/analysis';
import { TraceError } from './errors.js';
import type { ExitStatus } from './exit-status.js';
import type { CallFilter } from './filter/call-filter.js';
import type { FilteredCall, StartOptions } from './options.js';
import { trace } from './trace.js';

export interface CollectOptions<F extends CallFilter = CallFilter> extends StartOptions<F> {
  /** Most events that are kept; with more of them it fails, and the program is ended. Default: 100,000. */
  readonly mostEvents?: number;
}

/** All of a short trace. */
export interface Collected<C = AnyCall> {
  /** The calls, in the order in which they ended. */
  readonly calls: readonly C[];
  /** Everything, in order. */
  readonly events: readonly TraceEvent[];
  /** How the program ended; undefined if it was let go before. */
  readonly exit: ExitStatus | undefined;
  /** What the program printed, where `stdio` asked for pipes. */
  readonly stdout: string;
  readonly stderr: string;
  /** Files, processes and endpoints. */
  readonly world: World;
}

/**
 * Runs a program to its end and gives its whole trace: for scripts and tests.
 *
 * Descriptors are resolved unless `descriptors` says otherwise. Standard input is closed and the program's output is
 * returned, unless `stdio` says otherwise.
 *
 * @throws {TraceError} if it cannot be started, or `TOO_MUCH` if there are more events than `mostEvents`
 */
export async function collect<const F extends CallFilter>(
  file: string,
  args: readonly string[] = [],
  options: CollectOptions<F> = {},
): Promise<Collected<FilteredCall<F>>> {
  const { mostEvents = 100_000, ...rest } = options;
  const tracer = trace(file, args, { descriptors: true, stdio: ['ignore', 'pipe', 'pipe'], ...rest });
  const output = [read(tracer.stdout), read(tracer.stderr)] as const;
  const calls: AnyCall[] = [];
  const events: TraceEvent[] = [];
  const world = new World(options.cwd ?? process.cwd());
  for await (const batch of tracer.eventBatches()) {
    for (const event of batch) {
      world.add(event);
      events.push(event);
      if (event.type === 'syscall') calls.push(event as unknown as AnyCall);
    }
    if (events.length > mostEvents) {
      await tracer.stop();
      throw new TraceError(
        'TOO_MUCH',
        `${file} caused more than ${mostEvents} events: ask for fewer calls (syscalls), raise mostEvents, or read them one by one with trace()`,
      );
    }
  }
  const [stdout, stderr] = await Promise.all(output);
  return {
    calls: calls as unknown as readonly FilteredCall<F>[],
    events,
    exit: await tracer.exit,
    stdout,
    stderr,
    world,
  };
}

async function read(stream: NodeJS.ReadableStream | null): Promise<string> {
  if (stream === null) return '';
  const parts: Buffer[] = [];
  try {
    for await (const part of stream) parts.push(Buffer.from(part as Uint8Array));
  } catch {
    // The pipe broke as tracing was stopped: what was read is what there is.
  }
  return Buffer.concat(parts).toString('utf8');
}
