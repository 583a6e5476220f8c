import { int } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import { pointer } from '../model/pointer.js';
import { arg, field } from '../model/ref.js';
import { fdset, type NumberSet } from '../model/sets.js';
import { struct } from '../model/struct.js';
import { type Outcome, syscall } from '../model/syscall.js';
import { sigsetArgument } from '../structs/sigset-argument.js';
import { timespec, timespec64, timeval } from '../structs/time.js';
import { joined, left } from '../structs/time-left.js';

const before = fdset(arg('nfds'));
const after = fdset(arg('nfds'), 'out');
const sets = { nfds: int(), readfds: before, writefds: before, exceptfds: before };
/** The sets as the kernel leaves them: those that are ready. */
const ready = {
  in: { of: 'readfds', kind: after },
  out: { of: 'writefds', kind: after },
  except: { of: 'exceptfds', kind: after },
} as const;

const NAMES = ['in', 'out', 'except'] as const;

/**
 * `in [0 4], out [1], left {…}`, or `Timeout`. The result is how many bits are set altogether: the sets are shown
 * until so many were.
 */
function explain(timeout: AnyKind): (outcome: Outcome) => Notation | undefined {
  return ({ result, failed, extras }) => {
    if (failed) return undefined;
    if (result === 0) return 'Timeout';
    const parts: Notation[] = [];
    let more = Number(result);
    for (const name of NAMES) {
      const set = extras[name];
      if (!isSet(set)) continue;
      const some = set.members.slice(0, more);
      more -= some.length;
      if (some.length > 0) parts.push(`${name} [${some.join(' ')}]`);
    }
    parts.push(...left(extras.left, timeout));
    return joined(parts);
  };
}

function isSet(value: unknown): value is NumberSet {
  return typeof value === 'object' && value !== null && 'members' in value;
}

const leftTimeval = pointer(timeval, { direction: 'out' });
const leftTimespec = pointer(timespec, { direction: 'out' });
const leftTimespec64 = pointer(timespec64, { direction: 'out' });

/** select(2). */
export const select = syscall('select', {
  category: 'descriptor',
  classes: ['desc'],
  args: { ...sets, timeout: pointer(timeval) },
  extras: { ...ready, left: { of: 'timeout', kind: leftTimeval } },
  returns: int(),
  explain: explain(leftTimeval),
  human:
    'wait< up to {timeout}>< for input on {readfds}><, for room in {writefds}><, for urgent data on {exceptfds}>',
});

/** _newselect: select(2) as 32-bit machines call it. */
export const _newselect = syscall('_newselect', {
  category: 'descriptor',
  classes: ['desc'],
  args: { ...sets, timeout: pointer(timeval) },
  extras: { ...ready, left: { of: 'timeout', kind: leftTimeval } },
  returns: int(),
  explain: explain(leftTimeval),
  human:
    'wait< up to {timeout}>< for input on {readfds}><, for room in {writefds}><, for urgent data on {exceptfds}>',
});

/** pselect6: pselect(2) with the mask's size. */
export const pselect6 = syscall('pselect6', {
  category: 'descriptor',
  classes: ['desc'],
  args: { ...sets, timeout: pointer(timespec), sig: pointer(sigsetArgument) },
  extras: { ...ready, left: { of: 'timeout', kind: leftTimespec } },
  returns: int(),
  explain: explain(leftTimespec),
  human:
    'wait< up to {timeout}>< for input on {readfds}><, for room in {writefds}><, for urgent data on {exceptfds}>',
});

/** pselect6_time64: pselect(2) of 32-bit programs whose times go beyond 2038. */
export const pselect6_time64 = syscall('pselect6_time64', {
  category: 'descriptor',
  classes: ['desc'],
  args: { ...sets, timeout: pointer(timespec64), sig: pointer(sigsetArgument) },
  extras: { ...ready, left: { of: 'timeout', kind: leftTimespec64 } },
  returns: int(),
  explain: explain(leftTimespec64),
  human:
    'wait< up to {timeout}>< for input on {readfds}><, for room in {writefds}><, for urgent data on {exceptfds}>',
});

const inMemory = fdset(field('nfds'));
/** `struct sel_arg_struct` of the kernel: what select(2) of i386 gets in place of registers. */
const selectArguments = (timeout: AnyKind) =>
  struct(
    'sel_arg_struct',
    { nfds: int(), readfds: inMemory, writefds: inMemory, exceptfds: inMemory, timeout },
    { spread: true },
  );

/** select(2) of i386 by its first number: the arguments are passed in memory. */
export const oldSelect = syscall('old_select', {
  category: 'descriptor',
  classes: ['desc'],
  args: { args: pointer(selectArguments(pointer(timeval))) },
  extras: { after: { of: 'args', kind: pointer(selectArguments(leftTimeval), { direction: 'out' }) } },
  returns: int(),
  explain: (outcome) => {
    const { readfds, writefds, exceptfds, timeout } = (outcome.extras.after ?? {}) as Record<string, unknown>;
    return explain(leftTimeval)({
      ...outcome,
      extras: { in: readfds, out: writefds, except: exceptfds, left: timeout },
    });
  },
  human: 'wait until descriptors are ready',
});
