/** Shapes of arguments that several families of requests share. */

import type { Abi, Arch } from '../model/abi.js';
import { array } from '../model/arrays.js';
import { type CType, readerOf, sizeOf } from '../model/ctype.js';
import { type CustomKind, custom, decodeInside } from '../model/custom.js';
import { flags, hex, int, oneOf } from '../model/integers.js';
import type { AnyKind, Kind } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import { type PointerOptions, pointer } from '../model/pointer.js';
import type { LengthLike } from '../model/ref.js';
import type { Scope } from '../model/scope.js';
import { buffer, chars, type Text } from '../model/strings.js';
import type { Fields, FieldValues, StructKind } from '../model/struct.js';
import type { EnumTable, FlagTable } from '../model/table.js';
import type { Word } from '../model/word.js';
import { Address } from '../values/address.js';
import { Bytes } from '../values/bytes.js';
import { Flags } from '../values/flags.js';
import { PartialArray } from '../values/partial-array.js';

/** A kind of its own on each architecture; all are shown alike. */
export function byArch<K extends AnyKind>(kinds: Readonly<Record<Arch, K>>): K {
  return {
    ...kinds.x86_64,
    size: (abi: Abi) => kinds[abi.arch].size(abi),
    align: (abi: Abi) => kinds[abi.arch].align(abi),
    compile: (scope: Scope, offset: number) => kinds[scope.abi.arch].compile(scope, offset),
  };
}

/** A member that is shown only where it is not all zero. */
export function unlessZero<T>(kind: Kind<T>): Kind<T | undefined> {
  return {
    ...(kind as Kind<T | undefined>),
    compile(scope: Scope, offset: number) {
      const decode = kind.compile(scope, offset);
      const size = kind.size(scope.abi);
      return (frame, memory, base, end, up) => {
        const stop = Math.min(base + offset + size, end);
        for (let at = base + offset; at < stop; at++)
          if (frame.bytes[at] !== 0) return decode(frame, memory, base, end, up);
        return undefined;
      };
    },
  };
}

/** A pointer inside of a structure that is looked at even if the call failed: only its address is known then. */
export function unlessFailed<K extends AnyKind>(kind: K): K {
  return {
    ...kind,
    compile(scope: Scope, offset: number) {
      const decode = kind.compile(scope, offset);
      const addressAt = readerOf('ptr', scope.abi);
      return (frame, memory, base, end, up) => {
        if (!frame.failed) return decode(frame, memory, base, end, up);
        const word = addressAt(frame.view, base + offset);
        return word === 0 ? null : new Address(word);
      };
    },
  };
}

/**
 * A structure that the kernel has changed, if an array in it could be read in whole; without members else, for then the
 * program's values are all that is told.
 */
export function ifWhole<F extends Fields>(
  kind: StructKind<F>,
  arrayIn: (value: FieldValues<F>) => unknown,
): Kind<FieldValues<F>> {
  return {
    ...kind,
    compile(scope: Scope, offset: number) {
      const decode = kind.compile(scope, offset);
      return (frame, memory, base, end, up) => {
        const value = decode(frame, memory, base, end, up);
        const array = arrayIn(value);
        const whole = Array.isArray(array) && !(array instanceof PartialArray && array.fault !== undefined);
        return whole ? value : ({} as FieldValues<F>);
      };
    },
  };
}

/** A structure whose members are shown as the elements of an array, `[1, KEY_A]`. */
export function listed<F extends Fields>(kind: StructKind<F>): CustomKind<FieldValues<F>> {
  return custom<FieldValues<F>>({
    name: 'list',
    bytes: (abi) => kind.size(abi),
    decode: (frame, pos, end, memory) => decodeInside(kind, frame, memory, pos, end),
    show: (value) => ({
      items: Object.entries(kind.fields).map(([name, as]) => ({ value: value[name], as })),
    }),
  });
}

/** Flags and one of several values in one number; each is shown by itself: `A|B`. */
export function flagsAndValue<F extends string, N extends string>(
  options: FlagTable<F>,
  values: EnumTable<N>,
  c: CType = 'u32',
): CustomKind<{ readonly flags: Flags<F>; readonly value: N | number }> {
  const mask = options.entries('x86_64').reduce((bits, [, value]) => bits | Number(value), 0);
  const one = oneOf(values);
  const some = flags(options);
  return custom<{ readonly flags: Flags<F>; readonly value: N | number }>({
    name: 'flags and value',
    c,
    decode: ({ abi, view }, pos, end) => {
      const word = pos + sizeOf(c, abi) <= end ? Number(readerOf(c, abi)(view, pos)) >>> 0 : 0;
      const value = (word & ~mask) >>> 0;
      return {
        flags: new Flags((word & mask) >>> 0, options, abi.arch),
        value: values.nameOf(value, abi.arch) ?? value,
      };
    },
    show: (given) => {
      const value: Notation = { value: given.value, as: one };
      return given.flags.value === 0 ? value : { parts: [{ value: given.flags, as: some }, '|', value] };
    },
  });
}

