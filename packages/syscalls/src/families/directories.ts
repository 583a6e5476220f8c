import { records } from '../model/arrays.js';
import { when } from '../model/decorate.js';
import { dev, dirfd, fd, int, mode, size, uint } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { arg, type Condition, result } from '../model/ref.js';
import { path } from '../model/strings.js';
import { syscall } from '../model/syscall.js';
import { dirent, dirent64 } from '../structs/dirent.js';

/** Most bytes of directory entries that are copied: programs ask for 32 KiB. */
const MOST_ENTRIES = 0x10_0000;

/** mkdir(2). */
export const mkdir = syscall('mkdir', {
  category: 'file',
  classes: ['file'],
  args: { pathname: path(), mode: mode({ c: 'u16' }) },
  returns: int(),
  human: 'create the directory {pathname}',
});

/** mkdirat(2). */
export const mkdirat = syscall('mkdirat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { dirfd: dirfd(), pathname: path(), mode: mode({ c: 'u16' }) },
  returns: int(),
  human: 'create the directory {pathname}',
});

/** rmdir(2). */
export const rmdir = syscall('rmdir', {
  category: 'file',
  classes: ['file'],
  args: { pathname: path() },
  returns: int(),
  strace: { argNames: { pathname: 'path' } },
  human: 'delete the directory {pathname}',
});

/** Only device files have a device number. S_IFCHR and S_IFBLK are the two types with these bits. */
const isDevice: Condition = [{ of: arg('mode'), mask: 0o130000, compare: 'eq', value: 0o020000 }];

/** mknod(2). */
export const mknod = syscall('mknod', {
  category: 'file',
  classes: ['file'],
  args: { pathname: path(), mode: mode({ type: true, c: 'u16' }), dev: when(isDevice, dev()) },
  returns: int(),
  human: 'create the file {pathname}',
});

/** mknodat(2). */
export const mknodat = syscall('mknodat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: {
    dirfd: dirfd(),
    pathname: path(),
    mode: mode({ type: true, c: 'u16' }),
    dev: when(isDevice, dev()),
  },
  returns: int(),
  human: 'create the file {pathname}',
});

/** chdir(2). */
export const chdir = syscall('chdir', {
  category: 'file',
  classes: ['file'],
  args: { path: path() },
  returns: int(),
  human: 'make {path} the working directory',
});

/** fchdir(2). */
export const fchdir = syscall('fchdir', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd() },
  returns: int(),
  human: 'make {fd} the working directory',
});

/** chroot(2). */
export const chroot = syscall('chroot', {
  category: 'file',
  classes: ['file'],
  args: { path: path() },
  returns: int(),
  human: 'make {path} the root of all files it sees',
});

/** pivot_root(2). */
export const pivot_root = syscall('pivot_root', {
  category: 'file',
  classes: ['file'],
  args: { new_root: path(), put_old: path() },
  returns: int(),
  strace: { argNames: { new_root: 'oldpath', put_old: 'newpath' } },
  human: 'make {new_root} the root of all files and ~keep the old one at {put_old}',
});

/** getcwd(2). The result counts the terminating NUL. */
export const getcwd = syscall('getcwd', {
  category: 'file',
  classes: ['file'],
  args: { buf: path('out'), size: size() },
  returns: size(),
  human: 'ask for the working directory[: {buf}]',
});

/** getdents(2). */
export const getdents = syscall('getdents', {
  category: 'file',
  classes: ['desc'],
  args: {
    fd: fd(),
    dirp: pointer(records(dirent, 'd_reclen'), {
      direction: 'out',
      size: result,
      cap: MOST_ENTRIES,
      counted: 'entries',
    }),
    count: uint(),
  },
  returns: size(),
  human: 'list the directory {fd}',
});

/** getdents64(2). */
export const getdents64 = syscall('getdents64', {
  category: 'file',
  classes: ['desc'],
  args: {
    fd: fd(),
    dirp: pointer(records(dirent64, 'd_reclen'), {
      direction: 'out',
      size: result,
      cap: MOST_ENTRIES,
      counted: 'entries',
    }),
    count: uint(),
  },
  returns: size(),
  human: 'list the directory {fd}',
});
