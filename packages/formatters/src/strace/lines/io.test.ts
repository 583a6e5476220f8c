import { i386, preadv, preadv2, pwrite64, read, readv, writev } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const vectors = { 4096: bytes([8, 0x2000, 2, 0x3000, 10]) };
const data = { 8192: bytes([1, 0x61, 0x62]), 12288: bytes([1, 0x63]) };

describe('reading and writing', () => {
  it.each([
    [
      readv,
      { args: [3, 0x1000, 2], exit: { ...vectors, ...data }, result: 3 },
      'readv(3, [{iov_base="ab", iov_len=2}, {iov_base="c", iov_len=10}], 2) = 3\n',
    ],
    [
      readv,
      { args: [3, 0x1000, 2], exit: { ...vectors, ...data }, result: 2 },
      'readv(3, [{iov_base="ab", iov_len=2}, {iov_base="", iov_len=10}], 2) = 2\n',
    ],
    [
      readv,
      { args: [-1, 0x1000, 2], exit: { ...vectors, ...data }, result: -9 },
      'readv(-1, [{iov_base=0x2000, iov_len=2}, {iov_base=0x3000, iov_len=10}], 2) = -1 EBADF (Bad file descriptor)\n',
    ],
    [
      writev,
      { args: [-1, 0x1000, -1], entry: vectors, result: -22 },
      'writev(-1, 0x1000, 18446744073709551615) = -1 EINVAL (Invalid argument)\n',
    ],
    [preadv, { args: [3, 0x1000, 0, 5, 6], result: 0 }, 'preadv(3, [], 0, 5)                     = 0\n'],
    [
      preadv2,
      { args: [3, 0, 0, -1, 0, 0x1011], result: -14 },
      'preadv2(3, NULL, 0, -1, RWF_HIPRI|RWF_APPEND|0x1000) = -1 EFAULT (Bad address)\n',
    ],
    [
      preadv2,
      { abi: i386, args: [3, 0, 0, 1, 2, 0x8000], result: -14 },
      'preadv2(3, NULL, 0, 8589934593, 0x8000 /* RWF_??? */) = -1 EFAULT (Bad address)\n',
    ],
    [
      pwrite64,
      { abi: i386, args: [3, 0x1000, 3, -5, -1], entry: { 4096: bytes([1, 0x61, 0, 0x31]) }, result: -22 },
      'pwrite64(3, "a\\0001", 3, -5)            = -1 EINVAL (Invalid argument)\n',
    ],
    [
      read,
      { args: [3, 0x1000, -1], result: -14 },
      'read(3, 0x1000, 18446744073709551615)   = -1 EFAULT (Bad address)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });

  it('shows the registers of an offset that takes two', () => {
    const call = fakeCall(pwrite64, { abi: i386, args: [3, 0, 3, -5, -1], result: -22 });
    expect(new LineFormatter({ raw: 'all', column: 0 }).format(call)).toBe(
      'pwrite64(0x3, 0, 0x3, 0xfffffffb, 0xffffffff) = -1 EINVAL (Invalid argument)\n',
    );
  });
});
