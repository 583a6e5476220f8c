import { atFlags, renameFlags } from '../constants/open.gen.js';
import { dirfd, flags, int, size } from '../model/integers.js';
import { result } from '../model/ref.js';
import { buffer, path } from '../model/strings.js';
import { syscall } from '../model/syscall.js';

/** link(2). */
export const link = syscall('link', {
  category: 'file',
  classes: ['file'],
  args: { oldpath: path(), newpath: path() },
  returns: int(),
  human: 'give {oldpath} the further name {newpath}',
});

/** linkat(2). */
export const linkat = syscall('linkat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: {
    olddirfd: dirfd(),
    oldpath: path(),
    newdirfd: dirfd(),
    newpath: path(),
    flags: flags(atFlags),
  },
  returns: int(),
  human: 'give {oldpath} the further name {newpath}',
});

/** symlink(2). */
export const symlink = syscall('symlink', {
  category: 'file',
  classes: ['file'],
  args: { target: path(), linkpath: path() },
  returns: int(),
  strace: { argNames: { target: 'oldpath', linkpath: 'newpath' } },
  human: 'make the symbolic link {linkpath} to {target:name}',
});

/** symlinkat(2). */
export const symlinkat = syscall('symlinkat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { target: path(), newdirfd: dirfd(), linkpath: path() },
  returns: int(),
  human: 'make the symbolic link {linkpath} to {target:name}',
});

/** readlink(2). The kernel does not terminate what it returns. */
export const readlink = syscall('readlink', {
  category: 'file',
  classes: ['file'],
  args: { pathname: path(), buf: buffer(result, { direction: 'out' }), bufsiz: size() },
  returns: size(),
  human: 'read the link {pathname}[, which leads to {buf}]',
});

/** readlinkat(2). */
export const readlinkat = syscall('readlinkat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: {
    dirfd: dirfd(),
    pathname: path(),
    buf: buffer(result, { direction: 'out' }),
    bufsiz: size(),
  },
  returns: size(),
  human: 'read the link {pathname}[, which leads to {buf}]',
});

/** unlink(2). */
export const unlink = syscall('unlink', {
  category: 'file',
  classes: ['file'],
  args: { pathname: path() },
  returns: int(),
  strace: { argNames: { pathname: 'path' } },
  human: 'delete {pathname}',
});

/** unlinkat(2). */
export const unlinkat = syscall('unlinkat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { dirfd: dirfd(), pathname: path(), flags: flags(atFlags) },
  returns: int(),
  human: {
    on: 'flags',
    cases: { AT_REMOVEDIR: 'delete the directory {pathname}' },
    otherwise: 'delete {pathname}',
  },
});

/** rename(2). */
export const rename = syscall('rename', {
  category: 'file',
  classes: ['file'],
  args: { oldpath: path(), newpath: path() },
  returns: int(),
  human: 'rename {oldpath} to {newpath}',
});

/** renameat(2). */
export const renameat = syscall('renameat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { olddirfd: dirfd(), oldpath: path(), newdirfd: dirfd(), newpath: path() },
  returns: int(),
  human: 'rename {oldpath} to {newpath}',
});

/** renameat2(2). */
export const renameat2 = syscall('renameat2', {
  category: 'file',
  classes: ['file', 'desc'],
  args: {
    olddirfd: dirfd(),
    oldpath: path(),
    newdirfd: dirfd(),
    newpath: path(),
    flags: flags(renameFlags),
  },
  returns: int(),
  human: {
    on: 'flags',
    cases: { RENAME_EXCHANGE: 'swap {oldpath} and {newpath}' },
    otherwise: 'rename {oldpath} to {newpath}',
  },
});
