import { membarrierCommandMask, membarrierCommands, membarrierFlags } from '../constants/memory.gen.js';
import { ioprioWho, priorityWhich, schedGetattrFlags, schedPolicies } from '../constants/process.gen.js';
import { union } from '../model/branch.js';
import { when } from '../model/decorate.js';
import { flags, hex, int, oneOf, pid, uint } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { pointer } from '../model/pointer.js';
import { arg, equals, hasBits, pointee, result } from '../model/ref.js';
import { cpuset } from '../model/sets.js';
import { syscall } from '../model/syscall.js';
import {
  ioPriority,
  ioPriorityNotation,
  ioPriorityOf,
  newSchedAttr,
  oldSchedAttr,
  SCHED_ATTR_SIZE_VER0,
  SCHED_ATTR_SIZE_VER1,
  schedAttr,
  schedAttrSize,
  schedParam,
  schedPolicy,
  schedPolicyOf,
} from '../structs/sched.js';
import { timespec, timespec64 } from '../structs/time.js';
import { Flags } from '../values/flags.js';

/** sched_yield(2). */
export const schedYield = syscall('sched_yield', {
  category: 'process',
  args: {},
  returns: int(),
  human: 'let other threads run',
});

/** sched_getscheduler(2). */
export const schedGetscheduler = syscall('sched_getscheduler', {
  category: 'process',
  args: { pid: pid() },
  returns: int(),
  explain: ({ result: policy, failed, arch }) => {
    if (failed) return undefined;
    const name = schedPolicyOf(Number(policy), arch);
    const number: Notation = { value: policy, as: hex('u32') };
    return { replace: typeof name === 'string' ? { parts: [number, ` (${name})`] } : number };
  },
  human: 'ask how {pid} gets processor time',
});

/** sched_setscheduler(2). */
export const schedSetscheduler = syscall('sched_setscheduler', {
  category: 'process',
  args: { pid: pid(), policy: schedPolicy, param: pointer(schedParam) },
  returns: int(),
  human: 'give {pid} processor time by {policy}',
});

/** sched_getparam(2). */
export const schedGetparam = syscall('sched_getparam', {
  category: 'process',
  args: { pid: pid(), param: pointer(schedParam, { direction: 'out' }) },
  returns: int(),
  human: 'ask for the priority of {pid}[: {param}]',
});

/** sched_setparam(2). */
export const schedSetparam = syscall('sched_setparam', {
  category: 'process',
  args: { pid: pid(), param: pointer(schedParam) },
  returns: int(),
  human: 'set the priority of {pid} to {param}',
});

/** sched_get_priority_max(2). */
export const schedGetPriorityMax = syscall('sched_get_priority_max', {
  category: 'process',
  args: { policy: oneOf(schedPolicies) },
  returns: int(),
  human: 'ask for the highest priority of {policy}[: {result}]',
});

/** sched_get_priority_min(2). */
export const schedGetPriorityMin = syscall('sched_get_priority_min', {
  category: 'process',
  args: { policy: oneOf(schedPolicies) },
  returns: int(),
  human: 'ask for the lowest priority of {policy}[: {result}]',
});

/** sched_rr_get_interval(2). */
export const schedRrGetInterval = syscall('sched_rr_get_interval', {
  category: 'process',
  args: { pid: pid(), tp: pointer(timespec, { direction: 'out' }) },
  returns: int(),
  human: 'ask how long {pid} may run at a time[: {tp}]',
});

/** sched_rr_get_interval(2) of 32-bit programs, with 64-bit times. */
export const schedRrGetIntervalTime64 = syscall('sched_rr_get_interval_time64', {
  category: 'process',
  args: { pid: pid(), tp: pointer(timespec64, { direction: 'out' }) },
  returns: int(),
  human: 'ask how long {pid} may run at a time[: {tp}]',
});

/** sched_setaffinity(2). */
export const schedSetaffinity = syscall('sched_setaffinity', {
  category: 'process',
  args: { pid: pid(), cpusetsize: uint(), mask: cpuset(arg('cpusetsize')) },
  returns: int(),
  human: 'let {pid} run only on the processors {mask}',
});

/** sched_getaffinity(2). */
export const schedGetaffinity = syscall('sched_getaffinity', {
  category: 'process',
  args: { pid: pid(), cpusetsize: uint(), mask: cpuset(result, 'out') },
  returns: int(),
  human: 'ask on which processors {pid} may run[: {mask}]',
});

/** How long the structure is, as it says itself. */
const attrSize = pointee('attr', 'u32', 'entry');
const change = { direction: 'inout', always: true, after: schedAttrSize } as const;

