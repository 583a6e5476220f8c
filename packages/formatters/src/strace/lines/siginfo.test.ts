import { type Abi, decodeStandalone, i386, siginfo, x86_64 } from '@hstrace/syscalls';
import { describe, expect, it } from 'vitest';
import type { ConstantStyle } from '../options.js';
import { KindPrinter } from '../printer.js';

/** A siginfo_t with these 32-bit words behind its head. */
function show(
  abi: Abi,
  [signo, code, error = 0]: readonly number[],
  words: readonly number[],
  constants: ConstantStyle = 'abbrev',
): string {
  const bytes = new Uint8Array(128);
  const view = new DataView(bytes.buffer);
  [signo, error, code].forEach((word, i) => {
    view.setInt32(4 * i, word ?? 0, true);
  });
  words.forEach((word, i) => {
    view.setUint32((abi.wordSize === 8 ? 16 : 12) + 4 * i, word >>> 0, true);
  });
  return new KindPrinter({ constants }).show(siginfo)(decodeStandalone(siginfo, bytes, abi), {
    call: undefined,
    arch: abi.arch,
    abbreviate: true,
    structures: true,
  });
}

const words = [1, 0, 2, 3, 4, 5, 6, 7, 8, 9];
const high = words.map((_, i) => 0x8000_0001 + i);

describe('siginfo_t', () => {
  it.each([
    [[0, 0], words, '{}'],
    [[10, 0], words, '{si_signo=SIGUSR1, si_code=SI_USER, si_pid=1, si_uid=0}'],
    [[34, -6], words, '{si_signo=SIGRT_2, si_code=SI_TKILL, si_pid=1, si_uid=0}'],
    [
      [10, -1],
      words,
      '{si_signo=SIGUSR1, si_code=SI_QUEUE, si_pid=1, si_uid=0, si_int=2, si_ptr=0x300000002}',
    ],
    [[10, -1], [1], '{si_signo=SIGUSR1, si_code=SI_QUEUE, si_pid=1, si_uid=0}'],
    [
      [14, -2, -2],
      high,
      '{si_signo=SIGALRM, si_code=SI_TIMER, si_errno=4294967294, si_timerid=0x80000001, si_overrun=-2147483646, si_int=-2147483645, si_ptr=0x8000000480000003}',
    ],
    [[29, -5, 22], words, '{si_signo=SIGIO, si_code=SI_SIGIO, si_errno=EINVAL, si_band=1, si_fd=2}'],
    [[29, 1], words, '{si_signo=SIGIO, si_code=POLL_IN, si_band=1, si_fd=2}'],
    [[29, 7], words, '{si_signo=SIGIO, si_code=0x7}'],
    [
      [10, -100],
      words,
      '{si_signo=SIGUSR1, si_code=0xffffff9c, si_pid=1, si_uid=0, si_int=2, si_ptr=0x300000002}',
    ],
    [
      [17, 1],
      [1, 0, 2, 3],
      '{si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=1, si_uid=0, si_status=2, si_utime=0, si_stime=0}',
    ],
    [
      [17, 2],
      words,
      '{si_signo=SIGCHLD, si_code=CLD_KILLED, si_pid=1, si_uid=0, si_status=SIGINT, si_utime=21474836484 /* 214748364.84 s */, si_stime=30064771078 /* 300647710.78 s */}',
    ],
    [[14, 128], [], '{si_signo=SIGALRM, si_code=SI_KERNEL}'],
    [
      [14, 128],
      words,
      '{si_signo=SIGALRM, si_code=SI_KERNEL, si_pid=1, si_uid=0, si_int=2, si_ptr=0x300000002}',
    ],
    [[11, 1], [], '{si_signo=SIGSEGV, si_code=SEGV_MAPERR, si_addr=NULL}'],
    [
      [11, 3],
      words,
      '{si_signo=SIGSEGV, si_code=SEGV_BNDERR, si_addr=0x1, si_lower=0x500000004, si_upper=0x700000006}',
    ],
    [[11, 4], words, '{si_signo=SIGSEGV, si_code=SEGV_PKUERR, si_addr=0x1, si_pkey=4}'],
    [[7, 4], words, '{si_signo=SIGBUS, si_code=BUS_MCEERR_AR, si_addr=0x1, si_addr_lsb=0x2}'],
    [[5, 1], words, '{si_signo=SIGTRAP, si_code=TRAP_BRKPT, si_addr=0x1}'],
    [[4, 0x55], words, '{si_signo=SIGILL, si_code=0x55, si_addr=0x1}'],
    [[8, 1], words, '{si_signo=SIGFPE, si_code=FPE_INTDIV, si_addr=0x1}'],
    [
      [31, 1],
      [0, 0, 231, 0xc000003e],
      '{si_signo=SIGSYS, si_code=SYS_SECCOMP, si_call_addr=NULL, si_syscall=__NR_exit_group, si_arch=AUDIT_ARCH_X86_64}',
    ],
    [
      [31, 1],
      [0, 0, 231, 0x4000_0003],
      '{si_signo=SIGSYS, si_code=SYS_SECCOMP, si_call_addr=NULL, si_syscall=231 /* fgetxattr */, si_arch=AUDIT_ARCH_I386}',
    ],
    [
      [31, 2],
      [0, 0, -5, 0x12345],
      '{si_signo=SIGSYS, si_code=SYS_USER_DISPATCH, si_call_addr=NULL, si_syscall=4294967291, si_arch=0x12345 /* AUDIT_ARCH_??? */}',
    ],
    [[77, 0], words, '{si_signo=77, si_code=SI_USER, si_pid=1, si_uid=0}'],
  ])('%j of x86_64', (head, body, text) => {
    expect(show(x86_64, head, body)).toBe(text);
  });

  it.each([
    [[10, -1], words, '{si_signo=SIGUSR1, si_code=SI_QUEUE, si_pid=1, si_uid=0, si_int=2, si_ptr=0x2}'],
    [
      [17, 2],
      [1, 0, 9, -4, 5],
      '{si_signo=SIGCHLD, si_code=CLD_KILLED, si_pid=1, si_uid=0, si_status=SIGKILL, si_utime=18446744073709551612 /* 184467440737095516.12 s */, si_stime=5 /* 0.05 s */}',
    ],
    [[11, 3], words, '{si_signo=SIGSEGV, si_code=SEGV_BNDERR, si_addr=0x1, si_lower=0x2, si_upper=0x3}'],
    [[29, 6], high, '{si_signo=SIGIO, si_code=POLL_HUP, si_band=-2147483647, si_fd=-2147483646}'],
    [
      [31, 1],
      [5, 252, 0x4000_0003],
      '{si_signo=SIGSYS, si_code=SYS_SECCOMP, si_call_addr=0x5, si_syscall=__NR_exit_group, si_arch=AUDIT_ARCH_I386}',
    ],
  ])('%j of i386', (head, body, text) => {
    expect(show(i386, head, body)).toBe(text);
  });

  it('follows -X', () => {
    expect(show(x86_64, [17, 2, 22], words, 'raw')).toBe(
      '{si_signo=17, si_code=0x2, si_errno=22, si_pid=1, si_uid=0, si_status=2, si_utime=21474836484, si_stime=30064771078}',
    );
    expect(show(x86_64, [10, -1, 22], words, 'verbose')).toBe(
      '{si_signo=10 /* SIGUSR1 */, si_code=0xffffffff /* SI_QUEUE */, si_errno=22 /* EINVAL */, si_pid=1, si_uid=0, si_int=2, si_ptr=0x300000002}',
    );
  });
});
