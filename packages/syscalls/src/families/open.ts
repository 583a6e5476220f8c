import { openFlags, openHowFlags, openHowResolve } from '../constants/open.gen.js';
import { when } from '../model/decorate.js';
import { dirfd, fd, flags, mode, size } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { arg, type Condition, hasBits } from '../model/ref.js';
import { path } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { type HumanText, syscall } from '../model/syscall.js';
import { maskWord, sameWord, type Word } from '../model/word.js';

const O_CREAT = 0o100;
/** Without O_DIRECTORY, which O_TMPFILE includes. */
const __O_TMPFILE = 0o20_000_000;

/** The mode counts only where a file may be made. */
const creates: Condition = [hasBits(arg('flags'), O_CREAT | __O_TMPFILE)];

/** Who opens a file as a place only wants to know that it is there. */
const openWords: HumanText = {
  on: 'flags',
  cases: { O_PATH: 'find {pathname}' },
  otherwise: 'open {pathname} {flags}',
};

/** open(2). */
export const open = syscall('open', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { pathname: path(), flags: flags(openFlags), mode: when(creates, mode({ c: 'u16' })) },
  returns: fd(),
  human: openWords,
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
  human: openWords,
});

/** creat(2). */
export const creat = syscall('creat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { pathname: path(), mode: mode({ c: 'u16' }) },
  returns: fd(),
  human: 'create {pathname}',
});

const MEMBERS = ['flags', 'mode', 'resolve'] as const;
const WITHOUT_MODE = ['flags', 'resolve'] as const;

/** `struct open_how` of linux/openat2.h. Its mode is shown where it counts, and where it should not be there. */
const openHow = struct(
  'open_how',
  { flags: flags(openHowFlags, 'u64'), mode: mode({ c: 'u64' }), resolve: flags(openHowResolve, 'u64') },
  {
    extensible: true,
    // Of a structure that was read in part, members are missing whatever the types say.
    order: ({
      flags,
      mode,
    }: {
      readonly flags: { readonly value: Word } | undefined;
      readonly mode: Word | undefined;
    }) =>
      maskWord(flags?.value ?? 0, O_CREAT | __O_TMPFILE) !== 0 || !sameWord(mode ?? 0, 0)
        ? MEMBERS
        : WITHOUT_MODE,
  },
);

/** OPEN_HOW_SIZE_VER0 of linux/openat2.h. */
const LEAST = 24;
/** The kernel takes no more than a page. */
const PAGE = 4096;

/** openat2(2). */
export const openat2 = syscall('openat2', {
  category: 'file',
  classes: ['file', 'desc'],
  args: {
    dirfd: dirfd(),
    pathname: path(),
    how: pointer(openHow, { size: arg('size'), least: LEAST, cap: PAGE }),
    size: size(),
  },
  returns: fd(),
  human: 'open {pathname} {how}',
});
