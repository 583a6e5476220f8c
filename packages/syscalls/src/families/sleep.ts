import { clockIds, timerFlags } from '../constants/time.gen.js';
import { union } from '../model/branch.js';
import { address, flags, int, oneOf } from '../model/integers.js';
import { type PointerKind, pointer } from '../model/pointer.js';
import { arg, type Clause, equals, result } from '../model/ref.js';
import { syscall } from '../model/syscall.js';
import { timespec, timespec64 } from '../structs/time.js';

/** The kernel's own result for a call that a signal interrupted and that can go on afterwards. */
const ERESTART_RESTARTBLOCK = 516;

/**
 * The time that is left. The kernel writes it only where a signal interrupted the sleep; otherwise what lies there means
 * nothing, and is not shown.
 */
const remaining = <K extends PointerKind<unknown>>(time: K, ...condition: Clause[]) =>
  union([{ if: [equals(result, -ERESTART_RESTARTBLOCK), ...condition], kind: time }], address());

const left32 = pointer(timespec, { direction: 'out', always: true });
const left64 = pointer(timespec64, { direction: 'out', always: true });

/** nanosleep(2). */
export const nanosleep = syscall('nanosleep', {
  category: 'time',
  args: { req: pointer(timespec), rem: remaining(left32) },
  returns: int(),
  human: 'sleep for {req}',
});

/** clock_nanosleep(2). */
export const clockNanosleep = syscall('clock_nanosleep', {
  category: 'time',
  args: {
    clockid: oneOf(clockIds),
    flags: flags(timerFlags),
    request: pointer(timespec),
    remain: remaining(left32, equals(arg('flags'), 0)),
  },
  returns: int(),
  human: {
    on: 'flags',
    cases: { TIMER_ABSTIME: 'sleep until a set time' },
    otherwise: 'sleep for {request}',
  },
});

/** clock_nanosleep(2) of 32-bit programs with 64-bit times. */
export const clockNanosleepTime64 = syscall('clock_nanosleep_time64', {
  category: 'time',
  args: {
    clockid: oneOf(clockIds),
    flags: flags(timerFlags),
    request: pointer(timespec64),
    remain: remaining(left64, equals(arg('flags'), 0)),
  },
  returns: int(),
  human: {
    on: 'flags',
    cases: { TIMER_ABSTIME: 'sleep until a set time' },
    otherwise: 'sleep for {request}',
  },
});
