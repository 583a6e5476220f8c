import * as table from '../../constants/netlink-link.gen.js';
import { addressFamilies, arpHardwareTypes, interfaceFlags } from '../../constants/socket.gen.js';
import { flags, hex, int, interfaceIndex, oneOf, u64 } from '../../model/integers.js';
import { padding, struct } from '../../model/struct.js';
import { attributeSet, nested } from '../attributes.js';
import type { NetlinkContext, Reader } from '../context.js';
import { byFamily, type FamilyMessage, familyByte, familyOf } from '../header.js';
import {
  descriptor,
  fixed,
  flagged,
  group,
  hardware,
  index,
  indexed,
  inet6,
  named,
  s32,
  shortText,
  text,
  u8,
  u16,
  u32,
  u64Reader,
  undecoded,
  user,
  x32,
} from '../readers.js';
import { bridgeData, bridgeFamily, bridgePort } from './bridge.js';
import * as structs from './link-structs.js';

const AF_BRIDGE = 7;
const AF_INET6 = 10;

/** The kind of link that attributes before have named: what others mean is up to it. */
class LinkInfo {
  kind = '';
  slaveKind = '';
}

const info = (context: NetlinkContext): LinkInfo =>
  context.owner instanceof LinkInfo ? context.owner : new LinkInfo();

/** Text up to its NUL or to the end of the attribute. */
function textAt(context: NetlinkContext, pos: number, length: number): string {
  let name = '';
  for (let i = pos; i < Math.min(pos + length, context.readable) && context.frame.bytes[i] !== 0; i++)
    name += String.fromCharCode(context.frame.bytes[i] as number);
  return name;
}

const linkKind: Reader = (context, pos, length, type) => {
  info(context).kind = textAt(context, pos, length);
  return shortText(context, pos, length, type);
};
const slaveKind: Reader = (context, pos, length, type) => {
  info(context).slaveKind = textAt(context, pos, length);
  return shortText(context, pos, length, type);
};

const tun = nested(
  attributeSet(table.tunAttributes, {
    IFLA_TUN_OWNER: user,
    IFLA_TUN_GROUP: group,
    IFLA_TUN_TYPE: named(table.tunTypes, { size: 1 }),
    IFLA_TUN_PI: u8,
    IFLA_TUN_VNET_HDR: u8,
    IFLA_TUN_PERSIST: u8,
    IFLA_TUN_MULTI_QUEUE: u8,
    IFLA_TUN_NUM_QUEUES: u32,
    IFLA_TUN_NUM_DISABLED_QUEUES: u32,
  }),
);
const dataByKind: Readonly<Record<string, Reader>> = { bridge: nested(bridgeData), tun };
const statisticsByKind: Readonly<Record<string, Reader>> = { can: fixed(structs.canStatistics) };
const slaveDataByKind: Readonly<Record<string, Reader>> = { bridge: nested(bridgePort) };

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

const linkInfo = attributeSet(table.linkInfoAttributes, {
  IFLA_INFO_KIND: linkKind,
  IFLA_INFO_DATA: (context, pos, length, type) =>
    own(dataByKind, info(context).kind)?.(context, pos, length, type),
  IFLA_INFO_XSTATS: (context, pos, length, type) =>
    own(statisticsByKind, info(context).kind)?.(context, pos, length, type),
  IFLA_INFO_SLAVE_KIND: slaveKind,
  IFLA_INFO_SLAVE_DATA: (context, pos, length, type) =>
    own(slaveDataByKind, info(context).slaveKind)?.(context, pos, length, type),
});

const port = nested(
  attributeSet(table.portAttributes, {
    IFLA_PORT_VF: u32,
    IFLA_PORT_PROFILE: text,
    IFLA_PORT_VSI_TYPE: fixed(structs.portVsi),
    IFLA_PORT_REQUEST: u8,
    IFLA_PORT_RESPONSE: u16,
  }),
);

