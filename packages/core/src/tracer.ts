/// <reference lib="esnext.disposable" preserve="true" />
// Whoever uses these types need not name that library.

import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Duplex, Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { AnyCall, ProcessEvent, SignalName, SyscallCall, TraceEvent } from '@hstrace/syscalls';
import { plainSignalName, signalNumber } from '@hstrace/syscalls/codes';
import { RecordType, recordHeads } from '@hstrace/syscalls/records';
import type { RiskOptions } from '@hstrace/syscalls/risk';
import { wholePlan } from '#plan';
import { loadBinding } from './binding/index.js';
import type { NativeTracer } from './binding/native.gen.js';
import { aSignal } from './checks/check.js';
import { aPid, checkedOptions, checkProgram } from './checks/options.js';
import { aborted, failedToExecute, TraceError, traceErrorOf } from './errors.js';
import type { ExitStatus } from './exit-status.js';
import { compileFilter } from './filter/call-filter.js';
import type { CallConditions } from './filter/conditions.js';
import { errnoNumbers } from './filter/errno-numbers.js';
import type { SyscallSet } from './filter/syscall-set.js';
import { checkFolder, findProgram } from './find-program.js';
import { tamperRules } from './injection.js';
import type { StartOptions, TraceOptions } from './options.js';
import { ProgramPipes, stdioNumbers } from './stdio.js';

/** What is traced: a program to start, processes to attach to, or both. */
export interface Target {
  readonly program?:
    | { readonly file: string | URL; readonly args: readonly (string | Uint8Array)[] }
    | undefined;
  readonly pids: readonly number[];
}

/** Bytes of pointer arrays (argv, envp) that are copied. */
const ENV_CAP = 65_536;
/** Bytes of buffers that decoders read whole (directory entries, netlink). */
const BULK_CAP = 65_536;
/** The kernel's limit for a path, its NUL included. */
const PATH_CAP = 4096;

/**
 * A trace that is under way. Iterate over {@link events} or {@link syscalls}; leaving the loop, {@link stop},
 * `await using` and the AbortSignal all end it. A tracer that nobody has a reference to any more ends too, when the
 * garbage collector finds it: what it has started is killed, what it was attached to goes on.
 *
 * The program waits for its reader when much is unread. A tracer alone does not keep the host's event loop alive, and
 * pending reads do.
 */
export class Tracer<C extends SyscallCall = AnyCall> implements AsyncDisposable {
  /** The program that was started; undefined if none was. */
  readonly pid: number | undefined;
  /**
   * How the program ended; undefined if it was let go before, and for a trace of attached processes alone. Settles when
   * the events have been read that far: use {@link drain} to wait for the end without looking at them.
   */
  readonly exit: Promise<ExitStatus | undefined>;
  /** What relative paths of the program are relative to when it starts. */
  readonly workingDirectory: string;
  /** Which calls are asked for; undefined: all. */
  readonly filter: SyscallSet | undefined;
  /** Why the program could not be executed, where that is no error (`keepFailed`). */
  readonly failure: TraceError | undefined;

  readonly #native: NativeTracer;
  readonly #pipes: ProgramPipes;
  readonly #where: CallConditions<AnyCall> | undefined;
  /** The calls that were asked for, where the engine cannot tell them from others (the calls of socketcall). */
  readonly #mixed: SyscallSet | undefined;
  readonly #risks: RiskOptions;
  readonly #abort: AbortSignal | undefined;
  #onAbort: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #lateness: Lateness = { isLate: false, kill: (signal) => this.kill(signal) };
  #stopped: Promise<void> | undefined;
  #resolveExit!: (status: ExitStatus | undefined) => void;
  #reading = false;
  #status: ExitStatus | undefined;

