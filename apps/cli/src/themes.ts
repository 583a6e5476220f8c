import type { StraceTheme } from '@hstrace/formatters/strace';
import type { Theme } from './options/option.js';

type Part = Exclude<keyof StraceTheme, 'reset'>;

/** The colours of strace: standard ones, which the terminal's own palette adapts. */
const STANDARD: Readonly<Record<Part, string>> = {
  syscall: '33',
  argname: '39',
  argval: '35',
  call: '33',
  const: '34',
  comment: '36',
  punct: '0',
  retval: '32',
  error: '31',
};
/** Bold colours stand out on black, where blue is hard to read; asked for by name. */
const DARK: Readonly<Record<Part, string>> = { ...STANDARD, syscall: '1;33', const: '1;36' };

const sequence = (code: string): string => `\u001b[${code}m`;

/** `STRACE_COLORS`: `part=code:part=code`, what is wrong in it is passed over. */
function customColours(spec: string | undefined): Partial<Record<Part, string>> {
  const found: Partial<Record<Part, string>> = {};
  for (const item of (spec ?? '').split(':')) {
    const [name = '', code = ''] = item.split('=').map((one) => one.trim());
    if (name in STANDARD && /^[\d;]*\d[\d;]*$/.test(code)) found[name as Part] = code;
  }
  return found;
}

/** The last number of COLORFGBG is the background's colour; many terminals set it. */
export function isLight(theme: Theme, env: NodeJS.ProcessEnv): boolean {
  if (theme !== 'auto') return theme === 'light';
  const background = env.COLORFGBG?.split(';').at(-1);
  return background === '7' || background === '15';
}

/** The colours of lines in the strace format. */
export function straceTheme(theme: Theme, env: NodeJS.ProcessEnv): StraceTheme {
  const codes = { ...(theme === 'dark' ? DARK : STANDARD), ...customColours(env.STRACE_COLORS) };
  return {
    syscall: sequence(codes.syscall),
    argname: sequence(codes.argname),
    argval: sequence(codes.argval),
    call: sequence(codes.call),
    const: sequence(codes.const),
    comment: sequence(codes.comment),
    punct: sequence(codes.punct),
    retval: sequence(codes.retval),
    error: sequence(codes.error),
    reset: sequence('0'),
  };
}

/** Whether to colour: by the option, NO_COLOR, FORCE_COLOR, and what the output is. */
export function wantsColour(
  option: 'auto' | 'always' | 'never',
  isTerminal: boolean,
  env: NodeJS.ProcessEnv,
): boolean {
  if (option !== 'auto') return option === 'always';
  // As strace does, whatever is in it.
  if (env.NO_COLOR !== undefined) return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') return env.FORCE_COLOR !== '0';
  return isTerminal && env.TERM !== undefined && !/^(|dumb)$/.test(env.TERM);
}
