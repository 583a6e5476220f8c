import { Bytes } from '@hstrace/syscalls';
import type { HexStrings } from './options.js';

const encoder = new TextEncoder();
/** Text that needs no escape at all. */
const PLAIN = /^[ !#-[\]-~]*$/;
const ESCAPES: Readonly<Record<number, string>> = {
  34: '\\"',
  92: '\\\\',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
};

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x37;
const hexByte = (byte: number): string => `\\x${byte < 16 ? '0' : ''}${byte.toString(16)}`;
const isText = (byte: number): boolean => (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d);

/** One byte as C would spell it, before the byte `next`. */
function escapeByte(byte: number, next: number | undefined): string {
  const known = ESCAPES[byte];
  if (known !== undefined) return known;
  if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
  // As few digits as possible, but all three where the next character would be taken for one.
  return `\\${isDigit(next) ? byte.toString(8).padStart(3, '0') : byte.toString(8)}`;
}

/** Bytes as the inside of a C string literal. `extra` are further characters that are escaped. */
export function escapeBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  hex: HexStrings,
  extra = '',
): string {
  let all = hex === 'all';
  if (hex === 'non-ascii') {
    for (let i = start; i < end && !all; i++) all = !isText(bytes[i] as number);
  }
  let text = '';
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (all) text += hexByte(byte);
    else if (extra !== '' && extra.includes(String.fromCharCode(byte))) {
      text += `\\${isDigit(bytes[i + 1]) && i + 1 < end ? byte.toString(8).padStart(3, '0') : byte.toString(8)}`;
    } else if (hex === 'non-ascii-chars' && !isText(byte)) text += hexByte(byte);
    else text += escapeByte(byte, i + 1 < end ? bytes[i + 1] : undefined);
  }
  return text;
}

/** A whole string, quoted, `...` behind it if it is longer than `limit` bytes. */
export function quoteText(text: string | Bytes, limit: number, hex: HexStrings): string {
  if (typeof text === 'string') {
    if (text.length <= limit && hex !== 'all' && PLAIN.test(text)) return `"${text}"`;
    const bytes = encoder.encode(text);
    const cut = bytes.length > limit;
    return `"${escapeBytes(bytes, 0, cut ? limit : bytes.length, hex)}"${cut ? '...' : ''}`;
  }
  const shown = Math.min(text.length, limit);
  const cut = shown < text.length || !(text.terminated || text.complete);
  return `"${escapeBytes(text.bytes, 0, shown, hex)}"${cut ? '...' : ''}`;
}

/** A buffer, quoted; `...` behind it where bytes were left out. */
export function quoteBytes(data: Bytes, limit: number, hex: HexStrings): string {
  const shown = Math.min(data.length, limit);
  return `"${escapeBytes(data.bytes, 0, shown, hex)}"${data.total > shown ? '...' : ''}`;
}

/** Text that has its own quotes and escapes already, with everything else that is not printable escaped as well. */
export function harmless(text: string): string {
  return text.replace(/[^ -~]+/g, (part) => {
    const bytes = encoder.encode(part);
    return escapeBytes(bytes, 0, bytes.length, 'none');
  });
}

/** A value as the bytes it stands for. */
export function bytesOf(text: string | Bytes): Uint8Array {
  return text instanceof Bytes ? text.bytes : encoder.encode(text);
}
