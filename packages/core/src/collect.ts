import type { AnyCall, ProcessEvent, SyscallCall } from '@hstrace/syscalls';
import { World } from '@hstrace/syscalls/analysis';
import { aborted, TraceError } from './errors.js';
import type { ExitStatus } from './exit-status.js';
import type { CallFilter, FilteredCall } from './filter/call-filter.js';
import type { StartOptions, Unfiltered } from './options.js';
import { Tracer } from './tracer.js';

/** How a program is run and traced to its end. */
export interface CollectOptions<F extends CallFilter = CallFilter> extends StartOptions<F> {
  /** Most events that are kept; with more of them it fails, and the program is ended. Default: 100,000. */
  readonly mostEvents?: number;
}

/** All of a short trace. */
export interface Collected<C extends SyscallCall = AnyCall> {
  /** The calls, in the order in which they ended. */
  readonly calls: readonly C[];
  /** Everything, in order. */
  readonly events: readonly (C | ProcessEvent)[];
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
 * @throws {TraceError} if it cannot be started, `TOO_MUCH` if there are more events than `mostEvents`, `ABORTED` if the
 *   AbortSignal ends it before
 */
export function collect(
  file: string,
  args?: readonly string[],
  options?: CollectOptions & Unfiltered,
): Promise<Collected>;
export function collect<const F extends CallFilter>(
  file: string,
  args: readonly string[],
  options: CollectOptions<F>,
): Promise<Collected<FilteredCall<F>>>;
export async function collect(
  file: string,
  args: readonly string[] = [],
  options: CollectOptions = {},
): Promise<Collected> {
  const { mostEvents = 100_000, ...rest } = options;
  const tracer = new Tracer(
    { program: { file, args }, pids: [] },
    { descriptors: true, stdio: ['ignore', 'pipe', 'pipe'], ...rest },
  );
  const output = [read(tracer.stdout), read(tracer.stderr)] as const;
  const calls: AnyCall[] = [];
  const events: (AnyCall | ProcessEvent)[] = [];
  const world = new World(options.cwd ?? process.cwd());
  for await (const batch of tracer.eventBatches()) {
    for (const event of batch) {
      world.add(event);
      events.push(event);
      if (event.type === 'syscall') calls.push(event);
    }
    if (events.length > mostEvents) {
      await tracer.stop();
      throw new TraceError(
        'TOO_MUCH',
        `${file} caused more than ${mostEvents} events: ask for fewer calls (syscalls), raise mostEvents, or read them one by one with trace()`,
      );
    }
  }
  if (options.signal?.aborted === true) throw aborted(options.signal);
  const [stdout, stderr] = await Promise.all(output);
  return {
    calls,
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
