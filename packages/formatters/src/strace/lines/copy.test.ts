import { copy_file_range, i386, sendfile, splice, tee, vmsplice } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

describe('copying inside the kernel', () => {
  it.each([
    [
      copy_file_range,
      { args: [3, 0x1000, 4, 0, 9, 1], entry: { 4096: bytes([8, -2]) }, result: -22 },
      'copy_file_range(3, [-2], 4, NULL, 9, 1) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      sendfile,
      {
        args: [4, 3, 0x1000, 4],
        entry: { 4096: bytes([8, 3]) },
        exit: { 4096: bytes([8, 7]) },
        result: 4,
      },
      'sendfile(4, 3, [3 => 7], 4)             = 4\n',
    ],
    [
      sendfile,
      {
        abi: i386,
        args: [4, 3, 0x1000, 4],
        entry: { 4096: bytes([4, 3]) },
        exit: { 4096: bytes([4, 3]) },
        result: 0,
      },
      'sendfile(4, 3, [3], 4)                  = 0\n',
    ],
    [
      splice,
      { args: [3, 0x1000, 5, 8, 8, 5], entry: { 4096: bytes([8, 1]) }, result: 8 },
      'splice(3, [1], 5, 0x8, 8, SPLICE_F_MOVE|SPLICE_F_MORE) = 8\n',
    ],
    [
      tee,
      { args: [3, 5, -1, 0xf0], result: -22 },
      'tee(3, 5, 18446744073709551615, 0xf0 /* SPLICE_F_??? */) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      vmsplice,
      {
        args: [4, 0x1000, 1, 2],
        entry: { 4096: bytes([8, 0x2000, 2]), 8192: bytes([1, 0x61, 0x62]) },
        result: 2,
      },
      'vmsplice(4, [{iov_base="ab", iov_len=2}], 1, SPLICE_F_NONBLOCK) = 2\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
