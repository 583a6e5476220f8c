import { custom } from '../model/custom.js';
import { bare } from '../model/decorate.js';
import { bits, hex } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { struct } from '../model/struct.js';

const BITS = 12;
/** The number of a segment; -1 asks the kernel to choose one. */
const entryNumber = custom<number>({
  name: 'entry number',
  c: 'u32',
  decode: ({ view }, pos) => view.getUint32(pos, true),
  show: (entry) => (entry === 0xffff_ffff ? '-1' : String(entry)),
});

const members = {
  entry_number: entryNumber,
  base_addr: hex('u32', 8),
  limit: hex('u32', 8),
  seg_32bit: bits('u32', 0),
  contents: bits('u32', 1, 2),
  read_exec_only: bits('u32', 3),
  limit_in_pages: bits('u32', 4),
  seg_not_present: bits('u32', 5),
  useable: bits('u32', 6),
};
const places = {
  seg_32bit: BITS,
  contents: BITS,
  read_exec_only: BITS,
  limit_in_pages: BITS,
  seg_not_present: BITS,
  useable: BITS,
};

/** `struct user_desc` of asm/ldt.h, a segment's descriptor, as 32-bit programs know it. */
export const userDesc = struct('user_desc', members, { at: places });
/** `struct user_desc` of asm/ldt.h as 64-bit programs know it. */
export const userDesc64 = struct(
  'user_desc',
  { ...members, lm: bits('u32', 7) },
  { at: { ...places, lm: BITS } },
);

/** `struct user_desc` of which only the number is meant: the rest is to be filled in. */
export const userDescNumber = struct('user_desc', {
  entry_number: entryNumber,
  more: bare(custom<true>({ name: 'more', decode: () => true, show: () => '...' })),
});

/** Which segment the kernel chose. */
export function explainEntry(after: unknown): Notation | undefined {
  if (typeof after !== 'object' || after === null || !('entry_number' in after)) return undefined;
  return `entry_number=${after.entry_number}`;
}
