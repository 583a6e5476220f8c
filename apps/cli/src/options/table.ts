import type { CallFilter } from '@hstrace/core';
import type { OptionShape } from './getopt.js';
import { UsageError } from './getopt.js';
import type { Format } from './settings.js';

/** What options change while the command line is read. */
export interface Draft {
  format?: Format;
  pids: number[];
  follow: boolean;
  output?: string;
  filter?: CallFilter;
  stringLimit?: number;
  column?: number;
  colour: 'auto' | 'always' | 'never';
  verbose: boolean;
  descriptors: 0 | 1 | 2;
  quiet: number;
  duration: boolean;
  help: boolean;
  version: boolean;
}

/** An option: how it is written, what it does, what help says of it. */
export interface Option extends OptionShape {
  /** Name of its value in help. */
  readonly value?: string;
  readonly help: string;
  apply(draft: Draft, value: string, as: string): void;
}

function number(value: string, as: string): number {
  if (!/^\d+$/.test(value) || Number(value) > 0x7fff_ffff)
    throw new UsageError(`invalid ${as} argument: '${value}'`);
  return Number(value);
}

/** `-e trace=a,b,!c` as a filter. */
export function parseTrace(value: string): CallFilter {
  const negated = value.startsWith('!');
  const items = (negated ? value.slice(1) : value).split(',').filter((item) => item !== '');
  const filter: (string | RegExp)[] = items.map((item) =>
    item.startsWith('/') ? new RegExp(item.slice(1).replace(/\/$/, '')) : item,
  );
  if (!negated) return filter;
  const [first, ...rest] = filter;
  return [`!${typeof first === 'string' ? first : '%none'}`, ...(typeof first === 'string' ? rest : filter)];
}

/** All options. */
export const options: readonly Option[] = [
  {
    short: 'e',
    long: 'expr',
    argument: 'required',
    value: 'expr',
    help: 'trace=SET: only these calls',
    apply(draft, value) {
      const equals = value.indexOf('=');
      const kind = equals < 0 ? 'trace' : value.slice(0, equals);
      if (kind !== 'trace' && kind !== 't') throw new UsageError(`invalid -e qualifier: '${kind}'`);
      draft.filter = parseTrace(value.slice(equals + 1));
    },
  },
  {
    long: 'trace',
    argument: 'required',
    value: 'set',
    help: 'only these calls',
    apply: (draft, value) => {
      draft.filter = parseTrace(value);
    },
  },
  {
    short: 'p',
    long: 'attach',
    argument: 'required',
    value: 'pid',
    help: 'trace a process that runs already',
    apply(draft, value, as) {
      for (const pid of value.split(/[\s,]+/)) if (pid !== '') draft.pids.push(number(pid, as));
    },
  },
  {
    short: 'f',
    long: 'follow-forks',
    argument: 'none',
    help: 'trace children too (the default)',
    apply: (draft) => {
      draft.follow = true;
    },
  },
  {
    long: 'no-follow',
    argument: 'none',
    help: 'trace the program alone',
    apply: (draft) => {
      draft.follow = false;
    },
  },
  {
    short: 'o',
    long: 'output',
    argument: 'required',
    value: 'file',
    help: 'write to a file instead of standard error',
    apply: (draft, value) => {
      draft.output = value;
    },
  },
  {
    short: 's',
    long: 'string-limit',
    argument: 'required',
    value: 'n',
    help: 'most bytes of strings shown (32)',
    apply: (draft, value, as) => {
      draft.stringLimit = number(value, as);
    },
  },
  {
    short: 'a',
    long: 'columns',
    argument: 'required',
    value: 'n',
    help: 'column of results (40)',
    apply: (draft, value, as) => {
      draft.column = number(value, as);
    },
  },
  {
    short: 'v',
    long: 'no-abbrev',
    argument: 'none',
    help: 'show structures whole',
    apply: (draft) => {
      draft.verbose = true;
    },
  },
  {
    short: 'y',
    long: 'decode-fds',
    argument: 'optional',
    help: 'show what descriptors refer to',
    apply: (draft) => {
      draft.descriptors = draft.descriptors === 0 ? 1 : 2;
    },
  },
  {
    short: 'q',
    long: 'quiet',
    argument: 'optional',
    help: 'say less',
    apply: (draft) => {
      draft.quiet++;
    },
  },
  {
    short: 'T',
    long: 'syscall-times',
    argument: 'optional',
    help: 'show the time spent in calls',
    apply: (draft) => {
      draft.duration = true;
    },
  },
  {
    short: 'm',
    long: 'format',
    argument: 'required',
    value: 'format',
    help: 'strace, human or json',
    apply(draft, value) {
      if (value !== 'strace' && value !== 'human' && value !== 'json')
        throw new UsageError(`unknown format '${value}': it is strace, human or json`);
      draft.format = value;
    },
  },
  {
    long: 'color',
    argument: 'optional',
    value: 'when',
    help: 'auto, always or never',
    apply(draft, value) {
      if (value !== undefined && value !== 'auto' && value !== 'always' && value !== 'never')
        throw new UsageError(`unknown --color '${value}': it is auto, always or never`);
      draft.colour = (value as 'auto' | undefined) ?? 'always';
    },
  },
  {
    short: 'h',
    long: 'help',
    argument: 'none',
    help: 'print this help',
    apply: (draft) => {
      draft.help = true;
    },
  },
  {
    short: 'V',
    long: 'version',
    argument: 'none',
    help: 'print the version',
    apply: (draft) => {
      draft.version = true;
    },
  },
];
