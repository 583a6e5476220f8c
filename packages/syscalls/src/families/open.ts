import { openFlags, openHowFlags, openHowResolve } from '../constants/open.gen.js';
import { when } from '../model/decorate.js';
import { dirfd, fd, flags, mode, size } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { arg, type Condition, hasBits } from '../model/ref.js';
import { path } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';

const O_CREAT = 0o100;
/** Without O_DIRECTORY, which O_TMPFILE includes. */
const __O_TMPFILE = 0o20_000_000;

/** The mode counts only where a file may be made. */
const creates: Condition = [hasBits(arg('flags'), O_CREAT | __O_TMPFILE)];

/** open(2). */
export const open = syscall('open', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { pathname: path(), flags: flags(openFlags), mode: when(creates, mode({ c: 'u16' })) },
  returns: fd(),
  human: 'open {pathname} {flags}',
});

/** openat(2). */
export const openat = syscall('openat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: {
    dirfd: dirfd(),
    pathname: path(),
    flags: flags(openFlags),
    mode: when(creates, mode({ c: 'u16' })),
  },
  returns: fd(),
  human: 'open {pathname} {flags}',
});

/** creat(2). */
export const creat = syscall('creat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { pathname: path(), mode: mode({ c: 'u16' }) },
  returns: fd(),
  human: 'create {pathname}',
});

/** `struct open_how` of linux/openat2.h. */
const openHow = struct(
  'open_how',
  { flags: flags(openHowFlags, 'u64'), mode: mode({ c: 'u64' }), resolve: flags(openHowResolve, 'u64') },
  { extensible: true },
);

/** openat2(2). */
export const openat2 = syscall('openat2', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { dirfd: dirfd(), pathname: path(), how: pointer(openHow, { size: arg('size') }), size: size() },
  returns: fd(),
  human: 'open {pathname} {how}',
});
