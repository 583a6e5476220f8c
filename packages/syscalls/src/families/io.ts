import { rwFlags } from '../constants/open.gen.js';
import { fd, flags, s64, size, splitOffset, ulong } from '../model/integers.js';
import { list } from '../model/pointer.js';
import { arg, result } from '../model/ref.js';
import { buffer } from '../model/strings.js';
import { syscall } from '../model/syscall.js';
import { iovecIn, iovecOut } from '../structs/iovec.js';

export { iovecIn as iovec } from '../structs/iovec.js';

/** What all calls here have in common. */
const transfer = { category: 'descriptor', classes: ['desc'], returns: size('long') } as const;

/** Buffers that are filled: where the call failed, their addresses are of interest nevertheless. */
const filled = list(iovecOut, arg('iovcnt'), { direction: 'out', budget: true, always: true });
/** Buffers that are written from. */
const given = list(iovecIn, arg('iovcnt'));

/** read(2). */
export const read = syscall('read', {
  ...transfer,
  args: { fd: fd(), buf: buffer(result, { direction: 'out' }), count: size() },
  human: 'read [{result} ]from {fd}',
});

/** write(2). */
export const write = syscall('write', {
  ...transfer,
  args: { fd: fd(), buf: buffer(arg('count')), count: size() },
  human: 'write [{result} ]to {fd}',
});

/** pread64(2). */
export const pread64 = syscall('pread64', {
  ...transfer,
  args: { fd: fd(), buf: buffer(result, { direction: 'out' }), count: size(), offset: s64() },
  human: 'read [{result} ]from {fd} at {offset}',
});

/** pwrite64(2). */
export const pwrite64 = syscall('pwrite64', {
  ...transfer,
  args: { fd: fd(), buf: buffer(arg('count')), count: size(), offset: s64() },
  human: 'write [{result} ]to {fd} at {offset}',
});

/** readv(2). */
export const readv = syscall('readv', {
  ...transfer,
  args: { fd: fd(), iov: filled, iovcnt: ulong() },
  human: 'read [{result} ]from {fd}',
});

/** writev(2). */
export const writev = syscall('writev', {
  ...transfer,
  args: { fd: fd(), iov: given, iovcnt: ulong() },
  human: 'write [{result} ]to {fd}',
});

/** preadv(2). */
export const preadv = syscall('preadv', {
  ...transfer,
  args: { fd: fd(), iov: filled, iovcnt: ulong(), offset: s64() },
  human: 'read [{result} ]from {fd} at {offset}',
});

/** pwritev(2). */
export const pwritev = syscall('pwritev', {
  ...transfer,
  args: { fd: fd(), iov: given, iovcnt: ulong(), offset: s64() },
  human: 'write [{result} ]to {fd} at {offset}',
});

/** preadv2(2): the offset takes two registers on 64-bit machines, too. */
export const preadv2 = syscall('preadv2', {
  ...transfer,
  args: { fd: fd(), iov: filled, iovcnt: ulong(), offset: splitOffset(), flags: flags(rwFlags) },
  human: 'read [{result} ]from {fd} at {offset}<, {flags}>',
});

/** pwritev2(2). */
export const pwritev2 = syscall('pwritev2', {
  ...transfer,
  args: { fd: fd(), iov: given, iovcnt: ulong(), offset: splitOffset(), flags: flags(rwFlags) },
  human: 'write [{result} ]to {fd} at {offset}<, {flags}>',
});
