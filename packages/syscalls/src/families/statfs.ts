import { fd, int, size } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { path } from '../model/strings.js';
import { syscall } from '../model/syscall.js';
import * as structs from '../structs/statfs.js';

/** statfs(2). */
export const statfs = syscall('statfs', {
  category: 'file',
  classes: ['file', 'statfs', '%statfs'],
  args: { pathname: path(), buf: pointer(structs.statfs, { direction: 'out' }) },
  returns: int(),
  human: 'look up the file system of {pathname}',
});

/** fstatfs(2). */
export const fstatfs = syscall('fstatfs', {
  category: 'file',
  classes: ['desc', 'fstatfs', '%statfs'],
  args: { fd: fd(), buf: pointer(structs.statfs, { direction: 'out' }) },
  returns: int(),
  human: 'look up the file system of {fd}',
});

/** statfs64: statfs(2) of 32-bit programs that know large file systems. */
export const statfs64 = syscall('statfs64', {
  category: 'file',
  classes: ['file', 'statfs', '%statfs'],
  args: { pathname: path(), size: size(), buf: pointer(structs.statfs64, { direction: 'out' }) },
  returns: int(),
  human: 'look up the file system of {pathname}',
});

/** fstatfs64: fstatfs(2) of 32-bit programs that know large file systems. */
export const fstatfs64 = syscall('fstatfs64', {
  category: 'file',
  classes: ['desc', 'fstatfs', '%statfs'],
  args: { fd: fd(), size: size(), buf: pointer(structs.statfs64, { direction: 'out' }) },
  returns: int(),
  human: 'look up the file system of {fd}',
});
