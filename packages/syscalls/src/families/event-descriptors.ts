import { memfdFlags } from '../constants/memory.gen.js';
import { memfdSecretFlags } from '../constants/open.gen.js';
import { eventfdFlags } from '../constants/poll.gen.js';
import { pidfdOpenFlags, pidfdSignalFlags } from '../constants/process.gen.js';
import { signalfdFlags } from '../constants/signal.gen.js';
import { clockIds, timerfdFlags } from '../constants/time.gen.js';
import { fd, flags, hex, int, oneOf, pid, signal, size, uint } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { arg } from '../model/ref.js';
import { sigset } from '../model/sets.js';
import { textArray } from '../model/strings.js';
import { syscall } from '../model/syscall.js';
import { siginfo } from '../structs/siginfo.js';
import { itimerspec, itimerspec64 } from '../structs/time.js';

const descriptor = { category: 'descriptor', classes: ['desc'] } as const;

/** eventfd(2). */
export const eventfd = syscall('eventfd', {
  ...descriptor,
  args: { initval: uint() },
  returns: fd(),
  human: 'make a counter by which threads or processes wake each other',
});

/** eventfd2(2). */
export const eventfd2 = syscall('eventfd2', {
  ...descriptor,
  args: { initval: uint(), flags: flags(eventfdFlags) },
  returns: fd(),
  human: 'make a counter by which threads or processes wake each other',
});

/** timerfd_create(2). */
export const timerfd_create = syscall('timerfd_create', {
  ...descriptor,
  args: { clockid: oneOf(clockIds), flags: flags(timerfdFlags) },
  returns: fd(),
  human: 'make a timer by {clockid}',
});

/** timerfd_settime(2). */
export const timerfd_settime = syscall('timerfd_settime', {
  ...descriptor,
  args: {
    fd: fd(),
    flags: flags(timerfdFlags),
    new_value: pointer(itimerspec),
    old_value: pointer(itimerspec, { direction: 'out' }),
  },
  returns: int(),
  human: 'set {fd} to {new_value}',
});

/** timerfd_settime64: timerfd_settime(2) of 32-bit programs whose times go beyond 2038. */
export const timerfd_settime64 = syscall('timerfd_settime64', {
  ...descriptor,
  args: {
    fd: fd(),
    flags: flags(timerfdFlags),
    new_value: pointer(itimerspec64),
    old_value: pointer(itimerspec64, { direction: 'out' }),
  },
  returns: int(),
  human: 'set {fd} to {new_value}',
});

/** timerfd_gettime(2). */
export const timerfd_gettime = syscall('timerfd_gettime', {
  ...descriptor,
  args: { fd: fd(), curr_value: pointer(itimerspec, { direction: 'out' }) },
  returns: int(),
  human: 'ask when {fd} runs out[: {curr_value}]',
});

/** timerfd_gettime64: timerfd_gettime(2) of 32-bit programs whose times go beyond 2038. */
export const timerfd_gettime64 = syscall('timerfd_gettime64', {
  ...descriptor,
  args: { fd: fd(), curr_value: pointer(itimerspec64, { direction: 'out' }) },
  returns: int(),
  human: 'ask when {fd} runs out[: {curr_value}]',
});

/** signalfd(2). */
export const signalfd = syscall('signalfd', {
  category: 'signal',
  classes: ['desc', 'signal'],
  args: { fd: fd(), mask: sigset(arg('sizemask')), sizemask: size() },
  returns: fd(),
  human: 'ask to read the signals {mask} like data',
});

/** signalfd4(2). */
export const signalfd4 = syscall('signalfd4', {
  category: 'signal',
  classes: ['desc', 'signal'],
  args: { fd: fd(), mask: sigset(arg('sizemask')), sizemask: size(), flags: flags(signalfdFlags) },
  returns: fd(),
  human: 'ask to read the signals {mask} like data',
});

/** Bytes in which the name of a memory file has to end (mm/memfd.c): file names have 255, and `memfd:` is before it. */
const MFD_NAME_BYTES = 250;

/** memfd_create(2). */
export const memfd_create = syscall('memfd_create', {
  category: 'memory',
  classes: ['desc'],
  args: { name: textArray(MFD_NAME_BYTES), flags: flags(memfdFlags) },
  returns: fd(),
  human: 'make a file in memory only, named {name}',
});

/** memfd_secret(2). */
export const memfd_secret = syscall('memfd_secret', {
  category: 'memory',
  classes: ['desc'],
  args: { flags: flags(memfdSecretFlags) },
  returns: fd(),
  human: 'make memory that not even the kernel reads',
});

/** pidfd_open(2). */
export const pidfd_open = syscall('pidfd_open', {
  category: 'process',
  classes: ['desc'],
  args: { pid: pid(), flags: flags(pidfdOpenFlags) },
  returns: fd(),
  human: 'take hold of {pid}',
});

/** pidfd_getfd(2). The descriptor that is copied is one of the other process. */
export const pidfd_getfd = syscall('pidfd_getfd', {
  category: 'process',
  classes: ['desc'],
  args: { pidfd: fd(), targetfd: int(), flags: hex('u32') },
  returns: fd(),
  human: 'take a copy of descriptor {targetfd:number} of {pidfd}',
});

/** pidfd_send_signal(2). */
export const pidfd_send_signal = syscall('pidfd_send_signal', {
  category: 'signal',
  classes: ['desc', 'signal', 'process'],
  args: { pidfd: fd(), sig: signal(), info: pointer(siginfo), flags: flags(pidfdSignalFlags) },
  returns: int(),
  strace: { argNames: { sig: 'signum' } },
  human: { on: 'sig', cases: { 0: 'ask whether {pidfd} is there' }, otherwise: 'send {sig} to {pidfd}' },
});
