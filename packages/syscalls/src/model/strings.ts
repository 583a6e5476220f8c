import { type CapClassName, type Op, OpKind } from '../plan/op.js';
import { Address } from '../values/address.js';
import { Bytes } from '../values/bytes.js';
import { PartialArray } from '../values/partial-array.js';
import type { Abi } from './abi.js';
import { readerOf } from './ctype.js';
import type { Frame } from './frame.js';
import { type Kind, kind } from './kind.js';
import { ChunkStatus, type Memory } from './memory.js';
import { compilePointer, type Direction, type Pointed, phaseOf, planPointer } from './pointer.js';
import type { LengthLike } from './ref.js';
import type { Scope } from './scope.js';
import { addWord } from './word.js';

/** Text where it is valid UTF-8 and was read whole, else its bytes. */
export type Text = string | Bytes;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** Bytes as text, if they are valid UTF-8. */
export function decodeText(bytes: Uint8Array, start: number, end: number): string | undefined {
  let text = '';
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte >= 0x80) {
      try {
        return strict.decode(bytes.subarray(start, end));
      } catch {
        return undefined;
      }
    }
    text += ascii[byte] as string;
  }
  return text;
}

function findNul(bytes: Uint8Array, start: number, end: number): number {
  for (let i = start; i < end; i++) if (bytes[i] === 0) return i;
  return -1;
}

/** The C string at an address, if it was copied up to its NUL or to the limit. */
function stringAt(frame: Frame, memory: Memory, address: number | bigint, inFull = false): Text | undefined {
  if (!memory.find(address, Number.MAX_SAFE_INTEGER)) return undefined;
  const { pos, end, status } = memory;
  const nul = findNul(frame.bytes, pos, end);
  if (nul >= 0) return decodeText(frame.bytes, pos, nul) ?? new Bytes(frame.bytes, pos, nul, nul - pos, true);
  // Memory ended before the string did: the kernel would not accept it either, unless less was looked at.
  if ((status & ChunkStatus.FAULT) !== 0) {
    if (inFull || !memory.findCut(address)) return undefined;
    return new Bytes(frame.bytes, memory.pos, memory.end, Number.POSITIVE_INFINITY);
  }
  return new Bytes(frame.bytes, pos, end, Number.POSITIVE_INFINITY);
}

export interface StringKind extends Kind<Pointed<Text>> {
  readonly kind: 'string' | 'path';
}

function stringKind(name: 'string' | 'path', cap: number | CapClassName, direction: Direction): StringKind {
  return kind<Pointed<Text>, { kind: 'string' | 'path' }>({
    kind: name,
    phase: phaseOf(direction),
    size: (abi: Abi) => abi.wordSize,
    align: (abi: Abi) => abi.wordSize,
    compile: (scope: Scope, offset: number) =>
      compilePointer(scope, offset, direction, false, (frame, memory, address) =>
        stringAt(frame, memory, address, cap === 'PATH'),
      ) as never,
    plan: (scope: Scope, offset: number, ops: Op[]) =>
      planPointer(scope, offset, ops, { kind: OpKind.CSTR, cap }),
  });
}

/** A pointer to a file name: read whole, up to the kernel's limit of 4096 bytes. */
export const path = (direction: 'in' | 'out' = 'in'): StringKind => stringKind('path', 'PATH', direction);

/** A pointer to a C string that is not a file name: shown up to `-s` bytes. */
export const cstring = (direction: 'in' | 'out' = 'in', cap: number | CapClassName = 'STR'): StringKind =>
  stringKind('string', cap, direction);

/** A pointer to text in an array of so many bytes: it ends at a NUL, or with the array. */
export function textArray(bytes: number, direction: 'in' | 'out' = 'in'): StringKind {
  return kind<Pointed<Text>, { kind: 'string' | 'path' }>({
    kind: 'string',
    phase: phaseOf(direction),
    size: (abi: Abi) => abi.wordSize,
    align: (abi: Abi) => abi.wordSize,
    compile: (scope: Scope, offset: number) =>
      compilePointer(scope, offset, direction, false, (frame, memory, address) => {
        if (!memory.find(address, bytes)) return undefined;
        const { pos, end } = memory;
        const nul = findNul(frame.bytes, pos, end);
        if (nul >= 0)
          return decodeText(frame.bytes, pos, nul) ?? new Bytes(frame.bytes, pos, nul, nul - pos, true);
        if (end - pos < bytes && !memory.findCut(address)) return undefined;
        return new Bytes(frame.bytes, memory.pos, memory.end, Number.POSITIVE_INFINITY);
      }) as never,
    plan(scope: Scope, offset: number, ops: Op[]) {
      planPointer(scope, offset, ops, { lengthOf: bytes, cap: bytes });
      // Where memory ends before the array does, so much has to be there as is shown.
      planPointer(scope, offset, ops, { lengthOf: bytes, cap: 'STR' });
    },
  });
}

