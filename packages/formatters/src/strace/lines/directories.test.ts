import { chdir, getcwd, getdents, getdents64, mkdir, mknod, mknodat } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const entries64 = bytes(
  [8, 11, 22],
  [2, 24],
  [1, 4],
  '.',
  [1, 0, 0, 0],
  [8, 12, 23],
  [2, 24],
  [1, 8],
  'a"b',
  [1, 0],
);
const entries = bytes([8, 11, 22], [2, 24], '..', [1, 0, 0, 4], [8, 12, 23], [2, 24], 'file', [1, 8]);

describe('directories', () => {
  it.each([
    [
      mkdir,
      { args: [0x1000, 0xf_ffff], entry: { 4096: 'd' }, result: -17 },
      'mkdir("d", 0177777)                     = -1 EEXIST (File exists)\n',
    ],
    [
      mknod,
      { args: [0x1000, 0o100000, 0x103], entry: { 4096: 'f' }, result: 0 },
      'mknod("f", S_IFREG|000)                 = 0\n',
    ],
    [
      mknodat,
      { args: [3, 0x1000, 0o64600, 0x456_78abc], entry: { 4096: 'f' }, result: 0 },
      'mknodat(3, "f", S_IFBLK|S_ISUID|0600, makedev(0x78a, 0x456bc)) = 0\n',
    ],
    [
      chdir,
      { args: [0x1000], result: -14 },
      'chdir(0x1000)                           = -1 EFAULT (Bad address)\n',
    ],
    [
      getcwd,
      { args: [0x1000, 4096], exit: { 4096: '/root' }, result: 6 },
      'getcwd("/root", 4096)                   = 6\n',
    ],
    [
      getcwd,
      { args: [0x1000, 1], result: -34 },
      'getcwd(0x1000, 1)                       = -1 ERANGE (Numerical result out of range)\n',
    ],
    [
      getdents64,
      { args: [3, 0x1000, 32768], exit: { 4096: entries64 }, result: 48 },
      'getdents64(3, 0x1000 /* 2 entries */, 32768) = 48\n',
    ],
    [
      getdents64,
      { args: [3, 0x1000, 32768], result: 0 },
      'getdents64(3, 0x1000 /* 0 entries */, 32768) = 0\n',
    ],
    [
      getdents,
      { args: [3, 0x1000, 32768], result: -22 },
      'getdents(3, 0x1000, 32768)              = -1 EINVAL (Invalid argument)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });

  it.each([
    [
      getdents64,
      { args: [3, 0x1000, 32768], exit: { 4096: entries64 }, result: 48 },
      'getdents64(3, [{d_ino=11, d_off=22, d_reclen=24, d_type=DT_DIR, d_name="."}, {d_ino=12, d_off=23, d_reclen=24, d_type=DT_REG, d_name="a\\"b"}], 32768) = 48\n',
    ],
    [
      getdents,
      { args: [3, 0x1000, 32768], exit: { 4096: entries }, result: 48 },
      'getdents(3, [{d_ino=11, d_off=22, d_reclen=24, d_name="..", d_type=DT_DIR}, {d_ino=12, d_off=23, d_reclen=24, d_name="file", d_type=DT_REG}], 32768) = 48\n',
    ],
    [getdents64, { args: [3, 0x1000, 32768], result: 0 }, 'getdents64(3, [], 32768)                = 0\n'],
  ])('lists the entries with -v: %#', (definition, fake, line) => {
    expect(new LineFormatter({ abbreviated: 'none' }).format(fakeCall(definition, fake))).toBe(line);
  });
});
