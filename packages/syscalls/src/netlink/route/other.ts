import * as table from '../../constants/netlink-route.gen.js';
import * as more from '../../constants/netlink-route-more.gen.js';
import { addressFamilies, etherTypes } from '../../constants/socket.gen.js';
import { array } from '../../model/arrays.js';
import { custom, decodeInside } from '../../model/custom.js';
import { when } from '../../model/decorate.js';
import { flags, hex, int, interfaceIndex, oneOf, uint } from '../../model/integers.js';
import type { AnyKind } from '../../model/kind.js';
import { field } from '../../model/ref.js';
import { padding, struct } from '../../model/struct.js';
import { addressNotation, hexLiteral, ipv4Text, ipv6Text } from '../../sockets/internet.js';
import { joinTables } from '../../sockets/shapes.js';
import { Bytes } from '../../values/bytes.js';
import { attributeSet, attributesKind, decodeAttributes, nested } from '../attributes.js';
import { isRead, type NetlinkContext, notRead, type Reader, type Shown } from '../context.js';
import { byFamily, type FamilyMessage, familyByte } from '../header.js';
import { clock, descriptor, fixed, index, inet, inet6, named, s32, u16, u32 } from '../readers.js';
import { routeScope } from './names.js';

const unlessZero = (name: string, kind: AnyKind): AnyKind =>
  when([{ of: field(name), compare: 'ne', value: 0 }], kind);

/** `struct netconfmsg` of linux/netconf.h and its attributes. */
export const configurationMessage: FamilyMessage = {
  header: struct('netconfmsg', { ncm_family: familyByte }),
  attributes: attributeSet(table.netconfAttributes, {
    NETCONFA_IFINDEX: index,
    NETCONFA_FORWARDING: s32,
    NETCONFA_RP_FILTER: s32,
    NETCONFA_MC_FORWARDING: s32,
    NETCONFA_PROXY_NEIGH: s32,
    NETCONFA_IGNORE_ROUTES_WITH_LINKDOWN: s32,
    NETCONFA_INPUT: s32,
    NETCONFA_BC_FORWARDING: s32,
    NETCONFA_FORCE_FORWARDING: s32,
  }),
};

/** `struct rtgenmsg` of linux/rtnetlink.h with the attributes of network namespaces. */
export const namespaceMessage: FamilyMessage = {
  header: struct('rtgenmsg', { rtgen_family: familyByte }),
  attributes: attributeSet(table.namespaceAttributes, {
    NETNSA_NSID: s32,
    NETNSA_PID: u32,
    NETNSA_FD: descriptor,
    NETNSA_TARGET_NSID: s32,
    NETNSA_CURRENT_NSID: s32,
  }),
};

const IPMR = 128;
const IP6MR = 129;

const multicastReport = attributeSet(table.multicastReportAttributes, {
  IPMRA_CREPORT_MSGTYPE: named(more.igmpMessages, { size: 1 }),
  IPMRA_CREPORT_VIF_ID: u32,
  IPMRA_CREPORT_SRC_ADDR: inet,
  IPMRA_CREPORT_DST_ADDR: inet,
  IPMRA_CREPORT_TABLE: u32,
});
const multicast6Report = attributeSet(more.multicast6ReportAttributes, {
  IP6MRA_CREPORT_MSGTYPE: named(more.mrt6Messages, { size: 1 }),
  IP6MRA_CREPORT_MIF_ID: u32,
  IP6MRA_CREPORT_SRC_ADDR: inet6,
  IP6MRA_CREPORT_DST_ADDR: inet6,
});

/** `struct rtgenmsg` with what multicast routing reports. */
export const reportMessage: FamilyMessage = {
  header: struct('rtgenmsg', { rtgen_family: oneOf(joinTables(more.reportFamilies, addressFamilies), 'u8') }),
  attributes: (family) =>
    family === IPMR ? multicastReport : family === IP6MR ? multicast6Report : undefined,
};

/** `struct dcbmsg` of linux/dcbnl.h; its attributes are bytes. */
export const dataCentreMessage: FamilyMessage = {
  header: struct('dcbmsg', {
    dcb_family: familyByte,
    cmd: oneOf(table.dcbCommands, 'u8'),
    dcb_pad: padding(2),
  }),
  attributes: attributeSet(table.dcbAttributes, {}),
};

/** An address of a multicast group: what it is tells the protocol behind it. */
interface GroupAddress {
  readonly text: string | undefined;
  readonly bytes: Bytes;
  readonly proto: string | number;
}

const shortEtherType = oneOf(etherTypes, 'u16');
const groupAddress = custom<GroupAddress>({
  name: 'addr',
  bytes: 20,
  align: 4,
  decode: ({ bytes, view }, pos) => {
    const number = view.getUint16(pos + 16, false);
    const proto = etherTypes.nameOf(number, 'x86_64') ?? number;
    const shown =
      number === 0x800 ? ipv4Text(bytes, pos) : number === 0x86dd ? ipv6Text(bytes, pos) : undefined;
    return { text: shown, bytes: new Bytes(bytes, pos, pos + 16, 16), proto };
  },
  show: ({ text: address, bytes, proto }) => {
    const protocol = [
      'proto',
      { call: 'htons', args: [{ value: proto, as: unknownFamily(proto) }] },
    ] as const;
    if (address === undefined) return { members: [['u', hexLiteral(bytes.bytes)], protocol] };
    return address.includes(':')
      ? { members: [['', addressNotation(address, 'ip6')], protocol] }
      : { members: [['ip4', addressNotation(address)], protocol] };
  },
});

