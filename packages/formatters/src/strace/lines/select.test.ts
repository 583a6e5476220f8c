import { _newselect, i386, oldSelect, pselect6, select } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

describe('select', () => {
  it.each([
    [
      select,
      {
        args: [5, 0x1000, 0x2000, 0, 0x3000],
        entry: { 4096: bytes([8, 0x29]), 8192: bytes([8, 0x12]), 12288: bytes([8, 1, 5]) },
        exit: { 4096: bytes([8, 0]), 8192: bytes([8, 0x12]), 12288: bytes([8, 0, 7]) },
        result: 2,
      },
      'select(5, [0 3], [1 4], NULL, {tv_sec=1, tv_usec=5}) = 2 (out [1 4], left {tv_sec=0, tv_usec=7})\n',
    ],
    [
      select,
      {
        args: [5, 0x1000, 0, 0x1000, 0],
        entry: { 4096: bytes([8, 1]) },
        exit: { 4096: bytes([8, 1]) },
        result: 2,
      },
      'select(5, [0], NULL, [0], NULL) = 2 (in [0], except [0])\n',
    ],
    [
      select,
      { args: [0, 0x1000, 0, 0, 0], entry: { 4096: bytes([8, 1]) }, result: 0 },
      'select(0, 0x1000, NULL, NULL, NULL) = 0 (Timeout)\n',
    ],
    [
      select,
      { args: [-1, 0x1000, 0, 0, 1], result: -22 },
      'select(-1, 0x1000, NULL, NULL, 0x1) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      _newselect,
      { abi: i386, args: [33, 0x1000, 0, 0, 0], entry: { 4096: bytes([4, 1, 3]) }, result: -4 },
      '_newselect(33, [0 32], NULL, NULL, NULL) = -1 EINTR (Interrupted system call)\n',
    ],
    [
      pselect6,
      {
        args: [1, 0, 0, 0, 0x1000, 0x2000],
        entry: { 4096: bytes([8, 0, 1]), 8192: bytes([8, 0x3000, 8]), 12288: bytes([8, 2]) },
        result: 0,
      },
      'pselect6(1, NULL, NULL, NULL, {tv_sec=0, tv_nsec=1}, {sigmask=[INT], sigsetsize=8}) = 0 (Timeout)\n',
    ],
    [
      pselect6,
      { args: [1, 0, 0, 0, 0, 0x2000], entry: { 8192: bytes([8, 0, 7]) }, result: 0 },
      'pselect6(1, NULL, NULL, NULL, NULL, {sigmask=NULL, sigsetsize=7}) = 0 (Timeout)\n',
    ],
    [
      oldSelect,
      {
        abi: i386,
        args: [0x1000],
        entry: { 4096: bytes([4, 5, 0x2000, 0, 0, 0x3000]), 8192: bytes([4, 9]), 12288: bytes([4, 1, 5]) },
        exit: { 4096: bytes([4, 5, 0x2000, 0, 0, 0x3000]), 8192: bytes([4, 8]), 12288: bytes([4, 0, 7]) },
        result: 1,
      },
      'old_select(5, [0 3], NULL, NULL, {tv_sec=1, tv_usec=5}) = 1 (in [3], left {tv_sec=0, tv_usec=7})\n',
    ],
    [oldSelect, { abi: i386, args: [1], result: -14 }, 'old_select(0x1) = -1 EFAULT (Bad address)\n'],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ column: 0 }).format(fakeCall(definition, fake))).toBe(line);
  });
});
