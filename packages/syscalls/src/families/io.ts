import { fd, int, s64, size } from '../model/integers.js';
import { list } from '../model/pointer.js';
import { arg, field, result } from '../model/ref.js';
import { buffer } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';

/** read(2). */
export const read = syscall('read', {
  category: 'descriptor',
  classes: ['desc'],
  args: { fd: fd(), buf: buffer(result, { direction: 'out' }), count: size() },
  returns: size(),
  human: 'read [{result} ]from {fd}',
});

/** write(2). */
export const write = syscall('write', {
  category: 'descriptor',
  classes: ['desc'],
  args: { fd: fd(), buf: buffer(arg('count')), count: size() },
  returns: size(),
  human: 'write [{result} ]to {fd}',
});

/** close(2). */
export const close = syscall('close', {
  category: 'descriptor',
  classes: ['desc'],
  args: { fd: fd() },
  returns: int(),
  human: 'close {fd}',
});

/** `struct iovec` of data that is written. */
export const iovec = struct('iovec', { iov_base: buffer(field('iov_len')), iov_len: size() });

/** writev(2). */
export const writev = syscall('writev', {
  category: 'descriptor',
  classes: ['desc'],
  args: { fd: fd(), iov: list(iovec, arg('iovcnt')), iovcnt: int() },
  returns: size(),
  human: 'write [{result} ]to {fd} from {iovcnt} buffers',
});

/** readv(2). */
export const readv = syscall('readv', {
  category: 'descriptor',
  classes: ['desc'],
  args: { fd: fd(), iov: list(iovec, arg('iovcnt'), { direction: 'out', budget: true }), iovcnt: int() },
  returns: size(),
  human: 'read [{result} ]from {fd} into {iovcnt} buffers',
});

/** pread64(2). */
export const pread64 = syscall('pread64', {
  category: 'descriptor',
  classes: ['desc'],
  args: { fd: fd(), buf: buffer(result, { direction: 'out' }), count: size(), offset: s64() },
  returns: size(),
  human: 'read [{result} ]from {fd} at {offset}',
});
