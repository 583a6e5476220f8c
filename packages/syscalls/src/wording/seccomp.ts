import type { HumanText } from '../model/syscall.js';

/** seccomp(2), by operation. */
export const seccompWords: HumanText = {
  on: 'operation',
  cases: {
    SECCOMP_SET_MODE_STRICT: 'forbid itself all calls but to read, write and end',
    SECCOMP_SET_MODE_FILTER: 'restrict by a filter which calls it may make',
    SECCOMP_GET_ACTION_AVAIL: 'ask what a filter of calls can do',
    SECCOMP_GET_NOTIF_SIZES: 'ask how the kernel tells about filtered calls',
  },
  otherwise: 'restrict which calls it may make ({operation:name})',
};
