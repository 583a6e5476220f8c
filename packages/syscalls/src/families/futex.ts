import { futex2Flags, futexOperations } from '../constants/process.gen.js';
import { clockIds } from '../constants/time.gen.js';
import { union } from '../model/branch.js';
import { hidden } from '../model/decorate.js';
import { address, flags, hex, int, oneOf, uint, ulong } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import { list, pointer } from '../model/pointer.js';
import { arg, type Condition } from '../model/ref.js';
import { padding } from '../model/struct.js';
import { cases, syscall } from '../model/syscall.js';
import { futexBitset, futexMask, futexWaitv, futexWakeOperation } from '../structs/futex.js';
import { timespec, timespec64 } from '../structs/time.js';
import { futexWords } from '../wording/futex.js';

/** What of the operation is not a flag (FUTEX_CMD_MASK, as strace has it). */
const COMMAND = 0x7f;
const command = (number: number): Condition => [
  { of: arg('futex_op'), mask: COMMAND, compare: 'eq', value: number },
];
const absent = padding(8);

/** For each of these commands the kind, else another one. */
function byCommand<K extends AnyKind, O extends AnyKind>(numbers: readonly number[], kind: K, otherwise: O) {
  return union(
    numbers.map((number) => ({ if: command(number), kind })),
    otherwise,
  );
}

const [WAIT, WAKE, FD, REQUEUE, CMP_REQUEUE, WAKE_OP, LOCK_PI, UNLOCK_PI, TRYLOCK_PI, WAIT_BITSET] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
] as const;
const [WAKE_BITSET, WAIT_REQUEUE_PI, CMP_REQUEUE_PI, LOCK_PI2] = [10, 11, 12, 13] as const;

/** The further arguments of each operation, by the kind of its timeout. */
function operations<T extends AnyKind>(timeout: T) {
  const wait = { val: uint(), timeout };
  const waitBitset = { val: uint(), timeout, uaddr2: hidden(address()), val3: futexBitset };
  const wake = { val: uint() };
  const wakeBitset = {
    val: uint(),
    timeout: hidden(address()),
    uaddr2: hidden(address()),
    val3: futexBitset,
  };
  const requeue = { val: uint(), val2: uint(), uaddr2: address() };
  const compareAndRequeue = { ...requeue, val3: uint() };
  const wakeOperation = { ...requeue, val3: futexWakeOperation };
  const lock = { val: hidden(uint()), timeout };
  const waitRequeue = { val: uint(), timeout, uaddr2: address() };
  return {
    ...cases(
      [
        'FUTEX_WAIT',
        'FUTEX_WAIT_PRIVATE',
        'FUTEX_WAIT|FUTEX_CLOCK_REALTIME',
        'FUTEX_WAIT_PRIVATE|FUTEX_CLOCK_REALTIME',
      ],
      wait,
    ),
    ...cases(['FUTEX_WAKE', 'FUTEX_WAKE_PRIVATE', 'FUTEX_FD', 'FUTEX_FD|FUTEX_PRIVATE_FLAG'], wake),
    ...cases(['FUTEX_REQUEUE', 'FUTEX_REQUEUE_PRIVATE'], requeue),
    ...cases(
      [
        'FUTEX_CMP_REQUEUE',
        'FUTEX_CMP_REQUEUE_PRIVATE',
        'FUTEX_CMP_REQUEUE_PI',
        'FUTEX_CMP_REQUEUE_PI_PRIVATE',
      ],
      compareAndRequeue,
    ),
    ...cases(['FUTEX_WAKE_OP', 'FUTEX_WAKE_OP_PRIVATE'], wakeOperation),
    ...cases(['FUTEX_LOCK_PI', 'FUTEX_LOCK_PI_PRIVATE', 'FUTEX_LOCK_PI2', 'FUTEX_LOCK_PI2_PRIVATE'], lock),
    ...cases(
      ['FUTEX_UNLOCK_PI', 'FUTEX_UNLOCK_PI_PRIVATE', 'FUTEX_TRYLOCK_PI', 'FUTEX_TRYLOCK_PI_PRIVATE'],
      {},
    ),
    ...cases(
      [
        'FUTEX_WAIT_BITSET',
        'FUTEX_WAIT_BITSET_PRIVATE',
        'FUTEX_WAIT_BITSET|FUTEX_CLOCK_REALTIME',
        'FUTEX_WAIT_BITSET_PRIVATE|FUTEX_CLOCK_REALTIME',
      ],
      waitBitset,
    ),
    ...cases(['FUTEX_WAKE_BITSET', 'FUTEX_WAKE_BITSET_PRIVATE'], wakeBitset),
    ...cases(
      [
        'FUTEX_WAIT_REQUEUE_PI',
        'FUTEX_WAIT_REQUEUE_PI_PRIVATE',
        'FUTEX_WAIT_REQUEUE_PI|FUTEX_CLOCK_REALTIME',
        'FUTEX_WAIT_REQUEUE_PI_PRIVATE|FUTEX_CLOCK_REALTIME',
      ],
      waitRequeue,
    ),
  };
}

