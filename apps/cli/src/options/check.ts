import { UsageError } from './getopt.js';
import type { Draft } from './option.js';

const MOST_DAEMONIZE = 3;

/** One thing that cannot be, or has no effect. */
interface Rule {
  /** Whether it is so. */
  readonly if: (draft: Draft, program: readonly string[]) => boolean;
  readonly say: string | ((draft: Draft) => string);
  /** A wrong command line, with or without a pointer to the help; or a warning. */
  readonly as: 'usage' | 'error' | 'warning';
}

const isPiped = ({ output }: Draft): boolean =>
  output?.startsWith('|') === true || output?.startsWith('!') === true;
/** Children are traced, unless --no-follow says otherwise; what says -f as well wants them. */
export const follows = (draft: Draft): boolean =>
  !draft.noFollow || draft.followShort > 0 || draft.followLong;
const isSeparate = (draft: Draft): boolean => draft.outputSeparately || draft.followShort >= 2;
const together = (first: string, second: string): string =>
  `${first} and ${second} cannot be provided simultaneously`;

/** Options that change lines, which a summary alone has none of. */
function withoutLines(names: string, given: (draft: Draft) => boolean): Rule {
  return {
    if: (draft) => draft.summary === 'only' && given(draft),
    say: `${names} has no effect with -c/--summary-only`,
    as: 'warning',
  };
}

const SUMMARY = '(-c/--summary-only or -C/--summary)';

/** In strace's order: what is wrong first is what is said. */
const rules: readonly Rule[] = [
  {
    if: (draft, program) => program.length === 0 && draft.pids.length === 0 && draft.attachNames.length === 0,
    say: 'must have PROG [ARGS] or -p PID',
    as: 'usage',
  },
  {
    if: (draft) => draft.daemonizeShort > 0 && draft.daemonizeLong > 0,
    say: together('-D', '--daemonize'),
    as: 'error',
  },
  {
    if: (draft, program) => program.length === 0 && draft.daemonizeShort + draft.daemonizeLong > 0,
    say: 'PROG [ARGS] must be specified with -D/--daemonize',
    as: 'usage',
  },
  {
    if: (draft, program) => program.length === 0 && draft.argv0 !== undefined,
    say: 'PROG [ARGS] must be specified with --argv0',
    as: 'usage',
  },
  {
    if: (draft) => draft.daemonizeShort > MOST_DAEMONIZE,
    say: (draft) =>
      `Too many -D's (${draft.daemonizeShort}), maximum supported -D count is ${MOST_DAEMONIZE}`,
    as: 'usage',
  },
  {
    if: (draft) => draft.timeShort > 0 && draft.timestamps !== undefined,
    say: together('-t', '--absolute-timestamps'),
    as: 'error',
  },
  {
    if: (draft) => draft.hexShort > 0 && draft.hexStrings !== undefined,
    say: together('-x', '--strings-in-hex'),
    as: 'error',
  },
  {
    if: (draft) => draft.decodeFdsShort > 0 && draft.decodeFds !== undefined,
    say: together('-y', '--decode-fds'),
    as: 'error',
  },
  {
    if: (draft) => draft.followShort > 0 && draft.followLong,
    say: together('-f', '--follow-forks'),
    as: 'error',
  },
  {
    if: (draft) => draft.followShort >= 2 && draft.outputSeparately,
    say: together('-ff', '--output-separately'),
    as: 'error',
  },
  {
    if: (draft) => draft.killOnExit && draft.pids.length + draft.attachNames.length > 0,
    say: '--kill-on-exit and -p/--attach are mutually exclusive options',
    as: 'error',
  },
  {
    if: (draft) => draft.seccomp && !follows(draft),
    say: '--seccomp-bpf cannot be used without -f/--follow-forks, disabling',
    as: 'warning',
  },
  {
    if: (draft) => draft.seccomp && follows(draft) && draft.detachOnExecve,
    say: '--seccomp-bpf is not enabled because it is not compatible with -b',
    as: 'warning',
  },
  {
    if: (draft) =>
      draft.seccomp && follows(draft) && !draft.detachOnExecve && draft.syscallLimit !== undefined,
    say: '--seccomp-bpf is not enabled because it is not compatible with --syscall-limit',
    as: 'warning',
  },
  {
    if: (draft) =>
      draft.seccomp &&
      follows(draft) &&
      !draft.detachOnExecve &&
      draft.syscallLimit === undefined &&
      draft.pids.length > 0,
    say: '--seccomp-bpf is not enabled for processes attached with -p',
    as: 'warning',
  },
  {
    if: (draft) => draft.followDeprecated > 0 && draft.followShort === 0 && !draft.followLong,
    say: 'option -F is deprecated, please use -f/--follow-forks instead',
    as: 'warning',
  },
  {
    if: (draft) => draft.followDeprecated > 0 && (draft.followShort > 0 || draft.followLong),
    say: 'deprecated option -F ignored',
    as: 'warning',
  },
  {
    if: (draft) => draft.summary !== undefined && isSeparate(draft),
    say: `${SUMMARY} and -ff/--output-separately are mutually exclusive`,
    as: 'usage',
  },
  withoutLines('-i/--instruction-pointer', (draft) => draft.instructionPointer),
  withoutLines('-k/--stack-trace', (draft) => draft.stack > 0),
  withoutLines('-n/--syscall-number', (draft) => draft.numbers),
  withoutLines('-N/--arg-names', (draft) => draft.argumentNames),
  withoutLines('-r/--relative-timestamps', (draft) => draft.relativeTime !== undefined),
  withoutLines('-t/--absolute-timestamps', (draft) => draft.timeShort > 0 || draft.timestamps !== undefined),
  withoutLines('-T/--syscall-times', (draft) => draft.duration !== undefined),
  withoutLines('-y/--decode-fds', (draft) => draft.decodeFdsShort > 0 || (draft.decodeFds?.size ?? 0) > 0),
  {
    if: (draft) => draft.wallClock && draft.summary === undefined,
    say: `-w/--summary-wall-clock must be given with ${SUMMARY}`,
    as: 'usage',
  },
  {
    if: (draft) => draft.columns !== undefined && draft.summary === undefined,
    say: `-U/--summary-columns must be given with ${SUMMARY}`,
    as: 'usage',
  },
  {
    if: (draft) => draft.sortBy !== undefined && draft.summary === undefined,
    say: `-S/--summary-sort-by has no effect without ${SUMMARY}`,
    as: 'warning',
  },
  {
    if: (draft) => draft.outputSeparately && draft.output === undefined,
    say: '--output-separately has no effect without -o/--output',
    as: 'warning',
  },
  {
    if: (draft) => draft.append && draft.output === undefined,
    say: '-A/--output-append-mode has no effect without -o/--output',
    as: 'warning',
  },
  {
    if: (draft) => draft.statusShort > 1,
    say:
      'Only the last of -z/--successful-only/-Z/--failed-only options will take effect. ' +
      'See status qualifier for more complex filters.',
    as: 'warning',
  },
];

