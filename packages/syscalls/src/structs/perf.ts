import {
  hardwareBreakpoints,
  perfAttrSizes,
  perfBranchSampleTypes,
  perfCacheEvents,
  perfCacheOps,
  perfCacheResults,
  perfHardwareEvents,
  perfReadFormat,
  perfSampleFormat,
  perfSoftwareEvents,
  perfTypes,
} from '../constants/perf.gen.js';
import { clockIds } from '../constants/time.gen.js';
import { union } from '../model/branch.js';
import { type CustomKind, custom } from '../model/custom.js';
import { bare, unlessZero, when } from '../model/decorate.js';
import { bits, flags, hex, int, oneOf, u64, uint } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import { type Condition, equals, field, hasBits, lacksBits } from '../model/ref.js';
import { struct } from '../model/struct.js';
import { knownFrom } from './bpf-values.js';

/** The size of the first version of `struct perf_event_attr`. */
export const PERF_ATTR_SIZE_VER0 = 64;
/** The size of the version that has `config4`. */
export const PERF_ATTR_SIZE_VER9 = 144;

const [HARDWARE, SOFTWARE, TRACEPOINT, HW_CACHE, , BREAKPOINT] = [0, 1, 2, 3, 4, 5] as const;
const SAMPLE_BRANCH_STACK = 0x800;
const SAMPLE_STACK_USER = 0x2000;
/** Where these bits stand among the others. */
const [FREQ, WATERMARK, USE_CLOCKID] = [1 << 10, 1 << 14, 1 << 25] as const;

const ofType = (type: number): Condition => [equals(field('type'), type)];
const hexNumber = hex('u32');
const shifted = (value: number, by: number): Notation => ({
  parts: [{ value, as: hexNumber }, `<<${by}|`],
});

/** An event of the CPU's and the PMU that counts it, where it is not the CPU's own. */
export interface PerfHardwareEvent {
  readonly pmu: number;
  readonly event: number;
}

const hardwareEvent = oneOf(perfHardwareEvents);

/** `config` of PERF_TYPE_HARDWARE. */
const hardwareConfig: CustomKind<PerfHardwareEvent> = custom<PerfHardwareEvent>({
  name: 'perf hardware event',
  c: 'u64',
  decode: (frame, pos) => ({
    event: frame.view.getUint32(pos, true),
    pmu: frame.view.getUint32(pos + 4, true),
  }),
  show: ({ pmu, event }) => ({
    parts: [pmu === 0 ? '' : shifted(pmu, 32), named(hardwareEvent, event)],
  }),
});

/** A cache, what is done with it, and how that ends. */
export interface PerfCacheEvent {
  readonly pmu: number;
  /** Bits that mean nothing. */
  readonly rest: number;
  readonly result: number;
  readonly op: number;
  readonly cache: number;
}

const cacheResult = oneOf(perfCacheResults);
const cacheOp = oneOf(perfCacheOps);
const cacheEvent = oneOf(perfCacheEvents);

/** A number as its kind names it. */
function named(
  as: typeof hardwareEvent | typeof cacheResult | typeof cacheOp | typeof cacheEvent,
  number: number,
): Notation {
  return { value: as.table.nameOf(number, 'x86_64') ?? number, as };
}

/** `config` of PERF_TYPE_HW_CACHE. */
const cacheConfig: CustomKind<PerfCacheEvent> = custom<PerfCacheEvent>({
  name: 'perf cache event',
  c: 'u64',
  decode: (frame, pos) => {
    const { bytes, view } = frame;
    return {
      cache: bytes[pos] as number,
      op: bytes[pos + 1] as number,
      result: bytes[pos + 2] as number,
      rest: bytes[pos + 3] as number,
      pmu: view.getUint32(pos + 4, true),
    };
  },
  show: ({ pmu, rest, result, op, cache }) => ({
    parts: [
      pmu === 0 ? '' : shifted(pmu, 32),
      rest === 0 ? '' : shifted(rest, 24),
      named(cacheResult, result),
      '<<16|',
      named(cacheOp, op),
      '<<8|',
      named(cacheEvent, cache),
    ],
  }),
});

/** How far the address of a sample may be from the instruction that caused it. */
const SKIDS = ['arbitrary skid', 'constant skid', 'requested to have 0 skid', 'must have 0 skid'] as const;

