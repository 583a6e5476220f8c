import type { InjectionRule, SyscallSet } from '@hstrace/core';
import type { StraceOptions } from '@hstrace/formatters/strace';
import type { SummaryOptions } from '@hstrace/formatters/tables';
import type { RiskRule } from '@hstrace/syscalls/risk';
import type {
  DescriptorWord,
  EnvironmentChange,
  Format,
  GroupBy,
  Interruptible,
  PidWord,
  Quiet,
  Status,
  StopAfter,
  Theme,
  Tips,
} from './option.js';
import type { NumberSet } from './sets.js';

/** What the command line asks for, with nothing left open that options decide. */
export interface Settings {
  /** The program and its arguments; empty if only running processes are traced. */
  readonly program: readonly string[];
  readonly argv0: string | undefined;
  readonly environment: readonly EnvironmentChange[];
  readonly user: string | undefined;
  readonly pids: readonly number[];
  readonly attachNames: readonly string[];
  readonly follow: boolean;
  readonly detachOnExecve: boolean;
  /** 0: not at all; 1 to 3 as the number of Ds. */
  readonly daemonize: number;
  readonly interruptible: Interruptible;
  readonly killOnExit: boolean;
  readonly syscallLimit: number | undefined;
  readonly stopAfter: StopAfter;
  readonly output: OutputSettings;
  readonly filter: FilterSettings;
  readonly format: Format;
  readonly strace: StraceOptions;
  readonly colour: 'auto' | 'always' | 'never';
  readonly theme: Theme;
  readonly decodeFds: ReadonlySet<DescriptorWord>;
  readonly decodePids: ReadonlySet<PidWord>;
  readonly stack: { readonly level: 0 | 1 | 2; readonly limit: number };
  readonly quiet: ReadonlySet<Quiet>;
  readonly summary: SummarySettings | undefined;
  readonly injections: readonly InjectionRule[];
  readonly tips: Tips | undefined;
  readonly debug: boolean;
  /** It was asked for a filter in the kernel, and nothing is known yet that stands against it. */
  readonly insistsOnFilter: boolean;
  readonly results: ResultSettings;
}

/** Where the trace goes. */
export interface OutputSettings {
  /** A file, or with `|` or `!` in front a command; undefined for standard error. */
  readonly target: string | undefined;
  readonly append: boolean;
  /** A file for each process. */
  readonly separately: boolean;
}

/** Which events are shown. */
export interface FilterSettings {
  readonly calls: SyscallSet | undefined;
  readonly signals: NumberSet | undefined;
  /** How calls end that are shown; undefined for any way. */
  readonly statuses: ReadonlySet<Status> | undefined;
  readonly paths: readonly string[];
  readonly pathGlobs: readonly string[];
  readonly descriptors: NumberSet | undefined;
  readonly errnos: ReadonlySet<number> | undefined;
  /** Nanoseconds. */
  readonly slower: number | undefined;
  readonly skipStartup: boolean;
  readonly noInterleave: boolean;
}

/** `-c` and `-C`. */
export interface SummarySettings extends SummaryOptions {
  readonly which: 'only' | 'also';
}

/** What is made of the trace beside lines. */
export interface ResultSettings {
  readonly groupBy: readonly GroupBy[] | undefined;
  readonly risk: 'info' | 'warning' | 'danger';
  readonly failOn: 'warning' | 'danger' | undefined;
  /** The file of `--risk-rules`. */
  readonly riskRules: string | undefined;
  /** What it says, once it has been read. */
  readonly rules?: readonly RiskRule[];
  readonly all: boolean;
  readonly record: string | undefined;
  readonly replay: string | undefined;
}
