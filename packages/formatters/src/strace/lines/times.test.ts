import { i386, utime, utimensat, utimensat_time64, utimes } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

beforeAll(() => {
  process.env.TZ = 'UTC';
});

const SECONDS = 1_492_358_607;
const NOW = 0x3fff_ffff;
const OMIT = 0x3fff_fffe;
const at = (times: Uint8Array) => ({ 4096: 'file', 8192: times });

describe('the times of files', () => {
  it.each([
    [
      utime,
      { args: [0x1000, 0x2000], entry: at(bytes([8, 0, -1])), result: 0 },
      'utime("file", {actime=0, modtime=-1 /* 1969-12-31T23:59:59+0000 */}) = 0\n',
    ],
    [
      utime,
      { args: [0x1000, 0], entry: { 4096: 'file' }, result: -2 },
      'utime("file", NULL)                     = -1 ENOENT (No such file or directory)\n',
    ],
    [
      utimes,
      { args: [0x1000, 0x2000], entry: at(bytes([8, SECONDS, 345_678, 0, 1])), result: 0 },
      'utimes("file", [{tv_sec=1492358607, tv_usec=345678} /* 2017-04-16T16:03:27.345678+0000 */, {tv_sec=0, tv_usec=1} /* 1970-01-01T00:00:00.000001+0000 */]) = 0\n',
    ],
    [
      utimes,
      { args: [0x1000, 0x2000], entry: at(bytes([8, SECONDS, -1, 0, 0])), result: -22 },
      'utimes("file", [{tv_sec=1492358607, tv_usec=18446744073709551615}, {tv_sec=0, tv_usec=0}]) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      utimes,
      { args: [0x1000, 0x2000], entry: at(bytes([8, SECONDS, 0])), result: -14 },
      'utimes("file", 0x2000)                  = -1 EFAULT (Bad address)\n',
    ],
    [
      utimensat,
      { args: [-100, 0x1000, 0x2000, 0x100], entry: at(bytes([8, 0, NOW, 0, OMIT])), result: 0 },
      'utimensat(AT_FDCWD, "file", [UTIME_NOW, UTIME_OMIT], AT_SYMLINK_NOFOLLOW) = 0\n',
    ],
    [
      utimensat,
      { abi: i386, args: [3, 0, 0x2000, 0], entry: at(bytes([4, SECONDS, 123_456_789, -1, 0])), result: 0 },
      'utimensat(3, NULL, [{tv_sec=1492358607, tv_nsec=123456789} /* 2017-04-16T16:03:27.123456789+0000 */, {tv_sec=-1, tv_nsec=0} /* 1969-12-31T23:59:59+0000 */], 0) = 0\n',
    ],
    [
      utimensat_time64,
      { abi: i386, args: [-1, 0x1000, 0x2000, 7], entry: at(bytes([8, 2 ** 40, 5e9, 0, NOW])), result: -9 },
      'utimensat_time64(-1, "file", [{tv_sec=1099511627776, tv_nsec=5000000000}, UTIME_NOW], 0x7 /* AT_??? */) = -1 EBADF (Bad file descriptor)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });

  it.each([
    ['raw', '[{tv_sec=5, tv_nsec=1073741823}, {tv_sec=1, tv_nsec=0} /* 1970-01-01T00:00:01+0000 */]'],
    [
      'verbose',
      '[{tv_sec=5, tv_nsec=1073741823} /* UTIME_NOW */, {tv_sec=1, tv_nsec=0} /* 1970-01-01T00:00:01+0000 */]',
    ],
  ] as const)('names special times as -X %s wants', (constants, shown) => {
    const call = fakeCall(utimensat, {
      args: [3, 0, 0x2000, 0],
      entry: at(bytes([8, 5, NOW, 1, 0])),
      result: 0,
    });
    expect(new LineFormatter({ constants }).format(call)).toBe(`utimensat(3, NULL, ${shown}, 0) = 0\n`);
  });
});
