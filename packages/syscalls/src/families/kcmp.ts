import { kcmpTypes } from '../constants/process.gen.js';
import { hex, int, oneOf, pid, uint } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { struct } from '../model/struct.js';
import { cases, syscall } from '../model/syscall.js';

/** `struct kcmp_epoll_slot` of linux/kcmp.h. */
const epollSlot = struct('kcmp_epoll_slot', { efd: int(), tfd: int(), toff: uint() });

/** kcmp(2). */
export const kcmp = syscall('kcmp', {
  category: 'process',
  args: { pid1: pid(), pid2: pid(), type: oneOf(kcmpTypes) },
  variants: {
    on: 'type',
    cases: {
      KCMP_FILE: { idx1: int(), idx2: int() },
      KCMP_EPOLL_TFD: { idx1: int(), idx2: pointer(epollSlot) },
      ...cases(['KCMP_FILES', 'KCMP_FS', 'KCMP_IO', 'KCMP_SIGHAND', 'KCMP_SYSVSEM', 'KCMP_VM'], {}),
    },
    otherwise: { idx1: hex(), idx2: hex() },
  },
  returns: int(),
  human: 'ask whether {pid1} and {pid2} share {type}',
});
