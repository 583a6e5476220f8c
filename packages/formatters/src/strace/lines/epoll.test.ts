import { aarch64, epoll_create1, epoll_ctl, epoll_pwait2, epoll_wait } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

describe('epoll', () => {
  it.each([
    [
      epoll_create1,
      { args: [0x80001], result: -22 },
      'epoll_create1(EPOLL_CLOEXEC|0x1) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      epoll_ctl,
      { args: [5, 1, 3, 0x1000], entry: { 4096: bytes([4, 0x80000801], [8, 0x1234567890]) }, result: 0 },
      'epoll_ctl(5, EPOLL_CTL_ADD, 3, {events=EPOLLIN|EPOLLET|0x800, data=0x1234567890}) = 0\n',
    ],
    [
      epoll_ctl,
      { abi: aarch64, args: [5, 3, 3, 0x1000], entry: { 4096: bytes([4, 1, 7], [8, 0]) }, result: 0 },
      'epoll_ctl(5, EPOLL_CTL_MOD, 3, {events=EPOLLIN, data=0}) = 0\n',
    ],
    [
      epoll_ctl,
      { args: [5, 2, -1, 0x1000], entry: { 4096: bytes([4, 1], [8, 0]) }, result: -9 },
      'epoll_ctl(5, EPOLL_CTL_DEL, -1, 0x1000) = -1 EBADF (Bad file descriptor)\n',
    ],
    [
      epoll_ctl,
      { args: [5, 9, -1, 0], result: -22 },
      'epoll_ctl(5, 0x9 /* EPOLL_CTL_??? */, -1, NULL) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      epoll_wait,
      { args: [5, 0x1000, 10, -1], exit: { 4096: bytes([4, 1], [8, 3]) }, result: 1 },
      'epoll_wait(5, [{events=EPOLLIN, data=0x3}], 10, -1) = 1\n',
    ],
    [epoll_wait, { args: [5, 0x1000, 10, 0], result: 0 }, 'epoll_wait(5, [], 10, 0) = 0\n'],
    [
      epoll_wait,
      { args: [5, 0x1000, -1, 0], result: -22 },
      'epoll_wait(5, 0x1000, -1, 0) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      epoll_pwait2,
      {
        args: [5, 0x1000, 10, 0x2000, 0x3000, 8],
        entry: { 8192: bytes([8, 0, 5]), 12288: bytes([8, 2]) },
        result: 0,
      },
      'epoll_pwait2(5, [], 10, {tv_sec=0, tv_nsec=5}, [INT], 8) = 0\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ column: 0 }).format(fakeCall(definition, fake))).toBe(line);
  });
});
