import {
  aarch64,
  i386,
  kill,
  oldSigactionCall,
  rtSigaction,
  rtSigpending,
  rtSigprocmask,
  rtSigqueueinfo,
  rtSigreturn,
  rtSigsuspend,
  rtSigtimedwait,
  sgetmask,
  sigaltstack,
  signalCall,
  sigprocmask,
  sigreturn,
  sigsuspend,
  ssetmask,
  tgkill,
  x86_64,
} from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { StraceFormatter } from '../strace-formatter.js';
import { LineFormatter } from './formatter.js';

/** The rest of a `struct sigaction`, which strace wants to be readable. */
const rest = [1, ...Array.from({ length: 56 }, () => 0)] as const;
const siginfo = (...words: number[]): Uint8Array =>
  bytes([4, ...words, ...Array.from({ length: 32 - words.length }, () => 0)]);
const frame = (size: number, at: readonly (readonly [number, number])[]): Uint8Array => {
  const data = new Uint8Array(size);
  for (const [offset, value] of at) new DataView(data.buffer).setUint32(offset, value, true);
  return data;
};

describe('signals', () => {
  it.each([
    [
      rtSigaction,
      {
        args: [10, 0x1000, 0x2000, 8],
        entry: { 4096: bytes([8, 0x1234, 0x04000004, 0x5678, 2], rest) },
        exit: { 8192: bytes([8, 0, 0, 0x77, 0], rest) },
        result: 0,
      },
      'rt_sigaction(SIGUSR1, {sa_handler=0x1234, sa_mask=[INT], sa_flags=SA_RESTORER|SA_SIGINFO, sa_restorer=0x5678}, {sa_handler=SIG_DFL, sa_mask=[], sa_flags=0}, 8) = 0\n',
    ],
    [
      rtSigaction,
      {
        args: [65, 0x1000, 0x2000, 9],
        entry: { 4096: bytes([8, -1, 0x100, 0, 0x3ffffffffffn], rest) },
        result: -22,
      },
      'rt_sigaction(65, {sa_handler=SIG_ERR, sa_mask=~[RT_11 RT_12 RT_13 RT_14 RT_15 RT_16 RT_17 RT_18 RT_19 RT_20 RT_21 RT_22 RT_23 RT_24 RT_25 RT_26 RT_27 RT_28 RT_29 RT_30 RT_31 RT_32], sa_flags=0x100 /* SA_??? */}, 0x2000, 9) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      rtSigaction,
      {
        args: [10, 0x1000, 0, 8],
        entry: { 4096: bytes([4, 0xffffffff, 0x04000004, 0x5678, 2, 0x80000000], rest) },
        abi: i386,
        result: 0,
      },
      'rt_sigaction(SIGUSR1, {sa_handler=0xffffffff, sa_mask=[INT RT_32], sa_flags=SA_RESTORER|SA_SIGINFO, sa_restorer=0x5678}, NULL, 8) = 0\n',
    ],
    [
      rtSigprocmask,
      {
        args: [2, 0x1000, 0x2000, 8],
        entry: { 4096: bytes([8, -1]) },
        exit: { 8192: bytes([8, 0x2aaaa]) },
        result: 0,
      },
      'rt_sigprocmask(SIG_SETMASK, ~[], [INT ILL ABRT FPE USR1 USR2 ALRM STKFLT CONT], 8) = 0\n',
    ],
    [
      rtSigprocmask,
      { args: [0, 0x1000, 0, 4], entry: { 4096: bytes([4, 2]) }, result: -22 },
      'rt_sigprocmask(SIG_BLOCK, 0x1000, NULL, 4) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      rtSigprocmask,
      { args: [0, 0x1000, 0, 5], entry: { 4096: bytes([4, 2], [1, 1]) }, abi: i386, result: -22 },
      'rt_sigprocmask(SIG_BLOCK, [INT RT_1], NULL, 5) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      rtSigpending,
      { args: [0x1000, 1], exit: { 4096: bytes([1, 0x1f]) }, result: 0 },
      'rt_sigpending([HUP INT QUIT ILL TRAP], 1) = 0\n',
    ],
    [
      rtSigpending,
      { args: [0x1000, 9], result: -22 },
      'rt_sigpending(0x1000, 9)                = -1 EINVAL (Invalid argument)\n',
    ],
    [
      rtSigsuspend,
      { args: [0x1000, 8], entry: { 4096: bytes([8, 2]) }, result: -514 },
      'rt_sigsuspend([INT], 8)                 = ? ERESTARTNOHAND (To be restarted if no handler)\n',
    ],
    [
      rtSigtimedwait,
      {
        args: [0x1000, 0x2000, 0x3000, 8],
        entry: { 4096: bytes([8, 0x200]), 12288: bytes([8, 0, 1000]) },
        exit: { 8192: siginfo(10, 0, 0, 0, 42, 0) },
        result: 10,
      },
      'rt_sigtimedwait([USR1], {si_signo=SIGUSR1, si_code=SI_USER, si_pid=42, si_uid=0}, {tv_sec=0, tv_nsec=1000}, 8) = 10 (SIGUSR1)\n',
    ],
    [
      rtSigtimedwait,
      { args: [0x1000, 0x2000, 0, 8], entry: { 4096: bytes([8, 0x200]) }, result: -11 },
      'rt_sigtimedwait([USR1], 0x2000, NULL, 8) = -1 EAGAIN (Resource temporarily unavailable)\n',
    ],
    [
      rtSigtimedwait,
      { args: [0x1000, 0, 0, 8], entry: { 4096: bytes([8, 0x200]) } },
      'rt_sigtimedwait([USR1], NULL, NULL, 8',
    ],
    [
      sigaltstack,
      {
        args: [0x1000, 0x2000],
        entry: { 4096: bytes([8, 0x5000], [4, 0x80000002, 0], [8, 8192]) },
        exit: { 8192: bytes([8, 0], [4, 2, 0], [8, 0]) },
        result: 0,
      },
      'sigaltstack({ss_sp=0x5000, ss_flags=SS_DISABLE|SS_AUTODISARM, ss_size=8192}, {ss_sp=NULL, ss_flags=SS_DISABLE, ss_size=0}) = 0\n',
    ],
    [
      kill,
      { args: [-1, 77], result: -22 },
      'kill(-1, 77)                            = -1 EINVAL (Invalid argument)\n',
    ],
    [kill, { args: [0xfffffffffn, 0], result: 0 }, 'kill(-1, 0)                             = 0\n'],
    [tgkill, { args: [1, 2, 6], result: 0 }, 'tgkill(1, 2, SIGABRT)                   = 0\n'],
    [
      rtSigqueueinfo,
      { args: [1, 10, 0x1000], entry: { 4096: siginfo(10, 0, -1, 0, 1, 0, 2) }, result: -1 },
      'rt_sigqueueinfo(1, SIGUSR1, {si_signo=SIGUSR1, si_code=SI_QUEUE, si_pid=1, si_uid=0, si_int=2, si_ptr=0x2}) = -1 EPERM (Operation not permitted)\n',
    ],
    [
      rtSigreturn,
      { args: [], sp: 0x1000, entry: { [0x1000 + 296]: bytes([8, 0x202]) }, result: -4 },
      'rt_sigreturn({mask=[INT USR1]})         = -1 EINTR (Interrupted system call)\n',
    ],
    [
      rtSigreturn,
      { args: [], sp: 0x1000, entry: { [0x1000 + 248]: bytes([8, 0]) }, abi: i386, result: 0 },
      'rt_sigreturn({mask=[]})                 = 0\n',
    ],
    [
      rtSigreturn,
      { args: [], sp: 0x1000, entry: { [0x1000 + 168]: bytes([8, 0]) }, abi: aarch64, result: 0 },
      'rt_sigreturn({mask=[]})                 = 0\n',
    ],
    [rtSigreturn, { args: [], sp: 0x1000, result: 0 }, 'rt_sigreturn({mask=0x1128})             = 0\n'],
    [
      sigreturn,
      {
        args: [],
        sp: 0x1000,
        entry: {
          4096: frame(716, [
            [80, 2],
            [712, 1],
          ]),
        },
        abi: i386,
        result: -4,
      },
      'sigreturn({mask=[INT RT_1]})            = -1 EINTR (Interrupted system call)\n',
    ],
    [
      oldSigactionCall,
      {
        args: [12, 0x1000, 0x2000],
        entry: { 4096: bytes([4, 1, 0x80000002, 0x04000000, 0x77]) },
        exit: { 8192: bytes([4, 0, -1, 0, 0]) },
        abi: i386,
        result: 0,
      },
      'sigaction(SIGUSR2, {sa_handler=SIG_IGN, sa_mask=[INT RTMIN], sa_flags=SA_RESTORER, sa_restorer=0x77}, {sa_handler=SIG_DFL, sa_mask=~[], sa_flags=0}) = 0\n',
    ],
    [
      signalCall,
      { args: [10, 0x1234], abi: i386, result: 1 },
      'signal(SIGUSR1, 0x1234)                 = 0x1 (SIG_IGN)\n',
    ],
    [
      signalCall,
      { args: [10, 0], abi: i386, result: 0x1234 },
      'signal(SIGUSR1, SIG_DFL)                = 0x1234\n',
    ],
    [
      sigprocmask,
      {
        args: [0, 0x1000, 0x2000],
        entry: { 4096: bytes([4, 0x1fffff]) },
        exit: { 8192: bytes([4, 0xfffff]) },
        abi: i386,
        result: 0,
      },
      'sigprocmask(SIG_BLOCK, ~[TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS RTMIN], [HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP]) = 0\n',
    ],
    [
      sigsuspend,
      { args: [0, 0, 2], abi: i386, result: -514 },
      'sigsuspend([INT])                       = ? ERESTARTNOHAND (To be restarted if no handler)\n',
    ],
    [sgetmask, { args: [], abi: i386, result: 0 }, 'sgetmask()                              = 0 (mask [])\n'],
    [
      ssetmask,
      { args: [0x80000102], abi: i386, result: 0xfffbfeff },
      'ssetmask([INT KILL RTMIN])              = 0xfffbfeff (old mask ~[KILL STOP])\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ quiet: new Set(['personality']) }).format(fakeCall(definition, fake))).toBe(
      line,
    );
  });

  it('shows addresses without -e verbose=', () => {
    const format = (definition: typeof rtSigreturn | typeof sigreturn, abi = x86_64): string =>
      new StraceFormatter({ verbose: 'none', quiet: new Set(['personality']) }).format(
        fakeCall(definition, { args: [], sp: 0x1000, entry: { 4096: new Uint8Array(716) }, abi, result: 0 }),
      );
    expect(format(rtSigreturn)).toBe('rt_sigreturn({mask=0x1128})             = 0\n');
    expect(format(sigreturn, i386)).toBe('sigreturn(0x1000)                       = 0\n');
  });

  it('names the argument of rt_sigreturn alone with -N', () => {
    const format = (definition: typeof rtSigreturn | typeof sigreturn, abi = x86_64): string =>
      new StraceFormatter({ argumentNames: true, quiet: new Set(['personality']) }).format(
        fakeCall(definition, { args: [], sp: 0x1000, entry: { 4096: new Uint8Array(716) }, abi, result: 0 }),
      );
    expect(format(rtSigreturn)).toBe('rt_sigreturn(sigmask={mask=[]})         = 0\n');
    expect(format(sigreturn, i386)).toBe('sigreturn({mask=[]})                    = 0\n');
  });
});
