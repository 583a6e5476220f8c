import { seccompActions, seccompFilterFlags, seccompOperations } from '../constants/process.gen.js';
import { address, flags, hex, int, oneOf } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';
import { seccompFilterProgram } from '../structs/bpf-classic.js';
import { seccompWords } from '../wording/seccomp.js';

/** `struct seccomp_notif_sizes` of linux/seccomp.h. */
const notificationSizes = struct('seccomp_notif_sizes', {
  seccomp_notif: int('u16'),
  seccomp_notif_resp: int('u16'),
  seccomp_data: int('u16'),
});

/** seccomp(2). */
export const seccomp = syscall('seccomp', {
  category: 'process',
  args: { operation: oneOf(seccompOperations) },
  variants: {
    on: 'operation',
    cases: {
      SECCOMP_SET_MODE_FILTER: { flags: flags(seccompFilterFlags), args: pointer(seccompFilterProgram) },
      SECCOMP_GET_ACTION_AVAIL: { flags: hex('u32'), args: pointer(oneOf(seccompActions)) },
      SECCOMP_GET_NOTIF_SIZES: { flags: hex('u32'), args: pointer(notificationSizes, { direction: 'out' }) },
    },
    otherwise: { flags: hex('u32'), args: address() },
  },
  returns: int(),
  human: seccompWords,
});
