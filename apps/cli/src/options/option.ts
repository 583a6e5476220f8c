import type { InjectionRule, SyscallSet } from '@hstrace/core';
import type { ConstantStyle, HexStrings, Precision } from '@hstrace/formatters/strace';
import type { OptionShape } from './getopt.js';
import type { NumberSet } from './sets.js';
import type { Column, SortKey } from './summary-columns.js';

/** The formats of hstrace. */
export const formats = ['strace', 'human', 'json'] as const;
export type Format = (typeof formats)[number];

/** What colours are made for. */
export const themes = ['auto', 'dark', 'light'] as const;
export type Theme = (typeof themes)[number];

/** What hstrace can be told not to say. */
export const quietWords = ['attach', 'exit', 'path-resolution', 'personality', 'thread-execve'] as const;
export type Quiet = (typeof quietWords)[number];

/** How calls can end. */
export const statuses = ['successful', 'failed', 'unfinished', 'unavailable', 'detached'] as const;
export type Status = (typeof statuses)[number];

/** What can be said of a descriptor. */
export const descriptorWords = ['path', 'socket', 'dev', 'pidfd', 'eventfd', 'signalfd'] as const;
export type DescriptorWord = (typeof descriptorWords)[number];

/** What can be said of a process id. */
export const pidWords = ['comm', 'pidns'] as const;
export type PidWord = (typeof pidWords)[number];

/** When hstrace can be interrupted: `-I`. */
export type Interruptible = 'anywhere' | 'waiting' | 'never' | 'never_tstp';

/** A change of the environment: a value, or undefined to remove the variable. */
export interface EnvironmentChange {
  readonly name: string;
  readonly value: string | undefined;
}

export interface Tips {
  readonly id: number | 'random';
  readonly format: 'none' | 'compact' | 'full';
}

export interface Timestamps {
  readonly form: 'none' | 'clock' | 'unix';
  readonly precision: Precision;
}

/** Everything that options say, as it is while the command line is read. */
export interface Draft {
  /** Takes what is worth saying though it is no error. */
  readonly warn: (text: string) => void;
  // Startup
  environment: EnvironmentChange[];
  pids: number[];
  attachNames: string[];
  user?: string;
  argv0?: string;
  // Tracing
  detachOnExecve: boolean;
  daemonizeShort: number;
  daemonizeLong: number;
  followShort: number;
  followLong: boolean;
  followDeprecated: number;
  noFollow: boolean;
  outputSeparately: boolean;
  interruptible?: Interruptible;
  killOnExit: boolean;
  syscallLimit?: number;
  stopAfter?: StopAfter;
  // Filtering
  trace?: SyscallSet;
  signals?: NumberSet;
  statuses?: ReadonlySet<Status>;
  /** Times that -z and -Z were given. */
  statusShort: number;
  paths: string[];
  pathGlobs: string[];
  descriptors?: NumberSet;
  errnos?: ReadonlySet<number>;
  slower?: number;
  skipStartup: boolean;
  // Form
  format?: Format;
  column?: number;
  abbreviated?: SyscallSet | 'none';
  verbose?: SyscallSet;
  raw?: SyscallSet;
  dumpRead?: NumberSet;
  dumpWrite?: NumberSet;
  quietShort: number;
  quiet?: ReadonlySet<Quiet>;
  decodeFdsShort: number;
  decodeFds?: ReadonlySet<DescriptorWord>;
  decodePids: ReadonlySet<PidWord>;
  kvm?: 'vcpu' | 'vcpu+';
  namespaces: boolean;
  secontext?: ReadonlySet<'full' | 'mismatch'>;
  instructionPointer: boolean;
  numbers: boolean;
  argumentNames: boolean;
  stack: 0 | 1 | 2;
  stackLimit?: number;
  output?: string;
  append: boolean;
  colour: 'auto' | 'always' | 'never';
  theme: Theme;
  relativeTime?: Precision;
  timeShort: number;
  timestamps?: Timestamps;
  duration?: Precision;
  stringLimit?: number;
  hexShort: number;
  hexStrings?: HexStrings;
  constants?: ConstantStyle;
  alwaysShowPid: boolean;
  noInterleave: boolean;
  // Statistics
  summary?: 'only' | 'also';
  overhead?: number;
  sortBy?: SortKey;
  columns?: readonly Column[];
  wallClock: boolean;
  byProcess: boolean;
  groupBy?: readonly GroupBy[];
  // Tampering
  injections: InjectionRule[];
  // Results
  risk: 'info' | 'warning' | 'danger';
  failOn?: 'warning' | 'danger';
  riskRules?: string;
  all: boolean;
  record?: string;
  replay?: string;
  // Miscellaneous
  debug: boolean;
  seccomp: boolean;
  tips?: Tips;
  version: number;
  completions?: 'bash' | 'zsh' | 'fish';
}

/** When tracing ends by itself. */
export interface StopAfter {
  /** Nanoseconds. */
  readonly time?: number;
  /** Bytes of output. */
  readonly bytes?: number;
}

export const groupings = ['file', 'process', 'network', 'category'] as const;
export type GroupBy = (typeof groupings)[number];

export function emptyDraft(warn: (text: string) => void): Draft {
  return {
    warn,
    environment: [],
    pids: [],
    attachNames: [],
    detachOnExecve: false,
    daemonizeShort: 0,
    daemonizeLong: 0,
    followShort: 0,
    followLong: false,
    followDeprecated: 0,
    noFollow: false,
    outputSeparately: false,
    killOnExit: false,
    statusShort: 0,
    paths: [],
    pathGlobs: [],
    skipStartup: false,
    quietShort: 0,
    decodeFdsShort: 0,
    decodePids: new Set(),
    namespaces: false,
    instructionPointer: false,
    numbers: false,
    argumentNames: false,
    stack: 0,
    append: false,
    colour: 'auto',
    theme: 'auto',
    timeShort: 0,
    hexShort: 0,
    alwaysShowPid: false,
    noInterleave: false,
    wallClock: false,
    byProcess: false,
    injections: [],
    risk: 'info',
    all: false,
    debug: false,
    seccomp: false,
    version: 0,
  };
}

/** The groups of help, in order. */
export const groups = [
  'General',
  'Startup',
  'Tracing',
  'Filtering',
  'Output',
  'Statistics',
  'Tampering',
  'Miscellaneous',
] as const;

/** An option: how it is written, what it does, what help says of it. */
export interface Option extends OptionShape {
  readonly group: (typeof groups)[number];
  /** Names by which `-e NAME=value` means it. */
  readonly qualifiers?: readonly string[];
  /** Name of its value in help. */
  readonly value?: string;
  /** Words that the value can be, for completion. */
  readonly words?: readonly string[];
  /** What the value is, for completion, where it is no word of a list. */
  readonly completes?: 'file' | 'command' | 'pid' | 'user' | 'signal' | 'syscalls';
  /** One sentence without a full stop; lines after the first explain the value. */
  readonly help: string;
  apply(draft: Draft, value: string | undefined, as: string): void;
}
