import { Bytes, type SyscallCall } from '@hstrace/syscalls';
import { safeText } from './words/safe.js';

/** Most letters that are shown of what a program prints. */
const EXCERPT = 60;

/** What a program prints, where that is text: `: "No such file"`. */
export function printedText({ name, args }: SyscallCall): string {
  const { fd: to, buf } = args;
  if (name !== 'write' || (to !== 1 && to !== 2) || !(buf instanceof Bytes)) return '';
  const text = buf.toString().replace(/�$/, '').trimEnd();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (text === '' || /[\u0000-\u0008\u000e-\u001a\ufffd]/.test(text)) return '';
  return `: "${safeText(text, EXCERPT)}${buf.total > buf.length && text.length <= EXCERPT ? '…' : ''}"`;
}
