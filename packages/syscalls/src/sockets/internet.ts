import type { CType } from '../model/ctype.js';
import { type CustomKind, custom } from '../model/custom.js';
import { meaning, type Notation } from '../model/notation.js';

/** Bytes as a string literal of hexadecimal escapes. */
export function hexLiteral(bytes: Iterable<number>): string {
  let text = '"';
  for (const byte of bytes) text += `\\x${byte.toString(16).padStart(2, '0')}`;
  return `${text}"`;
}

/** An IPv4 address in dotted form. */
export function ipv4Text(bytes: Uint8Array, pos: number): string {
  return `${bytes[pos]}.${bytes[pos + 1]}.${bytes[pos + 2]}.${bytes[pos + 3]}`;
}

/** An IPv6 address as inet_ntop(3) writes it: the longest run of zeros as `::`, mapped IPv4 addresses dotted. */
export function ipv6Text(bytes: Uint8Array, pos: number): string {
  const words: number[] = [];
  for (let i = 0; i < 16; i += 2)
    words.push(((bytes[pos + i] as number) << 8) | (bytes[pos + i + 1] as number));
  let start = -1;
  let length = 0;
  for (let i = 0; i < 8; i++) {
    let run = 0;
    while (i + run < 8 && words[i + run] === 0) run++;
    if (run > length) {
      start = i;
      length = run;
    }
    i += run;
  }
  const mapped = start === 0 && (length === 6 || (length === 5 && words[5] === 0xffff));
  const tail = mapped ? ipv4Text(bytes, pos + 12) : undefined;
  const shown = words.slice(0, mapped ? 6 : 8).map((word) => word.toString(16));
  if (length < 2) return shown.join(':');
  const before = shown.slice(0, start).join(':');
  const after = shown.slice(start + length);
  if (tail !== undefined) after.push(tail);
  return `${before}::${after.join(':')}`;
}

/** The bytes of an address that {@link ipv4Text} or {@link ipv6Text} made. */
export function addressBytes(text: string): number[] {
  const dotted = (part: string): number[] => part.split('.').map(Number);
  if (!text.includes(':')) return dotted(text);
  const half = (part: string): number[] =>
    part === ''
      ? []
      : part.split(':').flatMap((group) => {
          if (group.includes('.')) return dotted(group);
          const word = Number.parseInt(group, 16);
          return [word >> 8, word & 0xff];
        });
  const [head = '', tail] = text.split('::');
  if (tail === undefined) return half(head);
  const left = half(head);
  const right = half(tail);
  return [...left, ...Array<number>(Math.max(0, 16 - left.length - right.length)).fill(0), ...right];
}

/** An IPv4 or IPv6 address as the call that would make it. */
export function addressNotation(text: string, variable?: string): Notation {
  const plain = hexLiteral(addressBytes(text));
  if (!text.includes(':')) return meaning(plain, { call: 'inet_addr', args: [{ quoted: text }] });
  const call: Notation = { call: 'inet_pton', args: ['AF_INET6', { quoted: text }] };
  if (variable === undefined) return meaning(plain, call);
  // With a variable to fill, the call stands in place of `name=value`.
  return {
    styles: {
      abbrev: { call: 'inet_pton', args: ['AF_INET6', { quoted: text }, `&${variable}`] },
      raw: `${variable}=${plain}`,
      verbose: { parts: [`${variable}=${plain} /* `, call, ' */'] },
    },
  };
}

/** `struct in_addr`: dotted text. */
export const ipv4 = (): CustomKind<string> =>
  custom<string>({
    name: 'in_addr',
    bytes: 4,
    align: 4,
    decode: ({ bytes }, pos, end) =>
      end - pos < 4 ? (undefined as unknown as string) : ipv4Text(bytes, pos),
    show: (text) => addressNotation(text),
  });

/**
 * `struct in6_addr`.
 *
 * @param variable the member's name, for members that are shown as `inet_pton(AF_INET6, "::1", &name)` in place of
 *   `name=`; they are to be `bare` then
 */
export const ipv6 = (variable?: string): CustomKind<string> =>
  custom<string>({
    name: 'in6_addr',
    bytes: 16,
    align: 4,
    decode: ({ bytes }, pos, end) =>
      end - pos < 16 ? (undefined as unknown as string) : ipv6Text(bytes, pos),
    show: (text) => addressNotation(text, variable),
  });

/** A hardware address: `01:02:03:04:05:06`. Without a number of bytes it reaches to the end of what was read. */
export const hardwareAddress = (bytes?: number): CustomKind<string> =>
  custom<string>({
    name: 'hwaddr',
    bytes: bytes ?? 0,
    decode: (frame, pos, end) => {
      const stop = bytes === undefined ? end : Math.min(end, pos + bytes);
      return hardwareText(frame.bytes, pos, stop);
    },
    show: hardwareNotation,
  });

/** Bytes joined by colons. */
export function hardwareText(bytes: Uint8Array, pos: number, end: number): string {
  let text = '';
  for (let i = pos; i < end; i++)
    text += `${i > pos ? ':' : ''}${(bytes[i] as number).toString(16).padStart(2, '0')}`;
  return text;
}

/** How a hardware address is written. */
export function hardwareNotation(text: string): Notation {
  const bytes = text === '' ? [] : text.split(':').map((part) => Number.parseInt(part, 16));
  return meaning(hexLiteral(bytes), text);
}

/** A number in hexadecimal with all digits of its type: `0x00000a`, and zero as `00000000` (C's `%#0*x`). */
export function paddedHex(c: CType): CustomKind<number> {
  const width = { s8: 2, u8: 2, s16: 4, u16: 4, s32: 8, u32: 8 } as Readonly<Record<string, number>>;
  const digits = width[c] ?? 8;
  return custom<number>({
    name: 'paddedHex',
    c,
    decode: ({ view }, pos, end) => {
      const size = digits / 2;
      if (end - pos < size) return undefined as unknown as number;
      return size === 1
        ? view.getUint8(pos)
        : size === 2
          ? view.getUint16(pos, true)
          : view.getUint32(pos, true);
    },
    show: (value) => padHex(value, digits),
  });
}

/** `%#0*x` of C. */
export function padHex(value: number, width: number): string {
  return value === 0 ? '0'.repeat(width) : `0x${value.toString(16).padStart(width - 2, '0')}`;
}
