import { statxLookupFlags, statxSyncFlags } from '../constants/files.gen.js';
import { atFlags } from '../constants/open.gen.js';
import { statxFlags, statxMask } from '../constants/stat.gen.js';
import { custom } from '../model/custom.js';
import { dirfd, fd, flags, int } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { pointer } from '../model/pointer.js';
import { path } from '../model/strings.js';
import { syscall } from '../model/syscall.js';
import { maskWord } from '../model/word.js';
import * as structs from '../structs/stat.js';
import { Flags } from '../values/flags.js';

const AT_STATX_SYNC_TYPE = 0x6000;
const syncFlags = flags(statxSyncFlags);
const lookupFlags = flags(statxLookupFlags);

/** stat(2). */
export const stat = syscall('stat', {
  category: 'file',
  classes: ['file', 'stat', '%stat'],
  args: { pathname: path(), statbuf: pointer(structs.stat, { direction: 'out' }) },
  returns: int(),
  human: 'look at {pathname}[: {statbuf}]',
});

/** lstat(2): stat(2) of a link itself. */
export const lstat = syscall('lstat', {
  category: 'file',
  classes: ['file', 'lstat', '%stat'],
  args: { pathname: path(), statbuf: pointer(structs.stat, { direction: 'out' }) },
  returns: int(),
  human: 'look at {pathname} itself[: {statbuf}]',
});

/** fstat(2). */
export const fstat = syscall('fstat', {
  category: 'file',
  classes: ['desc', 'fstat', '%stat'],
  args: { fd: fd(), statbuf: pointer(structs.stat, { direction: 'out' }) },
  returns: int(),
  human: 'look at {fd}[: {statbuf}]',
});

/** stat64: stat(2) of 32-bit programs that know files beyond 2 GiB. */
export const stat64 = syscall('stat64', {
  category: 'file',
  classes: ['file', 'stat', '%stat'],
  args: { pathname: path(), statbuf: pointer(structs.stat64, { direction: 'out' }) },
  returns: int(),
  human: 'look at {pathname}[: {statbuf}]',
});

/** lstat64: lstat(2) of 32-bit programs that know files beyond 2 GiB. */
export const lstat64 = syscall('lstat64', {
  category: 'file',
  classes: ['file', 'lstat', '%stat'],
  args: { pathname: path(), statbuf: pointer(structs.stat64, { direction: 'out' }) },
  returns: int(),
  human: 'look at {pathname} itself[: {statbuf}]',
});

/** fstat64: fstat(2) of 32-bit programs that know files beyond 2 GiB. */
export const fstat64 = syscall('fstat64', {
  category: 'file',
  classes: ['desc', 'fstat', '%stat'],
  args: { fd: fd(), statbuf: pointer(structs.stat64, { direction: 'out' }) },
  returns: int(),
  human: 'look at {fd}[: {statbuf}]',
});

/** oldstat: stat(2) of programs for Linux 0.97 (i386). */
export const oldstat = syscall('oldstat', {
  category: 'file',
  classes: ['file', 'stat', '%stat'],
  args: { pathname: path(), statbuf: pointer(structs.oldStat, { direction: 'out' }) },
  returns: int(),
  human: 'look at {pathname}[: {statbuf}]',
});

/** oldlstat: lstat(2) of programs for Linux 0.97 (i386). */
export const oldlstat = syscall('oldlstat', {
  category: 'file',
  classes: ['file', 'lstat', '%stat'],
  args: { pathname: path(), statbuf: pointer(structs.oldStat, { direction: 'out' }) },
  returns: int(),
  human: 'look at {pathname} itself[: {statbuf}]',
});

/** oldfstat: fstat(2) of programs for Linux 0.97 (i386). */
export const oldfstat = syscall('oldfstat', {
  category: 'file',
  classes: ['desc', 'fstat', '%stat'],
  args: { fd: fd(), statbuf: pointer(structs.oldStat, { direction: 'out' }) },
  returns: int(),
  human: 'look at {fd}[: {statbuf}]',
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
  human: 'look at {pathname}[: {statbuf}]',
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
  human: 'look at {pathname}[: {statbuf}]',
});

/** How fresh the answer has to be, and how the path is followed: strace shows them one after the other. */
const lookupFlagsOfStatx = custom({
  name: 'statx flags',
  c: 'u32',
  decode: (frame, pos) => new Flags(frame.view.getUint32(pos, true), statxFlags, frame.abi.arch),
  show({ value, arch }) {
    const sync = maskWord(value, AT_STATX_SYNC_TYPE);
    const rest = maskWord(value, ~AT_STATX_SYNC_TYPE >>> 0);
    const first: Notation = { value: new Flags(sync, statxSyncFlags, arch), as: syncFlags };
    // Without a name there is nothing to say about the flag that is no bit.
    const shown: Notation = sync === 0 ? { styles: { abbrev: first, raw: '', verbose: first } } : first;
    if (rest === 0) return shown;
    return { parts: [shown, '|', { value: new Flags(rest, statxLookupFlags, arch), as: lookupFlags }] };
  },
});

/** statx(2). */
export const statx = syscall('statx', {
  category: 'file',
  classes: ['file', 'desc', 'fstat', '%stat'],
  args: {
    dirfd: dirfd(),
    pathname: path(),
    flags: lookupFlagsOfStatx,
    mask: flags(statxMask),
    statxbuf: pointer(structs.statx, { direction: 'out' }),
  },
  returns: int(),
  human: 'look at {pathname}[: {statxbuf}]',
});
