import type { SyscallSet } from '@hstrace/core';
import type { CallSet, StraceOptions } from '@hstrace/formatters/strace';
import { check, follows, type Stage } from './check.js';
import { getopt } from './getopt.js';
import {
  type DescriptorWord,
  type Draft,
  descriptorWords,
  emptyDraft,
  type Interruptible,
  type Quiet,
  quietWords,
  statuses,
} from './option.js';
import type { Settings } from './settings.js';
import { defaultColumns } from './summary-columns.js';
import { HelpRequest } from './table/miscellaneous.js';
import { longNames, options } from './table.js';
import { withoutEffect } from './without-effect.js';

/** What a command line asks for. */
export type Parsed =
  | {
      readonly run: Settings;
      /** Checks that come later, when the output is opened and before anything starts. */
      readonly check: (stage: Exclude<Stage, 'options'>) => void;
    }
  | { readonly print: 'help' | 'version' }
  | { readonly completions: 'bash' | 'zsh' | 'fish' }
  | { readonly tips: NonNullable<Draft['tips']> };

/**
 * Reads a command line.
 *
 * @param warn takes what is worth saying though it is no error
 * @throws {UsageError}
 */
export function parse(words: readonly string[], warn: (text: string) => void = () => {}): Parsed {
  const draft = emptyDraft(warn);
  let program: readonly string[];
  try {
    program = getopt(words, options, ({ option, value, as }) => option.apply(draft, value, as), longNames);
  } catch (error) {
    if (error instanceof HelpRequest) return { print: 'help' };
    throw error;
  }
  if (draft.version > 0) return { print: 'version' };
  if (draft.completions !== undefined) return { completions: draft.completions };
  const idle = program.length === 0 && draft.pids.length === 0 && draft.attachNames.length === 0;
  if (idle && draft.tips !== undefined) return { tips: draft.tips };
  if (!idle || draft.replay === undefined) check(draft, program, 'options', warn);
  for (const note of withoutEffect(draft)) warn(note);
  return {
    run: settingsOf(draft, program),
    check: (stage) => check(draft, program, stage, warn),
  };
}

function settingsOf(draft: Draft, program: readonly string[]): Settings {
  const follow = follows(draft);
  const quiet = quietOf(draft, program);
  const decodeFds = decodeFdsOf(draft);
  return {
    program,
    argv0: draft.argv0,
    environment: draft.environment,
    user: draft.user,
    pids: draft.pids,
    attachNames: draft.attachNames,
    follow,
    detachOnExecve: draft.detachOnExecve,
    daemonize: draft.daemonizeShort + draft.daemonizeLong,
    interruptible: interruptibleOf(draft, program),
    killOnExit: draft.killOnExit,
    syscallLimit: draft.syscallLimit,
    stopAfter: draft.stopAfter ?? {},
    output: {
      target: draft.output,
      append: draft.append,
      separately: draft.output !== undefined && (draft.outputSeparately || draft.followShort >= 2),
    },
    filter: {
      calls: draft.trace,
      signals: draft.signals,
      statuses: draft.statuses?.size === statuses.length ? undefined : draft.statuses,
      paths: draft.paths,
      pathGlobs: draft.pathGlobs,
      descriptors: draft.descriptors,
      errnos: draft.errnos,
      slower: draft.slower,
      skipStartup: draft.skipStartup,
      noInterleave: draft.noInterleave,
    },
    format: draft.format ?? (draft.output?.endsWith('.json') === true ? 'json' : 'strace'),
    strace: straceOptions(draft, program, quiet, follow, decodeFds),
    colour: draft.colour,
    theme: draft.theme,
    decodeFds,
    decodePids: draft.decodePids,
    stack: { level: draft.stack, limit: draft.stackLimit ?? 256 },
    quiet,
    summary:
      draft.summary === undefined
        ? undefined
        : {
            which: draft.summary,
            columns: draft.columns ?? defaultColumns,
            sortBy: draft.sortBy ?? 'time',
            wallClock: draft.wallClock,
            overhead: draft.overhead,
            byProcess: draft.byProcess,
          },
    injections: draft.injections,
    tips: draft.tips,
    debug: draft.debug,
    insistsOnFilter:
      draft.seccomp &&
      follows(draft) &&
      !draft.detachOnExecve &&
      draft.syscallLimit === undefined &&
      draft.pids.length === 0,
    results: {
      groupBy: draft.groupBy,
      risk: draft.risk,
      failOn: draft.failOn,
      riskRules: draft.riskRules,
      all: draft.all,
      record: draft.record,
      replay: draft.replay,
    },
  };
}

