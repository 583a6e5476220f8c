import { int, size } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { arg } from '../model/ref.js';
import { sigset } from '../model/sets.js';
import { signalName } from '../model/signals.js';
import { type Outcome, syscall } from '../model/syscall.js';
import { siginfo } from '../structs/siginfo.js';
import { timespec, timespec64 } from '../structs/time.js';

/** rt_sigpending(2): the one that takes sets below the size of a word, too. */
export const rtSigpending = syscall('rt_sigpending', {
  category: 'signal',
  classes: ['signal'],
  args: { set: sigset(arg('sigsetsize'), 'out', 1), sigsetsize: size() },
  returns: int(),
  human: 'ask which signals it holds back are waiting[: {set}]',
});

/** rt_sigsuspend(2). */
export const rtSigsuspend = syscall('rt_sigsuspend', {
  category: 'signal',
  classes: ['signal'],
  args: { mask: sigset(arg('sigsetsize')), sigsetsize: size() },
  returns: int(),
  strace: { argNames: { mask: 'set' } },
  human: 'wait for a signal<, but not for {mask}>',
});

/** pause(2). */
export const pause = syscall('pause', {
  category: 'signal',
  classes: ['signal'],
  args: {},
  returns: int(),
  human: 'wait for a signal',
});

const named = ({ result, failed }: Outcome): string | undefined =>
  failed ? undefined : signalName(Number(result));

/** rt_sigtimedwait(2). */
export const rtSigtimedwait = syscall('rt_sigtimedwait', {
  category: 'signal',
  classes: ['signal'],
  args: {
    set: sigset(arg('sigsetsize')),
    info: pointer(siginfo, { direction: 'out' }),
    timeout: pointer(timespec, { always: true }),
    sigsetsize: size(),
  },
  returns: int(),
  explain: named,
  strace: { atEntryIf: ({ info }) => info === null },
  human: 'wait< up to {timeout}> for one of the signals {set}',
});

/** rt_sigtimedwait(2) of 32-bit programs with 64-bit times. */
export const rtSigtimedwaitTime64 = syscall('rt_sigtimedwait_time64', {
  category: 'signal',
  classes: ['signal'],
  args: {
    set: sigset(arg('sigsetsize')),
    info: pointer(siginfo, { direction: 'out' }),
    timeout: pointer(timespec64, { always: true }),
    sigsetsize: size(),
  },
  returns: int(),
  explain: named,
  strace: { atEntryIf: ({ info }) => info === null },
  human: 'wait< up to {timeout}> for one of the signals {set}',
});
