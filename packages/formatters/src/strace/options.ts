import type { Abi, Arch, SyscallCall } from '@hstrace/syscalls';
import type { StraceTheme } from './theme.js';

/** How numbers with names are shown, as strace's `-X`. */
export type ConstantStyle = 'abbrev' | 'raw' | 'verbose';

/** Which strings are shown in hexadecimal, as strace's `-x`, `-xx` and `--strings-in-hex`. */
export type HexStrings = 'none' | 'non-ascii-chars' | 'non-ascii' | 'all';

/** What can be said of a descriptor: `-e decode-fds=`. */
export type DescriptorDetail = 'path' | 'socket' | 'dev' | 'pidfd' | 'eventfd' | 'signalfd';

/** Precision of time stamps. */
export type Precision = 's' | 'ms' | 'us' | 'ns';

/** When the pid is printed before a line. */
export type PidColumn =
  /** `[pid  42] `, while more than one thread is traced: for a terminal. */
  | 'bracketed'
  /** `[pid  42] `, always. */
  | 'always'
  /** `42    `, always: for a file. */
  | 'plain'
  | 'none';

/** Which calls a rule is about. */
export type CallSet = 'all' | 'none' | { has(arch: Arch, nr: number): boolean };

/** What the strace format leaves open, by strace's own options. */
export interface StraceOptions {
  /** `-s`: most bytes of a string, and most elements of an array. Default 32. */
  readonly stringLimit?: number;
  /** `-a`: the column of the result. Default 40. */
  readonly column?: number;
  /** `-X`. Default `abbrev`. */
  readonly constants?: ConstantStyle;
  /** `-x`, `-xx`. Default `none`. */
  readonly hexStrings?: HexStrings;
  /** `-e abbrev=`: calls whose structures are shortened. Default all; `-v` is none. */
  readonly abbreviated?: CallSet;
  /** `-e verbose=`: calls whose structures are shown at all. Default all. */
  readonly verbose?: CallSet;
  /** `-e raw=`: calls whose arguments are not decoded. Default none. */
  readonly raw?: CallSet;
  /** `-y` (1) and `-yy` (2). Default 0. */
  readonly descriptors?: 0 | 1 | 2;
  /** Kinds of descriptors whose details are shown (`-e decode-fds=`). */
  readonly descriptorDetails?: ReadonlySet<DescriptorDetail>;
  /** `-N`: every argument with its name. */
  readonly argumentNames?: boolean;
  /** Show the namespaces that a call has entered; the trace must have them (`namespaces`). */
  readonly namespaces?: boolean;
  /** Show why virtual processors stop, or (`vcpu+`) all of `struct kvm_run`; the trace must have it (`mappings`). */
  readonly kvm?: 'vcpu' | 'vcpu+' | undefined;
  /** `-n`: the syscall's number. */
  readonly numbers?: boolean;
  /** `-i`: the instruction pointer. */
  readonly instructionPointer?: boolean;
  /** `-k` and `-kk`: stack traces, where the events have them; with `source` by source lines, too. */
  readonly stackTraces?: 'symbols' | 'source' | undefined;
  /** `-t`, `-tt`, `-ttt`. */
  readonly time?: { readonly form: 'clock' | 'unix'; readonly precision: Precision } | undefined;
  /** `-r`. */
  readonly relativeTime?: Precision | undefined;
  /** `-T`. */
  readonly duration?: Precision | undefined;
  readonly pids?: PidColumn;
  /** `-Y`, `--decode-pids=comm`: the command behind a pid. */
  readonly processNames?: boolean;
  /** `--decode-pids=pidns`: the ids that processes of other pid namespaces have in the tracer's. */
  readonly pidTranslation?: boolean;
  /** What is not said: `-e quiet=`. */
  readonly quiet?: ReadonlySet<'attach' | 'exit' | 'path-resolution' | 'personality' | 'thread-execve'>;
  /** `-e signal=`: which signals have lines. Default: all. */
  readonly signals?: (signal: number) => boolean;
  /** Nanoseconds from CLOCK_MONOTONIC to the time of day. */
  readonly clockOffset?: bigint;
  /** When the machine was started: nanoseconds since 1970. Asked for when a time is first shown that counts from then. */
  readonly bootTime?: () => bigint;
  /** Name of a network interface. */
  readonly interfaceName?: (index: number) => string | undefined;
  /** Name of a family of generic netlink, by the number that the kernel has given it. */
  readonly genericFamily?: (id: number) => string | undefined;
  /**
   * The id in the tracer's pid namespace of the process, thread or group that has the id `pid` in the namespace of the
   * thread `tid`; undefined if it is not known. Default: not known.
   */
  readonly translatePid?: (tid: number, pid: number) => number | undefined;
  /** Command of a process, as far as it is known. */
  readonly processName?: (pid: number) => string | undefined;
  /** How many threads of a process were attached to with it; undefined for one that was not attached to by its own id. */
  readonly attachedThreads?: (pid: number) => number | undefined;
  /** The name of the call that a thread was in before it was attached to. */
  readonly interruptedCall?: (tid: number, abi: Abi) => string | undefined;
  /** Colours parts of a line. */
  readonly theme?: StraceTheme;
  /** `-e read=`: descriptors of which all that is read is dumped. */
  readonly dumpRead?: (fd: number) => boolean;
  /** `-e write=`: descriptors of which all that is written is dumped. */
  readonly dumpWrite?: (fd: number) => boolean;
}

/** Whether a call is in a set. */
export function inSet(set: CallSet | undefined, call: SyscallCall, otherwise: boolean): boolean {
  if (set === undefined) return otherwise;
  return set === 'all' ? true : set === 'none' ? false : set.has(call.abi.arch, call.selector);
}
