import { descriptorFlags } from '../constants/descriptors.gen.js';
import { closeRangeFlags, seekWhence } from '../constants/open.gen.js';
import { fd, flags, int, long, oneOf, splitOffset, u64, uint } from '../model/integers.js';
import { list, pointer } from '../model/pointer.js';
import { syscall } from '../model/syscall.js';

const common = { category: 'descriptor', classes: ['desc'] } as const;

/** close(2). */
export const close = syscall('close', { ...common, args: { fd: fd() }, returns: int(), human: 'close {fd}' });

/** close_range(2). strace has it in no class. */
export const close_range = syscall('close_range', {
  category: 'descriptor',
  args: { first: uint(), last: uint(), flags: flags(closeRangeFlags) },
  returns: int(),
  human: 'close all descriptors from {first} to {last}',
});

/** dup(2). */
export const dup = syscall('dup', {
  ...common,
  args: { oldfd: fd() },
  returns: fd(),
  human: 'duplicate {oldfd}[ as {result}]',
});

/** dup2(2). */
export const dup2 = syscall('dup2', {
  ...common,
  args: { oldfd: fd(), newfd: fd() },
  returns: fd(),
  human: 'duplicate {oldfd} as {newfd}',
});

/** dup3(2). */
export const dup3 = syscall('dup3', {
  ...common,
  args: { oldfd: fd(), newfd: fd(), flags: flags(descriptorFlags) },
  returns: fd(),
  human: 'duplicate {oldfd} as {newfd}',
});

/** The two ends that the kernel makes: to read from, to write to. */
const ends = list(fd(), 2, { direction: 'out' });

/** pipe(2). */
export const pipe = syscall('pipe', {
  ...common,
  args: { pipefd: ends },
  returns: int(),
  human: 'make a pipe[ {pipefd}]',
});

/** pipe2(2). */
export const pipe2 = syscall('pipe2', {
  ...common,
  args: { pipefd: ends, flags: flags(descriptorFlags) },
  returns: int(),
  human: 'make a pipe[ {pipefd}]',
});

/** lseek(2). */
export const lseek = syscall('lseek', {
  ...common,
  args: { fd: fd(), offset: long(), whence: oneOf(seekWhence) },
  returns: long(),
  human: 'move to {offset} in {fd}, counted from {whence}',
});

/** _llseek(2) of 32-bit machines: the offset comes with its upper half first, the result goes to memory. */
export const _llseek = syscall('_llseek', {
  ...common,
  args: {
    fd: fd(),
    offset: splitOffset('high-low'),
    result: pointer(u64(), { direction: 'out' }),
    whence: oneOf(seekWhence),
  },
  returns: int(),
  human: 'move to {offset} in {fd}, counted from {whence}',
});
