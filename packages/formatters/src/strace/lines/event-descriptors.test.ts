import {
  eventfd2,
  memfd_create,
  memfd_secret,
  pidfd_getfd,
  pidfd_open,
  pidfd_send_signal,
  signalfd4,
  timerfd_create,
  timerfd_settime,
} from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const shown = '{it_interval={tv_sec=0, tv_nsec=1}, it_value={tv_sec=2, tv_nsec=18446744073709551615}}';

describe('descriptors of events', () => {
  it.each([
    [
      eventfd2,
      { args: [-1, 0x80801], result: 3 },
      'eventfd2(4294967295, EFD_SEMAPHORE|EFD_CLOEXEC|EFD_NONBLOCK) = 3\n',
    ],
    [
      timerfd_create,
      { args: [77, 4], result: -22 },
      'timerfd_create(0x4d /* CLOCK_??? */, 0x4 /* TFD_??? */) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      timerfd_settime,
      {
        args: [3, 1, 0x1000, 0x2000],
        entry: { 4096: bytes([8, 0, 1, 2, -1]) },
        exit: { 8192: bytes([8, 0, 1, 2, -1]) },
        result: 0,
      },
      `timerfd_settime(3, TFD_TIMER_ABSTIME, ${shown}, ${shown}) = 0\n`,
    ],
    [
      timerfd_settime,
      { args: [3, 0, 0, 0x2000], result: -14 },
      'timerfd_settime(3, 0, NULL, 0x2000) = -1 EFAULT (Bad address)\n',
    ],
    [
      signalfd4,
      { args: [-1, 0x1000, 8, 0x80000], entry: { 4096: bytes([8, 2]) }, result: 3 },
      'signalfd4(-1, [INT], 8, SFD_CLOEXEC) = 3\n',
    ],
    [
      signalfd4,
      { args: [-1, 0x1000, 7, 1], entry: { 4096: bytes([8, 2]) }, result: -22 },
      'signalfd4(-1, 0x1000, 7, 0x1 /* SFD_??? */) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      memfd_create,
      { args: [0x1000, 0x54000004], entry: { 4096: bytes('x') }, result: 3 },
      'memfd_create("x", MFD_HUGETLB|21<<MFD_HUGE_SHIFT) = 3\n',
    ],
    [
      memfd_create,
      { args: [0x1000, 0], entry: { 4096: bytes('a'.repeat(250)).subarray(0, 250) }, result: -22 },
      `memfd_create("${'a'.repeat(32)}"..., 0) = -1 EINVAL (Invalid argument)\n`,
    ],
    [
      memfd_secret,
      { args: [0x80001], result: -22 },
      'memfd_secret(O_CLOEXEC|0x1) = -1 EINVAL (Invalid argument)\n',
    ],
    [pidfd_open, { args: [7, 0x880], result: 3 }, 'pidfd_open(7, PIDFD_NONBLOCK|PIDFD_THREAD) = 3\n'],
    [
      pidfd_getfd,
      { args: [3, -1, 1], result: -22 },
      'pidfd_getfd(3, -1, 0x1) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      pidfd_send_signal,
      { args: [3, 10, 0, 9], result: -22 },
      'pidfd_send_signal(3, SIGUSR1, NULL, PIDFD_SIGNAL_THREAD|0x8) = -1 EINVAL (Invalid argument)\n',
    ],
    [pidfd_send_signal, { args: [3, 0, 0x1000, 0], result: 0 }, 'pidfd_send_signal(3, 0, 0x1000, 0) = 0\n'],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ column: 0 }).format(fakeCall(definition, fake))).toBe(line);
  });
});
