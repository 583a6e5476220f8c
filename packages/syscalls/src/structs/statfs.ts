import { fsMagic, statfsFlags } from '../constants/stat.gen.js';
import { array } from '../model/arrays.js';
import { when } from '../model/decorate.js';
import { count, flags, hex, oneOf } from '../model/integers.js';
import { type Condition, field, hasBits } from '../model/ref.js';
import { padding, struct } from '../model/struct.js';

/** `__kernel_fsid_t` (asm-generic/posix_types.h). */
const fsid = struct('fsid', { val: array(hex('u32'), 2) });

/** The kernel says so where it has filled the flags in (ST_VALID). */
const valid: Condition = [hasBits(field('f_flags'), 0x20)];

/** `struct statfs` (asm-generic/statfs.h): words of the ABI. */
export const statfs = struct(
  'statfs',
  {
    f_type: oneOf(fsMagic, 'ulong'),
    f_bsize: count(),
    f_blocks: count(),
    f_bfree: count(),
    f_bavail: count(),
    f_files: count(),
    f_ffree: count(),
    f_fsid: fsid,
    f_namelen: count(),
    f_frsize: count(),
    f_flags: when(valid, flags(statfsFlags, 'ulong')),
    f_spare: padding(0),
  },
  { bytes: (abi) => (abi.wordSize === 8 ? 120 : 64) },
);

/** `struct statfs64` of 32-bit programs (asm-generic/statfs.h); on x86 it is packed. */
export const statfs64 = struct(
  'statfs64',
  {
    f_type: oneOf(fsMagic),
    f_bsize: count('u32'),
    f_blocks: count('u64'),
    f_bfree: count('u64'),
    f_bavail: count('u64'),
    f_files: count('u64'),
    f_ffree: count('u64'),
    f_fsid: fsid,
    f_namelen: count('u32'),
    f_frsize: count('u32'),
    f_flags: when(valid, flags(statfsFlags)),
    f_spare: padding(16, 4),
  },
  { packed: true },
);
