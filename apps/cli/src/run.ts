import { HStrace, TraceError, type Tracer } from '@hstrace/core';
import { errnoNumber, failureOf, type TraceEvent } from '@hstrace/syscalls';
import { EventFilter } from './filter/event-filter.js';
import { type Formatter, formatterMaker } from './formats.js';
import { interrupts } from './interrupt.js';
import { UsageError } from './options/getopt.js';
import type { Settings } from './options/settings.js';
import { type Output, OutputError, openOutput } from './output/output.js';
import { changedEnvironment, findByName, findUser, resolvePaths, type User } from './prepare.js';
import { ProcessNames } from './process-names.js';

/** How the command ends. */
export interface End {
  readonly code: number;
  /** The signal of which the command dies as well. */
  readonly signal?: number;
}

/** Exit codes of shells for programs that cannot be run. */
const NOT_FOUND = 127;
const NOT_EXECUTABLE = 126;
/** The kernel's limit for paths, without the NUL. */
const LONGEST_PATH = 4095;
/** More of a string is never copied, whatever -s says: the engine's limit is 64 MiB. */
const LONGEST_STRING = (64 << 20) - 2;

/**
 * Runs a trace.
 *
 * @param check what is still to be checked, see `parse()`
 * @throws {UsageError} before anything is started
 */
export async function run(
  settings: Settings,
  say: (text: string) => void,
  check: (stage: 'filter' | 'output' | 'last') => void,
): Promise<End> {
  const sayPath = settings.quiet.has('path-resolution') ? () => {} : say;
  const paths = resolvePaths(settings.filter.paths, sayPath);
  check('filter');
  const user = settings.user === undefined ? undefined : findUser(settings.user);
  const pids = [...settings.pids, ...findByName(settings.attachNames)];
  check('output');
  let output: Output;
  try {
    output = openOutput(settings.output);
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    throw new UsageError(error.message, false);
  }
  check('last');

  const names = new ProcessNames();
  const view = await View.make(settings, output, say, names, paths);
  let tracer: Tracer;
  try {
    tracer = start(settings, pids, user, (error) => say(attachError(error)));
  } catch (error) {
    if (!(error instanceof TraceError)) throw error;
    await output.close();
    say(startError(error, settings));
    return {
      code: error.code === 'NOT_FOUND' ? NOT_FOUND : error.code === 'NOT_EXECUTABLE' ? NOT_EXECUTABLE : 1,
    };
  }
  const stopped = interrupts(settings.interruptible, tracer);
  for await (const events of tracer.eventBatches()) {
    for (const event of events) view.take(event);
    output.flush();
  }
  view.end();
  await output.close();
  const signal = stopped();
  if (signal !== undefined) return { code: 128 + signal, signal };
  const status = await tracer.exit;
  if (status === undefined) return { code: 0 };
  return status.signal === undefined
    ? { code: status.code }
    : { code: 128 + status.signal, signal: status.signal };
}

/** What strace says of a program that cannot be run, or a process that cannot be traced. */
function startError(error: TraceError, settings: Settings): string {
  const [file] = settings.program;
  if (error.pid !== undefined) return attachError(error);
  if (file !== undefined && file.length > LONGEST_PATH) return `exec: ${textOf('ENAMETOOLONG')}`;
  if (error.code === 'NOT_FOUND' && error.errno !== 'ENAMETOOLONG')
    return `Can't stat '${file}': ${textOf(error.errno ?? 'ENOENT')}`;
  return error.errno === undefined ? error.message : `exec: ${textOf(error.errno)}`;
}

/** strace's line, and what can be done about it. */
function attachError(error: TraceError): string {
  const line = `attach: ptrace(PTRACE_SEIZE, ${error.pid}): ${textOf(error.errno ?? 'EPERM')}`;
  if (error.code !== 'NOT_PERMITTED') return line;
  const advice = error.message.replace(/^.*?\(E[A-Z]+\)\.\s*/, '');
  return advice === '' ? line : `${line}\n${advice}`;
}

function textOf(errno: string): string {
  return failureOf(errnoNumber(errno) ?? 0).text ?? errno;
}

