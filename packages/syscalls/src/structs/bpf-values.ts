import { type CustomKind, custom } from '../model/custom.js';
import { bare } from '../model/decorate.js';
import { Frame } from '../model/frame.js';
import type { Decoder, Kind } from '../model/kind.js';
import { type Memory, noMemory } from '../model/memory.js';
import { addWord, readU64, type Word } from '../model/word.js';
import { Bytes } from '../values/bytes.js';

/** More than all structures have. */
const LONGEST = 256;

/**
 * A member of an attribute structure that is there if the structure reaches beyond `from`: where it ends in the
 * middle, the kernel takes zeros for the rest.
 */
export function known<T>(from: number, kind: Kind<T>): Kind<T | undefined> {
  return {
    ...(kind as Kind<T | undefined>),
    compile(scope, offset): Decoder<T | undefined> {
      const decode = kind.compile(scope, offset);
      const stop = offset + kind.size(scope.abi);
      return (frame: Frame, memory: Memory, base: number, end: number, up: number) => {
        if (end - base <= from) return undefined;
        if (base + stop <= end) return decode(frame, memory, base, end, up);
        const bytes = new Uint8Array(LONGEST);
        bytes.set(frame.bytes.subarray(base, end));
        const view = new DataView(bytes.buffer);
        const scratch = new Frame(frame.abi, view, bytes, 0, noMemory, undefined, -1, false);
        // Of a structure, no more than what it has; other members may depend on some that come later.
        return decode(scratch, noMemory, 0, kind.kind === 'struct' ? stop : LONGEST, -1);
      };
    },
  };
}

/**
 * A member whose length another one tells that ends at `stop`: where the structure ends before that, the kernel takes
 * the length for 0.
 */
export function lengthBefore<T>(stop: number, empty: Kind<T>, kind: Kind<T>): Kind<T> {
  return {
    ...kind,
    compile(scope, offset): Decoder<T> {
      const none = empty.compile(scope, offset);
      const decode = kind.compile(scope, offset);
      return (frame, memory, base, end, up) =>
        (base + stop > end ? none : decode)(frame, memory, base, end, up);
    },
  };
}

/** Members that came together, as {@link known} from the offset of the first one. */
export function knownFrom<F extends Readonly<Record<string, Kind<unknown>>>>(from: number, fields: F): F {
  return Object.fromEntries(Object.entries(fields).map(([name, kind]) => [name, known(from, kind)])) as F;
}

/** What a program passes behind the members that are known. */
export interface ExtraData {
  /** Offset of the first byte. */
  readonly from: number;
  readonly bytes: Bytes;
}

/**
 * What a program passes behind the members that are known, if it is not all zero.
 *
 * @param more how much further the known members reach, where that depends on what stands before
 */
export function extraData(
  from: number,
  more: (view: DataView, pos: number, end: number) => number = () => 0,
): CustomKind<ExtraData | undefined> {
  return bare(
    custom<ExtraData | undefined>({
      name: 'extra data',
      decode: (frame, pos, end) => {
        if (pos >= end) return undefined;
        const skip = more(frame.view, pos, end);
        const start = pos + skip;
        for (let at = start; at < end; at++)
          if (frame.bytes[at] !== 0)
            return { from: from + skip, bytes: new Bytes(frame.bytes, start, end, end - start) };
        return undefined;
      },
      show: (extra) =>
        extra === undefined
          ? '...'
          : {
              verbose: {
                parts: [
                  'extra_data=',
                  { hex: extra.bytes },
                  ` /* bytes ${extra.from}..${extra.from + extra.bytes.length - 1} */`,
                ],
              },
              otherwise: '...',
            },
    }),
  ) as CustomKind<ExtraData | undefined>;
}

/**
 * A version of Linux.
 *
 * @public named by declarations of definitions
 */
export interface KernelVersion {
  readonly version: number;
  readonly patchLevel: number;
  readonly subLevel: number;
}

/** The number that the macro KERNEL_VERSION of linux/version.h makes. */
export const kernelVersion: CustomKind<number> = custom<number>({
  name: 'kernel version',
  c: 'u32',
  decode: (frame, pos) => frame.view.getUint32(pos, true),
  show: (value) => {
    const plain = value === 0 ? '0' : `0x${value.toString(16)}`;
    const parts = [value >>> 16, (value >>> 8) & 0xff, value & 0xff].join(', ');
    const named = `KERNEL_VERSION(${parts})`;
    return { styles: { abbrev: named, raw: plain, verbose: `${plain} /* ${named} */` } };
  },
});

/** No node in particular. */
const NUMA_NO_NODE = 0xffff_ffff;

/** A memory node. */
export const numaNode: CustomKind<number> = custom<number>({
  name: 'numa node',
  c: 'u32',
  decode: (frame, pos) => frame.view.getUint32(pos, true),
  show: (value) => {
    const plain = String(value);
    if (value !== NUMA_NO_NODE) return plain;
    const named = `${plain} /* NUMA_NO_NODE */`;
    return { styles: { abbrev: named, raw: plain, verbose: named } };
  },
});

const UINT64_MAX = 0xffff_ffff_ffff_ffffn;

/** What a map is told besides; its largest value has a name. */
export const mapExtra: CustomKind<Word> = custom<Word>({
  name: 'map extra',
  c: 'u64',
  align: 8,
  decode: (frame, pos) => readU64(frame.view, pos),
  show: (value) => {
    const plain = String(value);
    if (value !== UINT64_MAX) return plain;
    return { styles: { abbrev: 'UINT64_MAX', raw: plain, verbose: `${plain} /* UINT64_MAX */` } };
  },
});

/** Register of bpf(2) that holds the address of the attributes. */
const ATTRIBUTES = 1;

/**
 * How many elements of a batch were done, as the kernel leaves it in the attributes; undefined where that is what the
 * program had asked for.
 *
 * @param at where the number stands in the attributes
 */
export function doneOfBatch(at: number): CustomKind<number | undefined> {
  return custom<number | undefined>({
    name: 'done of batch',
    decode: (frame, pos, end) => {
      if (pos + at + 4 > end) return undefined;
      const done = frame.view.getUint32(pos + at, true);
      const { entry } = frame;
      if (!entry.find(addWord(frame.register(ATTRIBUTES), at), 4)) return done;
      return entry.view.getUint32(entry.pos, true) === done ? undefined : done;
    },
    show: (done) => (done === undefined ? '{}' : `{batch={count=${done}}}`),
  });
}

/** Text of which only so many bytes count as the number before its address says. */
export function bounded<T>(text: Kind<T>): Kind<T> {
  return {
    ...text,
    compile(scope, offset): Decoder<T> {
      const decode = text.compile(scope, offset);
      return (frame: Frame, memory: Memory, base: number, end: number, up: number) => {
        const value: unknown = decode(frame, memory, base, end, up);
        const room = frame.view.getUint32(base + offset - 4, true);
        const bytes =
          typeof value === 'string'
            ? encoder.encode(value)
            : value instanceof Bytes
              ? value.bytes
              : undefined;
        if (bytes === undefined || bytes.length < room) return value as T;
        return new Bytes(bytes, 0, room, Number.POSITIVE_INFINITY) as T;
      };
    },
  };
}

const encoder = new TextEncoder();
