import { statxAttributes, statxMask } from '../constants/stat.gen.js';
import { custom } from '../model/custom.js';
import { when } from '../model/decorate.js';
import { count, dev, epochSeconds, flags, gid, hex, mode, size, uid } from '../model/integers.js';
import type { Kind } from '../model/kind.js';
import { type Clause, field, hasBits } from '../model/ref.js';
import { padding, struct } from '../model/struct.js';
import { readS64, type Word } from '../model/word.js';

const S_IFMT = 0o170000;
const S_IFCHR = 0o020000;
const S_IFBLK = 0o060000;

interface WithMode {
  readonly st_mode: number;
}

/** A special file has the number of its device where others have a size. */
function isDevice(stat: WithMode): boolean {
  const type = stat.st_mode & S_IFMT;
  return type === S_IFCHR || type === S_IFBLK;
}

const attributes = [
  'st_dev',
  'st_ino',
  'st_mode',
  'st_nlink',
  'st_uid',
  'st_gid',
  'st_blksize',
  'st_blocks',
] as const;
const timeMembers = [
  'st_atime',
  'st_atime_nsec',
  'st_mtime',
  'st_mtime_nsec',
  'st_ctime',
  'st_ctime_nsec',
] as const;
const ofFile = [...attributes, 'st_size', ...timeMembers] as const;
const ofDevice = [...attributes, 'st_rdev', ...timeMembers] as const;
const briefOfFile = ['st_mode', 'st_size'] as const;
const briefOfDevice = ['st_mode', 'st_rdev'] as const;

/** How all forms of `struct stat` are shown. */
const shown = {
  order: (stat: WithMode) => (isDevice(stat) ? ofDevice : ofFile),
  brief: (stat: WithMode) => (isDevice(stat) ? briefOfDevice : briefOfFile),
};

/** The three times, in words of the ABI. */
const times = {
  st_atime: epochSeconds('long', 'st_atime_nsec'),
  st_atime_nsec: count(),
  st_mtime: epochSeconds('long', 'st_mtime_nsec'),
  st_mtime_nsec: count(),
  st_ctime: epochSeconds('long', 'st_ctime_nsec'),
  st_ctime_nsec: count(),
};

/** `struct stat` of i386 (asm/stat.h of x86). */
const statI386 = struct('stat', {
  st_dev: dev('ulong'),
  st_ino: count(),
  st_mode: mode({ type: true, c: 'u16' }),
  st_nlink: count('u16'),
  st_uid: uid('u16'),
  st_gid: gid('u16'),
  st_rdev: dev('ulong'),
  st_size: size(),
  st_blksize: count(),
  st_blocks: count(),
  ...times,
  __unused: padding(8),
});

/** `struct stat` of asm-generic/stat.h: aarch64. */
const statGeneric = struct('stat', {
  st_dev: dev('ulong'),
  st_ino: count(),
  st_mode: mode({ type: true }),
  st_nlink: count('u32'),
  st_uid: uid(),
  st_gid: gid(),
  st_rdev: dev('ulong'),
  __pad1: padding(8, 8),
  st_size: size('long'),
  st_blksize: count('s32'),
  __pad2: padding(4, 4),
  st_blocks: count('long'),
  ...times,
  __unused: padding(8),
});

/** `struct stat` (asm/stat.h). */
export const stat = struct(
  'stat',
  {
    st_dev: dev('ulong'),
    st_ino: count(),
    st_nlink: count(),
    st_mode: mode({ type: true }),
    st_uid: uid(),
    st_gid: gid(),
    __pad0: padding(4, 4),
    st_rdev: dev('ulong'),
    st_size: size(),
    st_blksize: count('long'),
    st_blocks: count('long'),
    ...times,
    __unused: padding(24, 8),
  },
  { ...shown, arch: { i386: statI386, aarch64: statGeneric } },
);

/** `struct stat64` of i386 (asm/stat.h of x86). */
export const stat64 = struct(
  'stat64',
  {
    st_dev: dev('u64'),
    __pad0: padding(4),
    __st_ino: padding(4, 4),
    st_mode: mode({ type: true }),
    st_nlink: count('u32'),
    st_uid: uid('ulong'),
    st_gid: gid('ulong'),
    st_rdev: dev('u64'),
    __pad3: padding(4),
    st_size: size('u64'),
    st_blksize: count(),
    st_blocks: count('u64'),
    ...times,
    st_ino: count('u64'),
  },
  shown,
);

