import { hex, int } from '../model/integers.js';
import { syscall } from '../model/syscall.js';

/**
 * Calls that have a number and nothing behind it, in Linux or in today's Linux (unimplemented(2)), and those so old that
 * nobody decodes them any more. Their arguments are shown as they are.
 */
const unimplemented = { category: 'system', returns: int('long') } as const;

const one = { arg1: hex() } as const;
const two = { ...one, arg2: hex() } as const;
const three = { ...two, arg3: hex() } as const;
const four = { ...three, arg4: hex() } as const;
const five = { ...four, arg5: hex() } as const;

/** Andrew File System. */
export const afsSyscall = syscall('afs_syscall', {
  ...unimplemented,
  args: five,
  human: 'call the Andrew File System',
});

/** bdflush(2): did what a kernel thread does since Linux 2.2. */
export const bdflush = syscall('bdflush', {
  ...unimplemented,
  args: { func: hex(), data: hex() },
  human: 'tune the flushing of buffers',
});

/** The break of Unix before brk. */
export const breakCall = syscall('break', {
  ...unimplemented,
  classes: ['memory'],
  args: {},
  human: 'set the end of the heap the old way',
});

/** create_module(2), removed in Linux 2.6. */
export const createModule = syscall('create_module', {
  ...unimplemented,
  args: { name: hex(), size: hex() },
  strace: { argNames: { name: 'arg1', size: 'arg2' } },
  human: 'make room for a kernel module',
});

/** epoll_ctl of the first epoll. */
export const epollCtlOld = syscall('epoll_ctl_old', {
  ...unimplemented,
  args: { epfd: hex(), op: hex(), fd: hex(), event: hex() },
  strace: { argNames: { epfd: 'arg1', op: 'arg2', fd: 'arg3', event: 'arg4' } },
  human: 'change what an epoll descriptor waits for',
});

/** epoll_wait of the first epoll. */
export const epollWaitOld = syscall('epoll_wait_old', {
  ...unimplemented,
  args: { epfd: hex(), events: hex(), maxevents: hex(), timeout: hex() },
  strace: { argNames: { epfd: 'arg1', events: 'arg2', maxevents: 'arg3', timeout: 'arg4' } },
  human: 'wait for events of an epoll descriptor',
});

/** ftime(3) as a call. */
export const ftime = syscall('ftime', { ...unimplemented, args: {}, human: 'ask for the time the old way' });

/** get_kernel_syms(2), removed in Linux 2.6. */
export const getKernelSyms = syscall('get_kernel_syms', {
  ...unimplemented,
  args: { table: hex() },
  strace: { argNames: { table: 'arg1' } },
  human: 'list the symbols of the kernel',
});

/** getpmsg of STREAMS. */
export const getpmsg = syscall('getpmsg', {
  ...unimplemented,
  classes: ['network'],
  args: five,
  human: 'receive a STREAMS message',
});

/** putpmsg of STREAMS. */
export const putpmsg = syscall('putpmsg', {
  ...unimplemented,
  classes: ['network'],
  args: five,
  human: 'send a STREAMS message',
});

/** gtty of early Unix. */
export const gtty = syscall('gtty', {
  ...unimplemented,
  args: two,
  human: 'ask for the settings of a terminal the old way',
});

/** stty of early Unix. */
export const stty = syscall('stty', {
  ...unimplemented,
  args: two,
  human: 'change the settings of a terminal the old way',
});

/** idle(2), for the first process of Linux 2.2 and before. */
export const idle = syscall('idle', { ...unimplemented, args: {}, human: 'become the idle process' });

/** lock of System V. */
export const lock = syscall('lock', { ...unimplemented, args: {}, human: 'lock a process into memory' });

/** mpx of early Unix. */
export const mpx = syscall('mpx', { ...unimplemented, args: {}, human: 'make a multiplexed file' });

/** nfsservctl(2), removed in Linux 3.1. */
export const nfsservctl = syscall('nfsservctl', {
  ...unimplemented,
  args: { cmd: hex(), argp: hex(), resp: hex() },
  strace: { argNames: { cmd: 'arg1', argp: 'arg2', resp: 'arg3' } },
  human: 'talk to the NFS server of the kernel',
});

/** uname(2) of Linux 1.0: `struct oldold_utsname`. */
export const oldolduname = syscall('oldolduname', {
  ...unimplemented,
  args: { name: hex() },
  human: 'ask for the name of the system the oldest way',
});

/** uname(2) of Linux 1.2: `struct old_utsname`. */
export const olduname = syscall('olduname', {
  ...unimplemented,
  args: { name: hex() },
  human: 'ask for the name of the system the old way',
});

/** prof of early Unix. */
export const prof = syscall('prof', { ...unimplemented, args: {}, human: 'profile the program' });

/** profil(3) as a call. */
export const profil = syscall('profil', { ...unimplemented, args: four, human: 'profile the program' });

/** query_module(2), removed in Linux 2.6. */
export const queryModule = syscall('query_module', {
  ...unimplemented,
  args: { name: hex(), which: hex(), buf: hex(), bufsize: hex(), ret: hex() },
  strace: { argNames: { name: 'arg1', which: 'arg2', buf: 'arg3', bufsize: 'arg4', ret: 'arg5' } },
  human: 'ask about a kernel module',
});

/** A number that was kept for security modules. */
export const security = syscall('security', {
  ...unimplemented,
  args: three,
  human: 'call a security module',
});

/** A number that was kept for the TUX web server. */
export const tuxcall = syscall('tuxcall', {
  ...unimplemented,
  args: three,
  human: 'call the TUX web server',
});

/** ulimit of System V. */
export const ulimit = syscall('ulimit', { ...unimplemented, args: two, human: 'ask for or ~set a limit' });

/** A number that was kept for Linux-VServer. */
export const vserver = syscall('vserver', { ...unimplemented, args: five, human: 'call Linux-VServer' });

/** vm86(2) of i386. */
export const vm86 = syscall('vm86', {
  ...unimplemented,
  args: five,
  human: 'enter virtual 8086 mode',
});

/** vm86(2) of i386 before Linux 2.1. */
export const vm86old = syscall('vm86old', {
  ...unimplemented,
  args: one,
  human: 'enter virtual 8086 mode the old way',
});

/** What a return probe puts on the stack (x86_64): no program calls it by itself. */
export const uretprobe = syscall('uretprobe', {
  ...unimplemented,
  args: {},
  human: 'report to the kernel that a probed function returns',
});

/** What a probe puts into a function (x86_64): no program calls it by itself. */
export const uprobe = syscall('uprobe', {
  ...unimplemented,
  args: {},
  human: 'report to the kernel that a probed place was reached',
});
