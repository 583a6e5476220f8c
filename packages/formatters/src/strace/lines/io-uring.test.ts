import { i386, io_uring_enter, io_uring_setup } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const offsets = bytes([4, 1, 2, 3, 4, 5, 6, 7, 0], [8, 0]);
const enter = {
  4096: bytes([8, 0x2000], [4, 8, 3], [8, 0x3000]),
  8192: bytes([8, 2]),
  12288: bytes([8, 0, 5]),
};
const shown = '{sigmask=[INT], sigmask_sz=8, min_wait_usec=3, ts={tv_sec=0, tv_nsec=5}}';

describe('io_uring', () => {
  it.each([
    [
      io_uring_setup,
      {
        args: [4, 0x1000],
        entry: { 4096: bytes([4, 0, 0, 0x20, 7, 9, 0, 3, 0, 0, 0], offsets, offsets) },
        exit: { 4096: bytes([4, 4, 8, 0x20, 7, 9, 1, 3, 0, 0, 0], offsets, offsets) },
        result: 5,
      },
      'io_uring_setup(4, {flags=IORING_SETUP_ATTACH_WQ, sq_thread_cpu=0x7, sq_thread_idle=9, wq_fd=3, sq_entries=4, cq_entries=8, features=IORING_FEAT_SINGLE_MMAP, ' +
        'sq_off={head=1, tail=2, ring_mask=3, ring_entries=4, flags=5, dropped=6, array=7, user_addr=0}, ' +
        'cq_off={head=1, tail=2, ring_mask=3, ring_entries=4, overflow=5, cqes=6, flags=7, user_addr=0}}) = 5\n',
    ],
    [
      io_uring_setup,
      {
        args: [4, 0x1000],
        entry: { 4096: bytes([4, 0, 0, 0, 0, 0, 0, 3, 0, 5, 0], offsets, offsets) },
        result: -22,
      },
      'io_uring_setup(4, {flags=0, sq_thread_cpu=0, sq_thread_idle=0, resv=[0, 0x5, 0]}) = -1 EINVAL (Invalid argument)\n',
    ],
    [io_uring_setup, { args: [4, 1], result: -14 }, 'io_uring_setup(4, 0x1) = -1 EFAULT (Bad address)\n'],
    [
      io_uring_enter,
      { args: [3, -1, 2, 1, 0x2000, 8], entry: enter, result: 0 },
      'io_uring_enter(3, 4294967295, 2, IORING_ENTER_GETEVENTS, [INT], 8) = 0\n',
    ],
    [
      io_uring_enter,
      { args: [3, 0, 0, 8, 0x1000, 24], entry: enter, result: 0 },
      `io_uring_enter(3, 0, 0, IORING_ENTER_EXT_ARG, ${shown}, 24) = 0\n`,
    ],
    [
      io_uring_enter,
      { abi: i386, args: [3, 0, 0, 8, 0x1000, 24], entry: enter, result: 0 },
      `io_uring_enter(3, 0, 0, IORING_ENTER_EXT_ARG, ${shown}, 24) = 0\n`,
    ],
    [
      io_uring_enter,
      { args: [3, 0, 0, 0x40, 77, 88], result: -22 },
      'io_uring_enter(3, 0, 0, IORING_ENTER_EXT_ARG_REG, 77, 88) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      io_uring_enter,
      { args: [3, 0, 0, 0x48, 0x2000, 8], entry: enter, result: -22 },
      'io_uring_enter(3, 0, 0, IORING_ENTER_EXT_ARG|IORING_ENTER_EXT_ARG_REG, [INT], 8) = -1 EINVAL (Invalid argument)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ column: 0 }).format(fakeCall(definition, fake))).toBe(line);
  });
});