/** Operations without a name may still be a known command with flags that do not belong to it. */
function unnamedOperation<T extends AnyKind>(timeout: T) {
  return {
    val: byCommand([LOCK_PI, UNLOCK_PI, TRYLOCK_PI, LOCK_PI2], absent, uint()),
    timeout: union(
      [
        ...[WAIT, LOCK_PI, WAIT_BITSET, WAIT_REQUEUE_PI, LOCK_PI2].map((number) => ({
          if: command(number),
          kind: timeout,
        })),
        ...[REQUEUE, CMP_REQUEUE, WAKE_OP, CMP_REQUEUE_PI].map((number) => ({
          if: command(number),
          kind: uint(),
        })),
        ...[WAKE, FD, UNLOCK_PI, TRYLOCK_PI, WAKE_BITSET].map((number) => ({
          if: command(number),
          kind: absent,
        })),
      ],
      address(),
    ),
    uaddr2: byCommand(
      [WAIT, WAKE, FD, LOCK_PI, UNLOCK_PI, TRYLOCK_PI, WAIT_BITSET, WAKE_BITSET, LOCK_PI2],
      absent,
      address(),
    ),
    val3: union(
      [
        ...[WAIT_BITSET, WAKE_BITSET].map((number) => ({ if: command(number), kind: futexBitset })),
        ...[CMP_REQUEUE, CMP_REQUEUE_PI].map((number) => ({ if: command(number), kind: uint() })),
        { if: command(WAKE_OP), kind: futexWakeOperation },
        ...[WAIT, WAKE, FD, REQUEUE, LOCK_PI, UNLOCK_PI, TRYLOCK_PI, WAIT_REQUEUE_PI, LOCK_PI2].map(
          (number) => ({ if: command(number), kind: absent }),
        ),
      ],
      hex('u32'),
    ),
  };
}

const common = {
  category: 'process',
  returns: int(),
  human: futexWords,
} as const;
const both = { uaddr: address(), futex_op: oneOf(futexOperations) };

/** futex(2). */
export const futex = syscall('futex', {
  ...common,
  args: both,
  variants: {
    on: 'futex_op',
    cases: operations(pointer(timespec)),
    otherwise: unnamedOperation(pointer(timespec)),
  },
});

/** futex(2) of 32-bit programs, with 64-bit times. */
export const futexTime64 = syscall('futex_time64', {
  ...common,
  args: both,
  variants: {
    on: 'futex_op',
    cases: operations(pointer(timespec64)),
    otherwise: unnamedOperation(pointer(timespec64)),
  },
});

/** Most futexes that can be waited for at once (FUTEX_WAITV_MAX). */
const FUTEX_WAITV_MAX = 128;

/** futex_waitv(2). */
export const futexWaitvCall = syscall('futex_waitv', {
  category: 'process',
  args: {
    waiters: list(futexWaitv, arg('nr_futexes'), { most: FUTEX_WAITV_MAX }),
    nr_futexes: uint(),
    flags: hex('u32'),
    timeout: pointer(timespec64),
    clockid: oneOf(clockIds),
  },
  returns: int(),
  human: 'wait for other threads, by any of {nr_futexes:lock}',
});

/** futex_wake(2). */
export const futexWake = syscall('futex_wake', {
  category: 'process',
  args: { uaddr: address(), mask: futexMask, nr: int(), flags: flags(futex2Flags) },
  returns: int(),
  human: 'wake up to {nr:thread} that wait for it',
});

/** futex_wait(2). */
export const futexWait = syscall('futex_wait', {
  category: 'process',
  args: {
    uaddr: address(),
    val: ulong(),
    mask: futexMask,
    flags: flags(futex2Flags),
    timeout: pointer(timespec64),
    clockid: oneOf(clockIds),
  },
  returns: int(),
  human: 'wait for another thread',
});

/** futex_requeue(2). */
export const futexRequeue = syscall('futex_requeue', {
  category: 'process',
  args: {
    waiters: list(futexWaitv, 2),
    flags: hex('u32'),
    nr_wake: int(),
    nr_requeue: int(),
  },
  returns: int(),
  human: 'let threads that wait for one lock wait for another',
});
