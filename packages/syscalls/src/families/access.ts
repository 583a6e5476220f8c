import { accessModes, faccessatFlags } from '../constants/open.gen.js';
import { dirfd, flags, int } from '../model/integers.js';
import { path } from '../model/strings.js';
import { syscall } from '../model/syscall.js';
import { accessWords } from '../wording/access.js';

/** access(2). */
export const access = syscall('access', {
  category: 'file',
  classes: ['file'],
  args: { pathname: path(), mode: flags(accessModes) },
  returns: int(),
  human: accessWords,
});

/** faccessat: faccessat(2) without its flags, which the kernel does not see. */
export const faccessat = syscall('faccessat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { dirfd: dirfd(), pathname: path(), mode: flags(accessModes) },
  returns: int(),
  human: accessWords,
});

/** faccessat2(2). */
export const faccessat2 = syscall('faccessat2', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { dirfd: dirfd(), pathname: path(), mode: flags(accessModes), flags: flags(faccessatFlags) },
  returns: int(),
  human: accessWords,
});
