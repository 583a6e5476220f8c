import type { Readable } from 'node:stream';
import type { AnyCall, ProcessEvent, SyscallCall } from '@hstrace/syscalls';
import { World } from '@hstrace/syscalls/analysis';
import { type Arguments, argumentsAndOptions } from './arguments.js';
import { bound, textOrBytes } from './checks/check.js';
import { aborted, TraceError } from './errors.js';
import type { ExitStatus } from './exit-status.js';
import type { CallFilter, FilteredCall } from './filter/call-filter.js';
import type { SyscallSet } from './filter/syscall-set.js';
import type { StartOptions, Unfiltered } from './options.js';
import { Tracer } from './tracer.js';

/** How what a program printed is given: as text in an encoding, or as bytes. */
export type OutputEncoding = BufferEncoding | 'buffer';

/** How a program is run and traced to its end. */
export interface CollectOptions<F extends CallFilter = CallFilter, E extends OutputEncoding = OutputEncoding>
  extends StartOptions<F> {
  /** What the program reads from its standard input, which is empty otherwise. */
  readonly input?: string | Uint8Array;
  /** In which encoding `stdout` and `stderr` are given; `buffer` for bytes. Default: utf8. */
  readonly encoding?: E;
  /** Most events that are kept; with more of them it fails, and the program is ended. Default: 100,000. */
  readonly mostEvents?: number;
  /** Most bytes that are kept of `stdout` and of `stderr`; with more it fails as well. Default: 64 MiB. */
  readonly mostOutput?: number;
}

/** All of a short trace. */
export interface Collected<C extends SyscallCall = AnyCall, O extends string | Buffer = string> {
  /** The calls, in the order in which they ended. */
  readonly calls: readonly C[];
  /** Everything, in order. */
  readonly events: readonly (C | ProcessEvent)[];
  /** How the program ended; undefined if it was let go before. */
  readonly exit: ExitStatus | undefined;
  /** Whether it ran longer than `timeout`, and was sent `killSignal`. */
  readonly timedOut: boolean;
  /** What the program printed, where `stdio` asked for pipes. */
  readonly stdout: O;
  readonly stderr: O;
  /** Files, processes and endpoints. */
  readonly world: World;
  /** Which calls were asked for; undefined: all. */
  readonly filter: SyscallSet | undefined;
}

/** What the program's output is in an encoding. */
export type OutputIn<E extends OutputEncoding> = E extends 'buffer' ? Buffer : string;

const MOST_EVENTS = 100_000;
const MOST_OUTPUT = 64 * 1024 * 1024;

/**
 * Runs a program to its end and gives its whole trace: for scripts and tests.
 *
 * Arguments may be left out. Descriptors are resolved unless `descriptors` says otherwise. Standard input is empty (or `input`) and the program's
 * output is returned, unless `stdio` says otherwise. A program that fails is no error: see `exit`.
 *
 * @throws {TraceError} if it cannot be started, `TOO_MUCH` if there are more events than `mostEvents` or more output than
 *   `mostOutput`, `ABORTED` if the AbortSignal ends it before
 */
export function collect<E extends OutputEncoding = 'utf8'>(
  file: string | URL,
  args?: Arguments,
  options?: CollectOptions<CallFilter, E> & Unfiltered,
): Promise<Collected<AnyCall, OutputIn<E>>>;
export function collect<const F extends CallFilter, E extends OutputEncoding = 'utf8'>(
  file: string | URL,
  args: Arguments,
  options: CollectOptions<F, E>,
): Promise<Collected<FilteredCall<F>, OutputIn<E>>>;
export function collect<E extends OutputEncoding = 'utf8'>(
  file: string | URL,
  options: CollectOptions<CallFilter, E> & Unfiltered,
): Promise<Collected<AnyCall, OutputIn<E>>>;
export function collect<const F extends CallFilter, E extends OutputEncoding = 'utf8'>(
  file: string | URL,
  options: CollectOptions<F, E>,
): Promise<Collected<FilteredCall<F>, OutputIn<E>>>;
export async function collect(
  file: string | URL,
  argsOrOptions?: Arguments | CollectOptions,
  more?: CollectOptions,
): Promise<Collected<AnyCall, string | Buffer>> {
  const [args, options] = argumentsAndOptions(argsOrOptions, more);
  const { mostEvents = MOST_EVENTS, mostOutput = MOST_OUTPUT, input, encoding, ...rest } = options;
  bound(mostEvents, 'mostEvents');
  bound(mostOutput, 'mostOutput');
  if (input !== undefined) textOrBytes(input, 'input');
  if (encoding !== undefined && encoding !== 'buffer' && !Buffer.isEncoding(encoding))
    throw new TraceError('BAD_OPTIONS', `there is no encoding '${encoding}'`);
  if (input !== undefined && options.stdio !== undefined)
    throw new TraceError(
      'BAD_OPTIONS',
      'input says what standard input is: leave out stdio, or write to a pipe',
    );
  const tracer = new Tracer(
    { program: { file, args }, pids: [] },
    { descriptors: true, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'], ...rest },
  );
  const tooMuch = async (what: string, advice: string): Promise<never> => {
    await tracer.stop();
    throw new TraceError('TOO_MUCH', `${file} caused more than ${what}: ${advice}`);
  };
  const read = async (stream: Readable | null): Promise<Buffer> => {
    const bytes = await readAll(stream, mostOutput);
    return bytes ?? tooMuch(`${mostOutput} bytes of output`, 'raise mostOutput, or let stdio lead to a file');
  };
  const output = Promise.all([read(tracer.stdout), read(tracer.stderr)]);
  // It is waited for below; until then a failure is nobody's.
  output.catch(() => {});
  const { stdin } = tracer;
  if (input !== undefined && stdin !== null) {
    // A program need not read all of its input.
    stdin.on('error', () => {});
    stdin.end(input);
  }
  const calls: AnyCall[] = [];
  const events: (AnyCall | ProcessEvent)[] = [];
  const world = new World(tracer.workingDirectory);
  for await (const batch of tracer.eventBatches()) {
    for (const event of batch) {
      world.add(event);
      events.push(event);
      if (event.type === 'syscall') calls.push(event);
    }
    if (events.length > mostEvents) {
      await tooMuch(
        `${mostEvents} events`,
        'ask for fewer calls (syscalls), raise mostEvents, or read them one by one with trace()',
      );
    }
  }
  if (options.signal?.aborted === true) throw aborted(options.signal);
  const given = (bytes: Buffer): string | Buffer =>
    encoding === 'buffer' ? bytes : bytes.toString(encoding ?? 'utf8');
  const [stdout, stderr] = await output;
  return {
    calls,
    events,
    exit: await tracer.exit,
    timedOut: tracer.timedOut,
    stdout: given(stdout),
    stderr: given(stderr),
    world,
    filter: tracer.filter,
  };
}

/** All that comes from a stream; undefined if that is more than so many bytes. */
async function readAll(stream: Readable | null, most: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of stream ?? []) {
      const bytes = Buffer.from(part as Uint8Array);
      length += bytes.length;
      if (length > most) return undefined;
      parts.push(bytes);
    }
  } catch {
    // The pipe broke as tracing was stopped: what was read is what there is.
  }
  return Buffer.concat(parts);
}
