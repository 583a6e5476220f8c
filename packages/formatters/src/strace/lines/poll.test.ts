import { poll, ppoll } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const asked = { 4096: bytes([4, 3], [2, 1, 0xffff], [4, -1], [2, 1, 0], [4, 4], [2, 0x4004, 0]) };
const answered = { 4096: bytes([4, 3], [2, 1, 0], [4, -1], [2, 1, 0], [4, 4], [2, 0x4004, 4]) };
const shown = '[{fd=3, events=POLLIN}, {fd=-1}, {fd=4, events=POLLOUT|0x4000}], 3';

describe('poll', () => {
  it.each([
    [
      poll,
      { args: [0x1000, 3, 0], entry: asked, exit: answered, result: 1 },
      `poll(${shown}, 0) = 1 ([{fd=4, revents=POLLOUT}])\n`,
    ],
    [poll, { args: [0x1000, 3, -1], entry: asked, result: 0 }, `poll(${shown}, -1) = 0 (Timeout)\n`],
    [poll, { args: [0, 0, 1], result: 0 }, 'poll(NULL, 0, 1) = 0 (Timeout)\n'],
    [poll, { args: [0x1000, 0, 1], result: 0 }, 'poll([], 0, 1) = 0 (Timeout)\n'],
    [
      poll,
      { args: [0x1000, 1, 1], entry: {}, result: -14 },
      'poll(0x1000, 1, 1) = -1 EFAULT (Bad address)\n',
    ],
    [
      ppoll,
      {
        args: [0x1000, 3, 0x2000, 0x3000, 8],
        entry: { ...asked, 8192: bytes([8, 1, -1]), 12288: bytes([8, 2]) },
        exit: { ...answered, 8192: bytes([8, 0, 5]) },
        result: 1,
      },
      `ppoll(${shown}, {tv_sec=1, tv_nsec=18446744073709551615}, [INT], 8) = 1 ([{fd=4, revents=POLLOUT}], left {tv_sec=0, tv_nsec=5})\n`,
    ],
    [
      ppoll,
      { args: [0x1000, 3, 0, 0x3000, 7], entry: asked, exit: answered, result: 1 },
      `ppoll(${shown}, NULL, 0x3000, 7) = 1 ([{fd=4, revents=POLLOUT}])\n`,
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ column: 0 }).format(fakeCall(definition, fake))).toBe(line);
  });

  it('shows no more answers than -s says', () => {
    const call = fakeCall(poll, {
      args: [0x1000, 2, 0],
      exit: { 4096: bytes([4, 3], [2, 1, 1], [4, 4], [2, 1, 1]) },
      result: 2,
    });
    expect(new LineFormatter({ column: 0, stringLimit: 1 }).format(call)).toBe(
      'poll(0x1000, 2, 0) = 2 ([{fd=3, revents=POLLIN}, ...])\n',
    );
  });
});
