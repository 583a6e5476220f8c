import type { HumanChoice } from '../model/syscall.js';

const byOperation: Readonly<Record<string, string>> = {
  FUTEX_WAIT: 'wait< up to {timeout}> for another thread',
  FUTEX_WAIT_BITSET: 'wait for another thread',
  FUTEX_WAIT_REQUEUE_PI: 'wait for another thread, then for a lock',
  FUTEX_WAKE: 'wake threads that wait for it[: {result} of them]',
  FUTEX_WAKE_BITSET: 'wake threads that wait for it[: {result} of them]',
  FUTEX_WAKE_OP: 'change a value and ~wake threads that wait for it[: {result} of them]',
  FUTEX_REQUEUE: 'let threads that wait for one lock wait for another',
  FUTEX_CMP_REQUEUE: 'let threads that wait for one lock wait for another',
  FUTEX_CMP_REQUEUE_PI: 'let threads that wait for one lock wait for another',
  FUTEX_LOCK_PI: 'wait for a lock that another thread holds',
  FUTEX_LOCK_PI2: 'wait for a lock that another thread holds',
  FUTEX_TRYLOCK_PI: 'try to take a lock',
  FUTEX_UNLOCK_PI: 'give up a lock and ~wake who waits for it',
};

/** futex(2), by operation; each is there for threads of one process as well (`_PRIVATE`). */
export const futexWords: HumanChoice = {
  on: 'futex_op',
  cases: {
    ...byOperation,
    FUTEX_FD: 'ask for a descriptor that tells of a lock',
    ...Object.fromEntries(Object.entries(byOperation).map(([name, text]) => [`${name}_PRIVATE`, text])),
  },
  otherwise: 'wait for other threads, or ~wake them ({futex_op:name})',
};
