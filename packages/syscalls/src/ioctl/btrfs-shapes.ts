/** Shapes of Btrfs' structures (linux/btrfs.h). */

import {
  btrfsBlockGroups,
  btrfsKeys,
  btrfsLimitFlags,
  btrfsObjects,
  btrfsOffsets,
  btrfsTrees,
} from '../constants/ioctl-btrfs.gen.js';
import { array } from '../model/arrays.js';
import { readerOf } from '../model/ctype.js';
import { type CustomKind, custom, decodeInside } from '../model/custom.js';
import { address, dev, flags, oneOf, u64, uint } from '../model/integers.js';
import type { AnyKind, Decoder, ValueOf } from '../model/kind.js';
import type { ListKind } from '../model/pointer.js';
import type { Scope } from '../model/scope.js';
import { struct } from '../model/struct.js';
import { addWord, readU64, type Word } from '../model/word.js';
import { Bytes } from '../values/bytes.js';
import { PartialArray } from '../values/partial-array.js';

export const tree = () => oneOf(btrfsTrees, 'u64');
export const object = () => oneOf(btrfsObjects, 'u64');
export const offset = () => oneOf(btrfsOffsets, 'u64');
export const key = () => oneOf(btrfsKeys);
export const deviceId = () => dev('u64');
export const blockGroups = () => flags(btrfsBlockGroups, 'u64');

const hexadecimal = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A UUID, in the usual groups. Undefined if it is all zero and `optional`. */
export const uuid = custom<string | undefined>({
  name: 'uuid',
  bytes: 16,
  decode({ bytes }, pos, end) {
    const text = hexadecimal(bytes.subarray(pos, end)).padEnd(32, '0');
    return [0, 8, 12, 16, 20, 32]
      .slice(1)
      .map((stop, i) => text.slice([0, 8, 12, 16, 20][i], stop))
      .join('-');
  },
  show: (value) => value ?? '',
});

/** `struct btrfs_ioctl_search_key` as a program gives it. */
export const searchKey = struct(
  'btrfs_ioctl_search_key',
  {
    tree_id: tree(),
    min_objectid: object(),
    max_objectid: object(),
    min_offset: offset(),
    max_offset: offset(),
    min_transid: offset(),
    max_transid: offset(),
    min_type: key(),
    max_type: key(),
    nr_items: uint(),
  },
  { bytes: 104 },
);

/** `struct btrfs_ioctl_search_key` as the kernel leaves it. */
export const searchKeyFound = struct(
  'btrfs_ioctl_search_key',
  { nr_items: uint() },
  { at: { nr_items: 64 }, bytes: 104 },
);

export const searchHeader = struct('btrfs_ioctl_search_header', {
  transid: u64(),
  objectid: object(),
  offset: offset(),
  type: key(),
  len: uint(),
});

/** `struct btrfs_qgroup_limit`. */
export const quotaLimit = struct('btrfs_qgroup_limit', {
  flags: flags(btrfsLimitFlags, 'u64'),
  max_rfer: u64(),
  max_excl: u64(),
  rsv_rfer: u64(),
  rsv_excl: u64(),
});

const containerHead = struct('btrfs_data_container', {
  bytes_left: uint(),
  bytes_missing: uint(),
  elem_cnt: uint(),
  elem_missed: uint(),
});

/** What the kernel has put into the buffer of a program. */
export type Container<T> = ValueOf<typeof containerHead> & { readonly val: readonly T[] };

function container<T>(
  read: (parts: {
    readonly at: number;
    readonly end: number;
    readonly count: number;
    readonly bytes: Uint8Array;
    readonly view: DataView;
  }) => T[],
  total: (count: number) => number,
  show: (value: T) => { value: unknown; as: AnyKind } | { text: Bytes } | string,
) {
  return custom<Container<T>>({
    name: 'btrfs_data_container',
    bytes: 16,
    align: 8,
    decode(frame, pos, _end, memory, readable) {
      const head = decodeInside(containerHead, frame, memory, pos, readable);
      const { bytes, view } = frame;
      const count = head.elem_cnt ?? 0;
      const found = read({ at: pos + 16, end: readable, count, bytes, view });
      if (found.length >= total(count)) return { ...head, val: found };
      const val = PartialArray.from(found) as PartialArray<T>;
      val.total = total(count);
      return { ...head, val };
    },
    show: (value) => {
      const head = (['bytes_left', 'bytes_missing', 'elem_cnt', 'elem_missed'] as const).map(
        (name) => [name, { value: value[name], as: uint() }] as const,
      );
      const more = value.val instanceof PartialArray ? { more: true } : {};
      return {
        verbose: { members: [...head, ['val', { items: value.val.map(show), ...more }]] },
        otherwise: { members: head, more: true },
      };
    },
  });
}

