import { processMadviseAdvice } from '../constants/memory.gen.js';
import { address, fd, hex, int, oneOf, pid, size, ulong } from '../model/integers.js';
import { list } from '../model/pointer.js';
import { arg } from '../model/ref.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';
import { iovecIn, iovecOut } from '../structs/iovec.js';

/** `struct iovec` of memory that belongs to another process: hstrace does not look there. */
const remoteIovec = struct('iovec', { iov_base: address(), iov_len: size() });

/** process_vm_readv(2). */
export const processVmReadv = syscall('process_vm_readv', {
  category: 'memory',
  args: {
    pid: pid(),
    local_iov: list(iovecOut, arg('liovcnt'), { direction: 'out', budget: true, always: true }),
    liovcnt: ulong(),
    remote_iov: list(remoteIovec, arg('riovcnt')),
    riovcnt: ulong(),
    flags: ulong(),
  },
  returns: size('long'),
  human: 'read [{result} of ]the memory of {pid}',
});

/** process_vm_writev(2). */
export const processVmWritev = syscall('process_vm_writev', {
  category: 'memory',
  args: {
    pid: pid(),
    local_iov: list(iovecIn, arg('liovcnt')),
    liovcnt: ulong(),
    remote_iov: list(remoteIovec, arg('riovcnt')),
    riovcnt: ulong(),
    flags: ulong(),
  },
  returns: size('long'),
  human: 'write [{result} ]into the memory of {pid}',
});

/** process_madvise(2). */
export const processMadvise = syscall('process_madvise', {
  category: 'memory',
  classes: ['desc'],
  args: {
    pidfd: fd(),
    iovec: list(remoteIovec, arg('vlen')),
    vlen: ulong(),
    advice: oneOf(processMadviseAdvice),
    flags: hex('u32'),
  },
  returns: size('long'),
  human: 'say how memory of {pidfd} is used: {advice}',
});

/** process_mrelease(2). */
export const processMrelease = syscall('process_mrelease', {
  category: 'memory',
  classes: ['desc'],
  args: { pidfd: fd(), flags: hex('u32') },
  returns: int(),
  human: 'release the memory of {pidfd}, which is dying',
});
