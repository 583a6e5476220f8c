import { schedGetparam, schedGetscheduler, schedSetattr, schedSetscheduler } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const priority = { 4096: bytes([4, 7]) };

describe('scheduling', () => {
  it.each([
    [
      schedSetscheduler,
      { args: [0, 1, 0x1000], entry: priority, result: 0 },
      'sched_setscheduler(0, SCHED_FIFO, {sched_priority=7}) = 0\n',
    ],
    [
      schedSetscheduler,
      { args: [0, 0x4000_0005, 0x1000], entry: priority, result: 0 },
      'sched_setscheduler(0, SCHED_RESET_ON_FORK|SCHED_IDLE, {sched_priority=7}) = 0\n',
    ],
    [
      schedSetscheduler,
      { args: [0, 0x4000_0008, 0], result: -22 },
      'sched_setscheduler(0, SCHED_RESET_ON_FORK|0x8, NULL) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      schedSetscheduler,
      { args: [0, -1, 0], result: -22 },
      'sched_setscheduler(0, 0xffffffff /* SCHED_??? */, NULL) = -1 EINVAL (Invalid argument)\n',
    ],
    [schedGetscheduler, { args: [0], result: 0 }, 'sched_getscheduler(0) = 0 (SCHED_OTHER)\n'],
    [
      schedGetscheduler,
      { args: [0], result: 0x4000_0003 },
      'sched_getscheduler(0) = 0x40000003 (SCHED_RESET_ON_FORK|SCHED_BATCH)\n',
    ],
    [
      schedGetparam,
      { args: [0, 0x1000], exit: priority, result: 0 },
      'sched_getparam(0, {sched_priority=7}) = 0\n',
    ],
    [
      schedSetattr,
      { args: [0, 0, 3], result: -22 },
      'sched_setattr(0, NULL, 0x3) = -1 EINVAL (Invalid argument)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ column: 0 }).format(fakeCall(definition, fake))).toBe(line);
  });
});
