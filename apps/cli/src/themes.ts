import type { StraceTheme } from '@hstrace/formatters/strace';

const sgr = (code: number): string => `\u001b[${code}m`;

/** Names yellow, arguments cyan, results green, errors magenta. */
export const straceTheme: StraceTheme = {
  name: sgr(33),
  args: sgr(36),
  result: sgr(32),
  error: sgr(35),
  meta: sgr(2),
  reset: sgr(0),
};

/** Whether to colour, by the option, NO_COLOR, FORCE_COLOR and what the output is. */
export function wantsColour(
  option: 'auto' | 'always' | 'never',
  isTerminal: boolean,
  env: NodeJS.ProcessEnv,
): boolean {
  if (option !== 'auto') return option === 'always';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') return env.FORCE_COLOR !== '0';
  return isTerminal && env.TERM !== 'dumb';
}
