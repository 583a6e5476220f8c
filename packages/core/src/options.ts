import type { Stream } from 'node:stream';
import type { SignalName } from '@hstrace/syscalls';
import type { RiskOptions } from '@hstrace/syscalls/risk';
import type { TraceError } from './errors.js';
import type { CallFilter, FilteredCall } from './filter/call-filter.js';
import type { CallConditions } from './filter/conditions.js';
import type { InjectionRule } from './injection.js';

/**
 * Where one of the program's descriptors leads, as for `child_process.spawn`; `closed`: nowhere, it is not open. `inherit` is
 * the descriptor of this process that has the same number; `pipe` is a stream to write to for 0, one to read from for 1
 * and 2, and one for both above.
 */
export type StdioOption =
  | 'inherit'
  | 'ignore'
  | 'pipe'
  | 'closed'
  | number
  | (Stream & { readonly fd: number });

/** What is traced, and how much of it is read. */
export interface TraceOptions<F extends CallFilter = CallFilter> {
  /** Which calls are delivered: names, `%classes`, regular expressions; `!` before the first means all but these. Default: all. */
  readonly syscalls?: F;
  /** Further conditions that calls have to meet: paths, errors, duration, a function of the typed call. */
  readonly where?: CallConditions<FilteredCall<F>>;
  /** Children and threads are traced too. Default: true. */
  readonly follow?: boolean;
  /** Most bytes copied of a string or buffer, unless its kind is read whole. Default: 4096. */
  readonly stringLimit?: number;
  /** Most elements of an array whose pointers are followed. Default: 256. */
  readonly arrayLimit?: number;
  /** Find out what descriptors refer to: paths, and with `details` sockets' addresses and the like. Default: false. */
  readonly descriptors?: boolean | 'details';
  /** Tell at the beginning of each process which ids it has in the pid namespaces that it is in. Default: false. */
  readonly pidNamespaces?: boolean;
  /** Tell which namespaces calls enter (`call.namespaces`). Default: false. */
  readonly namespaces?: boolean;
  /** Copy memory that descriptors are mapped to where it says what a call did (`call.mapping()`): KVM. Default: false. */
  readonly mappings?: boolean;
  /** Measure the processor time the kernel spends in each call. Default: false. */
  readonly systemTime?: boolean;
  /** Keep tracer and tracee on one processor while that is faster. Default: true for started programs. */
  readonly placement?: boolean;
  /** Let the kernel skip the calls that are not wanted (seccomp). Default: true for started programs. */
  readonly seccomp?: boolean;
  /**
   * Without root's rights the kernel allows that filter only to programs that can gain no privileges: start them so
   * (PR_SET_NO_NEW_PRIVS, which they can see; set-user-ID programs have no effect under such a tracer anyway).
   * Default: false.
   */
  readonly noNewPrivileges?: boolean;
  /**
   * Find out in which functions of the program each call is made (`call.stack`), and signals come: by name, and with
   * `source` by source file and line, too. Costs some ten microseconds a call. Default: false.
   */
  readonly stackTraces?: boolean | 'source';
  /** Most functions of one stack, 1 to 4096. Default: 256. */
  readonly stackFrames?: number;
  /** Changes to what calls do. */
  readonly inject?: readonly InjectionRule[];
  /** Processes are let go when they execute a program; a started one, another program. Default: false. */
  readonly detachOnExec?: boolean;
  /**
   * Started programs are killed when the tracing ends before they do; else they go on untraced. `filtered`: only those
   * are killed that run under a filter (see {@link seccomp}), which cannot go on without their tracer; with `false`,
   * none is given one. Default: true.
   */
  readonly killOnExit?: boolean | 'filtered';
  /** Is told of processes that cannot be attached to, while others can. Default: the first error is thrown. */
  readonly onAttachError?: (error: TraceError) => void;
  /** By which rules calls get their `risk`. Default: the standard ones, for this user and working directory. */
  readonly risk?: RiskOptions;
  /** Ends the tracing: started programs are killed, attached ones go on. */
  readonly signal?: AbortSignal;
}

/** Without a filter of names: any call may come. */
export interface Unfiltered {
  readonly syscalls?: undefined;
}

/** How a program is started, as for `child_process.spawn`. */
export interface StartOptions<F extends CallFilter = CallFilter> extends TraceOptions<F> {
  /** Working directory. Default: that of this process. */
  readonly cwd?: string | URL;
  /** Names and values, or entries as they are (`NAME=value`, bytes where they are not UTF-8). Default: the environment of this process. */
  readonly env?: Readonly<Record<string, string | undefined>> | readonly (string | Uint8Array)[];
  /** Default: the name of the program. */
  readonly argv0?: string;
  /** User that the program runs as; only root may choose. */
  readonly uid?: number;
  /** Soft limit of open files. Default: that of this process, which Node.js raises when it starts. */
  readonly openFiles?: bigint;
  /** Group that the program runs as; only root may choose. */
  readonly gid?: number;
  /** Supplementary groups. */
  readonly groups?: readonly number[];
  /**
   * One for the three standard streams, or a list by the numbers of descriptors. What is missing in a list is inherited up
   * to 2, and not open above. Default: `inherit`.
   */
  readonly stdio?: StdioOption | readonly (StdioOption | null | undefined)[];
  /** Descriptors above 2 that the program gets under their own numbers, as `inherit` in `stdio`. Default: none. */
  readonly inheritedDescriptors?: readonly number[];
  /** Run in a new session, so that signals of the terminal do not reach it. Default: false. */
  readonly detached?: boolean;
  /** Signals that are blocked when the program starts, by name or number. Default: none. */
  readonly signalMask?: readonly (SignalName | number)[];
  /** Signals that are ignored when the program starts, by name or number. Default: none. */
  readonly ignoredSignals?: readonly (SignalName | number)[];
  /**
   * The program gets `killSignal` if it still runs after so many milliseconds; its tracing goes on to its end
   * ({@link Tracer.timedOut}). Default, and 0: no limit.
   */
  readonly timeout?: number;
  /** What the program gets at its `timeout`, by name or number. Default: SIGTERM. */
  readonly killSignal?: SignalName | number;
  /**
   * A file that cannot be executed is no error, but traced: its `execve`, which fails, and the end of the process.
   * {@link Tracer.failure} says what was wrong with it. Default: false.
   */
  readonly keepFailed?: boolean;
}
