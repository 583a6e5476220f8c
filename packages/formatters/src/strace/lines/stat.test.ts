import { fstat, fstatat64, i386, lstat, newfstatat, oldstat, stat, statx } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

beforeAll(() => {
  process.env.TZ = 'UTC';
});

const SECONDS = 1_492_358_607;
const times = (nsec: number) => [8, SECONDS, nsec, SECONDS + 1, 0, 0, 0] as const;
/** `struct stat` of x86_64. */
const stat64bit = (mode: number, rdev: number, size: number) =>
  bytes(
    [8, 0xfe01, 77, 2],
    [4, mode, 1000, 0xffff_ffff, 0],
    [8, rdev, size, 4096, 8],
    times(123),
    [8, 0, 0, 0],
  );
const file = stat64bit(0o104755, 0, 77);

describe('the stat family', () => {
  it.each([
    [
      stat,
      { args: [0x1000, 0x2000], entry: { 4096: '/f' }, exit: { 8192: file }, result: 0 },
      'stat("/f", {st_mode=S_IFREG|S_ISUID|0755, st_size=77, ...}) = 0\n',
    ],
    [
      lstat,
      {
        args: [0x1000, 0x2000],
        entry: { 4096: '/d' },
        exit: { 8192: stat64bit(0o20666, 0x103, 0) },
        result: 0,
      },
      'lstat("/d", {st_mode=S_IFCHR|0666, st_rdev=makedev(0x1, 0x3), ...}) = 0\n',
    ],
    [
      fstat,
      { args: [0xffff_ffff, 0x2000], result: -9 },
      'fstat(-1, 0x2000)                       = -1 EBADF (Bad file descriptor)\n',
    ],
    [
      newfstatat,
      { args: [-100, 0x1000, 0x2000, 0x1100 | 0x4000], entry: { 4096: '' }, exit: { 8192: file }, result: 0 },
      'newfstatat(AT_FDCWD, "", {st_mode=S_IFREG|S_ISUID|0755, st_size=77, ...}, AT_SYMLINK_NOFOLLOW|AT_EMPTY_PATH|0x4000) = 0\n',
    ],
    [
      fstatat64,
      {
        abi: i386,
        args: [3, 0x1000, 0x2000, 0],
        entry: { 4096: 'x' },
        exit: {
          8192: bytes(
            [8, 5],
            [4, 0, 1, 0o100644, 1, 0, 0],
            [8, 0],
            [4, 0],
            [8, 9],
            [4, 4096],
            [8, 8],
            [4, 1, 2, 3, 4, 5, 6],
            [8, 33],
          ),
        },
        result: 0,
      },
      'fstatat64(3, "x", {st_mode=S_IFREG|0644, st_size=9, ...}, 0) = 0\n',
    ],
    [
      oldstat,
      {
        abi: i386,
        args: [0x1000, 0x2000],
        entry: { 4096: 'x' },
        exit: { 8192: bytes([2, 1, 2, 0o40755, 4, 5, 6, 7, 0], [4, 9, 1, 2, 3]) },
        result: 0,
      },
      'oldstat("x", {st_mode=S_IFDIR|0755, st_size=9, ...}) = 0\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });

  it('shows everything with -v', () => {
    const fake = { args: [0x1000, 0x2000], entry: { 4096: '/f' }, exit: { 8192: file }, result: 0 };
    expect(new LineFormatter({ abbreviated: 'none' }).format(fakeCall(stat, fake))).toBe(
      'stat("/f", {st_dev=makedev(0xfe, 0x1), st_ino=77, st_mode=S_IFREG|S_ISUID|0755, st_nlink=2, st_uid=1000, st_gid=-1, st_blksize=4096, st_blocks=8, st_size=77, st_atime=1492358607 /* 2017-04-16T16:03:27.000000123+0000 */, st_atime_nsec=123, st_mtime=1492358608 /* 2017-04-16T16:03:28+0000 */, st_mtime_nsec=0, st_ctime=0, st_ctime_nsec=0}) = 0\n',
    );
  });

  it('shows of statx what the mask says', () => {
    const filled = (mask: number) =>
      bytes(
        [4, mask, 4096],
        [8, 0x10],
        [4, 1, 2, 3],
        [2, 0o100600, 0],
        [8, 5, 6, 7, 0x10],
        [8, SECONDS],
        [4, 5, 0],
        new Uint8Array(48),
        [4, 1, 2, 3, 4],
        [8, 27],
        new Uint8Array(256 - 152),
      );
    const fake = (mask: number) => ({
      args: [-100, 0x1000, 0x2800, 0xfff, 0x2000],
      entry: { 4096: 'x' },
      exit: { 8192: filled(mask) },
      result: 0,
    });
    const line = (mask: number, options = {}) =>
      new LineFormatter(options).format(fakeCall(statx, fake(mask)));
    expect(line(0x7ff)).toBe(
      'statx(AT_FDCWD, "x", AT_STATX_FORCE_SYNC|AT_NO_AUTOMOUNT, STATX_ALL, {stx_mask=STATX_BASIC_STATS, stx_attributes=STATX_ATTR_IMMUTABLE, stx_mode=S_IFREG|0600, stx_size=6, ...}) = 0\n',
    );
    expect(line(0x1123, { abbreviated: 'none' })).toBe(
      'statx(AT_FDCWD, "x", AT_STATX_FORCE_SYNC|AT_NO_AUTOMOUNT, STATX_ALL, {stx_mask=STATX_TYPE|STATX_MODE|STATX_ATIME|STATX_INO|STATX_MNT_ID, stx_blksize=4096, stx_attributes=STATX_ATTR_IMMUTABLE, stx_mode=S_IFREG|0600, stx_ino=5, stx_attributes_mask=STATX_ATTR_IMMUTABLE, stx_atime={tv_sec=1492358607, tv_nsec=5} /* 2017-04-16T16:03:27.000000005+0000 */, stx_rdev_major=1, stx_rdev_minor=2, stx_dev_major=3, stx_dev_minor=4, stx_mnt_id=0x1b}) = 0\n',
    );
  });
});
