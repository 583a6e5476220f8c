import { sigaltstackFlags, sigprocmaskHow } from '../constants/signal.gen.js';
import type { Abi } from '../model/abi.js';
import { withoutRegister } from '../model/decorate.js';
import { address, flags, int, oneOf, pid, signal, size } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { arg } from '../model/ref.js';
import { sigset } from '../model/sets.js';
import { sigsetOnStack } from '../model/stack.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';
import { sigaction } from '../structs/sigaction.js';
import { signalAction, signalMask } from '../wording/signals.js';

/** rt_sigaction(2): what the C library's sigaction and signal call. */
export const rtSigaction = syscall('rt_sigaction', {
  category: 'signal',
  classes: ['signal'],
  args: {
    signum: signal(),
    act: pointer(sigaction),
    oldact: pointer(sigaction, { direction: 'out' }),
    sigsetsize: size(),
  },
  returns: int(),
  human: signalAction,
});

/** rt_sigprocmask(2). */
export const rtSigprocmask = syscall('rt_sigprocmask', {
  category: 'signal',
  classes: ['signal'],
  args: {
    how: oneOf(sigprocmaskHow),
    set: sigset(arg('sigsetsize')),
    oldset: sigset(arg('sigsetsize'), 'out'),
    sigsetsize: size(),
  },
  returns: int(),
  human: signalMask,
});

/** `stack_t` of asm-generic/signal.h. */
const stack = struct('stack_t', { ss_sp: address(), ss_flags: flags(sigaltstackFlags), ss_size: size() });

/** sigaltstack(2). */
export const sigaltstack = syscall('sigaltstack', {
  category: 'signal',
  classes: ['signal'],
  args: { ss: pointer(stack), old_ss: pointer(stack, { direction: 'out' }) },
  returns: int(),
  human: 'choose the memory in which signals are handled',
});

/** kill(2). */
export const kill = syscall('kill', {
  category: 'signal',
  classes: ['signal', 'process'],
  args: { pid: pid(), sig: signal() },
  returns: int(),
  strace: { argNames: { sig: 'signum' } },
  human: {
    on: 'sig',
    cases: { 0: 'ask whether {pid} is there' },
    otherwise: {
      on: 'pid',
      cases: { 0: 'send {sig} to all processes of its group', '-1': 'send {sig} to every process it may' },
      otherwise: 'send {sig} to {pid}',
    },
  },
});

/** tkill(2). */
export const tkill = syscall('tkill', {
  category: 'signal',
  classes: ['signal', 'process'],
  args: { tid: pid('thread'), sig: signal() },
  returns: int(),
  strace: { argNames: { sig: 'signum' } },
  human: {
    on: 'sig',
    cases: { 0: 'ask whether {tid} is there' },
    otherwise: 'send {sig} to {tid}',
  },
});

/** tgkill(2). */
export const tgkill = syscall('tgkill', {
  category: 'signal',
  classes: ['signal', 'process'],
  args: { tgid: pid(), tid: pid('thread'), sig: signal() },
  returns: int(),
  strace: { argNames: { sig: 'signum' } },
  human: {
    on: 'sig',
    cases: { 0: 'ask whether {tid} is there' },
    otherwise: 'send {sig} to {tid}',
  },
});

/**
 * Where rt_sigreturn finds the mask that is restored, above the stack pointer: `uc_sigmask` of the `ucontext` of
 * `struct rt_sigframe` (arch/x86/include/asm/sigframe.h, arch/arm64/kernel/signal.c).
 */
function maskOffset(abi: Abi): number {
  if (abi.arch === 'x86_64') return 296;
  // Behind siginfo_t, the flags, the link and the stack of ucontext.
  if (abi.arch === 'aarch64') return 128 + 40;
  // The handler's three arguments, siginfo_t, and of ucontext the flags, the link, the stack and the registers.
  return 12 + 128 + 108;
}

/** rt_sigreturn(2): a signal handler ends; the result is what the registers had before. */
export const rtSigreturn = syscall('rt_sigreturn', {
  category: 'signal',
  classes: ['signal'],
  args: { frame: withoutRegister(struct('rt_sigframe', { mask: sigsetOnStack(maskOffset) })) },
  strace: { argNames: { frame: 'sigmask' } },
  returns: int(),
  human: 'return from a signal handler',
});
