import { Bytes } from '@hstrace/syscalls';

/** What could drive a terminal, reorder a line or hide in it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]/g;

/** Text of the tracee, made harmless: control characters and direction marks are spelled out. */
export function safe(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.codePointAt(0) as number;
    if (code === 10) return '\\n';
    if (code === 9) return '\\t';
    if (code === 13) return '\\r';
    return code < 0x100
      ? `\\x${code.toString(16).padStart(2, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** Text or bytes of the tracee, made harmless and not longer than `limit`. */
export function safeText(value: string | Bytes, limit = 4096): string {
  const text = safe(value instanceof Bytes ? value.toString() : value);
  return text.length > limit ? `${text.slice(0, limit)}…` : text;
}
