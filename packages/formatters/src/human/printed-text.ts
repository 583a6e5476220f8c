import { Bytes, type SyscallCall } from '@hstrace/syscalls';
import { safeText } from './words/safe.js';

/** Most letters that are shown of what a program prints. */
const EXCERPT = 60;

/** Whether a call writes to standard output or standard error. */
export function isPrinting({ name, args: { fd } }: SyscallCall): boolean {
  return name === 'write' && (fd === 1 || fd === 2);
}

/** What a call writes, as text: with `…` at the end if there is more of it. */
export function textOf({ args: { buf } }: SyscallCall): string {
  if (!(buf instanceof Bytes)) return '';
  const text = buf.toString().replace(/�$/, '');
  return buf.total > buf.length ? `${text}…` : text;
}

/** Whether more of what is printed is worth keeping: not beyond what is shown, nor after what is not known. */
export function mayAddText(text: string): boolean {
  return text.length <= EXCERPT && !text.endsWith('…');
}

/** What a program prints, where that is text: `: "No such file"`. */
export function printedText(call: SyscallCall, printed?: string): string {
  if (!isPrinting(call)) return '';
  const text = (printed ?? textOf(call)).trimEnd();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (text === '' || text === '…' || /[\u0000-\u0008\u000e-\u001a\ufffd]/.test(text)) return '';
  return `: "${safeText(text, EXCERPT)}"`;
}
