import { i386, mq_getsetattr, mq_notify, mq_open, mq_timedreceive, mq_timedsend } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

describe('POSIX message queues', () => {
  it.each([
    [
      mq_open,
      { args: [0x1000, 0o4002], entry: { 4096: 'q' }, result: -2 },
      'mq_open("q", O_RDWR|O_NONBLOCK) = -1 ENOENT (No such file or directory)\n',
    ],
    [
      mq_open,
      {
        args: [0x1000, 0o102, -1, 0x2000],
        entry: { 4096: 'q', 8192: bytes([8, 0x800, 5, -6, 7, 0, 0, 0, 0]) },
        result: 3,
      },
      'mq_open("q", O_RDWR|O_CREAT, 0177777, {mq_flags=0x800, mq_maxmsg=5, mq_msgsize=-6, mq_curmsgs=7}) = 3\n',
    ],
    [
      mq_timedsend,
      { args: [3, 0x1000, 2, -1, 0], entry: { 4096: bytes([1, 0x68, 0x69]) }, result: 0 },
      'mq_timedsend(3, "hi", 2, 4294967295, NULL) = 0\n',
    ],
    [
      mq_timedreceive,
      {
        args: [3, 0x1000, 64, 0x2000, 0x3000],
        entry: { 12288: bytes([8, 0, 5]) },
        exit: { 4096: bytes([1, 0x68, 0x69]), 8192: bytes([4, 9]) },
        result: 2,
      },
      'mq_timedreceive(3, "hi", 64, [9], {tv_sec=0, tv_nsec=5}) = 2\n',
    ],
    [
      mq_timedreceive,
      { args: [3, 0x1000, 64, 0x2000, 0x3000], entry: { 12288: bytes([8, 0, 5]) }, result: -11 },
      'mq_timedreceive(3, 0x1000, 64, 0x2000, {tv_sec=0, tv_nsec=5}) = -1 EAGAIN (Resource temporarily unavailable)\n',
    ],
    [mq_notify, { args: [3, 0], result: 0 }, 'mq_notify(3, NULL) = 0\n'],
    [
      mq_getsetattr,
      {
        abi: i386,
        args: [3, 0x1000, 0x2000],
        entry: { 4096: bytes([4, 3, -1, 6, 8, 0, 0, 0, 0]) },
        exit: { 8192: bytes([4, 0x800, 5, 64, 1, 0, 0, 0, 0]) },
        result: 0,
      },
      'mq_getsetattr(3, {mq_flags=0x3 /* O_??? */, mq_maxmsg=-1, mq_msgsize=6, mq_curmsgs=8}, {mq_flags=O_NONBLOCK, mq_maxmsg=5, mq_msgsize=64, mq_curmsgs=1}) = 0\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ column: 0 }).format(fakeCall(definition, fake))).toBe(line);
  });
});