/** sched_setattr(2). */
export const schedSetattr = syscall('sched_setattr', {
  category: 'process',
  args: {
    pid: pid(),
    attr: union(
      [
        { if: [equals(attrSize, 0)], kind: pointer(newSchedAttr, { ...change, size: SCHED_ATTR_SIZE_VER0 }) },
        {
          if: [{ of: attrSize, compare: 'lt', value: SCHED_ATTR_SIZE_VER0 }],
          kind: pointer(newSchedAttr, { ...change, size: 4 }),
        },
        {
          if: [{ of: attrSize, compare: 'lt', value: SCHED_ATTR_SIZE_VER1 }],
          kind: pointer(newSchedAttr, { ...change, size: SCHED_ATTR_SIZE_VER0 }),
        },
      ],
      pointer(newSchedAttr, {
        ...change,
        size: { of: attrSize, most: { from: 'const', value: SCHED_ATTR_SIZE_VER1 } },
      }),
    ),
    flags: hex('u32'),
  },
  returns: int(),
  human: 'give {pid} processor time as {attr}',
});

/** sched_getattr(2). */
export const schedGetattr = syscall('sched_getattr', {
  category: 'process',
  args: {
    pid: pid(),
    attr: union(
      [
        {
          if: [{ of: arg('size'), compare: 'lt', value: SCHED_ATTR_SIZE_VER1 }],
          kind: pointer(oldSchedAttr, { direction: 'out', size: arg('size') }),
        },
      ],
      pointer(schedAttr, { direction: 'out', size: SCHED_ATTR_SIZE_VER1 }),
    ),
    size: uint(),
    flags: flags(schedGetattrFlags),
  },
  returns: int(),
  human: 'ask how {pid} gets processor time[: {attr}]',
});

const whoseProcess = union(
  [
    { if: [equals(arg('which'), 0)], kind: pid() },
    { if: [equals(arg('which'), 1)], kind: pid('group') },
  ],
  int(),
);

/** getpriority(2): the result is 20 minus the priority. */
export const getpriority = syscall('getpriority', {
  category: 'process',
  args: { which: oneOf(priorityWhich), who: whoseProcess },
  returns: int(),
  human: 'ask for the priority of {who}',
});

/** setpriority(2). */
export const setpriority = syscall('setpriority', {
  category: 'process',
  args: { which: oneOf(priorityWhich), who: whoseProcess, prio: int() },
  returns: int(),
  human: 'set the priority of {who} to {prio}',
});

/** nice(2), of 32-bit x86. */
export const nice = syscall('nice', {
  category: 'process',
  args: { inc: int() },
  returns: int(),
  human: 'lower its own priority by {inc}',
});

const ioWho = union(
  [
    { if: [equals(arg('which'), 1)], kind: pid() },
    { if: [equals(arg('which'), 2)], kind: pid('group') },
  ],
  int(),
);

/** ioprio_get(2). */
export const ioprioGet = syscall('ioprio_get', {
  category: 'process',
  args: { which: oneOf(ioprioWho), who: ioWho },
  returns: int(),
  explain: ({ result: priority, failed }) => {
    if (failed) return undefined;
    const raw = String(priority);
    const explained = { parts: [raw, ' (', ioPriorityNotation(ioPriorityOf(Number(priority))), ')'] };
    return { replace: { styles: { abbrev: explained, raw, verbose: explained } } };
  },
  human: 'ask how urgent the disk is for {who}[: {result}]',
});

/** ioprio_set(2). */
export const ioprioSet = syscall('ioprio_set', {
  category: 'process',
  args: { which: oneOf(ioprioWho), who: ioWho, ioprio: ioPriority },
  returns: int(),
  human: 'set how urgent the disk is for {who}: {ioprio}',
});

const MEMBARRIER_CMD_FLAG_CPU = 1;
const commandMask = flags(membarrierCommandMask);

/** membarrier(2). */
export const membarrier = syscall('membarrier', {
  category: 'process',
  args: {
    cmd: oneOf(membarrierCommands),
    flags: flags(membarrierFlags),
    cpu_id: when([hasBits(arg('flags'), MEMBARRIER_CMD_FLAG_CPU)], int()),
  },
  returns: int(),
  explain: ({ args, result: commands, failed, arch }) => {
    if (failed || commands === 0 || args.cmd !== 'MEMBARRIER_CMD_QUERY') return undefined;
    const set = new Flags(commands, membarrierCommandMask, arch);
    const number = { value: commands, as: hex('u32') };
    // What has no name is a number, without more.
    const meant = set.names.length === 0 ? number : { value: set, as: commandMask };
    return { replace: { parts: [number, ' (', meant, ')'] } };
  },
  human: {
    on: 'cmd',
    cases: { MEMBARRIER_CMD_QUERY: 'ask how the kernel can order memory between threads' },
    otherwise: 'have memory ordered between threads',
  },
});