const vfStatistics = attributeSet(table.vfStatsAttributes, { IFLA_VF_STATS_PAD: undecoded }, fixed(u64()));
const vfInfo = attributeSet(table.vfInfoAttributes, {
  IFLA_VF_MAC: fixed(structs.vfMac),
  IFLA_VF_VLAN: fixed(structs.vfVlan),
  IFLA_VF_TX_RATE: fixed(structs.vfTxRate),
  IFLA_VF_SPOOFCHK: fixed(structs.vfSetting),
  IFLA_VF_LINK_STATE: fixed(structs.vfLinkState),
  IFLA_VF_RATE: fixed(structs.vfRate),
  IFLA_VF_RSS_QUERY_EN: fixed(structs.vfSetting),
  IFLA_VF_STATS: nested(vfStatistics),
  IFLA_VF_TRUST: fixed(structs.vfSetting),
  IFLA_VF_IB_NODE_GUID: structs.exact(structs.vfGuid),
  IFLA_VF_IB_PORT_GUID: structs.exact(structs.vfGuid),
  IFLA_VF_VLAN_LIST: nested(
    attributeSet(table.vfVlanAttributes, { IFLA_VF_VLAN_INFO: fixed(structs.vfVlanInfo) }),
  ),
  IFLA_VF_BROADCAST: fixed(structs.vfBroadcast),
});

const xdp = attributeSet(table.xdpAttributes, {
  IFLA_XDP_FD: descriptor,
  IFLA_XDP_ATTACHED: named(table.xdpAttachedModes, { size: 1 }),
  IFLA_XDP_FLAGS: flaggedWord(table.xdpLinkFlags),
  IFLA_XDP_PROG_ID: u32,
  IFLA_XDP_DRV_PROG_ID: u32,
  IFLA_XDP_SKB_PROG_ID: u32,
  IFLA_XDP_HW_PROG_ID: u32,
  IFLA_XDP_EXPECTED_FD: descriptor,
});

function flaggedWord(flagTable: Parameters<typeof flags>[0]): Reader {
  return fixed(flags(flagTable));
}

/** The indices of IPv4's settings count from one, but stand in their array from nought. */
const inetSettings = indexed(int(), {
  ...viewOf(),
  nameOf: (value, arch) => {
    const name = table.inetDevconf.nameOf(Number(value) + 1, arch);
    return name === undefined ? undefined : `${name}-1`;
  },
});

function viewOf() {
  const { type, radix, unknown, wide } = table.inetDevconf;
  return {
    type,
    radix,
    unknown,
    wide,
    entries: () => [],
    valueOf: () => undefined,
  };
}

const inet6Family = attributeSet(table.linkInet6Attributes, {
  IFLA_INET6_FLAGS: flagged(table.inet6InterfaceFlags, { size: 4 }),
  IFLA_INET6_CONF: indexed(int(), table.inet6Devconf),
  IFLA_INET6_STATS: indexed(u64(), table.ipStatistics),
  IFLA_INET6_CACHEINFO: fixed(structs.linkCache),
  IFLA_INET6_ICMP6STATS: indexed(u64(), table.icmp6Statistics),
  IFLA_INET6_TOKEN: inet6,
  IFLA_INET6_ADDR_GEN_MODE: named(table.addressGenerationModes, { size: 1 }),
  IFLA_INET6_RA_MTU: u32,
});

const families = attributeSet(addressFamilies, {
  AF_INET: nested(attributeSet(table.linkInetAttributes, { IFLA_INET_CONF: inetSettings })),
  AF_INET6: nested(inet6Family),
  AF_MCTP: nested(
    attributeSet(table.linkMctpAttributes, {
      IFLA_MCTP_NET: u32,
      IFLA_MCTP_PHYS_BINDING: named(table.mctpBindings, { size: 1 }),
    }),
  ),
});

const familySpec = nested(families);
const bridgeSpec = nested(bridgeFamily);

const protectReason = attributeSet(table.protoDownReasonAttributes, {
  IFLA_PROTO_DOWN_REASON_MASK: x32,
  IFLA_PROTO_DOWN_REASON_VALUE: x32,
});

/**
 * How many bytes strace shows of the address of a link: those of the hardware (linux/if_arp.h) whose number is the
 * family of the message, as it happens.
 */
const shownOfAddress: ReadonlyMap<number, number> = new Map([
  [0, 7],
  [1, 6],
  [3, 7],
  [6, 6],
  [7, 1],
  [15, 2],
  [24, 16],
  [27, 8],
]);
const linkAddress: Reader = (context, pos, length, type) =>
  hardware(shownOfAddress.get(familyOf(context)))(context, pos, length, type);

const names = attributeSet(table.linkAttributes, { IFLA_ALT_IFNAME: text });

