import { fcntl, fcntl64, i386 } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const lock = { 4096: bytes([2, 1, 0], [4, 0], [8, 10, -20], [4, 77, 0]) };

describe('fcntl', () => {
  it.each([
    [fcntl, { args: [3, 1, 0], result: 1 }, 'fcntl(3, F_GETFD) = 0x1 (flags FD_CLOEXEC)\n'],
    [fcntl, { args: [3, 1, 0], result: 0 }, 'fcntl(3, F_GETFD) = 0\n'],
    [fcntl, { args: [3, 2, 0x103], result: 0 }, 'fcntl(3, F_SETFD, FD_CLOEXEC|0x102) = 0\n'],
    [fcntl, { args: [3, 3, 0], result: 0x8002 }, 'fcntl(3, F_GETFL) = 0x8002 (flags O_RDWR|O_LARGEFILE)\n'],
    [fcntl, { args: [3, 3, 0], result: 0 }, 'fcntl(3, F_GETFL) = 0 (flags O_RDONLY)\n'],
    [fcntl, { args: [-1, 3, 0], result: -9 }, 'fcntl(-1, F_GETFL) = -1 EBADF (Bad file descriptor)\n'],
    [fcntl, { args: [3, 4, 0x10000000800n], result: 0 }, 'fcntl(3, F_SETFL, O_RDONLY|O_NONBLOCK) = 0\n'],
    [fcntl, { args: [3, 0, -1], result: -22 }, 'fcntl(3, F_DUPFD, -1) = -1 EINVAL (Invalid argument)\n'],
    [
      fcntl64,
      { abi: i386, args: [3, 0, -1], result: -22 },
      'fcntl64(3, F_DUPFD, 4294967295) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      fcntl,
      { args: [3, 6, 0x1000], entry: lock, result: 0 },
      'fcntl(3, F_SETLK, {l_type=F_WRLCK, l_whence=SEEK_SET, l_start=10, l_len=-20}) = 0\n',
    ],
    [
      fcntl,
      { args: [3, 5, 0x1000], exit: lock, result: 0 },
      'fcntl(3, F_GETLK, {l_type=F_WRLCK, l_whence=SEEK_SET, l_start=10, l_len=-20, l_pid=77}) = 0\n',
    ],
    [
      fcntl,
      { args: [3, 5, 0x1000], result: -22 },
      'fcntl(3, F_GETLK, 0x1000) = -1 EINVAL (Invalid argument)\n',
    ],
    [fcntl, { args: [3, 14, 0], result: -22 }, 'fcntl(3, F_SETLKW64, 0) = -1 EINVAL (Invalid argument)\n'],
    [
      fcntl64,
      { abi: i386, args: [3, 14, 0], result: -14 },
      'fcntl64(3, F_SETLKW64, NULL) = -1 EFAULT (Bad address)\n',
    ],
    [
      fcntl64,
      { abi: i386, args: [3, 12, 0x1000], exit: { 4096: bytes([2, 0, 1], [8, 1, 2], [4, 9]) }, result: 0 },
      'fcntl64(3, F_GETLK64, {l_type=F_RDLCK, l_whence=SEEK_CUR, l_start=1, l_len=2, l_pid=9}) = 0\n',
    ],
    [fcntl, { args: [3, 11, 0], result: 64 }, 'fcntl(3, F_GETSIG) = 64 (SIGRT_32)\n'],
    [fcntl, { args: [3, 11, 0], result: 0 }, 'fcntl(3, F_GETSIG) = 0\n'],
    [fcntl, { args: [3, 1025, 0], result: 2 }, 'fcntl(3, F_GETLEASE) = 0x2 (F_UNLCK)\n'],
    [
      fcntl,
      { args: [3, 1024, 0x100000001], result: 0 },
      'fcntl(3, F_SETLEASE, 0x100000001 /* F_??? */) = 0\n',
    ],
    [
      fcntl,
      { args: [3, 1034, 0], result: 6 },
      'fcntl(3, F_GET_SEALS) = 0x6 (seals F_SEAL_SHRINK|F_SEAL_GROW)\n',
    ],
    [
      fcntl,
      { args: [3, 15, 0x1000], entry: { 4096: bytes([4, 5, 1]) }, result: -22 },
      'fcntl(3, F_SETOWN_EX, {type=0x5 /* F_OWNER_??? */, pid=1}) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      fcntl,
      { args: [3, 1035, 0x1000], exit: { 4096: bytes([8, 3]) }, result: 0 },
      'fcntl(3, F_GET_RW_HINT, [RWH_WRITE_LIFE_MEDIUM]) = 0\n',
    ],
    [
      fcntl,
      { args: [3, 1036, 0x1000], entry: { 4096: bytes([8, 7]) }, result: -22 },
      'fcntl(3, F_SET_RW_HINT, [0x7 /* RWH_WRITE_LIFE_??? */]) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      fcntl,
      { args: [3, 1040, 0x1000], entry: { 4096: bytes([4, 0], [2, 1, 0]) }, result: -22 },
      'fcntl(3, F_SETDELEG, {d_flags=0, d_type=F_WRLCK, __pad=0}) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      fcntl,
      { args: [3, 1039, 0x1000], exit: { 4096: bytes([4, 3], [2, 2, 7]) }, result: 0 },
      'fcntl(3, F_GETDELEG, {d_flags=0x3, d_type=F_UNLCK, __pad=0x7}) = 0\n',
    ],
    [fcntl, { args: [3, 1027, 5], result: 0 }, 'fcntl(3, F_DUPFD_QUERY, 5) = 0\n'],
    [
      fcntl,
      { args: [3, 0x99, 1], result: -22 },
      'fcntl(3, 0x99 /* F_??? */, 0x1) = -1 EINVAL (Invalid argument)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ column: 0 }).format(fakeCall(definition, fake))).toBe(line);
  });

  it('knows what strace does not look at', () => {
    const call = fakeCall(fcntl, { args: [3, 17, 0x1000], exit: { 4096: bytes([4, 3, 4]) }, result: 0 });
    expect(call.args).toMatchObject({ cmd: 'F_GETOWNER_UIDS' });
    expect([...(call.args.uids as readonly number[])]).toEqual([3, 4]);
    expect(new LineFormatter({ column: 0 }).format(call)).toBe('fcntl(3, F_GETOWNER_UIDS, 0x1000) = 0\n');
  });

  it('shows a duplicate with what it refers to', () => {
    const call = fakeCall(fcntl, { args: [3, 0, 50], result: 50, descriptors: { 3: '/x', 50: '/x' } });
    expect(new LineFormatter({ column: 0, descriptors: 1 }).format(call)).toBe(
      'fcntl(3</x>, F_DUPFD, 50) = 50</x>\n',
    );
  });
});
