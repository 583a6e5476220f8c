import {
  fadvise64,
  fadvise64_64,
  fallocate,
  ftruncate64,
  i386,
  readahead,
  truncate,
} from '@hstrace/syscalls';
import { fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const entry = { 4096: 'file' };

describe('the length of files', () => {
  it.each([
    [
      truncate,
      { args: [0x1000, -1], entry, result: -22 },
      'truncate("file", 18446744073709551615)  = -1 EINVAL (Invalid argument)\n',
    ],
    [ftruncate64, { abi: i386, args: [3, 2, 1], result: 0 }, 'ftruncate64(3, 4294967298)              = 0\n'],
    [
      fallocate,
      { args: [3, 0x103, -1, 4096], result: -95 },
      'fallocate(3, FALLOC_FL_KEEP_SIZE|FALLOC_FL_PUNCH_HOLE|0x100, -1, 4096) = -1 EOPNOTSUPP (Operation not supported)\n',
    ],
    [
      fallocate,
      { abi: i386, args: [3, 0, 0, 1, 2, 0], result: 0 },
      'fallocate(3, 0, 4294967296, 2)          = 0\n',
    ],
    [
      fadvise64,
      { abi: i386, args: [3, 0, 1, 5, 77], result: -22 },
      'fadvise64(3, 4294967296, 5, 0x4d /* POSIX_FADV_??? */) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      fadvise64_64,
      { abi: i386, args: [3, -1, -1, 1, 0, 3], result: 0 },
      'fadvise64_64(3, -1, 1, POSIX_FADV_WILLNEED) = 0\n',
    ],
    [
      readahead,
      { args: [-1, 5, -1], result: -9 },
      'readahead(-1, 5, 18446744073709551615)  = -1 EBADF (Bad file descriptor)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