/** Attributes of a link. */
export const linkAttributes = attributeSet(table.linkAttributes, {
  IFLA_ADDRESS: linkAddress,
  IFLA_BROADCAST: linkAddress,
  IFLA_IFNAME: text,
  IFLA_MTU: u32,
  IFLA_LINK: u32,
  IFLA_QDISC: text,
  IFLA_STATS: structs.linkStatistics,
  IFLA_MASTER: u32,
  IFLA_PROTINFO: byFamily({ [AF_BRIDGE]: nested(bridgePort), [AF_INET6]: nested(inet6Family) }),
  IFLA_TXQLEN: u32,
  IFLA_MAP: fixed(structs.linkMap),
  IFLA_WEIGHT: u32,
  IFLA_OPERSTATE: u8,
  IFLA_LINKMODE: u8,
  IFLA_LINKINFO: nested(linkInfo, () => new LinkInfo()),
  IFLA_NET_NS_PID: u32,
  IFLA_IFALIAS: text,
  IFLA_NUM_VF: u32,
  IFLA_VFINFO_LIST: nested(attributeSet(table.vfInfoListAttributes, { IFLA_VF_INFO: nested(vfInfo) })),
  IFLA_STATS64: structs.linkStatistics64,
  IFLA_VF_PORTS: nested(attributeSet(table.vfPortAttributes, { IFLA_VF_PORT: port })),
  IFLA_PORT_SELF: port,
  IFLA_AF_SPEC: (context, pos, length, type) =>
    (familyOf(context) === AF_BRIDGE ? bridgeSpec : familySpec)(context, pos, length, type),
  IFLA_GROUP: u32,
  IFLA_NET_NS_FD: descriptor,
  IFLA_EXT_MASK: flagged(table.extraMasks, { size: 4 }),
  IFLA_PROMISCUITY: u32,
  IFLA_NUM_TX_QUEUES: u32,
  IFLA_NUM_RX_QUEUES: u32,
  IFLA_CARRIER: u8,
  IFLA_CARRIER_CHANGES: u32,
  IFLA_LINK_NETNSID: s32,
  IFLA_PHYS_PORT_NAME: text,
  IFLA_PROTO_DOWN: u8,
  IFLA_GSO_MAX_SEGS: u32,
  IFLA_GSO_MAX_SIZE: u32,
  IFLA_XDP: nested(xdp),
  IFLA_EVENT: fixed(oneOf(table.linkEvents)),
  IFLA_NEW_NETNSID: s32,
  IFLA_IF_NETNSID: s32,
  IFLA_CARRIER_UP_COUNT: u32,
  IFLA_CARRIER_DOWN_COUNT: u32,
  IFLA_NEW_IFINDEX: index,
  IFLA_MIN_MTU: u32,
  IFLA_MAX_MTU: u32,
  IFLA_PROP_LIST: nested(names),
  IFLA_ALT_IFNAME: text,
  IFLA_PERM_ADDRESS: linkAddress,
  IFLA_PROTO_DOWN_REASON: nested(protectReason),
  IFLA_PARENT_DEV_NAME: text,
  IFLA_PARENT_DEV_BUS_NAME: text,
  IFLA_GRO_MAX_SIZE: u32,
  IFLA_TSO_MAX_SIZE: u32,
  IFLA_TSO_MAX_SEGS: u32,
  IFLA_DEVLINK_PORT: u32,
  IFLA_ALLMULTI: u32,
  IFLA_GSO_IPV4_MAX_SIZE: u32,
  IFLA_GRO_IPV4_MAX_SIZE: u32,
  IFLA_MAX_PACING_OFFLOAD_HORIZON: u64Reader,
  IFLA_NETNS_IMMUTABLE: u8,
  IFLA_HEADROOM: u16,
  IFLA_TAILROOM: u16,
});

/** `struct ifinfomsg` of linux/rtnetlink.h and its attributes. */
export const linkMessage: FamilyMessage = {
  header: struct('ifinfomsg', {
    ifi_family: familyByte,
    __ifi_pad: padding(1),
    ifi_type: oneOf(arpHardwareTypes, 'u16'),
    ifi_index: interfaceIndex(),
    ifi_flags: flags(interfaceFlags),
    ifi_change: hex('u32'),
  }),
  attributes: linkAttributes,
};