/** A number that is passed in the place of a pointer, and is shown in a way of its own. */
export function register(name: string, show: (value: Word) => Notation): CustomKind<Word> {
  return custom<Word>({
    name,
    c: 'ulong',
    decode: ({ abi, view }, pos) => readerOf('ulong', abi)(view, pos),
    show,
  });
}

/** A value, and what it means in a comment behind it (not with `-X raw`). */
export function commented(plain: Notation, comment: string): Notation {
  const both: Notation = { parts: [plain, ` /* ${comment} */`] };
  return { styles: { abbrev: both, raw: plain, verbose: both } };
}

const escapes: Readonly<Record<number, string>> = {
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  39: "\\'",
  92: '\\\\',
};

/** A character constant of C. */
export function letter(byte: number): string {
  const plain = byte >= 0x20 && byte < 0x7f;
  const inside =
    escapes[byte] ?? (plain ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`);
  return `'${inside}'`;
}

/** Text in an array of a structure, up to a NUL; cut by `-s`. Null where none of it could be read. */
export function text(bytes: number): CustomKind<Text | null> {
  const inside = chars(bytes);
  return custom<Text | null>({
    name: 'text',
    bytes,
    decode: (frame, pos, end, memory) =>
      decodeInside<Text | undefined>(inside, frame, memory, pos, end) ?? null,
    show: (value) => (value === null ? '???' : { text: value }),
  });
}

/** Text in an array of a structure, of which another member tells the length: up to a NUL, or so many bytes. */
export function countedText(most: number, length: LengthLike): CustomKind<Bytes> {
  return {
    ...custom<Bytes>({
      name: 'text',
      bytes: most,
      decode: ({ bytes }, pos, end) => new Bytes(bytes, pos, end, end - pos),
      show: (value) => ({ quoted: value }),
    }),
    compile(scope: Scope, offset: number) {
      const read = scope.lengthReader(length);
      return (frame, memory, base, end, up) => {
        const start = Math.min(base + offset, end);
        const room = Math.min(Number(read(frame, memory, base, up) ?? 0), most - 1, end - start);
        const nul = frame.bytes.subarray(start, start + room + 1).indexOf(0);
        const shown = nul < 0 ? room : nul;
        return new Bytes(frame.bytes, start, start + shown, nul < 0 ? Number.POSITIVE_INFINITY : shown);
      };
    },
  };
}

/** Reserved words, shown where a program put something there. */
export const reservedWords = (count: number, c: CType = 'u64') => unlessZero(array(hex(c), count));

/** Bytes in an array of a structure, of which another member tells how many count. */
export function sized(most: number, length: LengthLike, as: 'quoted' | 'hex' | 'text'): CustomKind<Bytes> {
  const plain = custom<Bytes>({
    name: 'bytes',
    bytes: most,
    decode: ({ bytes }, pos, end) => new Bytes(bytes, pos, end, end - pos),
    show: (value) => (as === 'quoted' ? { quoted: value } : as === 'hex' ? { hex: value } : { text: value }),
  });
  return {
    ...plain,
    compile(scope: Scope, offset: number) {
      const read = scope.lengthReader(length);
      return (frame, memory, base, end, up) => {
        const start = Math.min(base + offset, end);
        const wanted = Math.min(Number(read(frame, memory, base, up) ?? 0), most);
        const stop = Math.min(start + wanted, end);
        return new Bytes(frame.bytes, start, stop, stop - start);
      };
    },
  };
}

/** A pointer that the kernel writes to. */
export const out = <K extends AnyKind>(kind: K) => pointer(kind, { direction: 'out' });

/** A pointer to a number. */
export const number = (c: CType = 's32') => pointer(int(c));

/** A pointer to a number that the kernel gives. */
export const numberOut = (c: CType = 's32') => pointer(int(c), { direction: 'out' });

/** A pointer to so many bytes that are shown as a string. */
export const bytesText = (bytes: number, direction: 'in' | 'out' = 'in') => buffer(bytes, { direction });

/** Which members of a structure the kernel gives. */
export interface Exchanged<F extends Fields>
  extends Pick<PointerOptions, 'size' | 'partial' | 'fragment' | 'least' | 'most' | 'always'> {
  /** Members that the kernel fills in. */
  readonly out?: readonly (keyof F & string)[];
  /** Members that both give; both values are shown where they differ. */
  readonly changed?: readonly (keyof F & string)[];
  /** Members that both give; both values are shown. */
  readonly both?: readonly (keyof F & string)[];
  /** Members that are shown when the call ends, as the program gave them if it failed. */
  readonly late?: readonly (keyof F & string)[];
  /** `...` stands for the kernel's members where the call failed. */
  readonly cut?: boolean;
  /** Nothing stands for members that are left out in brief where the call failed. */
  readonly uncut?: boolean;
}

/** A pointer to a structure of which the program gives some members and the kernel others; it is shown as one. */
export function exchange<F extends Fields>(kind: StructKind<F>, members: Exchanged<F>) {
  const {
    out: filled = [],
    changed = [],
    both = [],
    late = [],
    cut = false,
    uncut = false,
    ...options
  } = members;
  return pointer(kind, {
    ...options,
    direction: 'inout',
    after: kind,
    exchange: { out: filled, changed, both, late, cut, uncut },
  });
}
