import { atFlags } from '../constants/open.gen.js';
import { dirfd, flags, int } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { path } from '../model/strings.js';
import { type HumanText, syscall } from '../model/syscall.js';
import { timespecs, timespecs64, timevals, utimbuf } from '../structs/file-times.js';

/** utime(2). */
export const utime = syscall('utime', {
  category: 'file',
  classes: ['file'],
  args: { filename: path(), times: pointer(utimbuf) },
  returns: int(),
  human: 'set the times of {filename}',
});

/** utimes(2). */
export const utimes = syscall('utimes', {
  category: 'file',
  classes: ['file'],
  args: { filename: path(), times: pointer(timevals) },
  returns: int(),
  strace: { argNames: { filename: 'pathname' } },
  human: 'set the times of {filename}',
});

/** futimesat(2). Without a path it is about the descriptor itself. */
export const futimesat = syscall('futimesat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { dirfd: dirfd(), pathname: path(), times: pointer(timevals) },
  returns: int(),
  human: 'set the times of {pathname}',
});

const ofPathOrDescriptor: HumanText = {
  on: 'pathname',
  cases: { null: 'set the times of {dirfd}' },
  otherwise: 'set the times of {pathname}',
};

/** utimensat(2). Without a path it is about the descriptor itself. */
export const utimensat = syscall('utimensat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { dirfd: dirfd(), pathname: path(), times: pointer(timespecs), flags: flags(atFlags) },
  returns: int(),
  human: ofPathOrDescriptor,
});

/** utimensat_time64: utimensat(2) of 32-bit programs whose times go beyond 2038. */
export const utimensat_time64 = syscall('utimensat_time64', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { dirfd: dirfd(), pathname: path(), times: pointer(timespecs64), flags: flags(atFlags) },
  returns: int(),
  human: ofPathOrDescriptor,
});
