import type { SyscallCall } from '@hstrace/syscalls';

/** Most offending calls that a message names. */
const SHOWN = 10;
/** Most letters of what a program said that a message repeats. */
const MOST_SAID = 2000;

/** A text of the program's with what could drive the reader's terminal spelt out. Lines stay lines. */
export function harmless(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what it is about
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** One call in a line: who, what, with what end. */
export function told(call: SyscallCall, subject: string): string {
  const { result } = call;
  const end = result === undefined ? '' : result.ok ? '' : ` (failed: ${result.name ?? result.errno})`;
  const what = subject === '' ? '' : ` ${harmless(subject).replaceAll('\n', '\\n')}`;
  return `  ${call.name}${what} by process ${call.pid}${end}`;
}

/** Lines of a message, or that there are none. */
export function listed(lines: readonly string[]): string {
  if (lines.length === 0) return '  nothing';
  const more = lines.length > SHOWN ? [`  and ${lines.length - SHOWN} more`] : [];
  return [...lines.slice(0, SHOWN), ...more].join('\n');
}

/** The end of what a program said. */
export function said(output: string | Uint8Array): string {
  const text = typeof output === 'string' ? output : new TextDecoder().decode(output);
  if (text.trim() === '') return '';
  return `; it said:\n${text.length > MOST_SAID ? '…' : ''}${harmless(text.slice(-MOST_SAID))}`;
}