/** Names of files; what is in the container are their places. */
export const pathContainer = container<Bytes>(
  ({ at, end, count, bytes, view }) => {
    const paths: Bytes[] = [];
    for (let i = 0; i < count && at + 8 * (i + 1) <= end; i++) {
      const start = at + Number(readU64(view, at + 8 * i));
      if (start >= end) break;
      const nul = bytes.subarray(start, end).indexOf(0);
      const stop = nul < 0 ? end : start + nul;
      paths.push(new Bytes(bytes, start, stop, nul < 0 ? Number.POSITIVE_INFINITY : stop - start, nul >= 0));
    }
    return paths;
  },
  (count) => count,
  (text) => ({ text }),
);

const inode = struct('', { inum: u64(), offset: u64(), root: u64() });

/** Files that a block belongs to. */
export const inodeContainer = container<ValueOf<typeof inode>>(
  ({ at, end, count, view }) => {
    const inodes: ValueOf<typeof inode>[] = [];
    for (let i = 0; i + 3 <= count && at + 8 * (i + 3) <= end; i += 3)
      inodes.push({
        inum: readU64(view, at + 8 * i),
        offset: readU64(view, at + 8 * i + 8),
        root: readU64(view, at + 8 * i + 16),
      });
    return inodes;
  },
  (count) => Math.floor(count / 3),
  (value) => ({ value, as: inode }),
);

/** What was found in a tree: headers, each followed by as many bytes as it says. */
export function searchItems(itemsAt: number) {
  const size = 32;
  const headers = array(searchHeader);
  return custom<readonly ValueOf<typeof searchHeader>[]>({
    name: 'btrfs_search_items',
    align: 8,
    decode(frame, pos, end, memory) {
      const { view } = frame;
      // The key, which says how many there are, stands before them.
      const total = pos - itemsAt >= 0 && pos <= end ? view.getUint32(pos - itemsAt + 64, true) : 0;
      const values = new PartialArray<ValueOf<typeof searchHeader>>();
      let next = pos;
      while (values.length < total && next + size <= end) {
        values.push(decodeInside(searchHeader, frame, memory, next, next + size));
        next += size + view.getUint32(next + 28, true);
      }
      if (values.length === total) return Array.from(values);
      values.total = total;
      const start = frame.register(2);
      const room = itemsAt > 104 ? Number(decodeInside(u64(), frame, memory, pos - 8, pos)) : end - pos;
      if (next + size - pos <= room) values.fault = addWord(start, next - pos + itemsAt);
      return values;
    },
    show: (value) => ({ value, as: headers }),
  });
}

/** An array, and where it is. */
export interface ArrayAt<T> {
  readonly address: Word;
  readonly elements: T;
}

/** An array of which without `-v` only the address is shown. */
export function verbosely<T>(kind: ListKind<T>): CustomKind<ArrayAt<T>> {
  const plain = address();
  return {
    ...custom<ArrayAt<T>>({
      name: 'verbosely',
      c: 'ptr',
      decode: () => ({ address: 0, elements: undefined as T }),
      show: (value) => ({
        verbose: { value: value.elements, as: kind },
        otherwise: { value: value.address, as: plain },
      }),
      plan: (scope, at, ops) => kind.plan?.(scope, at, ops),
    }),
    compile(scope: Scope, at: number): Decoder<ArrayAt<T>> {
      const elements = kind.compile(scope, at);
      const word = readerOf('ptr', scope.abi);
      return (frame, memory, base, end, up) => ({
        address: base + at + scope.abi.wordSize > end ? 0 : word(frame.view, base + at),
        elements: elements(frame, memory, base, end, up),
      });
    },
  };
}
