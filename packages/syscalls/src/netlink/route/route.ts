import * as table from '../../constants/netlink-route.gen.js';
import { typesOfService } from '../../constants/netlink-route-more.gen.js';
import { addressFamilies } from '../../constants/socket.gen.js';
import { array } from '../../model/arrays.js';
import { custom, decodeInside } from '../../model/custom.js';
import { flags, hex, int, interfaceIndex, oneOf, u64, uint } from '../../model/integers.js';
import type { Notation } from '../../model/notation.js';
import { padding, struct } from '../../model/struct.js';
import { ipv4, ipv6 } from '../../sockets/internet.js';
import { attributeSet, attributesKind, decodeAttributes, nested } from '../attributes.js';
import { asBytes, isRead, type NetlinkContext, notRead, type Reader, type Shown } from '../context.js';
import { type FamilyMessage, familyByte } from '../header.js';
import {
  be32,
  be64,
  fixed,
  index,
  ipProtocol,
  text,
  u8,
  u16,
  u32,
  u64Reader,
  undecoded,
  x8,
  x16,
} from '../readers.js';
import { internetAddress } from './address.js';
import { routeScope, routeTable } from './names.js';

const serviceType = flags(typesOfService, 'u8');

const metrics = attributeSet(
  table.routeMetricAttributes,
  { RTAX_UNSPEC: undecoded, RTAX_CC_ALGO: text, RTAX_FASTOPEN_NO_COOKIE: undecoded },
  u32,
);

/** `struct rta_cacheinfo` of linux/rtnetlink.h. */
const cacheInfo = struct('rta_cacheinfo', {
  rta_clntref: uint(),
  rta_lastuse: uint(),
  rta_expires: uint(),
  rta_error: uint(),
  rta_used: uint(),
  rta_id: hex('u32'),
  rta_ts: uint(),
  rta_tsage: uint(),
});
/** `struct rta_mfc_stats` of linux/rtnetlink.h. */
const mfcStatistics = struct(
  'rta_mfc_stats',
  { mfcs_packets: u64(), mfcs_bytes: u64(), mfcs_wrong_if: u64() },
  { packed: true },
);

/** `struct rtnexthop` of linux/rtnetlink.h. */
const nextHop = struct('rtnexthop', {
  rtnh_len: int('u16'),
  rtnh_flags: flags(table.nextHopFlags, 'u8'),
  rtnh_hops: int('u8'),
  rtnh_ifindex: interfaceIndex(),
});
const NEXT_HOP = 8;

interface Hop {
  readonly hop: unknown;
  readonly attributes: Shown | undefined;
}

const hopKind = custom<Hop | Shown>({
  name: 'rtnexthop',
  decode: () => undefined as never,
  show: (value): Notation => {
    if ('as' in value) return value;
    const hop: Notation = { value: value.hop, as: nextHop };
    return value.attributes === undefined ? hop : { items: [hop, value.attributes] };
  },
});
const hops = array(hopKind);
const multipathKind = custom<readonly (Hop | Shown)[]>({
  name: 'multipath',
  decode: () => [],
  show: (value) => (value.length === 1 ? { value: value[0], as: hopKind } : { value, as: hops }),
});

/** The next hops of a route: each with attributes of its own. */
const multipath: Reader = (context, pos, length) => {
  const items: (Hop | Shown)[] = [];
  let at = pos;
  let left = length;
  if (left < NEXT_HOP) return undefined;
  for (;;) {
    if (left < NEXT_HOP) {
      items.push(asBytes(context, at, left));
      break;
    }
    if (!isRead(context, at, NEXT_HOP)) {
      items.push(notRead(context, at));
      break;
    }
    const own = context.frame.view.getUint16(at, true);
    const inside = Math.min(own, left) - NEXT_HOP;
    items.push({
      hop: decodeInside(nextHop, context.frame, context.memory, at, at + NEXT_HOP),
      attributes:
        inside <= 0
          ? undefined
          : {
              value: decodeAttributes(routeAttributes, deeper(context), at + NEXT_HOP, inside),
              as: attributesKind,
            },
    });
    const step = (own + 3) & ~3;
    if (own < NEXT_HOP || left <= step) break;
    at += step;
    left -= step;
  }
  return { value: items, as: multipathKind };
};

const deeper = (context: NetlinkContext): NetlinkContext => ({ ...context, depth: context.depth + 1 });

interface Via {
  readonly rtvia_family: string | number;
  readonly rtvia_addr: Shown | undefined;
}

const viaFamily = oneOf(addressFamilies, 'u16');
const viaKind = custom<Via>({
  name: 'rtvia',
  decode: () => undefined as never,
  show: ({ rtvia_family, rtvia_addr }) => {
    const members: [string, Notation][] = [['rtvia_family', { value: rtvia_family, as: viaFamily }]];
    if (rtvia_addr !== undefined) members.push(['rtvia_addr', rtvia_addr]);
    return { members };
  },
});

