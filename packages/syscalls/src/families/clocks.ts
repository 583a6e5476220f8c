import { clockIds } from '../constants/time.gen.js';
import { epochSeconds, int, oneOf } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { pointer } from '../model/pointer.js';
import { type Outcome, syscall } from '../model/syscall.js';
import { timespec, timespec64, timeval, timezone } from '../structs/time.js';
import { clockWords } from '../wording/clocks.js';

/** clock_gettime(2). Programs rarely get here: the C library reads most clocks without the kernel. */
export const clockGettime = syscall('clock_gettime', {
  category: 'time',
  classes: ['clock'],
  args: { clockid: oneOf(clockIds), tp: pointer(timespec, { direction: 'out' }) },
  returns: int(),
  human: clockWords,
});

/** clock_gettime(2) of 32-bit programs with 64-bit times. */
export const clockGettime64 = syscall('clock_gettime64', {
  category: 'time',
  classes: ['clock'],
  args: { clockid: oneOf(clockIds), tp: pointer(timespec64, { direction: 'out' }) },
  returns: int(),
  human: clockWords,
});

/** clock_settime(2). */
export const clockSettime = syscall('clock_settime', {
  category: 'time',
  classes: ['clock'],
  args: { clockid: oneOf(clockIds), tp: pointer(timespec) },
  returns: int(),
  human: 'set {clockid}',
});

/** clock_settime(2) of 32-bit programs with 64-bit times. */
export const clockSettime64 = syscall('clock_settime64', {
  category: 'time',
  classes: ['clock'],
  args: { clockid: oneOf(clockIds), tp: pointer(timespec64) },
  returns: int(),
  human: 'set {clockid}',
});

/** clock_getres(2). */
export const clockGetres = syscall('clock_getres', {
  category: 'time',
  classes: ['clock'],
  args: { clockid: oneOf(clockIds), res: pointer(timespec, { direction: 'out' }) },
  returns: int(),
  strace: { argNames: { res: 'tp' } },
  human: 'ask how fine {clockid} is[: {res}]',
});

/** clock_getres(2) of 32-bit programs with 64-bit times. */
export const clockGetresTime64 = syscall('clock_getres_time64', {
  category: 'time',
  classes: ['clock'],
  args: { clockid: oneOf(clockIds), res: pointer(timespec64, { direction: 'out' }) },
  returns: int(),
  strace: { argNames: { res: 'tp' } },
  human: 'ask how fine {clockid} is[: {res}]',
});

/** gettimeofday(2). */
export const gettimeofday = syscall('gettimeofday', {
  category: 'time',
  classes: ['clock'],
  args: { tv: pointer(timeval, { direction: 'out' }), tz: pointer(timezone, { direction: 'out' }) },
  returns: int(),
  human: 'ask for the time[: {tv}]',
});

/** settimeofday(2). */
export const settimeofday = syscall('settimeofday', {
  category: 'time',
  classes: ['clock'],
  args: { tv: pointer(timeval), tz: pointer(timezone) },
  returns: int(),
  human: 'set the time of the machine',
});

const date = ({ result, failed }: Outcome): Notation | undefined =>
  failed || Number(result) === 0 ? undefined : { dateOf: result };

/** time(2). */
export const time = syscall('time', {
  category: 'time',
  classes: ['clock'],
  args: { tloc: pointer(epochSeconds(), { direction: 'out' }) },
  returns: int('long'),
  explain: date,
  human: 'ask for the time[: {result}]',
});

/** stime(2). What is passed is shown only if the call succeeds, as strace does. */
export const stime = syscall('stime', {
  category: 'time',
  args: { t: pointer(epochSeconds(), { direction: 'out' }) },
  returns: int(),
  human: 'set the time of the machine',
});
