import { union } from '../model/branch.js';
import { address, fd, int, size } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { arg, equals } from '../model/ref.js';
import { path } from '../model/strings.js';
import { syscall } from '../model/syscall.js';
import * as structs from '../structs/statfs.js';

/** statfs(2). */
export const statfs = syscall('statfs', {
  category: 'file',
  classes: ['file', 'statfs', '%statfs'],
  args: { pathname: path(), buf: pointer(structs.statfs, { direction: 'out' }) },
  returns: int(),
  human: 'ask about the file system of {pathname}',
});

/** fstatfs(2). */
export const fstatfs = syscall('fstatfs', {
  category: 'file',
  classes: ['desc', 'fstatfs', '%statfs'],
  args: { fd: fd(), buf: pointer(structs.statfs, { direction: 'out' }) },
  returns: int(),
  human: 'ask about the file system of {fd}',
});

/** What is filled in, if the program says how long it is: with or without the padding of other machines. */
const sized = union(
  [84, 88].map((bytes) => ({
    if: [equals(arg('size'), bytes)],
    kind: pointer(structs.statfs64, { direction: 'out' }),
  })),
  address(),
);

/** statfs64: statfs(2) of 32-bit programs that know large file systems. */
export const statfs64 = syscall('statfs64', {
  category: 'file',
  classes: ['file', 'statfs', '%statfs'],
  args: { pathname: path(), size: size(), buf: sized },
  returns: int(),
  human: 'ask about the file system of {pathname}',
});

/** fstatfs64: fstatfs(2) of 32-bit programs that know large file systems. */
export const fstatfs64 = syscall('fstatfs64', {
  category: 'file',
  classes: ['desc', 'fstatfs', '%statfs'],
  args: { fd: fd(), size: size(), buf: sized },
  returns: int(),
  human: 'ask about the file system of {fd}',
});