/** An address with its own family (`struct rtvia` of linux/rtnetlink.h). */
const via: Reader = (context, pos, length) => {
  if (length < 2) return undefined;
  if (!isRead(context, pos, length)) return notRead(context, pos);
  const { frame, memory } = context;
  const family = frame.view.getUint16(pos, true);
  const address = family === 2 ? ipv4() : family === 10 ? ipv6() : undefined;
  const left = length - 2;
  let addr: Shown | undefined;
  if (left > 0)
    addr =
      address !== undefined && left >= address.size(frame.abi)
        ? {
            value: decodeInside(address, frame, memory, pos + 2, pos + 2 + address.size(frame.abi)),
            as: address,
          }
        : asBytes(context, pos + 2, left);
  return {
    value: { rtvia_family: addressFamilies.nameOf(family, frame.abi.arch) ?? family, rtvia_addr: addr },
    as: viaKind,
  };
};

/** Attributes of a route. */
export const routeAttributes = attributeSet(table.routeAttributes, {
  RTA_DST: internetAddress,
  RTA_SRC: internetAddress,
  RTA_IIF: index,
  RTA_OIF: index,
  RTA_GATEWAY: internetAddress,
  RTA_PRIORITY: u32,
  RTA_PREFSRC: internetAddress,
  RTA_METRICS: nested(metrics),
  RTA_MULTIPATH: multipath,
  RTA_PROTOINFO: u32,
  RTA_FLOW: u32,
  RTA_CACHEINFO: fixed(cacheInfo),
  RTA_MP_ALGO: u32,
  RTA_TABLE: fixed(oneOf(tableNumbers())),
  RTA_MARK: u32,
  RTA_MFC_STATS: fixed(mfcStatistics),
  RTA_VIA: via,
  RTA_NEWDST: internetAddress,
  RTA_PREF: u8,
  RTA_ENCAP_TYPE: fixed(oneOf(table.encapsulationTypes, 'u16')),
  RTA_EXPIRES: u64Reader,
  RTA_UID: u32,
  RTA_TTL_PROPAGATE: u8,
  RTA_IP_PROTO: u8,
  RTA_SPORT: u16,
  RTA_DPORT: u16,
  RTA_NH_ID: u32,
  RTA_FLOWLABEL: be32,
});

/** Routing tables in attributes: numbers without a name stand alone. */
function tableNumbers() {
  const { routeTables } = table;
  return {
    type: routeTables.type,
    radix: routeTables.radix,
    wide: routeTables.wide,
    unknown: '',
    entries: routeTables.entries.bind(routeTables),
    nameOf: routeTables.nameOf.bind(routeTables),
    valueOf: routeTables.valueOf.bind(routeTables),
  };
}

/** `struct rtmsg` of linux/rtnetlink.h and its attributes. */
export const routeMessage: FamilyMessage = {
  header: struct('rtmsg', {
    rtm_family: familyByte,
    rtm_dst_len: int('u8'),
    rtm_src_len: int('u8'),
    rtm_tos: serviceType,
    rtm_table: routeTable,
    rtm_protocol: oneOf(table.routeProtocols, 'u8'),
    rtm_scope: routeScope,
    rtm_type: oneOf(table.routeKinds, 'u8'),
    rtm_flags: flags(table.routeFlags),
  }),
  attributes: routeAttributes,
};

/** `struct fib_rule_uid_range` and `fib_rule_port_range` of linux/fib_rules.h. */
const userRange = struct('fib_rule_uid_range', { start: uint(), end: uint() });
const portRange = struct('fib_rule_port_range', { start: int('u16'), end: int('u16') });

/** `struct fib_rule_hdr` of linux/fib_rules.h and its attributes. */
export const ruleMessage: FamilyMessage = {
  header: struct('fib_rule_hdr', {
    family: familyByte,
    dst_len: int('u8'),
    src_len: int('u8'),
    tos: serviceType,
    table: oneOf(table.routeTables, 'u8'),
    res1: padding(1),
    res2: padding(1),
    action: oneOf(table.ruleActions, 'u8'),
    flags: flags(table.ruleFlags),
  }),
  attributes: attributeSet(table.ruleAttributes, {
    FRA_DST: internetAddress,
    FRA_SRC: internetAddress,
    FRA_IIFNAME: text,
    FRA_GOTO: u32,
    FRA_PRIORITY: u32,
    FRA_FWMARK: u32,
    FRA_FLOW: u32,
    FRA_TUN_ID: be64,
    FRA_SUPPRESS_IFGROUP: u32,
    FRA_SUPPRESS_PREFIXLEN: u32,
    FRA_TABLE: fixed(oneOf(tableNumbers())),
    FRA_FWMASK: u32,
    FRA_OIFNAME: text,
    FRA_L3MDEV: u8,
    FRA_UID_RANGE: fixed(userRange),
    FRA_PROTOCOL: fixed(oneOf(table.routeProtocols, 'u8')),
    FRA_IP_PROTO: ipProtocol,
    FRA_SPORT_RANGE: fixed(portRange),
    FRA_DPORT_RANGE: fixed(portRange),
    FRA_DSCP: u8,
    FRA_FLOWLABEL: be32,
    FRA_FLOWLABEL_MASK: be32,
    FRA_SPORT_MASK: x16,
    FRA_DPORT_MASK: x16,
    FRA_DSCP_MASK: x8,
  }),
};
