import { clockIds, timerFlags } from '../constants/time.gen.js';
import { flags, int, oneOf } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { syscall } from '../model/syscall.js';
import { sigeventPointer } from '../structs/sigevent.js';
import { itimerspec, itimerspec64 } from '../structs/time.js';

/** timer_create(2). */
export const timerCreate = syscall('timer_create', {
  category: 'time',
  args: {
    clockid: oneOf(clockIds),
    sevp: sigeventPointer,
    timerid: pointer(int(), { direction: 'out' }),
  },
  returns: int(),
  human: 'create a timer by {clockid}',
});

/** timer_settime(2). */
export const timerSettime = syscall('timer_settime', {
  category: 'time',
  args: {
    timerid: int(),
    flags: flags(timerFlags),
    new_value: pointer(itimerspec),
    old_value: pointer(itimerspec, { direction: 'out' }),
  },
  returns: int(),
  human: 'set its timer {timerid} to {new_value}',
});

/** timer_settime(2) of 32-bit programs with 64-bit times. */
export const timerSettime64 = syscall('timer_settime64', {
  category: 'time',
  args: {
    timerid: int(),
    flags: flags(timerFlags),
    new_value: pointer(itimerspec64),
    old_value: pointer(itimerspec64, { direction: 'out' }),
  },
  returns: int(),
  human: 'set its timer {timerid} to {new_value}',
});

/** timer_gettime(2). */
export const timerGettime = syscall('timer_gettime', {
  category: 'time',
  args: { timerid: int(), curr_value: pointer(itimerspec, { direction: 'out' }) },
  returns: int(),
  human: 'ask when its timer {timerid} runs out[: {curr_value}]',
});

/** timer_gettime(2) of 32-bit programs with 64-bit times. */
export const timerGettime64 = syscall('timer_gettime64', {
  category: 'time',
  args: { timerid: int(), curr_value: pointer(itimerspec64, { direction: 'out' }) },
  returns: int(),
  human: 'ask when its timer {timerid} runs out[: {curr_value}]',
});

/** timer_getoverrun(2). */
export const timerGetoverrun = syscall('timer_getoverrun', {
  category: 'time',
  args: { timerid: int() },
  returns: int(),
  human: 'ask how often its timer {timerid} ran out unnoticed[: {result} times]',
});

/** timer_delete(2). */
export const timerDelete = syscall('timer_delete', {
  category: 'time',
  args: { timerid: int() },
  returns: int(),
  human: 'delete its timer {timerid}',
});