/** strace says `AF_???` of protocols that it does not know here. */
const unknownProtocol = custom<number>({
  name: 'proto',
  decode: () => 0,
  show: (value) => {
    const plain = value === 0 ? '0' : `0x${value.toString(16)}`;
    const commented = `${plain} /* ${addressFamilies.unknown} */`;
    return { styles: { abbrev: commented, raw: plain, verbose: commented } };
  },
});
const unknownFamily = (proto: string | number): AnyKind =>
  typeof proto === 'string' ? shortEtherType : unknownProtocol;

/** `struct br_mdb_entry` of linux/if_bridge.h. */
const mdbEntry = struct('br_mdb_entry', {
  ifindex: interfaceIndex(),
  state: oneOf(table.mdbStates, 'u8'),
  flags: flags(table.mdbFlags, 'u8'),
  vid: int('u16'),
  addr: groupAddress,
});
const ENTRY = 28;

interface WithAttributes {
  readonly value: unknown;
  readonly attributes: Shown;
}

/** A structure with attributes behind it. */
function structAndAttributes(kind: AnyKind, size: number, set: Parameters<typeof nested>[0]): Reader {
  const both = custom<WithAttributes>({
    name: 'both',
    decode: () => undefined as never,
    show: ({ value, attributes }) => ({ parts: [{ value, as: kind }, ', ', attributes] }),
  });
  return (context: NetlinkContext, pos, length) => {
    if (length < size) return undefined;
    if (!isRead(context, pos, size)) return notRead(context, pos);
    const value = decodeInside(kind, context.frame, context.memory, pos, pos + size);
    const start = (size + 3) & ~3;
    if (length <= start) return { value, as: kind };
    const attributes: Shown = {
      value: decodeAttributes(
        typeof set === 'function' ? set() : set,
        { ...context, depth: context.depth + 1 },
        pos + start,
        length - start,
      ),
      as: attributesKind,
    };
    return { value: { value, attributes }, as: both };
  };
}

const mdbEntries = attributeSet(table.mdbEntryAttributes, {
  MDBA_MDB_ENTRY_INFO: structAndAttributes(
    mdbEntry,
    ENTRY,
    attributeSet(table.mdbEntryInfoAttributes, { MDBA_MDB_EATTR_TIMER: u32 }),
  ),
});
const mdbRouter = attributeSet(table.mdbRouterAttributes, {
  MDBA_ROUTER_PORT: structAndAttributes(
    interfaceIndex(),
    4,
    attributeSet(table.mdbRouterPatternAttributes, {
      MDBA_ROUTER_PATTR_TIMER: u32,
      MDBA_ROUTER_PATTR_TYPE: named(table.multicastRouterTypes, { size: 1 }),
      MDBA_ROUTER_PATTR_INET_TIMER: u32,
      MDBA_ROUTER_PATTR_INET6_TIMER: u32,
      MDBA_ROUTER_PATTR_VID: u16,
    }),
  ),
});

/** `struct br_port_msg` of linux/if_bridge.h and its attributes. */
export const multicastDatabaseMessage: FamilyMessage = {
  header: struct('br_port_msg', { family: familyByte, ifindex: interfaceIndex() }),
  attributes: attributeSet(table.mdbAttributes, {
    MDBA_MDB: nested(attributeSet(table.mdbMdbAttributes, { MDBA_MDB_ENTRY: nested(mdbEntries) })),
    MDBA_ROUTER: nested(mdbRouter),
  }),
};

/** `struct nexthop_grp` of linux/nexthop.h. */
const groupMember = struct('nexthop_grp', {
  id: uint(),
  weight: int('u8'),
  weight_high: int('u8'),
  resvd2: unlessZero('resvd2', hex('u16')),
});
const groupMembers = array(groupMember);
const groupReader: Reader = (context, pos, length) => {
  const count = Math.floor(length / 8);
  if (count === 0) return undefined;
  if (!isRead(context, pos, count * 8)) return notRead(context, pos);
  return {
    value: decodeInside(groupMembers, context.frame, context.memory, pos, pos + count * 8),
    as: groupMembers,
  };
};

/** `struct nhmsg` of linux/nexthop.h and its attributes. */
export const nextHopMessage: FamilyMessage = {
  header: struct('nhmsg', {
    nh_family: familyByte,
    nh_scope: routeScope,
    nh_protocol: oneOf(table.routeProtocols, 'u8'),
    resvd: unlessZero('resvd', hex('u8')),
    nh_flags: flags(table.nextHopFlags),
  }),
  attributes: attributeSet(table.nextHopAttributes, {
    NHA_ID: u32,
    NHA_GROUP: groupReader,
    NHA_GROUP_TYPE: named(table.nextHopGroupTypes, { size: 2 }),
    NHA_BLACKHOLE: u32,
    NHA_OIF: index,
    NHA_GATEWAY: byFamily({ 2: inet, 10: inet6 }),
    NHA_ENCAP_TYPE: fixed(oneOf(table.encapsulationTypes, 'u16')),
    NHA_GROUPS: u32,
    NHA_MASTER: index,
    NHA_FDB: u32,
    NHA_RES_GROUP: nested(
      attributeSet(more.nextHopResGroup, {
        NHA_RES_GROUP_BUCKETS: u16,
        NHA_RES_GROUP_IDLE_TIMER: clock,
        NHA_RES_GROUP_UNBALANCED_TIMER: clock,
        NHA_RES_GROUP_UNBALANCED_TIME: clock,
      }),
    ),
    NHA_RES_BUCKET: nested(
      attributeSet(more.nextHopResBucket, {
        NHA_RES_BUCKET_INDEX: u16,
        NHA_RES_BUCKET_IDLE_TIME: clock,
        NHA_RES_BUCKET_NH_ID: u32,
      }),
    ),
  }),
};