export interface BufferKind extends Kind<Pointed<Bytes>> {
  readonly kind: 'buffer';
  /** Shown as text up to a NUL, as a path, or as it is. */
  readonly as: 'data' | 'path' | 'hex';
  /** Whole buffers are dumped by `-e read` and `-e write`. */
  readonly direction: Direction;
  /** False: a NUL that ends what is shown is left out. */
  readonly trailingNul: boolean;
}

/** How a buffer is read and shown. */
export interface BufferOptions {
  readonly direction?: 'in' | 'out';
  readonly as?: 'data' | 'path' | 'hex';
  readonly cap?: number | CapClassName;
  readonly always?: boolean;
  /** Buffers that are longer are not looked at. */
  readonly most?: number;
  readonly trailingNul?: boolean;
}

/** A pointer to bytes of a known length. */
export function buffer(length: LengthLike, options: BufferOptions = {}): BufferKind {
  const direction = options.direction ?? 'in';
  const as = options.as ?? 'data';
  return kind<Pointed<Bytes>, Omit<BufferKind, keyof Kind> & { kind: 'buffer' }>({
    kind: 'buffer',
    as,
    direction,
    trailingNul: options.trailingNul ?? true,
    phase: phaseOf(direction),
    size: (abi: Abi) => abi.wordSize,
    align: (abi: Abi) => abi.wordSize,
    compile(scope: Scope, offset: number) {
      const total = scope.lengthReader(length);
      const { most = Number.POSITIVE_INFINITY } = options;
      const decode = compilePointer(
        scope,
        offset,
        direction,
        options.always === true,
        (frame, memory, address, base, up) => {
          let wanted = total(frame, memory, base, up);
          if (wanted === undefined || wanted > most) return undefined;
          // What a failed call was to fill in, inside of a structure that is looked at nevertheless.
          if (frame.failed && direction === 'out' && options.always !== true) return undefined;
          if (frame.budget >= 0) {
            if (wanted > frame.budget) wanted = frame.budget;
            frame.budget -= Number(wanted);
          }
          if (wanted === 0) return new Bytes(frame.bytes, 0, 0, 0);
          const number = Number(wanted);
          if (!memory.find(address, number)) return undefined;
          // Fewer bytes are all there is, unless no more of them were asked for.
          const { status } = memory;
          const short = (status & ChunkStatus.CAPPED) === 0 || (status & ChunkStatus.FAULT) !== 0;
          // No more of them need be readable than are shown.
          if (short && memory.end - memory.pos < number && !memory.findCut(address)) return undefined;
          return new Bytes(frame.bytes, memory.pos, memory.end, wanted);
        },
      );
      if (scope.atTop) return decode as never;
      return ((frame: Frame, memory: Memory, base: number, end: number, up: number) => {
        const value = decode(frame, memory, base, end, up);
        // What should have gone nowhere counts as well.
        if (value === null && frame.budget > 0)
          frame.budget -= Math.min(Number(total(frame, memory, base, up) ?? 0), frame.budget);
        return value;
      }) as never;
    },
    plan: (scope: Scope, offset: number, ops: Op[]) =>
      planPointer(scope, offset, ops, {
        lengthOf: length,
        cap: options.cap ?? (as === 'path' ? 'PATH' : 'STR'),
        always: options.always,
      }),
  });
}

/** Text at the end of a structure, of a known length: as much of it as was read. */
export function trailing(length: LengthLike): BufferKind {
  return kind<Pointed<Bytes>, Omit<BufferKind, keyof Kind> & { kind: 'buffer' }>({
    kind: 'buffer',
    as: 'data',
    direction: 'in',
    trailingNul: true,
    size: () => 0,
    align: () => 1,
    compile(scope: Scope, offset: number) {
      const total = scope.lengthReader(length);
      return (frame: Frame, memory: Memory, base: number, end: number, up: number) => {
        const start = Math.min(base + offset, end);
        const wanted = total(frame, memory, base, up) ?? 0;
        const stop = wanted > end - start ? end : start + Number(wanted);
        return new Bytes(frame.bytes, start, stop, wanted);
      };
    },
  });
}