const preciseIp = custom<number>({
  name: 'precise_ip',
  c: 'u64',
  decode: (frame, pos) =>
    ((frame.bytes[pos + 1] as number) >> 7) | (((frame.bytes[pos + 2] as number) & 1) << 1),
  show: (value) => `${value} /* ${SKIDS[value]} */`,
});

const FIRST_RESERVED_BIT = 38n;

const reservedBits = when(
  [{ of: field('__reserved_1'), mask: (1n << 64n) - (1n << FIRST_RESERVED_BIT), compare: 'ne', value: 0 }],
  custom<bigint>({
    name: 'reserved bits',
    c: 'u64',
    decode: (frame, pos) => frame.view.getBigUint64(pos, true) >> FIRST_RESERVED_BIT,
    show: (value) => ({ parts: [{ value, as: hex('u64') }, ' /* Bits 63..38 */'] }),
  }),
);

/** Reserved bytes in the middle: a comment, if they are used. */
function reservedBytes(first: number): AnyKind {
  return bare(
    unlessZero(
      custom<number>({
        name: 'reserved bytes',
        c: 'u16',
        decode: (frame, pos) => frame.view.getUint16(pos, true),
        show: (value) => `/* bytes ${first}..${first + 1}: 0x${value.toString(16)} */`,
      }),
    ),
  );
}

/** Where the bits stand that say what is to become of the trace. */
const AUX_AT = 116;
const AUX_BITS = 3;

/** The rest of those bits, with their numbers in the structure. */
const reservedAuxBits = custom<number | undefined>({
  name: 'reserved bits',
  c: 'u32',
  decode: (frame, pos) => frame.view.getUint32(pos, true) >>> AUX_BITS || undefined,
  show: (value) => ({
    parts: [{ value, as: hexNumber }, ` /* Bits ${8 * AUX_AT + AUX_BITS}..${8 * (AUX_AT + 4) - 1} */`],
  }),
});

const breakpoint = oneOf(hardwareBreakpoints);
/** Reading or writing, and executing: what a breakpoint cannot wait for. */
const INVALID_BREAKPOINT = 7;

const breakpointType = custom<number>({
  name: 'breakpoint type',
  c: 'u32',
  decode: (frame, pos) => frame.view.getUint32(pos, true),
  show: (value) => {
    const name = hardwareBreakpoints.nameOf(value, 'x86_64');
    if (name !== undefined || value > INVALID_BREAKPOINT) return { value: name ?? value, as: breakpoint };
    const number = { value, as: hexNumber };
    const unnamed = { parts: [number, ' /* HW_BREAKPOINT_INVALID */'] };
    return { styles: { abbrev: unnamed, raw: number, verbose: unnamed } };
  },
});

const isBreakpoint = ofType(BREAKPOINT);
const noBreakpoint: Condition = [{ of: field('type'), compare: 'ne', value: BREAKPOINT }];

/** Whether the structure says that it is longer than what is known of it. */
const more = when(
  [{ of: field('size'), compare: 'ge', value: PERF_ATTR_SIZE_VER9 + 1 }],
  bare(custom<true>({ name: 'more', decode: () => true, show: () => '...' })),
);

/** The bits of `struct perf_event_attr`, in their order. */
const SWITCHES = {
  disabled: bits('u64', 0),
  inherit: bits('u64', 1),
  pinned: bits('u64', 2),
  exclusive: bits('u64', 3),
  exclude_user: bits('u64', 4),
  exclude_kernel: bits('u64', 5),
  exclude_hv: bits('u64', 6),
  exclude_idle: bits('u64', 7),
  mmap: bits('u64', 8),
  comm: bits('u64', 9),
  freq: bits('u64', 10),
  inherit_stat: bits('u64', 11),
  enable_on_exec: bits('u64', 12),
  task: bits('u64', 13),
  watermark: bits('u64', 14),
  precise_ip: preciseIp,
  mmap_data: bits('u64', 17),
  sample_id_all: bits('u64', 18),
  exclude_host: bits('u64', 19),
  exclude_guest: bits('u64', 20),
  exclude_callchain_kernel: bits('u64', 21),
  exclude_callchain_user: bits('u64', 22),
  mmap2: bits('u64', 23),
  comm_exec: bits('u64', 24),
  use_clockid: bits('u64', 25),
  context_switch: bits('u64', 26),
  write_backward: bits('u64', 27),
  namespaces: bits('u64', 28),
  ksymbol: bits('u64', 29),
  bpf_event: bits('u64', 30),
  aux_output: bits('u64', 31),
  cgroup: bits('u64', 32),
  text_poke: bits('u64', 33),
  build_id: bits('u64', 34),
  inherit_thread: bits('u64', 35),
  remove_on_exec: bits('u64', 36),
  sigtrap: bits('u64', 37),
  __reserved_1: reservedBits,
};

