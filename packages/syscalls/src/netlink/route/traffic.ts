import * as table from '../../constants/netlink-route.gen.js';
import { custom } from '../../model/custom.js';
import { int, interfaceIndex, u64, uint } from '../../model/integers.js';
import { padding, struct } from '../../model/struct.js';
import { readU64, type Word } from '../../model/word.js';
import { type AttributeSet, attributeSet, nested, numberedAttributes } from '../attributes.js';
import { type FamilyMessage, familyByte } from '../header.js';
import { fixed, flagged, ofUpToEightBytes, sequence, text, u8, u32, u64Reader } from '../readers.js';

/** `struct tc_stats` of linux/pkt_sched.h. */
const oldStatistics = struct(
  'tc_stats',
  {
    bytes: u64(),
    packets: uint(),
    drops: uint(),
    overlimits: uint(),
    bps: uint(),
    pps: uint(),
    qlen: uint(),
    backlog: uint(),
  },
  { bytes: 36 },
);
/** `struct tc_estimator` of linux/pkt_sched.h. */
const estimator = struct('tc_estimator', { interval: int('s8'), ewma_log: int('u8') });

/** Structures of linux/gen_stats.h. */
const basic = struct('gnet_stats_basic', { bytes: u64(), packets: uint() }, { bytes: 16 });
const rate = struct('gnet_stats_rate_est', { bps: uint(), pps: uint() });
const rate64 = struct('gnet_stats_rate_est64', { bps: u64(), pps: u64() }, { packed: true });
const queue = struct('gnet_stats_queue', {
  qlen: uint(),
  backlog: uint(),
  drops: uint(),
  requeues: uint(),
  overlimits: uint(),
});

const statistics = nested(
  attributeSet(table.trafficStatisticsAttributes, {
    TCA_STATS_BASIC: fixed(basic),
    TCA_STATS_RATE_EST: fixed(rate),
    TCA_STATS_QUEUE: fixed(queue),
    TCA_STATS_RATE_EST64: fixed(rate64),
    TCA_STATS_BASIC_HW: fixed(basic),
    TCA_STATS_PKT64: u64Reader,
  }),
);

/** `struct tc_sizespec` of linux/pkt_sched.h. */
const sizeSpecification = struct('tc_sizespec', {
  cell_log: int('u8'),
  size_log: int('u8'),
  cell_align: int('s16'),
  overhead: int(),
  linklayer: uint(),
  mpu: uint(),
  mtu: uint(),
  tsize: uint(),
});

const sizeTable = attributeSet(table.trafficStabAttributes, {
  TCA_STAB_BASE: fixed(sizeSpecification),
  TCA_STAB_DATA: sequence(int('u16')),
});

/** `struct tcmsg` of linux/rtnetlink.h and its attributes. */
export const trafficMessage: FamilyMessage = {
  header: struct('tcmsg', {
    tcm_family: familyByte,
    tcm__pad1: padding(1),
    tcm__pad2: padding(2),
    tcm_ifindex: interfaceIndex(),
    tcm_handle: uint(),
    tcm_parent: uint(),
    tcm_info: uint(),
  }),
  attributes: attributeSet(table.trafficAttributes, {
    TCA_KIND: text,
    TCA_STATS: fixed(oldStatistics),
    TCA_RATE: fixed(estimator),
    TCA_FCNT: u32,
    TCA_STATS2: statistics,
    TCA_STAB: nested(sizeTable),
    TCA_CHAIN: u32,
    TCA_HW_OFFLOAD: u8,
    TCA_INGRESS_BLOCK: u32,
    TCA_EGRESS_BLOCK: u32,
    TCA_DUMP_FLAGS: u32,
    TCA_EXT_WARN_MSG: text,
  }),
};

const action: AttributeSet = attributeSet(table.trafficActionAttributes, {
  TCA_ACT_KIND: text,
  TCA_ACT_INDEX: u32,
  TCA_ACT_STATS: statistics,
  TCA_ACT_FLAGS: flagged(table.trafficActionFlags, { size: 4 }),
  TCA_ACT_HW_STATS: flagged(table.trafficActionHardware, { size: 4 }),
  TCA_ACT_USED_HW_STATS: flagged(table.trafficActionHardware, { size: 4 }),
  TCA_ACT_IN_HW_COUNT: u32,
});

const milliseconds = custom<Word>({
  name: 'milliseconds',
  c: 'u64',
  decode: (frame, pos) => readU64(frame.view, pos),
  show: (time) => {
    const number = String(time);
    if (Number(time) === 0) return number;
    const all = BigInt(time);
    const shown = `${number} /* ${all / 1000n}.${String(all % 1000n).padStart(3, '0')} s */`;
    return { styles: { abbrev: shown, raw: number, verbose: shown } };
  },
});

const roots: AttributeSet = attributeSet(table.trafficActionRootAttributes, {
  TCA_ROOT_TAB: nested(numberedAttributes(nested(action))),
  TCA_ROOT_FLAGS: flagged(table.trafficRootFlags, { size: 4 }),
  TCA_ROOT_COUNT: u32,
  TCA_ROOT_TIME_DELTA: ofUpToEightBytes(milliseconds),
  TCA_ROOT_EXT_WARN_MSG: text,
});

/** `struct tcamsg` of linux/rtnetlink.h and its attributes. */
export const trafficActionMessage: FamilyMessage = {
  header: struct('tcamsg', { tca_family: familyByte, tca__pad1: padding(1), tca__pad2: padding(2) }),
  attributes: roots,
};
