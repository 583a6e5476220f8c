import { sigprocmaskHow } from '../constants/signal.gen.js';
import { custom } from '../model/custom.js';
import { address, int, oneOf, signal } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { pointer } from '../model/pointer.js';
import { membersOf, type NumberSet, sigmask, sigset } from '../model/sets.js';
import { SIGNAL_COUNT } from '../model/signals.js';
import { onStack } from '../model/stack.js';
import { struct } from '../model/struct.js';
import { type Outcome, syscall } from '../model/syscall.js';
import { oldSigaction, signalHandler } from '../structs/sigaction.js';
import { signalAction, signalMask } from '../wording/signals.js';

/** The signal calls of i386 from before real-time signals: their masks have one word of 32 bits. */

/** Bytes of an old mask. */
const OLD_MASK = 4;
const mask = sigmask(OLD_MASK);

/** A mask that is a result. */
function maskOf({ result }: Outcome): NumberSet {
  const bytes = new Uint8Array(OLD_MASK);
  new DataView(bytes.buffer).setUint32(0, Number(BigInt.asUintN(32, BigInt(result))), true);
  return { members: membersOf(bytes, 0, OLD_MASK).map((bit) => bit + 1), capacity: 8 * OLD_MASK };
}

const maskNote =
  (before: string) =>
  (outcome: Outcome): Notation | undefined =>
    outcome.failed ? undefined : { parts: [before, { value: maskOf(outcome), as: mask }] };

/** sigaction(2) of i386. */
export const oldSigactionCall = syscall('sigaction', {
  category: 'signal',
  classes: ['signal'],
  args: {
    signum: signal(),
    act: pointer(oldSigaction),
    oldact: pointer(oldSigaction, { direction: 'out' }),
  },
  returns: int(),
  human: signalAction,
});

/** signal(2); the result is what the signal did before. */
export const signalCall = syscall('signal', {
  category: 'signal',
  classes: ['signal'],
  args: { signum: signal(), handler: signalHandler() },
  returns: address(),
  explain: ({ result, failed }) =>
    failed ? undefined : Number(result) === 0 ? 'SIG_DFL' : Number(result) === 1 ? 'SIG_IGN' : undefined,
  human: 'choose what happens when {signum} comes',
});

/** sigprocmask(2) of i386. */
export const sigprocmask = syscall('sigprocmask', {
  category: 'signal',
  classes: ['signal'],
  args: { how: oneOf(sigprocmaskHow), set: sigset(OLD_MASK), oldset: sigset(OLD_MASK, 'out') },
  returns: int(),
  human: signalMask,
});

/** sigpending(2) of i386. */
export const sigpending = syscall('sigpending', {
  category: 'signal',
  classes: ['signal'],
  args: { set: sigset(OLD_MASK, 'out') },
  returns: int(),
  human: 'ask which signals it holds back are waiting[: {set}]',
});

/** sigsuspend(2) of i386: the mask is passed by value, behind two arguments that mean nothing. */
export const sigsuspend = syscall('sigsuspend', {
  category: 'signal',
  classes: ['signal'],
  args: { unused1: int(), unused2: int(), mask },
  returns: int(),
  strace: { order: ['mask'] },
  human: 'wait for a signal<, but not for {mask}>',
});

/** sgetmask(2). */
export const sgetmask = syscall('sgetmask', {
  category: 'signal',
  classes: ['signal'],
  args: {},
  returns: address(),
  explain: maskNote('mask '),
  human: 'ask which signals it holds back',
});

/** ssetmask(2). */
export const ssetmask = syscall('ssetmask', {
  category: 'signal',
  classes: ['signal'],
  args: { newmask: mask },
  returns: address(),
  explain: maskNote('old mask '),
  human: 'hold back the signals {newmask} and no others',
});

/**
 * The frame that sigreturn finds on i386 (`struct sigframe_ia32`): the lower half of the mask ends the registers, the
 * upper half stands behind the state of the floating point unit.
 */
const oldFrame = struct('sigframe', {
  mask: custom<NumberSet>({
    name: 'sigframe_mask',
    bytes: 88 + 624 + 4,
    align: 4,
    decode(frame, pos) {
      const lower = membersOf(frame.bytes, pos + 80, pos + 84);
      const upper = membersOf(frame.bytes, pos + 712, pos + 716);
      return {
        members: [...lower.map((bit) => bit + 1), ...upper.map((bit) => bit + 33)],
        capacity: SIGNAL_COUNT,
      };
    },
    show: (value) => ({ value, as: sigmask() }),
  }),
});

/** sigreturn(2) of i386: a signal handler ends. */
export const sigreturn = syscall('sigreturn', {
  category: 'signal',
  classes: ['signal'],
  args: { frame: onStack(oldFrame, () => 0) },
  strace: { argNames: { frame: '' } },
  returns: int(),
  human: 'return from a signal handler',
});
