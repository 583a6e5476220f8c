import { rseqFlags } from '../constants/process.gen.js';
import { union } from '../model/branch.js';
import { address, flags, hex, int, pid, size, uint } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { arg } from '../model/ref.js';
import { syscall } from '../model/syscall.js';
import { rseqArea } from '../structs/rseq.js';

/** set_tid_address(2). */
export const setTidAddress = syscall('set_tid_address', {
  category: 'process',
  args: { tidptr: address() },
  returns: pid('thread'),
  human: 'say where it is to be noted that this thread has ended',
});

/** set_robust_list(2). */
export const setRobustList = syscall('set_robust_list', {
  category: 'process',
  args: { head: address(), len: size() },
  returns: int(),
  strace: { argNames: { head: 'addr', len: 'length' } },
  human: 'register the list of locks to release when this thread ends',
});

/** get_robust_list(2). */
export const getRobustList = syscall('get_robust_list', {
  category: 'process',
  args: {
    pid: pid('thread'),
    head_ptr: pointer(address(), { direction: 'out' }),
    len_ptr: pointer(size(), { direction: 'out' }),
  },
  returns: int(),
  human: 'ask which locks {pid} holds',
});

/** The kernel refuses areas that are shorter than the first version's, or not aligned to it. */
const RSEQ_SIZE = 32;

/** rseq(2). */
export const rseq = syscall('rseq', {
  category: 'process',
  args: {
    rseq: union(
      [
        { if: [{ of: arg('rseq'), mask: RSEQ_SIZE - 1, compare: 'ne', value: 0 }], kind: address() },
        { if: [{ of: arg('rseq_len'), compare: 'lt', value: RSEQ_SIZE }], kind: address() },
      ],
      pointer(rseqArea, { size: { of: arg('rseq_len'), most: { from: 'const', value: RSEQ_SIZE + 1 } } }),
    ),
    rseq_len: uint(),
    flags: flags(rseqFlags),
    sig: hex('u32'),
  },
  returns: int(),
  human: 'register memory by which this thread learns that it was interrupted',
});

/** rseq_slice_yield(2). */
export const rseqSliceYield = syscall('rseq_slice_yield', {
  category: 'process',
  args: {},
  returns: int(),
  human: 'give up the rest of its extended time on the processor',
});
