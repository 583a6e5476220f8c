import type { StackFrame, StackTrace } from '@hstrace/syscalls';
import { type HumanTheme, paint, type Token } from './theme.js';
import { safe } from './words/safe.js';

/** Longest name of a function that is shown whole: those of C++ templates and JavaScript bundles fill a screen. */
const LONGEST = 100;
/** What V8 puts before the name of a function: what it is, and how well it has been compiled. */
const V8_TAG = /^(?:JS|LazyCompile|Function|Script|Eval|RegExp|Builtin|BytecodeHandler):[*~^+]?/;

/** A stack trace below the line of what happened: a line for each function, the innermost first. */
export function stackText(stack: StackTrace | undefined, theme: HumanTheme | undefined): string {
  if (stack === undefined) return '';
  let text = '';
  for (const frame of stack.frames) text += line(frameTokens(frame), theme);
  if (stack.end === 'limit') text += line([{ role: 'muted', text: 'and further functions' }], theme);
  else if (stack.end === 'lost' && stack.frames.length > 0)
    text += line([{ role: 'muted', text: 'called from where cannot be found out' }], theme);
  return text;
}

function line(tokens: readonly Token[], theme: HumanTheme | undefined): string {
  return `${paint([{ role: 'muted', text: '      ' }, ...tokens], theme)}\n`;
}

function frameTokens(frame: StackFrame): Token[] {
  const { symbol, nearest, binary } = frame;
  const where: Token[] = [{ role: 'muted', text: ` (${placeOf(frame)})` }];
  if (symbol !== undefined && !nearest)
    return [{ role: 'plain', text: `in ${named(frame, symbol)}` }, ...where];
  return [
    {
      role: 'muted',
      text: binary === undefined ? 'in code of unknown origin' : 'in a function without a name',
    },
    ...where,
  ];
}

function named({ compiled }: StackFrame, symbol: string): string {
  const name = safe(compiled ? symbol.replace(V8_TAG, '') : symbol);
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
}

/** The source line where it is known, else the file, else the address. */
function placeOf({ file, line: number, binary, position, compiled, address }: StackFrame): string {
  if (file !== undefined && number !== undefined) return `${safe(file)}:${number}`;
  if (compiled) return 'compiled as it runs';
  if (binary === undefined) return `0x${address.toString(16)}`;
  return `${safe(binary.slice(binary.lastIndexOf('/') + 1))}+0x${position.toString(16)}`;
}