function start(
  settings: Settings,
  pids: readonly number[],
  user: User | undefined,
  onAttachError: (error: TraceError) => void,
): Tracer {
  const { strace, filter, program, environment } = settings;
  const limit = strace.stringLimit ?? 32;
  const dumps = strace.dumpRead !== undefined || strace.dumpWrite !== undefined;
  const needsPaths = filter.paths.length > 0 || filter.pathGlobs.length > 0;
  const details = [...settings.decodeFds].some((one) => one !== 'path');
  const builder = new HStrace().options({
    follow: settings.follow,
    killOnExit: settings.killOnExit,
    onAttachError,
    stringLimit: Math.min(dumps ? Math.max(limit, 1 << 20) : limit, LONGEST_STRING),
    arrayLimit: strace.abbreviated === undefined ? limit + 1 : 65_536,
    descriptors: details
      ? 'details'
      : needsPaths || settings.decodeFds.size > 0 || settings.format === 'human',
    systemTime: settings.summary !== undefined && !settings.summary.wallClock,
    ...(filter.calls === undefined ? {} : { syscalls: filter.calls }),
    ...(environment.length === 0 ? {} : { env: changedEnvironment(process.env, environment) }),
    ...(settings.argv0 === undefined ? {} : { argv0: settings.argv0 }),
    ...user,
  });
  const [file, ...args] = program;
  if (file !== undefined) builder.program(file).args(args);
  for (const pid of pids) builder.pid(pid);
  return builder.start();
}

/** Shows events: filters, formats and writes them. */
class View {
  readonly #output: Output;
  readonly #filter: EventFilter;
  readonly #all: boolean;
  readonly #names: ProcessNames;
  readonly #make: () => Formatter;
  readonly #one: Formatter | undefined;
  readonly #separate = new Map<number, Formatter>();

  private constructor(output: Output, filter: EventFilter, names: ProcessNames, make: () => Formatter) {
    this.#output = output;
    this.#filter = filter;
    this.#all = filter.isEmpty;
    this.#names = names;
    this.#make = make;
    this.#one = output.isSeparate ? undefined : make();
  }

  static async make(
    settings: Settings,
    output: Output,
    say: (text: string) => void,
    names: ProcessNames,
    paths: readonly string[],
  ): Promise<View> {
    const message = (text: string): void => {
      // Messages stand in the trace where they belong, if both go the same way.
      if (output.isStandardError) output.flush();
      say(text);
    };
    const make = await formatterMaker(settings, {
      isTerminal: output.isTerminal,
      message,
      clockOffset: clockOffset(),
      processName: (pid) => names.of(pid),
    });
    return new View(output, new EventFilter(settings.filter, paths), names, make);
  }

  take(event: TraceEvent): void {
    this.#names.note(event);
    if (!this.#all && !this.#filter.shows(event)) return;
    if (event.type === 'exec' && this.#one === undefined && event.formerTid !== event.tid) this.#leave(event);
    const text = this.#formatter(event.tid).format(event);
    if (text !== '') this.#output.sink(event.tid).write(text);
    if (event.type === 'exited' || event.type === 'killed' || event.type === 'detached') {
      this.#separate.delete(event.tid);
      this.#output.end(event.tid);
    }
  }

  /** A thread goes on in the file of its process. */
  #leave({ formerTid, tid }: Extract<TraceEvent, { type: 'exec' }>): void {
    const text = this.#separate.get(formerTid)?.leave?.(formerTid, tid) ?? '';
    if (text !== '') this.#output.sink(formerTid).write(text);
    this.#separate.delete(formerTid);
    this.#output.end(formerTid);
  }

  end(): void {
    const text = this.#one?.end() ?? '';
    if (text !== '') this.#output.sink(0).write(text);
    for (const [tid, formatter] of this.#separate) {
      const rest = formatter.end();
      if (rest !== '') this.#output.sink(tid).write(rest);
    }
  }

  #formatter(tid: number): Formatter {
    if (this.#one !== undefined) return this.#one;
    let formatter = this.#separate.get(tid);
    if (formatter === undefined) {
      formatter = this.#make();
      this.#separate.set(tid, formatter);
    }
    return formatter;
  }
}

/** Nanoseconds from CLOCK_MONOTONIC to the time of day. */
function clockOffset(): bigint {
  const before = process.hrtime.bigint();
  const milliseconds = performance.timeOrigin + performance.now();
  const after = process.hrtime.bigint();
  return BigInt(Math.round(milliseconds * 1e6)) - (before + after) / 2n;
}
