import {
  Address,
  type BlobKind,
  type BufferKind,
  Bytes,
  type CharsKind,
  type PartialArray,
  type StringArrayKind,
} from '@hstrace/syscalls';
import { hex, pointer } from '../numbers.js';
import { bytesOf, escapeBytes, quoteBytes, quoteText } from '../quote.js';
import type { MakeShow, Show } from '../show.js';

/** A path is not cut by `-s`, and one without NUL in 4096 bytes is shown with one byte less. */
const PATH_SHOWN = 4095;

function pointed(value: unknown, show: (value: string | Bytes) => string): string {
  if (value === null) return 'NULL';
  return value instanceof Address ? pointer(value.word) : show(value as string | Bytes);
}

/** How strings and buffers are shown. */
export const texts: Readonly<Record<string, MakeShow>> = {
  string: (_kind, printer): Show => {
    const { stringLimit, hexStrings } = printer.settings;
    return (value) => pointed(value, (text) => quoteText(text, stringLimit, hexStrings));
  },
  path: (_kind, printer): Show => {
    const { hexStrings } = printer.settings;
    return (value) => pointed(value, (text) => quoteText(text, PATH_SHOWN, hexStrings));
  },
  buffer: (kind: BufferKind, printer): Show => {
    const { stringLimit, hexStrings } = printer.settings;
    const limit = kind.as === 'path' ? PATH_SHOWN : stringLimit;
    const style = kind.as === 'hex' ? 'all' : hexStrings;
    const { trailingNul } = kind;
    return (value) =>
      pointed(value, (data) => {
        const bytes = data as Bytes;
        const shown = Math.min(bytes.length, limit);
        // Where a byte that is no text makes all of them hexadecimal, the last one is among them.
        const whole = trailingNul || style === 'all' || style === 'non-ascii';
        return whole || shown === 0 || bytes.at(shown - 1) !== 0
          ? quoteBytes(bytes, limit, style)
          : `"${escapeBytes(bytes.bytes, 0, shown - 1, style)}"`;
      });
  },
  chars: (kind: CharsKind, printer): Show => {
    const { hexStrings } = printer.settings;
    return (value) => {
      if (value instanceof Bytes && !value.terminated && value.length === kind.bytes) {
        return `"${escapeBytes(value.bytes, 0, value.length - 1, hexStrings)}"...`;
      }
      return quoteText(value as string | Bytes, kind.bytes ?? Number.POSITIVE_INFINITY, hexStrings);
    };
  },
  blob: (kind: BlobKind, printer): Show => {
    const { stringLimit, hexStrings } = printer.settings;
    if (kind.as === 'hex')
      return (value) => `"${escapeBytes(bytesOf(value as Bytes), 0, (value as Bytes).length, 'all')}"`;
    return (value) => quoteBytes(value as Bytes, stringLimit, hexStrings);
  },
  strings: (kind: StringArrayKind, printer): Show => {
    const { stringLimit, hexStrings } = printer.settings;
    return (value, context) => {
      if (value === null) return 'NULL';
      if (value instanceof Address) return pointer(value.word);
      const all = value as PartialArray<string | Bytes | Address | null>;
      const partial = 'total' in all;
      if (kind.counted && context.abbreviate) {
        const register = context.call?.compiled
          .argumentsOf(context.call.frame)
          .find((one) => one.kind === kind)?.register;
        const address =
          register === undefined || context.call === undefined ? '' : `${hex(context.call.raw(register))} `;
        return `${address}/* ${all.length} var${all.length === 1 ? '' : 's'}${partial ? ', unterminated' : ''} */`;
      }
      const parts: string[] = [];
      for (const one of all) {
        if (context.abbreviate && parts.length >= stringLimit) {
          parts.push('...');
          return `[${parts.join(', ')}]`;
        }
        parts.push(pointed(one, (text) => quoteText(text, stringLimit, hexStrings)));
      }
      if (partial) parts.push(all.fault === undefined ? '...' : `... /* ${hex(all.fault)} */`);
      return `[${parts.join(', ')}]`;
    };
  },
};
