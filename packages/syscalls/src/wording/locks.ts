import type { HumanText } from '../model/syscall.js';

/** flock(2), by operation. */
export const flockWords: HumanText = {
  on: 'op',
  cases: {
    LOCK_SH: 'lock {fd} against changes by others',
    LOCK_EX: 'lock {fd} for itself alone',
    LOCK_UN: 'give up its lock on {fd}',
  },
  otherwise: 'lock {fd}',
};