export interface CharsKind extends Kind<Text> {
  readonly kind: 'chars';
  /** Room for the text; undefined where it reaches to the end of what was read. */
  readonly bytes: number | undefined;
}

/** `char name[n]` inside a structure: text up to its NUL. Without a number it may reach to the structure's end. */
export function chars(bytes?: number): CharsKind {
  return kind<Text, Omit<CharsKind, keyof Kind> & { kind: 'chars' }>({
    kind: 'chars',
    bytes,
    size: () => bytes ?? 0,
    align: () => 1,
    compile:
      (_scope: Scope, offset: number) => (frame: Frame, _memory: Memory, base: number, end: number) => {
        const start = base + offset;
        if (start >= end) return undefined as unknown as Text;
        const stop = bytes === undefined ? end : Math.min(start + bytes, end);
        const nul = findNul(frame.bytes, start, stop);
        if (nul < 0) return new Bytes(frame.bytes, start, stop, stop - start);
        return decodeText(frame.bytes, start, nul) ?? new Bytes(frame.bytes, start, nul, nul - start, true);
      },
  });
}

export interface BlobKind extends Kind<Bytes> {
  readonly kind: 'blob';
  readonly as: 'data' | 'hex';
}

/** `unsigned char data[n]` inside a structure. Without a number: everything up to the end of what was read. */
export function blob(bytes?: number, as: 'data' | 'hex' = 'hex'): BlobKind {
  return kind<Bytes, Omit<BlobKind, keyof Kind> & { kind: 'blob' }>({
    kind: 'blob',
    as,
    size: () => bytes ?? 0,
    align: () => 1,
    compile:
      (_scope: Scope, offset: number) => (frame: Frame, _memory: Memory, base: number, end: number) => {
        const start = base + offset;
        if (start > end || (start === end && bytes !== undefined)) return undefined as unknown as Bytes;
        const stop = bytes === undefined ? end : Math.min(start + bytes, end);
        return new Bytes(frame.bytes, start, stop, stop - start);
      },
  });
}

export interface StringArrayKind extends Kind<Pointed<readonly Pointed<Text>[]>> {
  readonly kind: 'strings';
  /** Only their number is shown without `-v`. */
  readonly counted: boolean;
}

/** `char *const argv[]`: pointers to strings, up to a null pointer. */
export function stringArray(options: { counted?: boolean } = {}): StringArrayKind {
  type Value = Pointed<readonly Pointed<Text>[]>;
  return kind<Value, Omit<StringArrayKind, keyof Kind> & { kind: 'strings' }>({
    kind: 'strings',
    counted: options.counted ?? false,
    phase: 'entry',
    size: (abi: Abi) => abi.wordSize,
    align: (abi: Abi) => abi.wordSize,
    compile(scope: Scope, offset: number) {
      const read = readerOf('ptr', scope.abi);
      const word = scope.abi.wordSize;
      return compilePointer(scope, offset, 'in', false, (frame, memory, address) => {
        if (!memory.find(address, Number.MAX_SAFE_INTEGER)) return undefined;
        const { pos, end, status } = memory;
        const values = new PartialArray<Pointed<Text>>();
        let at = pos;
        for (; at + word <= end; at += word) {
          const pointer = read(frame.view, at);
          if (pointer === 0) return Array.from(values);
          values.push(stringAt(frame, memory, pointer) ?? new Address(pointer));
        }
        if (values.length === 0) return undefined;
        values.total = Number.POSITIVE_INFINITY;
        if ((status & ChunkStatus.FAULT) !== 0) values.fault = addWord(address, at - pos);
        return values;
      }) as never;
    },
    plan: (scope: Scope, offset: number, ops: Op[]) =>
      planPointer(scope, offset, ops, {
        kind: OpKind.WORDS,
        cap: 'ENV',
        stride: scope.abi.wordSize,
        elements: 'ARR',
        inner: (element, children) => planPointer(element, 0, children, { kind: OpKind.CSTR, cap: 'STR' }),
      }),
  });
}
