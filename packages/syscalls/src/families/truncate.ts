import { fadviseAdvice, fallocateModes } from '../constants/open.gen.js';
import { fd, flags, int, oneOf, s64, size } from '../model/integers.js';
import { path } from '../model/strings.js';
import { syscall } from '../model/syscall.js';

/** truncate(2). */
export const truncate = syscall('truncate', {
  category: 'file',
  classes: ['file'],
  args: { path: path(), length: size() },
  returns: int(),
  human: 'set the length of {path} to {length}',
});

/** ftruncate(2). */
export const ftruncate = syscall('ftruncate', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd(), length: size() },
  returns: int(),
  human: 'set the length of {fd} to {length}',
});

/** truncate64: truncate(2) of 32-bit programs that know files beyond 2 GiB. */
export const truncate64 = syscall('truncate64', {
  category: 'file',
  classes: ['file'],
  args: { path: path(), length: size('u64') },
  returns: int(),
  human: 'set the length of {path} to {length}',
});

/** ftruncate64: ftruncate(2) of 32-bit programs that know files beyond 2 GiB. */
export const ftruncate64 = syscall('ftruncate64', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd(), length: size('u64') },
  returns: int(),
  human: 'set the length of {fd} to {length}',
});

/** fallocate(2). */
export const fallocate = syscall('fallocate', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd(), mode: flags(fallocateModes), offset: s64(), len: size('s64') },
  returns: int(),
  human: {
    on: 'mode',
    cases: {
      FALLOC_FL_PUNCH_HOLE: 'free {len} of {fd} on the disk',
      FALLOC_FL_ZERO_RANGE: 'fill {len} of {fd} with zeros',
      FALLOC_FL_COLLAPSE_RANGE: 'take {len} out of {fd}',
      FALLOC_FL_INSERT_RANGE: 'make room for {len} in {fd}',
    },
    otherwise: 'reserve {len} on the disk for {fd}',
  },
});

/** posix_fadvise(2). */
export const fadvise64 = syscall('fadvise64', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd(), offset: s64(), len: size(), advice: oneOf(fadviseAdvice) },
  returns: int(),
  human: 'say how {fd} will be read: {advice}',
});

/** fadvise64_64: posix_fadvise(2) of 32-bit programs, with a length of 64 bits. */
export const fadvise64_64 = syscall('fadvise64_64', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd(), offset: s64(), len: size('s64'), advice: oneOf(fadviseAdvice) },
  returns: int(),
  human: 'say how {fd} will be read: {advice}',
});

/** readahead(2). */
export const readahead = syscall('readahead', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd(), offset: s64(), count: size() },
  returns: int(),
  human: 'have {count} of {fd} loaded ahead of reading',
});
