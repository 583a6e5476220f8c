import { lookupFlags } from '../constants/files.gen.js';
import { atFlags } from '../constants/open.gen.js';
import { dirfd, fd, flags, gid, int, mode, uid } from '../model/integers.js';
import { path } from '../model/strings.js';
import { syscall } from '../model/syscall.js';

/** chmod(2). */
export const chmod = syscall('chmod', {
  category: 'file',
  classes: ['file'],
  args: { pathname: path(), mode: mode({ c: 'u16' }) },
  returns: int(),
  human: 'set the permissions of {pathname} to {mode}',
});

/** fchmod(2). */
export const fchmod = syscall('fchmod', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd(), mode: mode({ c: 'u16' }) },
  returns: int(),
  human: 'set the permissions of {fd} to {mode}',
});

/** fchmodat: fchmodat(2) without its flags, which the kernel does not see. */
export const fchmodat = syscall('fchmodat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { dirfd: dirfd(), pathname: path(), mode: mode({ c: 'u16' }) },
  returns: int(),
  human: 'set the permissions of {pathname} to {mode}',
});

/** fchmodat2(2). */
export const fchmodat2 = syscall('fchmodat2', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { dirfd: dirfd(), pathname: path(), mode: mode({ c: 'u16' }), flags: flags(lookupFlags) },
  returns: int(),
  human: 'set the permissions of {pathname} to {mode}',
});

/** chown(2). */
export const chown = syscall('chown', {
  category: 'file',
  classes: ['file'],
  args: { pathname: path(), owner: uid(), group: gid() },
  returns: int(),
  human: 'give {pathname} to user {owner} and group {group}',
});

/** lchown(2): chown(2) of a link itself. */
export const lchown = syscall('lchown', {
  category: 'file',
  classes: ['file'],
  args: { pathname: path(), owner: uid(), group: gid() },
  returns: int(),
  human: 'give {pathname} itself to user {owner} and group {group}',
});

/** fchown(2). */
export const fchown = syscall('fchown', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd(), owner: uid(), group: gid() },
  returns: int(),
  human: 'give {fd} to user {owner} and group {group}',
});

/** fchownat(2). */
export const fchownat = syscall('fchownat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { dirfd: dirfd(), pathname: path(), owner: uid(), group: gid(), flags: flags(atFlags) },
  returns: int(),
  human: 'give {pathname} to user {owner} and group {group}',
});

/** chown32: chown(2) of 32-bit programs that know ids beyond 65535. */
export const chown32 = syscall('chown32', chown.spec);

/** lchown32: lchown(2) of 32-bit programs that know ids beyond 65535. */
export const lchown32 = syscall('lchown32', lchown.spec);

/** fchown32: fchown(2) of 32-bit programs that know ids beyond 65535. */
export const fchown32 = syscall('fchown32', fchown.spec);

/** The calls of old 32-bit programs, with ids of 16 bits. */
export const permissionsOfI386 = {
  chown: syscall('chown', {
    ...chown.spec,
    args: { pathname: path(), owner: uid('u16'), group: gid('u16') },
  }),
  lchown: syscall('lchown', {
    ...lchown.spec,
    args: { pathname: path(), owner: uid('u16'), group: gid('u16') },
  }),
  fchown: syscall('fchown', {
    ...fchown.spec,
    args: { fd: fd(), owner: uid('u16'), group: gid('u16') },
  }),
};

/** umask(2). */
export const umask = syscall('umask', {
  category: 'file',
  args: { mask: mode({ c: 'u16' }) },
  returns: mode(),
  human: 'take the permissions {mask} away from files made from now on',
});
