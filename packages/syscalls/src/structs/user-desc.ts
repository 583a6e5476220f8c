import { bits, hex, int } from '../model/integers.js';
import { struct } from '../model/struct.js';

const BITS = 12;
const members = {
  entry_number: int(),
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
