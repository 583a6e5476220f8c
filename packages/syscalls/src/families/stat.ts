import { atFlags } from '../constants/open.gen.js';
import { statxFlags, statxMask } from '../constants/stat.gen.js';
import { dirfd, fd, flags, int } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { path } from '../model/strings.js';
import { syscall } from '../model/syscall.js';
import * as structs from '../structs/stat.js';

/** stat(2). */
export const stat = syscall('stat', {
  category: 'file',
  classes: ['file', 'stat', '%stat'],
  args: { pathname: path(), statbuf: pointer(structs.stat, { direction: 'out' }) },
  returns: int(),
  human: 'look up {pathname}[: {statbuf}]',
});

/** lstat(2): stat(2) of a link itself. */
export const lstat = syscall('lstat', {
  category: 'file',
  classes: ['file', 'lstat', '%stat'],
  args: { pathname: path(), statbuf: pointer(structs.stat, { direction: 'out' }) },
  returns: int(),
  human: 'look up {pathname} itself[: {statbuf}]',
});

/** fstat(2). */
export const fstat = syscall('fstat', {
  category: 'file',
  classes: ['desc', 'fstat', '%stat'],
  args: { fd: fd(), statbuf: pointer(structs.stat, { direction: 'out' }) },
  returns: int(),
  human: 'look up {fd}[: {statbuf}]',
});

/** stat64: stat(2) of 32-bit programs that know files beyond 2 GiB. */
export const stat64 = syscall('stat64', {
  category: 'file',
  classes: ['file', 'stat', '%stat'],
  args: { pathname: path(), statbuf: pointer(structs.stat64, { direction: 'out' }) },
  returns: int(),
  human: 'look up {pathname}[: {statbuf}]',
});

/** lstat64: lstat(2) of 32-bit programs that know files beyond 2 GiB. */
export const lstat64 = syscall('lstat64', {
  category: 'file',
  classes: ['file', 'lstat', '%stat'],
  args: { pathname: path(), statbuf: pointer(structs.stat64, { direction: 'out' }) },
  returns: int(),
  human: 'look up {pathname} itself[: {statbuf}]',
});

/** fstat64: fstat(2) of 32-bit programs that know files beyond 2 GiB. */
export const fstat64 = syscall('fstat64', {
  category: 'file',
  classes: ['desc', 'fstat', '%stat'],
  args: { fd: fd(), statbuf: pointer(structs.stat64, { direction: 'out' }) },
  returns: int(),
  human: 'look up {fd}[: {statbuf}]',
});

/** oldstat: stat(2) of programs for Linux 0.97 (i386). */
export const oldstat = syscall('oldstat', {
  category: 'file',
  classes: ['file', 'stat', '%stat'],
  args: { pathname: path(), statbuf: pointer(structs.oldStat, { direction: 'out' }) },
  returns: int(),
  human: 'look up {pathname}[: {statbuf}]',
});

/** oldlstat: lstat(2) of programs for Linux 0.97 (i386). */
export const oldlstat = syscall('oldlstat', {
  category: 'file',
  classes: ['file', 'lstat', '%stat'],
  args: { pathname: path(), statbuf: pointer(structs.oldStat, { direction: 'out' }) },
  returns: int(),
  human: 'look up {pathname} itself[: {statbuf}]',
});

/** oldfstat: fstat(2) of programs for Linux 0.97 (i386). */
export const oldfstat = syscall('oldfstat', {
  category: 'file',
  classes: ['desc', 'fstat', '%stat'],
  args: { fd: fd(), statbuf: pointer(structs.oldStat, { direction: 'out' }) },
  returns: int(),
  human: 'look up {fd}[: {statbuf}]',
});

/** newfstatat: fstatat(2) of 64-bit programs. */
export const newfstatat = syscall('newfstatat', {
  category: 'file',
  classes: ['file', 'desc', 'fstat', '%stat'],
  args: {
    dirfd: dirfd(),
    pathname: path(),
    statbuf: pointer(structs.stat, { direction: 'out' }),
    flags: flags(atFlags),
  },
  returns: int(),
  human: 'look up {pathname}[: {statbuf}]',
});

/** fstatat64: fstatat(2) of 32-bit programs. */
export const fstatat64 = syscall('fstatat64', {
  category: 'file',
  classes: ['file', 'desc', 'fstat', '%stat'],
  args: {
    dirfd: dirfd(),
    pathname: path(),
    statbuf: pointer(structs.stat64, { direction: 'out' }),
    flags: flags(atFlags),
  },
  returns: int(),
  human: 'look up {pathname}[: {statbuf}]',
});

/** statx(2). */
export const statx = syscall('statx', {
  category: 'file',
  classes: ['file', 'desc', 'fstat', '%stat'],
  args: {
    dirfd: dirfd(),
    pathname: path(),
    flags: flags(statxFlags),
    mask: flags(statxMask),
    statxbuf: pointer(structs.statx, { direction: 'out' }),
  },
  returns: int(),
  human: 'look up {pathname}[: {statxbuf}]',
});