  /** @internal Use `trace()`, `attach()` or the builder. */
  constructor(target: Target, given: StartOptions) {
    const { program, pids } = target;
    if (program === undefined && pids.length === 0) {
      throw new TraceError('BAD_OPTIONS', 'there is nothing to trace: name a program or a process id');
    }
    if (program !== undefined) checkProgram(program.file, program.args);
    for (const pid of pids) aPid(pid, 'pid');
    const options = checkedOptions(given);
    const cwd = options.cwd === undefined ? undefined : resolve(placeOf(options.cwd));
    if (cwd !== undefined) checkFolder(cwd);
    const name = program === undefined ? undefined : placeOf(program.file);
    if (options.signal?.aborted === true) throw aborted(options.signal);
    this.workingDirectory = cwd ?? process.cwd();
    this.#risks = { home: homedir(), workingDirectory: this.workingDirectory, ...options.risk };
    this.#where = options.where;
    // What tests them is loaded later; what can be wrong with them is found out here.
    if (options.where?.errno !== undefined) errnoNumbers(options.where.errno);
    this.filter = options.syscalls === undefined ? undefined : compileFilter(options.syscalls);
    this.#mixed = this.filter?.isMixed === true ? this.filter : undefined;
    // All that can be wrong with the caller's wishes is found out before anything is started.
    const file = name === undefined ? undefined : findProgram(name, pathOf(options), cwd, options.keepFailed);
    const stdio = stdioNumbers(options.stdio, options.inheritedDescriptors);
    const { NativeTracer: Native } = loadBinding();
    try {
      this.#native = new Native(nativeOptions(options, target, this.filter));
    } catch (error) {
      throw traceErrorOf(error);
    }
    this.exit = new Promise((resolve) => {
      this.#resolveExit = resolve;
    });
    let pipes: readonly number[] = [];
    try {
      this.#attachAll(target, options.onAttachError);
      if (program !== undefined && name !== undefined && file !== undefined) {
        const started = this.#native.start({
          file,
          args: [...program.args],
          argv0: options.argv0 ?? name,
          env: environment(options),
          stdio,
          ...(cwd === undefined ? {} : { cwd }),
          ...(options.uid === undefined ? {} : { uid: options.uid }),
          ...(options.gid === undefined ? {} : { gid: options.gid }),
          ...(options.groups === undefined ? {} : { groups: [...options.groups] }),
          ...(options.detached === true ? { setsid: true } : {}),
          ...(options.openFiles === undefined ? {} : { openFiles: options.openFiles }),
          ...(options.signalMask === undefined ? {} : { signalMask: options.signalMask.map(numberOfSignal) }),
          ...(options.ignoredSignals === undefined
            ? {}
            : { ignoredSignals: options.ignoredSignals.map(numberOfSignal) }),
        });
        this.pid = started.pid;
        pipes = started.stdio;
      }
    } catch (error) {
      const known = traceErrorOf(error);
      if (options.keepFailed !== true || !failedToExecute(error)) {
        void this.#native.stop();
        throw known;
      }
      this.failure = known;
    }
    this.#pipes = new ProgramPipes(pipes);
    this.#abort = options.signal;
    if (options.signal !== undefined) {
      this.#onAbort = stopper(new WeakRef(this));
      options.signal.addEventListener('abort', this.#onAbort, { once: true });
    }
    if (options.timeout !== undefined && options.timeout > 0)
      this.#timer = limit(new WeakRef(this.#lateness), options.timeout, options.killSignal);
  }

  /** Whether the program ran longer than `timeout`, and was sent `killSignal`. */
  get timedOut(): boolean {
    return this.#lateness.isLate;
  }

  /** The program's standard input, if it is a pipe (`stdio`), else null. */
  get stdin(): Writable | null {
    return this.#pipes.input;
  }

  /**
   * The program's standard output, if it is a pipe, else null. The program waits when nobody reads it. It can be read
   * after the end as well; but a tracer that is stopped before closes what nobody has asked for.
   */
  get stdout(): Readable | null {
    return this.#pipes.output(1);
  }

  /** The program's standard error, as {@link stdout}. */
  get stderr(): Readable | null {
    return this.#pipes.output(2);
  }

  /**
   * The program's pipes by its descriptors' numbers: those of {@link stdin}, {@link stdout} and {@link stderr}, and streams
   * to read and to write for the others; null where there is none.
   */
  get stdio(): readonly (Readable | Writable | Duplex | null)[] {
    return this.#pipes.all;
  }

  /**
   * The engine's records, batch by batch, for those who keep them or read them in their own way. They are read once: by
   * this method, or by one of those that give events.
   *
   * @throws {TraceError} ALREADY_READ for a second reader
   */
  async *batches(): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#reading)
      throw new TraceError('ALREADY_READ', 'the events of this tracer are being read already, or have been');
    this.#reading = true;
    try {
      for (;;) {
        const batch = await this.#native.nextBatch();
        if (batch === null) break;
        this.#noteEnd(batch);
        yield batch;
      }
    } catch (error) {
      throw traceErrorOf(error);
    } finally {
      await this.stop();
      this.#finish();
    }
  }

  /** Events in order, in groups as they arrive: for readers to whom one `await` an event is too much. */
  async *eventBatches(): AsyncGenerator<(C | ProcessEvent)[], void, undefined> {
    // The catalog is large: it is loaded while the program is running already.
    const loaded = Promise.all([import('./event-reader.js'), import('@hstrace/syscalls/risk')]).then(
      ([{ EventReader }, { RiskAssessor }]) => {
        const risks = new RiskAssessor(this.#risks);
        return new EventReader((call) => risks.assess(call));
      },
    );
    const accepts =
      this.#where === undefined
        ? undefined
        : (await import('./filter/conditions.js')).compileConditions(this.#where);
    for await (const batch of this.batches()) {
      const read = await (await loaded).read(batch);
      // The filter was given to the engine, and so no calls of other numbers come.
      const mixed = this.#mixed;
      const events = mixed === undefined ? read : read.filter((event) => isAsked(mixed, event));
      yield (
        accepts === undefined
          ? events
          : events.filter((event) => event.type !== 'syscall' || accepts(event as SyscallCall))
      ) as (C | ProcessEvent)[];
    }
  }

  /** Everything that happens, in order: calls, signals, forks, execs, exits. */
  async *events(): AsyncGenerator<C | ProcessEvent, void, undefined> {
    for await (const events of this.eventBatches()) yield* events;
  }

  /** The calls, each once it has ended. */
  async *syscalls(): AsyncGenerator<C, void, undefined> {
    for await (const events of this.eventBatches()) {
      for (const event of events) if (event.type === 'syscall') yield event as C;
    }
  }

  /** The same as {@link syscalls}. */
  [Symbol.asyncIterator](): AsyncGenerator<C, void, undefined> {
    return this.syscalls();
  }

  /**
   * Reads on to the end without looking at the events.
   *
   * @returns how the program ended, as {@link exit}
   */
  async drain(): Promise<ExitStatus | undefined> {
    for await (const _batch of this.batches());
    return this.exit;
  }

  /**
   * Sends a signal to the program that was started; its tracing goes on.
   *
   * @param signal a name or a number. Default: SIGTERM
   * @returns whether there was a program to send it to
   * @throws {TraceError} BAD_OPTIONS if there is no such signal
   */
  kill(signal: SignalName | number = 'SIGTERM'): boolean {
    aSignal(signal, 'signal');
    const number = numberOfSignal(signal);
    if (this.pid === undefined || this.#status !== undefined || this.#stopped !== undefined) return false;
    try {
      this.#native.kill(number);
      return true;
    } catch (error) {
      const known = traceErrorOf(error);
      if (known.code === 'ENDED') return false;
      throw known;
    }
  }

  /**
   * Attaches to one more process, with all its threads.
   *
   * @throws {TraceError} NO_SUCH_PROCESS, NOT_PERMITTED, or ENDED
   */
  attach(pid: number): void {
    aPid(pid, 'pid');
    try {
      this.#native.attach(pid);
    } catch (error) {
      throw traceErrorOf(error);
    }
  }

  /**
   * Lets a process go on untraced, or all of them: then the tracing ends.
   *
   * @throws {TraceError} NO_SUCH_PROCESS if it is not traced; NOT_DETACHABLE if it was started with a filter that the
   *   kernel applies (`seccomp`)
   */
  detach(pid?: number): void {
    if (pid !== undefined) aPid(pid, 'pid');
    try {
      this.#native.detach(pid);
    } catch (error) {
      throw traceErrorOf(error);
    }
  }

  /**
   * Has a text written to a descriptor of this process once, before a traced program begins one of these calls. A line
   * that stands on a terminal for a while can be taken away so before the program writes there; events come too late.
   */
  eraseBefore(calls: SyscallSet, fd: number, text: string): void {
    this.#native.eraseBefore(calls.words(), fd, text);
  }

  /** Calls {@link eraseBefore} off. Whether it had not happened yet. */
  keep(): boolean {
    return this.#native.keep();
  }

  /**
   * Ends the tracing: a program that was started is killed, attached ones are let go as they were. Settles when
   * everything is undone. Calling it again does nothing.
   */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#onAbort !== undefined) this.#abort?.removeEventListener('abort', this.#onAbort);
    try {
      await this.#native.stop();
    } finally {
      // Stopped before its end: whoever stops it does not care for what it has written.
      if (this.#status === undefined) this.#pipes.abandon();
      if (!this.#reading) this.#finish();
    }
  }

  /** Ends the tracing as {@link stop} does: for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  #attachAll({ pids, program }: Target, onError: TraceOptions['onAttachError']): void {
    let failed = 0;
    for (const pid of pids) {
      try {
        this.#native.attach(pid);
      } catch (error) {
        failed++;
        if (onError === undefined || (failed === pids.length && program === undefined)) throw error;
        onError(traceErrorOf(error));
      }
    }
  }

  /** Looks for the end of the program among records, without decoding them. */
  #noteEnd(batch: Uint8Array): void {
    for (const { type, tid, words } of recordHeads(batch)) {
      // The thread group's leader: its last record tells how the process ended.
      if (tid !== this.pid) continue;
      if (type === RecordType.EXITED) this.#status = { code: words[0], signal: undefined };
      else if (type === RecordType.KILLED)
        this.#status = {
          code: undefined,
          signal: words[0],
          signalName: plainSignalName(words[0]),
          coreDumped: words[1] !== 0,
        };
      else continue;
      this.#resolveExit(this.#status);
    }
  }

  #finish(): void {
    clearTimeout(this.#timer);
    this.#pipes.ended();
    this.#resolveExit(this.#status);
  }
}

/**
 * What an AbortSignal calls. A signal may live as long as the host: it must not keep alive a tracer that nobody else
 * knows any more. (A function in the constructor would, by the variables it shares with others there.)
 */
function stopper(tracer: WeakRef<{ stop(): Promise<void> }>): () => void {
  return () => void tracer.deref()?.stop();
}

/** Whether a program has met its time limit. Of the same age as its tracer, which alone knows it. */
interface Lateness {
  isLate: boolean;
  readonly kill: (signal: SignalName | number | undefined) => boolean;
}

/**
 * A timer for a program's limit: it keeps neither a tracer that nobody else knows, nor the host. (What it is given is no
 * Tracer: to compare those with each other, the compiler looks at every call that there is.)
 */
function limit(program: WeakRef<Lateness>, time: number, signal?: SignalName | number): NodeJS.Timeout {
  return setTimeout(() => {
    const late = program.deref();
    if (late !== undefined) late.isLate = late.kill(signal);
  }, time).unref();
}

/** Whether an event is no call, or one of a set: numbers that the set does not know were wanted of the engine. */
function isAsked(set: SyscallSet, event: TraceEvent): boolean {
  if (event.type !== 'syscall' && event.type !== 'syscall-enter') return true;
  const { abi, selector, nr } = event as SyscallCall;
  // Only of multiplexers does the engine give more than was asked for.
  return set.isAsked(abi.arch, selector, nr);
}

/** A path, of what Node.js takes for one. */
function placeOf(place: string | URL): string {
  if (typeof place === 'string') return place;
  try {
    return fileURLToPath(place);
  } catch (error) {
    throw new TraceError('BAD_OPTIONS', `'${place}' is no file: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** The number of a signal that there is. */
function numberOfSignal(signal: SignalName | number): number {
  return signalNumber(String(signal)) as number;
}

function pathOf({ env }: StartOptions): string | undefined {
  if (env === undefined) return process.env.PATH;
  if (!isEntries(env)) return env.PATH;
  const entry = env.map(String).find((one) => one.startsWith('PATH='));
  return entry?.slice('PATH='.length);
}

function isEntries(env: NonNullable<StartOptions['env']>): env is readonly (string | Uint8Array)[] {
  return Symbol.iterator in env;
}

function environment({ env = process.env }: StartOptions): (string | Uint8Array)[] {
  if (isEntries(env)) return [...env];
  return Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
}

/** Where descriptors lead has to be known as well where a rule or a condition is about files. */
function namesDescriptors({ descriptors, inject, where }: TraceOptions): boolean {
  if (descriptors ?? where?.paths !== undefined) return true;
  return inject?.some(({ touching }) => (touching?.paths ?? []).length > 0) === true;
}

function nativeOptions(
  options: TraceOptions,
  target: Target,
  set: SyscallSet | undefined,
): ConstructorParameters<typeof NativeTracer>[0] {
  const started = target.program !== undefined && target.pids.length === 0;
  return {
    plan: wholePlan(),
    caps: {
      str: (options.stringLimit ?? 4096) + 1,
      arr: options.arrayLimit ?? 256,
      path: PATH_CAP,
      env: ENV_CAP,
      bulk: BULK_CAP,
    },
    ...(set === undefined ? {} : { wanted: set.words() }),
    follow: options.follow ?? true,
    descriptorNames: options.descriptors === 'details' ? 2 : namesDescriptors(options) ? 1 : 0,
    pidNamespaces: options.pidNamespaces ?? false,
    namespaces: options.namespaces ?? false,
    mappings: options.mappings ?? false,
    systemTime: options.systemTime ?? false,
    killOnExit: options.killOnExit ?? true,
    detachOnExec: options.detachOnExec ?? false,
    ...(options.stackTraces === undefined || options.stackTraces === false
      ? {}
      : {
          stackTraces: options.stackTraces === 'source' ? 2 : 1,
          ...(options.stackFrames === undefined ? {} : { stackFrames: options.stackFrames }),
        }),
    ...(options.inject === undefined || options.inject.length === 0
      ? {}
      : { tamper: tamperRules(options.inject) }),
    placement: options.placement ?? started,
    seccomp: options.seccomp ?? started,
    noNewPrivileges: options.noNewPrivileges ?? false,
  };
}
