import { clone3Flags, cloneFlags } from '../constants/process.gen.js';
import { union } from '../model/branch.js';
import { readerOf } from '../model/ctype.js';
import { type CustomKind, custom } from '../model/custom.js';
import { hidden, when } from '../model/decorate.js';
import { address, fd, flags, hex, pid, signal, u64 } from '../model/integers.js';
import type { AnyKind, ValueOf } from '../model/kind.js';
import { list, pointer, wide } from '../model/pointer.js';
import { type Condition, field, hasBits } from '../model/ref.js';
import { padding, struct } from '../model/struct.js';
import { maskWord, type Word } from '../model/word.js';
import { Flags } from '../values/flags.js';

export const CLONE_PIDFD = 0x1000;
export const CLONE_SETTLS = 0x8_0000;
export const CLONE_PARENT_SETTID = 0x10_0000;
export const CLONE_CHILD_CLEARTID = 0x20_0000;
export const CLONE_CHILD_SETTID = 0x100_0000;
const CLONE_INTO_CGROUP = 0x2_0000_0000;
/** The bits of clone(2)'s flags that are the signal sent when the child ends. */
const CSIGNAL = 0xff;

const flagsKind = flags(cloneFlags, 'ulong');
const signalKind = signal();

/** The flags of clone(2), and the signal among them. */
export interface CloneFlags {
  readonly flags: ValueOf<typeof flagsKind>;
  /** Sent to the parent when the child ends; 0 for none. */
  readonly signal: number;
}

/** The first argument of clone(2). */
export const cloneFlagsAndSignal: CustomKind<CloneFlags> = custom<CloneFlags>({
  name: 'clone flags',
  c: 'ulong',
  decode: (frame, pos) => {
    const word = readerOf('ulong', frame.abi)(frame.view, pos);
    const number = Number(maskWord(word, CSIGNAL));
    const rest: Word = typeof word === 'number' ? word - number : word - BigInt(number);
    return { flags: new Flags(rest, cloneFlags, frame.abi.arch), signal: number };
  },
  show: ({ flags: set, signal: number }) => {
    const sent = { value: number, as: signalKind };
    if (set.value === 0) return sent;
    const named = { value: set, as: flagsKind };
    return number === 0 ? named : { parts: [named, '|', sent] };
  },
});

/** Most threads' ids that can be asked for: one for each nested pid namespace. */
const MAX_NAMESPACES = 32;
const INT_MAX = 0x7fff_ffff;

const nonZero = (name: string): Condition => [{ of: field(name), compare: 'ne', value: 0 }];
const asksForTids: Condition = [
  ...nonZero('set_tid'),
  ...nonZero('set_tid_size'),
  { of: field('set_tid_size'), compare: 'lt', value: MAX_NAMESPACES + 1 },
];
const absent = padding(8, 8);

/** `struct clone_args` of linux/sched.h, as the program gives it. What `tls` is depends on the architecture. */
export const cloneArgs = <T extends AnyKind>(tls: T) =>
  struct(
    'clone_args',
    {
      flags: flags(clone3Flags, 'u64'),
      pidfd: when([hasBits(field('flags'), CLONE_PIDFD)], address('u64')),
      child_tid: when([hasBits(field('flags'), CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID)], address('u64')),
      parent_tid: when([hasBits(field('flags'), CLONE_PARENT_SETTID)], address('u64')),
      exit_signal: union(
        [{ if: [{ of: field('exit_signal'), compare: 'lt', value: INT_MAX }], kind: signal('u64') }],
        u64(),
      ),
      stack: address('u64'),
      stack_size: hex('u64'),
      tls: when([hasBits(field('flags'), CLONE_SETTLS)], tls),
      set_tid: union(
        [
          { if: asksForTids, kind: wide(list(pid('thread'), field('set_tid_size'))) },
          { if: nonZero('set_tid'), kind: address('u64') },
          { if: nonZero('set_tid_size'), kind: address('u64') },
        ],
        absent,
      ),
      set_tid_size: union(
        [
          { if: nonZero('set_tid'), kind: u64() },
          { if: nonZero('set_tid_size'), kind: u64() },
        ],
        absent,
      ),
      cgroup: union(
        [
          { if: nonZero('cgroup'), kind: u64() },
          { if: [hasBits(field('flags'), CLONE_INTO_CGROUP)], kind: u64() },
        ],
        absent,
      ),
    },
    { extensible: true },
  );

/** The bytes that the first version of `struct clone_args` had. */
export const CLONE_ARGS_SIZE_VER0 = 64;

/** `struct clone_args` as the kernel leaves it: the descriptor and the thread it made. */
export const cloneResults = struct('clone_args', {
  flags: hidden(flags(clone3Flags, 'u64')),
  pidfd: when([hasBits(field('flags'), CLONE_PIDFD)], wide(pointer(fd()))),
  child_tid: absent,
  parent_tid: when([hasBits(field('flags'), CLONE_PARENT_SETTID)], wide(pointer(pid('thread')))),
});