/** What is found out when the filters are made. */
const filterRules: readonly Rule[] = [
  {
    if: (draft) =>
      draft.seccomp &&
      follows(draft) &&
      !draft.detachOnExecve &&
      draft.syscallLimit === undefined &&
      draft.pids.length === 0 &&
      draft.trace === undefined,
    say: 'Seccomp filter is requested but there are no syscalls to filter.  See -e trace to filter syscalls.',
    as: 'warning',
  },
];

/** What is found out when the output is opened. */
const outputRules: readonly Rule[] = [
  {
    if: (draft) => isPiped(draft) && isSeparate(draft),
    say: 'piping the output and -ff/--output-separately are mutually exclusive',
    as: 'usage',
  },
];

/** What is found out last, before anything is started. */
const lastRules: readonly Rule[] = [
  {
    if: (draft) => draft.quietShort > 0 && draft.quiet !== undefined,
    say: together('-q', '-e quiet/--quiet'),
    as: 'error',
  },
];

export type Stage = 'options' | 'filter' | 'output' | 'last';
const stages: Readonly<Record<Stage, readonly Rule[]>> = {
  options: rules,
  filter: filterRules,
  output: outputRules,
  last: lastRules,
};

/**
 * Finds out what cannot be, and warns of what has no effect.
 *
 * @throws {UsageError}
 */
export function check(
  draft: Draft,
  program: readonly string[],
  stage: Stage,
  warn: (text: string) => void,
): void {
  for (const rule of stages[stage]) {
    if (!rule.if(draft, program)) continue;
    const text = typeof rule.say === 'string' ? rule.say : rule.say(draft);
    if (rule.as === 'warning') warn(text);
    else throw new UsageError(text, rule.as === 'usage');
  }
}
