import { spliceFlags } from '../constants/open.gen.js';
import { fd, flags, s64, size, u64, uint, ulong } from '../model/integers.js';
import { list, pointer } from '../model/pointer.js';
import { arg } from '../model/ref.js';
import { syscall } from '../model/syscall.js';
import { iovecIn } from '../structs/iovec.js';
import { isUnread } from '../values/unread.js';

/** copy_file_range(2). */
export const copy_file_range = syscall('copy_file_range', {
  category: 'descriptor',
  classes: ['desc'],
  args: {
    fd_in: fd(),
    off_in: pointer(s64()),
    fd_out: fd(),
    off_out: pointer(s64()),
    len: size(),
    flags: uint(),
  },
  returns: size(),
  human: 'copy [{result} ]from {fd_in} to {fd_out}',
});

/** sendfile(2). */
export const sendfile = syscall('sendfile', {
  category: 'descriptor',
  classes: ['desc', 'network'],
  args: {
    out_fd: fd(),
    in_fd: fd(),
    offset: pointer(ulong(), { direction: 'inout', collapse: true, early: 'open' }),
    count: size(),
  },
  returns: size(),
  strace: { atEntryIf: ({ offset }) => isUnread(offset) },
  human: 'send [{result} ]from {in_fd} to {out_fd}',
});

/** sendfile64: sendfile(2) of 32-bit programs that know files beyond 2 GiB. */
export const sendfile64 = syscall('sendfile64', {
  category: 'descriptor',
  classes: ['desc', 'network'],
  args: {
    out_fd: fd(),
    in_fd: fd(),
    offset: pointer(u64(), { direction: 'inout', collapse: true, early: 'open' }),
    count: size(),
  },
  returns: size(),
  strace: { atEntryIf: ({ offset }) => isUnread(offset) },
  human: 'send [{result} ]from {in_fd} to {out_fd}',
});

/** splice(2). */
export const splice = syscall('splice', {
  category: 'descriptor',
  classes: ['desc'],
  args: {
    fd_in: fd(),
    off_in: pointer(s64()),
    fd_out: fd(),
    off_out: pointer(s64()),
    len: size(),
    flags: flags(spliceFlags),
  },
  returns: size(),
  human: 'move [{result} ]from {fd_in} to {fd_out}',
});

/** tee(2). */
export const tee = syscall('tee', {
  category: 'descriptor',
  classes: ['desc'],
  args: { fd_in: fd(), fd_out: fd(), len: size(), flags: flags(spliceFlags) },
  returns: size(),
  human: 'copy [{result} ]from the pipe {fd_in} to the pipe {fd_out}',
});

/** vmsplice(2). */
export const vmsplice = syscall('vmsplice', {
  category: 'descriptor',
  classes: ['desc'],
  args: { fd: fd(), iov: list(iovecIn, arg('nr_segs')), nr_segs: size(), flags: flags(spliceFlags) },
  returns: size(),
  human: 'put [{result} ]of memory into the pipe {fd}',
});
