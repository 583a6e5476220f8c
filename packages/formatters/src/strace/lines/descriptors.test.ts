import { _llseek, close_range, dup3, i386, lseek, pipe2 } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

describe('descriptors', () => {
  it.each([
    [
      pipe2,
      { args: [0x1000, 0o4000], exit: { 4096: bytes([4, 3, 4]) }, result: 0 },
      'pipe2([3, 4], O_NONBLOCK)               = 0\n',
    ],
    [
      pipe2,
      { args: [0x1000, 0x4001], result: -22 },
      'pipe2(0x1000, O_DIRECT|0x1)             = -1 EINVAL (Invalid argument)\n',
    ],
    [dup3, { args: [3, 55, 0], result: 55 }, 'dup3(3, 55, 0)                          = 55\n'],
    [
      dup3,
      { args: [3, 55, 3], result: -22 },
      'dup3(3, 55, 0x3 /* O_??? */)            = -1 EINVAL (Invalid argument)\n',
    ],
    [
      close_range,
      { args: [3000, -1, 6], result: 0 },
      'close_range(3000, 4294967295, CLOSE_RANGE_UNSHARE|CLOSE_RANGE_CLOEXEC) = 0\n',
    ],
    [
      lseek,
      { args: [3, -77, 9], result: -22 },
      'lseek(3, -77, 0x9 /* SEEK_??? */)       = -1 EINVAL (Invalid argument)\n',
    ],
    [
      _llseek,
      { abi: i386, args: [3, 1, 3, 0x1000, 0], exit: { 4096: bytes([8, 4294967299]) }, result: 0 },
      '_llseek(3, 4294967299, [4294967299], SEEK_SET) = 0\n',
    ],
    [
      _llseek,
      { abi: i386, args: [3, -1, -3, 0x1000, 1], result: -22 },
      '_llseek(3, -3, 0x1000, SEEK_CUR)        = -1 EINVAL (Invalid argument)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
