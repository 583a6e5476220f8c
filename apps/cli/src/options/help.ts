import { version } from '@hstrace/core/version';
import { groups, type Option } from './option.js';
import { options } from './table.js';

const WIDTH = 34;

/** The names of an option: `-s, --string-limit=N`. */
export function namesOf({ short, long, argument, shortArgument, value = '' }: Option): string {
  const names: string[] = [];
  const first = long?.[0];
  if (short !== undefined) {
    const takes = (shortArgument ?? argument) === 'required' && first === undefined;
    names.push(takes ? `-${short} ${value}` : `-${short}`);
  }
  if (first !== undefined) {
    const suffix = argument === 'none' ? '' : argument === 'optional' ? `[=${value}]` : `=${value}`;
    names.push(`--${first}${suffix}`);
  }
  return names.join(', ');
}

function rowsOf(option: Option): string {
  const names = `  ${option.short === undefined ? '    ' : ''}${namesOf(option)}`;
  const [first = '', ...more] = option.help.split('\n');
  const indent = ' '.repeat(WIDTH);
  const start = names.length < WIDTH - 1 ? names.padEnd(WIDTH) + first : `${names}\n${indent}${first}`;
  return [start, ...more.map((line) => `${indent}  ${line}`)].join('\n');
}

/** What `--help` prints. */
export function helpText(): string {
  const sections = groups.map((group) => {
    const rows = options.filter((option) => option.group === group).map(rowsOf);
    return `${group}:\n${rows.join('\n')}\n`;
  });
  return `Usage: hstrace [OPTIONS] PROG [ARGS]
       hstrace [OPTIONS] -p PID
See what a Linux program asks of its kernel.

${sections.join('\n')}
Options have strace's names and meaning; without options the lines are strace's as well.
Children are followed unless --no-follow is given.
`;
}

/** What `--version` prints. */
export function versionText(): string {
  return `hstrace -- version ${version}\n`;
}
