import { schedGetparam, schedGetscheduler, schedSetscheduler } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const param = { 4096: bytes([4, 7]) };

describe('scheduling', () => {
  it.each([
    [
      schedSetscheduler,
      { args: [0, 1, 0x1000], entry: param, result: 0 },
      'sched_setscheduler(0, SCHED_FIFO, {sched_priority=7}) = 0\n',
    ],
    [
      schedSetscheduler,
      { args: [0, 0x40000000, 0x1000], entry: param, result: -22 },
      'sched_setscheduler(0, SCHED_RESET_ON_FORK|SCHED_OTHER, {sched_priority=7}) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      schedSetscheduler,
      { args: [0, 0x40000009, 0], result: -22 },
      'sched_setscheduler(0, SCHED_RESET_ON_FORK|0x9, NULL) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      schedSetscheduler,
      { args: [0, 0xc0000001, 1], result: -14 },
      'sched_setscheduler(0, 0xc0000001 /* SCHED_??? */, 0x1) = -1 EFAULT (Bad address)\n',
    ],
    [
      schedGetparam,
      { args: [0, 0x1000], exit: param, result: 0 },
      'sched_getparam(0, {sched_priority=7})   = 0\n',
    ],
    [schedGetscheduler, { args: [0], result: 0 }, 'sched_getscheduler(0) = 0 (SCHED_OTHER)\n'],
    [
      schedGetscheduler,
      { args: [0], result: 0x40000001 },
      'sched_getscheduler(0) = 0x40000001 (SCHED_RESET_ON_FORK|SCHED_FIFO)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ column: 0 }).format(fakeCall(definition, fake))).toBe(
      line.replace(/ +(= -?\d)/, ' $1'),
    );
  });

  it('shows policies as -X says', () => {
    const call = fakeCall(schedSetscheduler, { args: [0, 0x40000001, 0], result: 0 });
    expect(new LineFormatter({ column: 0, constants: 'verbose' }).format(call)).toBe(
      'sched_setscheduler(0, 0x40000001 /* SCHED_RESET_ON_FORK|SCHED_FIFO */, NULL) = 0\n',
    );
  });
});
