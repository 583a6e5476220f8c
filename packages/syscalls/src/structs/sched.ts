import { ioprioClasses, schedFlags, schedPolicies } from '../constants/process.gen.js';
import type { Arch } from '../model/abi.js';
import { union } from '../model/branch.js';
import { custom } from '../model/custom.js';
import { bare, when } from '../model/decorate.js';
import { flags, int, oneOf, u64, uint } from '../model/integers.js';
import type { ValueOf } from '../model/kind.js';
import { meaning, type Notation } from '../model/notation.js';
import { equals, field, lacksBits, result } from '../model/ref.js';
import { padding, struct } from '../model/struct.js';

const SCHED_FLAG_KEEP_POLICY = 0x08;
const SCHED_FLAG_KEEP_PARAMS = 0x10;

const policy = oneOf(schedPolicies);
const parameters = [lacksBits(field('sched_flags'), SCHED_FLAG_KEEP_PARAMS)] as const;

/** The size of the first version of `struct sched_attr`. */
export const SCHED_ATTR_SIZE_VER0 = 48;
/** The size of the version with utilization clamps. */
export const SCHED_ATTR_SIZE_VER1 = 56;

/** Whether the structure says that it is longer than what is known of it. */
const more = when(
  [{ of: field('size'), compare: 'ge', value: SCHED_ATTR_SIZE_VER1 + 1 }],
  bare(custom<true>({ name: 'more', decode: () => true, show: () => '...' })),
);

/** Utilization clamps are there in structures that say to be so long. */
const clamped = [{ of: field('size'), compare: 'ge', value: SCHED_ATTR_SIZE_VER1 }] as const;

const E2BIG = 7;
/** `struct sched_attr` as the kernel leaves it when it finds it too long. */
export const schedAttrSize = struct('sched_attr', { size: when([equals(result, -E2BIG)], uint()) });

/** `struct sched_attr` of linux/sched/types.h as the kernel fills it in. */
export const schedAttr = struct('sched_attr', {
  size: uint(),
  sched_policy: policy,
  sched_flags: flags(schedFlags, 'u64'),
  sched_nice: int(),
  sched_priority: uint(),
  sched_runtime: u64(),
  sched_deadline: u64(),
  sched_period: u64(),
  sched_util_min: when(clamped, uint()),
  sched_util_max: when(clamped, uint()),
});

const missing = custom<0>({ name: 'missing', decode: () => 0, show: () => '0' });

/** `struct sched_attr` as the kernel fills it in for a program that knows its first version only. */
export const oldSchedAttr = struct('old_sched_attr', {
  size: uint(),
  sched_policy: policy,
  sched_flags: flags(schedFlags, 'u64'),
  sched_nice: int(),
  sched_priority: uint(),
  sched_runtime: u64(),
  sched_deadline: u64(),
  sched_period: u64(),
  sched_util_min: when(clamped, missing),
  sched_util_max: when(clamped, missing),
});

/** `struct sched_attr` as a program gives it: what its flags tell to keep does not count. */
export const newSchedAttr = struct('sched_attr', {
  size: uint(),
  sched_policy: union(
    [
      { if: [{ of: field('sched_policy'), compare: 'ge', value: 0x8000_0000 }], kind: policy },
      {
        if: [lacksBits(field('sched_flags'), SCHED_FLAG_KEEP_POLICY | SCHED_FLAG_KEEP_PARAMS)],
        kind: policy,
      },
    ],
    padding(4, 4),
  ),
  sched_flags: flags(schedFlags, 'u64'),
  sched_nice: when(parameters, int()),
  sched_priority: when(parameters, uint()),
  sched_runtime: when(parameters, u64()),
  sched_deadline: when(parameters, u64()),
  sched_period: when(parameters, u64()),
  sched_util_min: uint(),
  sched_util_max: uint(),
  more,
});

/** An I/O priority: a class, and a level in it. */
export interface IoPriority {
  readonly class: string | number;
  readonly level: number;
  readonly value: number;
}

const ioClass = oneOf(ioprioClasses);
const CLASS_SHIFT = 13;

/** Takes an I/O priority apart (IOPRIO_PRIO_CLASS and IOPRIO_PRIO_DATA of linux/ioprio.h). */
export function ioPriorityOf(value: number): IoPriority {
  const number = value >>> CLASS_SHIFT;
  return {
    class: ioprioClasses.nameOf(number, 'x86_64') ?? number,
    level: value & ((1 << CLASS_SHIFT) - 1),
    value,
  };
}

/** `IOPRIO_PRIO_VALUE(class, level)`. */
export function ioPriorityNotation(priority: IoPriority): Notation {
  return {
    call: 'IOPRIO_PRIO_VALUE',
    args: [{ value: priority.class, as: ioClass }, String(priority.level)],
  };
}

/** `struct sched_param` of linux/sched/types.h. */
export const schedParam = struct('sched_param', { sched_priority: int() });

const SCHED_RESET_ON_FORK = 0x4000_0000;
const policyKind = oneOf(schedPolicies);
type Name = Extract<ValueOf<typeof policyKind>, string>;
const PREFIX = 'SCHED_RESET_ON_FORK|';

/** A scheduling policy by name, with what a fork does to it; a number if it has no name. */
export type SchedPolicy = ValueOf<typeof policyKind> | `SCHED_RESET_ON_FORK|${Name}`;

/** Takes the flag off a scheduling policy. */
export function schedPolicyOf(value: number, arch: Arch): SchedPolicy {
  const name = schedPolicies.nameOf(value, arch);
  if (name !== undefined) return name;
  const bare = value - SCHED_RESET_ON_FORK;
  const reset = bare >= 0 && bare < SCHED_RESET_ON_FORK ? schedPolicies.nameOf(bare, arch) : undefined;
  return reset === undefined ? value : `${PREFIX}${reset}`;
}

/** The policy that sched_setscheduler(2) takes: by name, with the flag before it. */
export const schedPolicy = custom<SchedPolicy>({
  name: 'scheduling policy',
  c: 'u32',
  decode: ({ view, abi }, pos) => schedPolicyOf(view.getUint32(pos, true), abi.arch),
  show(policy) {
    const bare =
      typeof policy === 'number'
        ? policy - SCHED_RESET_ON_FORK
        : typeof policy === 'string' && policy.startsWith(PREFIX)
          ? schedPolicies.valueOf(policy.slice(PREFIX.length), 'x86_64')
          : undefined;
    if (bare === undefined || bare < 0 || bare >= SCHED_RESET_ON_FORK)
      return { value: policy, as: policyKind };
    const name = schedPolicies.nameOf(bare, 'x86_64') ?? `0x${bare.toString(16)}`;
    return meaning(`0x${(Number(bare) + SCHED_RESET_ON_FORK).toString(16)}`, `${PREFIX}${name}`);
  },
});

/** The I/O priority that ioprio_set(2) takes. */
export const ioPriority = custom<IoPriority>({
  name: 'I/O priority',
  c: 's32',
  decode: (frame, pos) => ioPriorityOf(frame.view.getInt32(pos, true)),
  show: (priority) => meaning(String(priority.value), ioPriorityNotation(priority)),
});
