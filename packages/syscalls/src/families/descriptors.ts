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
  human: 'close all descriptors< from {first:number} to {last:number}>',
});

/** dup(2). */
export const dup = syscall('dup', {
  ...common,
  args: { oldfd: fd() },
  returns: fd(),
  human: 'duplicate {oldfd}[ as descriptor {result:number}]',
});

/** dup2(2). */
export const dup2 = syscall('dup2', {
  ...common,
  args: { oldfd: fd(), newfd: fd() },
  returns: fd(),
  human: 'duplicate {oldfd} as descriptor {newfd:number}',
});

/** dup3(2). */
export const dup3 = syscall('dup3', {
  ...common,
  args: { oldfd: fd(), newfd: fd(), flags: flags(descriptorFlags) },
  returns: fd(),
  human: 'duplicate {oldfd} as descriptor {newfd:number}',
});

/** The two ends that the kernel makes: to read from, to write to. */
const ends = list(fd(), 2, { direction: 'out' });

/** pipe(2). */
export const pipe = syscall('pipe', {
  ...common,
  args: { pipefd: ends },
  returns: int(),
  human: 'make a pipe',
});

/** pipe2(2). */
export const pipe2 = syscall('pipe2', {
  ...common,
  args: { pipefd: ends, flags: flags(descriptorFlags) },
  returns: int(),
  human: 'make a pipe',
});

/** lseek(2). */
export const lseek = syscall('lseek', {
  ...common,
  args: { fd: fd(), offset: long(), whence: oneOf(seekWhence) },
  returns: long(),
  human: {
    on: 'whence',
    cases: {
      SEEK_SET: 'move to {offset:byte} from the start of {fd}',
      SEEK_CUR: {
        on: 'offset',
        cases: { 0: 'ask where it is in {fd}' },
        otherwise: 'move by {offset:byte} in {fd}',
      },
      SEEK_END: 'move to {offset:byte} from the end of {fd}',
      SEEK_DATA: 'look for data in {fd} from {offset:byte} on',
      SEEK_HOLE: 'look for a hole in {fd} from {offset:byte} on',
    },
    otherwise: 'move in {fd}',
  },
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
  human: {
    on: 'whence',
    cases: {
      SEEK_SET: 'move to {offset:byte} from the start of {fd}',
      SEEK_CUR: {
        on: 'offset',
        cases: { 0: 'ask where it is in {fd}' },
        otherwise: 'move by {offset:byte} in {fd}',
      },
      SEEK_END: 'move to {offset:byte} from the end of {fd}',
      SEEK_DATA: 'look for data in {fd} from {offset:byte} on',
      SEEK_HOLE: 'look for a hole in {fd} from {offset:byte} on',
    },
    otherwise: 'move in {fd}',
  },
});