const oldTimes = ['st_atime', 'st_mtime', 'st_ctime'] as const;
const oldOfFile = [...attributes, 'st_size', ...oldTimes] as const;
const oldOfDevice = [...attributes, 'st_rdev', ...oldTimes] as const;

/** A member that later forms have and this one has not; it is shown as zero. */
const missing = custom<0>({ name: 'missing', decode: () => 0, show: () => '0' });

/** `struct __old_kernel_stat` (asm/stat.h of x86), the stat of Linux 0.97. */
export const oldStat = struct(
  'stat',
  {
    st_dev: dev('u16'),
    st_ino: count('u16'),
    st_mode: mode({ type: true, c: 'u16' }),
    st_nlink: count('u16'),
    st_uid: uid('u16'),
    st_gid: gid('u16'),
    st_blksize: missing,
    st_blocks: missing,
    st_rdev: dev('u16'),
    st_size: size('u32'),
    st_atime: epochSeconds('u32'),
    st_mtime: epochSeconds('u32'),
    st_ctime: epochSeconds('u32'),
  },
  {
    order: (stat: WithMode) => (isDevice(stat) ? oldOfDevice : oldOfFile),
    brief: shown.brief,
  },
);

/** `struct statx_timestamp` (linux/stat.h). */
const timestamp = custom<{ readonly tv_sec: Word; readonly tv_nsec: number }>({
  name: 'statx_timestamp',
  bytes: 16,
  align: 8,
  decode: (frame, pos, end) => ({
    tv_sec: pos + 8 > end ? 0 : readS64(frame.view, pos),
    tv_nsec: pos + 12 > end ? 0 : frame.view.getUint32(pos + 8, true),
  }),
  show: ({ tv_sec, tv_nsec }) => ({
    parts: [
      {
        members: [
          ['tv_sec', String(tv_sec)],
          ['tv_nsec', String(tv_nsec)],
        ],
      },
      { date: tv_sec, nanoseconds: tv_nsec },
    ],
  }),
});

/** A member that the kernel fills in only under these bits of the mask. */
const given = <T>(bits: number, kind: Kind<T>): Kind<T | undefined> =>
  when([hasBits(field('stx_mask'), bits)], kind);
const STATX_ATTR_WRITE_ATOMIC: Clause = hasBits(field('stx_attributes'), 0x40_0000);

/** `struct statx` (linux/stat.h). */
export const statx = struct(
  'statx',
  {
    stx_mask: flags(statxMask),
    stx_blksize: count('u32'),
    stx_attributes: flags(statxAttributes, 'u64'),
    stx_nlink: given(0x4, count('u32')),
    stx_uid: given(0x8, uid()),
    stx_gid: given(0x10, gid()),
    stx_mode: given(0x3, mode({ type: true, c: 'u16' })),
    __spare0: padding(2, 2),
    stx_ino: given(0x100, count('u64')),
    stx_size: given(0x200, size('u64')),
    stx_blocks: given(0x400, count('u64')),
    stx_attributes_mask: flags(statxAttributes, 'u64'),
    stx_atime: given(0x20, timestamp),
    stx_btime: given(0x800, timestamp),
    stx_ctime: given(0x80, timestamp),
    stx_mtime: given(0x40, timestamp),
    stx_rdev_major: count('u32'),
    stx_rdev_minor: count('u32'),
    stx_dev_major: count('u32'),
    stx_dev_minor: count('u32'),
    stx_mnt_id: given(0x5000, hex('u64')),
    stx_dio_mem_align: given(0x2000, count('u32')),
    stx_dio_offset_align: given(0x2000, count('u32')),
    stx_subvol: given(0x8000, hex('u64')),
    stx_atomic_write_unit_min: when([STATX_ATTR_WRITE_ATOMIC], count('u32')),
    stx_atomic_write_unit_max: when([STATX_ATTR_WRITE_ATOMIC], count('u32')),
    stx_atomic_write_segments_max: when([STATX_ATTR_WRITE_ATOMIC], count('u32')),
    stx_dio_read_offset_align: given(0x20000, count('u32')),
    stx_atomic_write_unit_max_opt: when([STATX_ATTR_WRITE_ATOMIC], count('u32')),
    __spare2: padding(4, 4),
    __spare3: padding(64, 8),
  },
  { brief: ['stx_mask', 'stx_attributes', 'stx_mode', 'stx_size'] },
);
