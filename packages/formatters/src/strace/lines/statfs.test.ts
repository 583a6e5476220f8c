import { fstatfs, fstatfs64, i386, statfs } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

describe('statfs', () => {
  it.each([
    [
      statfs,
      {
        args: [0x1000, 0x2000],
        entry: { 4096: '/' },
        exit: {
          8192: bytes([8, 0xef53, 4096, 100, 50, 40, 9, 8], [4, 0x15, 0], [8, 255, 4096, 0x1020, 0, 0, 0, 0]),
        },
        result: 0,
      },
      'statfs("/", {f_type=EXT2_SUPER_MAGIC, f_bsize=4096, f_blocks=100, f_bfree=50, f_bavail=40, f_files=9, f_ffree=8, f_fsid={val=[0x15, 0]}, f_namelen=255, f_frsize=4096, f_flags=ST_VALID|ST_RELATIME}) = 0\n',
    ],
    [
      fstatfs,
      { args: [3, 0x2000], result: -9 },
      'fstatfs(3, 0x2000)                      = -1 EBADF (Bad file descriptor)\n',
    ],
    [
      fstatfs64,
      {
        abi: i386,
        args: [3, 84, 0x2000],
        exit: {
          8192: bytes([4, 0x12345, 4096], [8, 100, 50, 40, 9, 8], [4, 0x15, 0, 255, 4096, 0x20, 0, 0, 0, 0]),
        },
        result: 0,
      },
      'fstatfs64(3, 84, {f_type=0x12345, f_bsize=4096, f_blocks=100, f_bfree=50, f_bavail=40, f_files=9, f_ffree=8, f_fsid={val=[0x15, 0]}, f_namelen=255, f_frsize=4096, f_flags=ST_VALID}) = 0\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
