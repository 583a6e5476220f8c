import { cases, type HumanText } from '../model/syscall.js';

/** clock_gettime(2), by clock. */
export const clockWords: HumanText = {
  on: 'clockid',
  cases: {
    ...cases(['CLOCK_REALTIME', 'CLOCK_REALTIME_COARSE', 'CLOCK_TAI'], 'ask what time it is'),
    ...cases(
      ['CLOCK_MONOTONIC', 'CLOCK_MONOTONIC_COARSE', 'CLOCK_MONOTONIC_RAW', 'CLOCK_BOOTTIME'],
      'ask how long the machine has been running[: {tp}]',
    ),
    CLOCK_PROCESS_CPUTIME_ID: 'ask how much processor time it has used[: {tp}]',
    CLOCK_THREAD_CPUTIME_ID: 'ask how much processor time this thread has used[: {tp}]',
  },
  otherwise: 'read a clock[: {tp}]',
};