function quietOf(draft: Draft, program: readonly string[]): ReadonlySet<Quiet> {
  if (draft.quiet !== undefined) return draft.quiet;
  if (draft.quietShort >= 3) return new Set(quietWords);
  if (draft.quietShort === 2) return new Set(['attach', 'personality', 'exit']);
  // A program that is run with its trace in a file sees nothing of hstrace on its terminal.
  const apart = draft.output !== undefined && program.length > 0;
  // Tables tell of processes by themselves.
  const tables = draft.groupBy !== undefined;
  return new Set(draft.quietShort === 1 || apart || tables ? ['attach', 'personality'] : []);
}

function decodeFdsOf(draft: Draft): ReadonlySet<DescriptorWord> {
  if (draft.decodeFds !== undefined) return draft.decodeFds;
  return new Set(draft.decodeFdsShort === 0 ? [] : draft.decodeFdsShort === 1 ? ['path'] : descriptorWords);
}

function interruptibleOf(draft: Draft, program: readonly string[]): Interruptible {
  if (draft.interruptible !== undefined) return draft.interruptible;
  if (draft.daemonizeShort + draft.daemonizeLong > 0) return 'never_tstp';
  return draft.output !== undefined && program.length > 0 ? 'never' : 'waiting';
}

function timeOf(draft: Draft): StraceOptions['time'] {
  const { timestamps, timeShort } = draft;
  if (timestamps !== undefined) {
    const { form, precision } = timestamps;
    return form === 'none' ? undefined : { form, precision };
  }
  if (timeShort === 0) return undefined;
  return timeShort === 1
    ? { form: 'clock', precision: 's' }
    : { form: timeShort === 2 ? 'clock' : 'unix', precision: 'us' };
}

const callSet = (set: SyscallSet): CallSet => ({ has: (arch, nr) => set.has(arch, nr) });

function straceOptions(
  draft: Draft,
  program: readonly string[],
  quiet: ReadonlySet<Quiet>,
  follow: boolean,
  decodeFds: ReadonlySet<DescriptorWord>,
): StraceOptions {
  const { abbreviated, verbose, raw, dumpRead, dumpWrite, output, signals } = draft;
  const several = draft.pids.length + draft.attachNames.length + Math.min(program.length, 1) > 1;
  const separately = output !== undefined && (draft.outputSeparately || draft.followShort >= 2);
  const toFile = output !== undefined;
  const always = draft.alwaysShowPid || (draft.noInterleave && follow);
  const pids = separately
    ? 'none'
    : draft.alwaysShowPid || (toFile && (always || follow || several))
      ? 'plain'
      : always
        ? 'always'
        : 'bracketed';
  return {
    stringLimit: draft.stringLimit ?? 32,
    column: draft.column ?? 40,
    constants: draft.constants ?? 'abbrev',
    hexStrings:
      draft.hexStrings ?? (draft.hexShort === 0 ? 'none' : draft.hexShort === 1 ? 'non-ascii' : 'all'),
    ...(abbreviated === undefined
      ? {}
      : { abbreviated: abbreviated === 'none' ? 'none' : callSet(abbreviated) }),
    ...(verbose === undefined ? {} : { verbose: callSet(verbose) }),
    ...(raw === undefined ? {} : { raw: callSet(raw) }),
    descriptors: decodeFds.size === 0 ? 0 : decodeFds.size === 1 && decodeFds.has('path') ? 1 : 2,
    descriptorDetails: decodeFds,
    argumentNames: draft.argumentNames,
    numbers: draft.numbers,
    namespaces: draft.namespaces,
    kvm: draft.kvm,
    instructionPointer: draft.instructionPointer,
    stackTraces: draft.stack === 0 ? undefined : draft.stack === 2 ? 'source' : 'symbols',
    time: timeOf(draft),
    relativeTime: draft.relativeTime,
    duration: draft.duration,
    pids,
    processNames: draft.decodePids.has('comm'),
    pidTranslation: draft.decodePids.has('pidns'),
    quiet,
    ...(signals === undefined ? {} : { signals: (signal: number) => signals.has(signal) }),
    ...(dumpRead === undefined ? {} : { dumpRead: (fd: number) => dumpRead.has(fd) }),
    ...(dumpWrite === undefined ? {} : { dumpWrite: (fd: number) => dumpWrite.has(fd) }),
  };
}
