import { open, openat, openat2, read, readv, writev } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { StraceFormatter } from './strace-formatter.js';

const AT_FDCWD = -100;

describe('the line of a call', () => {
  it.each([
    [
      openat,
      { args: [AT_FDCWD, 0x1000, 0o2_000_000, 0], entry: { 4096: '/etc/hosts' }, result: 3 },
      'openat(AT_FDCWD, "/etc/hosts", O_RDONLY|O_CLOEXEC) = 3\n',
    ],
    [
      open,
      { args: [0x1000, 0o101, 0o644], entry: { 4096: 'x' }, result: -13 },
      'open("x", O_WRONLY|O_CREAT, 0644)       = -1 EACCES (Permission denied)\n',
    ],
    [
      open,
      { args: [0x1000, 0, 0], result: -14 },
      'open(0x1000, O_RDONLY)                  = -1 EFAULT (Bad address)\n',
    ],
    [
      open,
      { args: [0, 0, 0], result: -14 },
      'open(NULL, O_RDONLY)                    = -1 EFAULT (Bad address)\n',
    ],
    [
      openat2,
      {
        args: [AT_FDCWD, 0x1000, 0x2000, 24],
        entry: { 4096: 'x', 8192: bytes([8, 0o2_000_000, 0, 8]) },
        result: 3,
      },
      'openat2(AT_FDCWD, "x", {flags=O_RDONLY|O_CLOEXEC, resolve=RESOLVE_BENEATH}, 24) = 3\n',
    ],
    [
      read,
      { args: [3, 0x1000, 100], exit: { 4096: bytes('hi\n').subarray(0, 3) }, result: 3 },
      'read(3, "hi\\n", 100)                    = 3\n',
    ],
    [
      read,
      { args: [3, 0x1000, 100], result: -9 },
      'read(3, 0x1000, 100)                    = -1 EBADF (Bad file descriptor)\n',
    ],
    [
      writev,
      {
        args: [1, 0x1000, 2],
        entry: {
          4096: bytes([8, 0x2000, 2, 0x3000, 1]),
          8192: bytes([1, 0x61, 0x62]),
          12288: bytes([1, 0x63]),
        },
        result: 3,
      },
      'writev(1, [{iov_base="ab", iov_len=2}, {iov_base="c", iov_len=1}], 2) = 3\n',
    ],
    [
      readv,
      {
        args: [1, 0x1000, 2],
        exit: {
          4096: bytes([8, 0x2000, 2, 0x3000, 10]),
          8192: bytes([1, 0x61, 0x62]),
          12288: bytes([1, 0x63]),
        },
        result: 3,
      },
      'readv(1, [{iov_base="ab", iov_len=2}, {iov_base="c", iov_len=10}], 2) = 3\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new StraceFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
