import { int, pid, signal, uid } from '../model/integers.js';
import { struct } from '../model/struct.js';

/** `siginfo_t` of asm-generic/siginfo.h. */
export const siginfo = struct(
  'siginfo',
  { si_signo: signal(), si_errno: int(), si_code: int(), si_pid: pid(), si_uid: uid() },
  { bytes: 128 },
);