const SWITCHES_AT = 40;
/** As far as what is shown in brief reaches. */
export const PERF_ATTR_BRIEF = 48;
const switchNames = Object.keys(SWITCHES) as (keyof typeof SWITCHES)[];
const switchesAt = Object.fromEntries(switchNames.map((name) => [name, SWITCHES_AT])) as {
  readonly [N in keyof typeof SWITCHES]: number;
};

/** `struct perf_event_attr` of linux/perf_event.h. */
export const perfEventAttr = struct(
  'perf_event_attr',
  {
    type: oneOf(perfTypes),
    size: oneOf(perfAttrSizes),
    config: union(
      [
        { if: ofType(HARDWARE), kind: hardwareConfig },
        { if: ofType(SOFTWARE), kind: oneOf(perfSoftwareEvents, 'u64') },
        { if: ofType(TRACEPOINT), kind: u64() },
        { if: ofType(HW_CACHE), kind: cacheConfig },
      ],
      hex('u64'),
    ),
    sample_period: when([lacksBits(field('disabled'), FREQ)], u64()),
    sample_freq: when([hasBits(field('disabled'), FREQ)], u64()),
    sample_type: flags(perfSampleFormat, 'u64'),
    read_format: flags(perfReadFormat, 'u64'),
    ...SWITCHES,
    wakeup_watermark: when([hasBits(field('disabled'), WATERMARK)], uint()),
    wakeup_events: when([lacksBits(field('disabled'), WATERMARK)], uint()),
    bp_type: when(isBreakpoint, breakpointType),
    bp_addr: when(isBreakpoint, hex('u64')),
    config1: when(noBreakpoint, hex('u64')),
    bp_len: when(isBreakpoint, u64()),
    config2: when(noBreakpoint, hex('u64')),
    branch_sample_type: when(
      [hasBits(field('sample_type'), SAMPLE_BRANCH_STACK)],
      flags(perfBranchSampleTypes, 'u64'),
    ),
    sample_regs_user: hex('u64'),
    sample_stack_user: when([hasBits(field('sample_type'), SAMPLE_STACK_USER)], hex('u32')),
    clockid: when([hasBits(field('disabled'), USE_CLOCKID)], oneOf(clockIds)),
    sample_regs_intr: hex('u64'),
    aux_watermark: uint(),
    sample_max_stack: int('u16'),
    __reserved_2: reservedBytes(110),
    aux_sample_size: uint(),
    ...knownFrom(AUX_AT, {
      aux_start_paused: bits('u32', 0),
      aux_pause: bits('u32', 1),
      aux_resume: bits('u32', 2),
      __reserved_3: reservedAuxBits,
    }),
    sig_data: hex('u64'),
    config3: hex('u64'),
    config4: hex('u64'),
    more,
  },
  {
    at: {
      sample_freq: 16,
      sample_type: 24,
      ...switchesAt,
      wakeup_watermark: 48,
      wakeup_events: 48,
      bp_type: 52,
      config1: 56,
      bp_len: 64,
      config2: 64,
      aux_start_paused: AUX_AT,
      aux_pause: AUX_AT,
      aux_resume: AUX_AT,
      __reserved_3: AUX_AT,
    },
    bytes: PERF_ATTR_SIZE_VER9,
    brief: (value) => [
      'type',
      'size',
      'config',
      'sample_period',
      'sample_freq',
      'sample_type',
      'read_format',
      ...switchNames.filter((name) => name === 'precise_ip' || Boolean(value[name])),
    ],
  },
);
