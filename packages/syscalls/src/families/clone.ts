import { union } from '../model/branch.js';
import { when } from '../model/decorate.js';
import { address, fd, pid, size } from '../model/integers.js';
import { pointer, wide } from '../model/pointer.js';
import { arg, type Condition, hasBits } from '../model/ref.js';
import { padding } from '../model/struct.js';
import { syscall } from '../model/syscall.js';
import {
  CLONE_ARGS_SIZE_VER0,
  CLONE_CHILD_CLEARTID,
  CLONE_CHILD_SETTID,
  CLONE_PARENT_SETTID,
  CLONE_PIDFD,
  CLONE_SETTLS,
  cloneArgs,
  cloneFlagsAndSignal,
  cloneResults,
} from '../structs/clone-args.js';
import { namespacesOf, ofChild } from '../structs/entered-namespaces.js';
import { userDesc } from '../structs/user-desc.js';
import { Flags } from '../values/flags.js';
import type { InOut } from '../values/in-out.js';
import { clone3Words, cloneWords } from '../wording/clone.js';

/** fork(2). */
export const fork = syscall('fork', {
  category: 'process',
  classes: ['process'],
  args: {},
  returns: pid(),
  human: 'start the child [{result} |process ]as a copy of itself',
});

/** vfork(2). */
export const vfork = syscall('vfork', {
  category: 'process',
  classes: ['process'],
  args: {},
  returns: pid(),
  human: 'start the child [{result} |process ]in its own memory, until that runs a program',
});

const setsTls: Condition = [hasBits(arg('flags'), CLONE_SETTLS)];
const setsChildTid: Condition = [hasBits(arg('flags'), CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID)];

/** The parent's variable gets the child's thread id or, by the same argument, a descriptor of it. */
const parentTid = union(
  [
    {
      if: [hasBits(arg('flags'), CLONE_PARENT_SETTID)],
      kind: pointer(pid('thread'), { direction: 'out' }),
    },
    { if: [hasBits(arg('flags'), CLONE_PIDFD)], kind: pointer(fd(), { direction: 'out' }) },
  ],
  padding(8),
);

/** The arguments that all architectures pass alike. */
const first = {
  flags: cloneFlagsAndSignal,
  child_stack: address(),
  parent_tid: parentTid,
};
/** strace names and reorders the arguments: each architecture has another order. */
const shape = {
  order: ['child_stack', 'flags', 'parent_tid', 'tls', 'child_tidptr'],
  named: {
    child_stack: 'child_stack',
    flags: 'flags',
    parent_tid: 'parent_tid',
    tls: 'tls',
    child_tidptr: 'child_tidptr',
  },
  exitFrom: 'parent_tid',
} as const;
const common = {
  category: 'process',
  classes: ['process'],
  returns: pid('thread'),
  strace: shape,
  looks: ofChild,
  namespaces: ({ flags }: Readonly<Record<string, unknown>>) => namespacesOf(flags),
  human: cloneWords,
} as const;

/** clone(2) as x86_64 has it. */
export const clone = syscall('clone', {
  ...common,
  args: { ...first, child_tidptr: when(setsChildTid, address()), tls: when(setsTls, address()) },
});

/** clone(2) as most architectures have it, arm64 among them: the last two arguments change places. */
export const cloneAarch64 = syscall('clone_aarch64', {
  ...common,
  args: { ...first, tls: when(setsTls, address()), child_tidptr: when(setsChildTid, address()) },
});

/** clone(2) of 32-bit x86 programs, whose thread-local storage is a segment. */
export const cloneI386 = syscall('clone_i386', {
  ...common,
  args: {
    ...first,
    tls: when(setsTls, pointer(userDesc)),
    child_tidptr: when(setsChildTid, address()),
  },
});

/** Whether the kernel writes something that clone3 is told to: the child's descriptor or its id. */
function isToldOfChild(clArgs: unknown): boolean {
  const { before } = clArgs as InOut<{ readonly flags?: unknown } | null>;
  const given = before?.flags;
  return given instanceof Flags && (given.has('CLONE_PIDFD') || given.has('CLONE_PARENT_SETTID'));
}

const clone3Common = {
  category: 'process',
  classes: ['process'],
  returns: pid('thread'),
  looks: ofChild,
  namespaces: ({ cl_args }: Readonly<Record<string, unknown>>) => namespacesOf(cl_args),
  strace: { atEntryIf: ({ cl_args }: Readonly<Record<string, unknown>>) => !isToldOfChild(cl_args) },
  human: clone3Words,
} as const;

/** clone3(2). */
export const clone3 = syscall('clone3', {
  ...clone3Common,
  args: {
    cl_args: pointer(cloneArgs(address('u64')), {
      direction: 'inout',
      size: arg('size'),
      least: CLONE_ARGS_SIZE_VER0,
      after: cloneResults,
    }),
    size: size(),
  },
});

/** clone3(2) of 32-bit x86 programs. */
export const clone3I386 = syscall('clone3_i386', {
  ...clone3Common,
  args: {
    cl_args: pointer(cloneArgs(wide(pointer(userDesc))), {
      direction: 'inout',
      size: arg('size'),
      least: CLONE_ARGS_SIZE_VER0,
      after: cloneResults,
    }),
    size: size(),
  },
});
