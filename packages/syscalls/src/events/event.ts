import type { SignalName } from '../model/signals.js';
import type { StackTrace } from './stack-trace.js';
import type { SyscallCall } from './syscall-call.js';

interface Base {
  /** Thread group: the process, in the tracer's pid namespace. */
  readonly pid: number;
  /** The thread. */
  readonly tid: number;
  /** When it happened: nanoseconds of CLOCK_MONOTONIC. */
  readonly time: bigint;
}

/** A signal is about to be delivered. */
export interface SignalEvent extends Base {
  readonly type: 'signal';
  readonly signal: number;
  /** Undefined for real-time signals. */
  readonly signalName: SignalName | undefined;
  /** The kernel's `siginfo_t`, undecoded: 128 bytes in the tracer's layout. */
  readonly info: Uint8Array;
  /** Where in the program it came, if the run takes stack traces. */
  readonly stack?: StackTrace;
  /** Where the thread was; 0n or undefined if it is not known. */
  readonly instructionPointer?: bigint;
}

/** The process was stopped by a signal (job control). */
export interface StoppedEvent extends Base {
  readonly type: 'stopped';
  readonly signal: number;
  /** Undefined for real-time signals. */
  readonly signalName: SignalName | undefined;
  /** Where in the program it was stopped, if the run takes stack traces. */
  readonly stack?: StackTrace;
  /** Where the thread was; 0n or undefined if it is not known. */
  readonly instructionPointer?: bigint;
}

/** A stopped process runs again. */
export interface ContinuedEvent extends Base {
  readonly type: 'continued';
}

/** A thread ended by itself. */
export interface ExitedEvent extends Base {
  readonly type: 'exited';
  readonly code: number;
}

/** A thread was killed by a signal. */
export interface KilledEvent extends Base {
  readonly type: 'killed';
  readonly signal: number;
  /** Undefined for real-time signals. */
  readonly signalName: SignalName | undefined;
  readonly coreDumped: boolean;
}

/** A process became another program. */
export interface ExecEvent extends Base {
  readonly type: 'exec';
  /** The thread that called execve, where it was not the first of its process: it has taken over the process id. */
  readonly formerTid: number;
  /** The thread's name from now on: the last part of the program's path, at most 15 bytes. Empty if it is not known. */
  readonly command?: string;
}

/** A process or thread was made. */
export interface ForkEvent extends Base {
  readonly type: 'fork';
  readonly child: number;
  /** Thread group of the child: equal to `pid` for a thread. */
  readonly childPid: number;
  readonly how: 'fork' | 'vfork' | 'clone';
}

/** First sight of a process or thread. */
export interface BeginEvent extends Base {
  readonly type: 'begin';
  readonly reason: 'started' | 'attached' | 'forked';
  readonly parent: number;
  readonly command: string;
  readonly executable: string;
  /** Its ids in the pid namespaces that it is in; only where the trace asks for them. */
  readonly namespaceIds?: NamespaceIds;
}

/** The ids that a thread has. */
export interface NamespaceIds {
  /** The pid namespace that it is in: inode number, as in the link `/proc/PID/ns/pid`; 0n if it is not known. */
  readonly namespace: bigint;
  /** From the tracer's namespace to its own. */
  readonly ids: readonly number[];
}

/** A process or thread is not traced any more, and lives on. */
export interface DetachedEvent extends Base {
  readonly type: 'detached';
  /**
   * `stopped`: it was asked for. `rule`: `detachOnExec`. `not followed`: a child, with `follow: false`. `host busy`: a
   * child of the host's own, until the host has time to look for its end; then it is attached to again.
   */
  readonly reason: 'stopped' | 'rule' | 'not followed' | 'host busy';
}

/** The engine has something to say about this run. */
export interface NoticeEvent extends Base {
  readonly type: 'notice';
  readonly code: number;
  readonly text: string;
}

/** What the engine counted by itself. */
export interface CountsEvent extends Base {
  readonly type: 'counts';
  /** The record's own bytes, see docs/engine-protocol.md. */
  readonly data: Uint8Array;
}

/** The last event of a tracer. */
export interface EndEvent extends Base {
  readonly type: 'end';
}

/** Everything that is not a syscall. */
export type ProcessEvent =
  | SignalEvent
  | StoppedEvent
  | ContinuedEvent
  | ExitedEvent
  | KilledEvent
  | ExecEvent
  | ForkEvent
  | BeginEvent
  | DetachedEvent
  | NoticeEvent
  | CountsEvent
  | EndEvent;

/** A call, when it begins (`syscall-enter`, only if it takes long or something comes between) and when it has ended. */
export type SyscallEvent = SyscallCall;

/** Everything that can happen, told apart by `type`; for calls with their types see {@link AnyEvent}. */
export type TraceEvent = SyscallEvent | ProcessEvent;
