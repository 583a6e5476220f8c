import { pollEvents } from '../constants/poll.gen.js';
import { when } from '../model/decorate.js';
import { fd, flags, int, size, uint } from '../model/integers.js';
import type { AnyKind, ValueOf } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import { list, pointer } from '../model/pointer.js';
import { arg, field } from '../model/ref.js';
import { sigset } from '../model/sets.js';
import { struct } from '../model/struct.js';
import { type Outcome, syscall } from '../model/syscall.js';
import { timespec, timespec64 } from '../structs/time.js';
import { joined, left } from '../structs/time-left.js';
import { pollWords, ppollWords } from '../wording/waiting.js';

/** `struct pollfd` as the program fills it in (asm-generic/poll.h). Negative descriptors are passed over. */
const awaited = struct(
  'pollfd',
  {
    fd: fd(),
    events: when([{ of: field('fd'), compare: 'ge', value: 0 }], flags(pollEvents, 'u16')),
  },
  { bytes: 8 },
);

/** `struct pollfd` as the kernel answers. */
const answered = struct('pollfd', { fd: int(), revents: flags(pollEvents, 'u16') }, { at: { revents: 6 } });

/** The answers that say something: a list that is no longer in memory. */
const ready = list(answered, 0);

const fds = list(awaited, arg('nfds'));
const answers = { of: 'fds', kind: list(answered, arg('nfds'), { direction: 'out' }) } as const;

/** `[{fd=0, revents=POLLIN}], left {…}`, or `Timeout`. */
function explain(timeout?: AnyKind): (outcome: Outcome) => Notation | undefined {
  return ({ result, failed, extras }) => {
    if (failed) return undefined;
    if (result === 0) return 'Timeout';
    const all = extras.answers;
    const parts: Notation[] = [];
    if (Array.isArray(all)) {
      const some = (all as ValueOf<typeof answered>[]).filter(({ revents }) => revents.value !== 0);
      if (some.length > 0) parts.push({ value: some, as: ready });
    }
    if (timeout !== undefined) parts.push(...left(extras.left, timeout));
    return joined(parts);
  };
}

/** poll(2). */
export const poll = syscall('poll', {
  category: 'descriptor',
  classes: ['desc'],
  args: { fds, nfds: uint(), timeout: int() },
  extras: { answers },
  returns: int(),
  explain: explain(),
  human: pollWords,
});

const remaining = pointer(timespec, { direction: 'out' });
const remaining64 = pointer(timespec64, { direction: 'out' });

/** ppoll(2). */
export const ppoll = syscall('ppoll', {
  category: 'descriptor',
  classes: ['desc'],
  args: {
    fds,
    nfds: uint(),
    tmo_p: pointer(timespec),
    sigmask: sigset(arg('sigsetsize')),
    sigsetsize: size(),
  },
  extras: { answers, left: { of: 'tmo_p', kind: remaining } },
  returns: int(),
  explain: explain(remaining),
  human: ppollWords,
});

/** ppoll_time64: ppoll(2) of 32-bit programs whose times go beyond 2038. */
export const ppoll_time64 = syscall('ppoll_time64', {
  category: 'descriptor',
  classes: ['desc'],
  args: {
    fds,
    nfds: uint(),
    tmo_p: pointer(timespec64),
    sigmask: sigset(arg('sigsetsize')),
    sigsetsize: size(),
  },
  extras: { answers, left: { of: 'tmo_p', kind: remaining64 } },
  returns: int(),
  explain: explain(remaining64),
  human: ppollWords,
});
