import { ioUringEnterFlags } from '../constants/iouring.gen.js';
import { union } from '../model/branch.js';
import { withoutRegister } from '../model/decorate.js';
import { fd, flags, int, size, uint } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import { pointer } from '../model/pointer.js';
import { arg, type Condition, hasBits, lacksBits } from '../model/ref.js';
import { sigset } from '../model/sets.js';
import { padding } from '../model/struct.js';
import { syscall } from '../model/syscall.js';
import { ioUringGeteventsArgument, ioUringParams } from '../structs/io-uring.js';

/** io_uring_setup(2). */
export const io_uring_setup = syscall('io_uring_setup', {
  category: 'descriptor',
  classes: ['desc'],
  args: {
    entries: uint(),
    params: pointer(ioUringParams, {
      direction: 'inout',
      exchange: { out: ['sq_entries', 'cq_entries', 'features', 'sq_off', 'cq_off'] },
    }),
  },
  returns: fd(),
  human: 'set up io_uring, by which operations go past system calls',
});

const IORING_ENTER_EXT_ARG = 1 << 3;
const IORING_ENTER_EXT_ARG_REG = 1 << 6;

const inMemory: Condition = [
  hasBits(arg('flags'), IORING_ENTER_EXT_ARG),
  lacksBits(arg('flags'), IORING_ENTER_EXT_ARG_REG),
];
const registered: Condition = [
  hasBits(arg('flags'), IORING_ENTER_EXT_ARG_REG),
  lacksBits(arg('flags'), IORING_ENTER_EXT_ARG),
];

/** Present only where the last arguments are a signal mask and its size; takes no register of its own. */
function ofMask<K extends AnyKind>(kind: K) {
  return withoutRegister(
    union(
      [
        { if: inMemory, kind: padding(8, 8) },
        { if: registered, kind: padding(8, 8) },
      ],
      kind,
    ),
  );
}

/** io_uring_enter(2). What the last two arguments are, the flags say. */
export const io_uring_enter = syscall('io_uring_enter', {
  category: 'descriptor',
  classes: ['desc', 'signal'],
  args: {
    fd: fd(),
    to_submit: uint(),
    min_complete: uint(),
    flags: flags(ioUringEnterFlags),
    sigset: ofMask(sigset(arg('sigsetsize'))),
    arg: union(
      [
        { if: registered, kind: size() },
        { if: inMemory, kind: pointer(ioUringGeteventsArgument) },
      ],
      padding(8, 8),
    ),
    sigsetsize: ofMask(size()),
    argsz: union(
      [
        { if: registered, kind: size() },
        { if: inMemory, kind: size() },
      ],
      padding(8, 8),
    ),
  },
  returns: int(),
  human: 'hand {to_submit:operation} to {fd} and ~wait until {min_complete} have ended',
});
