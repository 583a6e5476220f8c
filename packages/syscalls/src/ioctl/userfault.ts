import {
  userfaultfdContinueModes,
  userfaultfdCopyModes,
  userfaultfdFeatures,
  userfaultfdIoctls,
  userfaultfdMoveModes,
  userfaultfdPoisonModes,
  userfaultfdRangeIoctls,
  userfaultfdRegisterModes,
  userfaultfdWriteprotectModes,
  userfaultfdZeropageModes,
} from '../constants/memory.gen.js';
import { flags, hex, u64 } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { struct } from '../model/struct.js';
import type { FlagTable } from '../model/table.js';
import { defineRequests } from './family.js';
import { exchange } from './shapes.js';

/** Requests of userfaultfds (ioctl_userfaultfd(2)). */
export const userfaultRequests = defineRequests(() => {
  const range = struct('uffdio_range', { start: hex('u64'), len: hex('u64') });
  const mode = <N extends string>(table: FlagTable<N>) => flags(table, 'u64');
  const copied = { dst: hex('u64'), src: hex('u64'), len: hex('u64') };
  return {
    UFFDIO_API: exchange(
      struct('uffdio_api', {
        api: hex('u64'),
        features: mode(userfaultfdFeatures),
        ioctls: mode(userfaultfdIoctls),
      }),
      { out: ['ioctls'], changed: ['features'] },
    ),
    UFFDIO_REGISTER: exchange(
      struct('uffdio_register', {
        range,
        mode: mode(userfaultfdRegisterModes),
        ioctls: mode(userfaultfdRangeIoctls),
      }),
      { out: ['ioctls'] },
    ),
    UFFDIO_UNREGISTER: pointer(range),
    UFFDIO_WAKE: pointer(range),
    UFFDIO_COPY: exchange(
      struct('uffdio_copy', { ...copied, mode: mode(userfaultfdCopyModes), copy: hex('s64') }),
      { out: ['copy'] },
    ),
    UFFDIO_MOVE: exchange(
      struct('uffdio_move', { ...copied, mode: mode(userfaultfdMoveModes), move: hex('s64') }),
      { out: ['move'] },
    ),
    UFFDIO_ZEROPAGE: exchange(
      struct('uffdio_zeropage', { range, mode: mode(userfaultfdZeropageModes), zeropage: hex('s64') }),
      { out: ['zeropage'] },
    ),
    UFFDIO_WRITEPROTECT: pointer(
      struct('uffdio_writeprotect', { range, mode: mode(userfaultfdWriteprotectModes) }),
    ),
    UFFDIO_CONTINUE: exchange(
      struct('uffdio_continue', { range, mode: mode(userfaultfdContinueModes), mapped: u64() }),
      { out: ['mapped'] },
    ),
    UFFDIO_POISON: exchange(
      struct('uffdio_poison', { range, mode: mode(userfaultfdPoisonModes), updated: u64() }),
      { out: ['updated'] },
    ),
  };
});
