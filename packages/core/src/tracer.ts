import { homedir } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import type { AnyCall, SyscallCall, TraceEvent } from '@hstrace/syscalls';
import { RecordType, recordHeads } from '@hstrace/syscalls/records';
import type { RiskOptions } from '@hstrace/syscalls/risk';
import { wholePlan } from '#plan';
import { loadBinding } from './binding/index.js';
import type { NativeTracer } from './binding/native.gen.js';
import { TraceError, traceErrorOf } from './errors.js';
import type { ExitStatus } from './exit-status.js';
import { compileFilter } from './filter/call-filter.js';
import type { CallConditions } from './filter/conditions.js';
import { findProgram } from './find-program.js';
import { tamperRules } from './injection.js';
import type { StartOptions, TraceOptions } from './options.js';
import { type ProgramStreams, programStreams, stdioNumbers } from './stdio.js';

/** What is traced: a program to start, processes to attach to, or both. */
export interface Target {
  readonly program?: { readonly file: string; readonly args: readonly (string | Uint8Array)[] } | undefined;
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
 * `await using` and the AbortSignal all end it.
 */
export class Tracer<C = AnyCall> implements AsyncDisposable {
  /** The program that was started; undefined if none was. */
  readonly pid: number | undefined;
  /** The program's standard input, if it is a pipe. */
  readonly stdin: Writable | null;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  /**
   * How the program ended. Settles when the events have been read that far; for a trace of attached processes alone it
   * is undefined, once all have ended or were let go.
   */
  readonly exit: Promise<ExitStatus | undefined>;

  readonly #native: NativeTracer;
  readonly #where: CallConditions<AnyCall> | undefined;
  readonly #risks: RiskOptions;
  readonly #abort: AbortSignal | undefined;
  readonly #onAbort = (): void => {
    void this.stop();
  };
  #resolveExit!: (status: ExitStatus | undefined) => void;
  #reading = false;
  #ended = false;
  #status: ExitStatus | undefined;

  /** @internal Use `trace()`, `attach()` or the builder. */
  constructor(target: Target, options: StartOptions) {
    if (target.program === undefined && target.pids.length === 0) {
      throw new TraceError('BAD_OPTIONS', 'there is nothing to trace: name a program or a process id');
    }
    options.signal?.throwIfAborted();
    this.#risks = { home: homedir(), workingDirectory: options.cwd ?? process.cwd(), ...options.risk };
    this.#where = options.where;
    // All that can be wrong with the caller's wishes is found out before anything is started.
    const file =
      target.program === undefined
        ? undefined
        : findProgram(target.program.file, pathOf(options), options.cwd);
    this.#native = new (loadBinding().NativeTracer)(nativeOptions(options, target));
    this.exit = new Promise((resolve) => {
      this.#resolveExit = resolve;
    });
    let streams: ProgramStreams = { stdin: null, stdout: null, stderr: null };
    try {
      this.#attachAll(target, options.onAttachError);
      if (target.program !== undefined && file !== undefined) {
        const started = this.#native.start({
          file,
          args: [...target.program.args],
          argv0: options.argv0 ?? target.program.file,
          env: environment(options),
          stdio: stdioNumbers(options.stdio),
          ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
          ...(options.uid === undefined ? {} : { uid: options.uid }),
          ...(options.gid === undefined ? {} : { gid: options.gid }),
          ...(options.groups === undefined ? {} : { groups: [...options.groups] }),
          ...(options.detached === true ? { setsid: true } : {}),
          ...(options.signalMask === undefined ? {} : { signalMask: [...options.signalMask] }),
          ...(options.ignoredSignals === undefined ? {} : { ignoredSignals: [...options.ignoredSignals] }),
        });
        this.pid = started.pid;
        streams = programStreams(started.stdio);
      }
    } catch (error) {
      void this.#native.stop();
      throw traceErrorOf(error);
    }
    this.stdin = streams.stdin;
    this.stdout = streams.stdout;
    this.stderr = streams.stderr;
    this.#abort = options.signal;
    this.#abort?.addEventListener('abort', this.#onAbort, { once: true });
  }

  /** The engine's records, batch by batch, for those who keep them or read them in their own way. One reader at a time. */
  async *batches(): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#reading)
      throw new TraceError('BAD_OPTIONS', 'the events of this tracer are being read already');
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
  async *eventBatches(): AsyncGenerator<TraceEvent[], void, undefined> {
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
      const events = await (await loaded).read(batch);
      yield accepts === undefined
        ? events
        : events.filter((event) => event.type !== 'syscall' || accepts(event as SyscallCall));
    }
  }

  /** Everything that happens, in order: calls, signals, forks, execs, exits. */
  async *events(): AsyncGenerator<TraceEvent, void, undefined> {
    for await (const events of this.eventBatches()) yield* events;
  }

  /** The calls, each once it has ended. */
  async *syscalls(): AsyncGenerator<C, void, undefined> {
    for await (const events of this.eventBatches()) {
      for (const event of events) if (event.type === 'syscall') yield event as unknown as C;
    }
  }

  [Symbol.asyncIterator](): AsyncGenerator<C, void, undefined> {
    return this.syscalls();
  }

  /** Attaches to one more process, with all its threads. */
  attach(pid: number): void {
    try {
      this.#native.attach(pid);
    } catch (error) {
      throw traceErrorOf(error);
    }
  }

  /** Lets a process go on untraced, or all of them: then the tracing ends. */
  detach(pid?: number): void {
    try {
      this.#native.detach(pid);
    } catch (error) {
      throw traceErrorOf(error);
    }
  }

  /**
   * Ends the tracing: a program that was started is killed, attached ones are let go as they were. Settles when
   * everything is undone. Calling it again does nothing.
   */
  async stop(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    this.#abort?.removeEventListener('abort', this.#onAbort);
    try {
      await this.#native.stop();
    } finally {
      if (!this.#reading) this.#finish();
    }
  }

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
        this.#status = { code: undefined, signal: words[0], coreDumped: words[1] !== 0 };
      else continue;
      this.#resolveExit(this.#status);
    }
  }

  #finish(): void {
    this.#ended = true;
    this.#resolveExit(this.#status);
  }
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

function nativeOptions(options: TraceOptions, target: Target): ConstructorParameters<typeof NativeTracer>[0] {
  const set = options.syscalls === undefined ? undefined : compileFilter(options.syscalls);
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
    descriptorNames: options.descriptors === 'details' ? 2 : options.descriptors === true ? 1 : 0,
    systemTime: options.systemTime ?? false,
    killOnExit: options.killOnExit ?? true,
    detachOnExec: options.detachOnExec ?? false,
    ...(options.inject === undefined || options.inject.length === 0
      ? {}
      : { tamper: tamperRules(options.inject) }),
    placement: options.placement ?? started,
    seccomp: options.seccomp ?? started,
    noNewPrivileges: options.noNewPrivileges ?? false,
  };
}
