import { bridgeVlanFlags } from '../../constants/netlink-link.gen.js';
import * as table from '../../constants/netlink-route.gen.js';
import * as more from '../../constants/netlink-route-more.gen.js';
import { addressFamilies } from '../../constants/socket.gen.js';
import { type CustomKind, custom } from '../../model/custom.js';
import { when } from '../../model/decorate.js';
import { flags, hex, int, interfaceIndex, u64 } from '../../model/integers.js';
import type { AnyKind } from '../../model/kind.js';
import { meaning } from '../../model/notation.js';
import { field } from '../../model/ref.js';
import { type Fields, type StructKind, struct } from '../../model/struct.js';
import { readU64, type Word } from '../../model/word.js';
import { attributeSet, nested } from '../attributes.js';
import { type FamilyMessage, familyByte } from '../header.js';
import { u64Reader } from '../readers.js';
import { linkStatistics64, withRest } from './link-structs.js';

const unlessZero = (name: string, kind: AnyKind): AnyKind =>
  when([{ of: field(name), compare: 'ne', value: 0 }], kind);

const counter: AnyKind = u64();
const counters = (names: string): StructKind<Fields> =>
  struct('counters', Object.fromEntries(names.split(' ').map((name) => [name, counter])), { packed: true });

/** Two counters, for what came in and what went out. */
const bothWays: CustomKind<readonly Word[]> = custom<readonly Word[]>({
  name: 'directions',
  bytes: 16,
  decode: ({ view }, pos) => [readU64(view, pos), readU64(view, pos + 8)],
  show: (values) => ({
    items: values.map((value, direction) => ({
      parts: [
        '[',
        meaning(String(direction), more.multicastDirections.nameOf(direction, 'x86_64') ?? String(direction)),
        `]=${value}`,
      ],
    })),
  }),
});

/** `struct br_mcast_stats` of linux/if_bridge.h. */
const multicast = struct(
  'br_mcast_stats',
  {
    igmp_v1queries: bothWays,
    igmp_v2queries: bothWays,
    igmp_v3queries: bothWays,
    igmp_leaves: bothWays,
    igmp_v1reports: bothWays,
    igmp_v2reports: bothWays,
    igmp_v3reports: bothWays,
    igmp_parse_errors: u64(),
    mld_v1queries: bothWays,
    mld_v2queries: bothWays,
    mld_leaves: bothWays,
    mld_v1reports: bothWays,
    mld_v2reports: bothWays,
    mld_parse_errors: u64(),
    mcast_bytes: bothWays,
    mcast_packets: bothWays,
  },
  { packed: true },
);

/** `struct bridge_vlan_xstats` of linux/if_bridge.h. */
const vlan = struct(
  'bridge_vlan_xstats',
  {
    rx_bytes: u64(),
    rx_packets: u64(),
    tx_bytes: u64(),
    tx_packets: u64(),
    vid: int('u16'),
    flags: flags(bridgeVlanFlags, 'u16'),
    pad2: unlessZero('pad2', hex('u32')),
  },
  { packed: true },
);

const spanningTree = counters('transition_blk transition_fwd rx_bpdu tx_bpdu rx_tcn tx_tcn');

const bridge = attributeSet(more.bridgeXstats, {
  BRIDGE_XSTATS_VLAN: withRest(vlan),
  BRIDGE_XSTATS_MCAST: withRest(multicast),
  BRIDGE_XSTATS_STP: withRest(spanningTree),
});
const bond = attributeSet(more.bondXstats, {
  BOND_XSTATS_3AD: nested(attributeSet(more.bondXstats3ad, {}, u64Reader)),
});
const links = nested(
  attributeSet(more.linkXstatsTypes, {
    LINK_XSTATS_TYPE_BRIDGE: nested(bridge),
    LINK_XSTATS_TYPE_BOND: nested(bond),
  }),
);

/** `struct mpls_link_stats` of linux/mpls.h. */
const mpls = counters(
  'rx_packets tx_packets rx_bytes tx_bytes rx_errors tx_errors rx_dropped tx_dropped rx_noroute',
);
const families = attributeSet(addressFamilies, {
  AF_MPLS: nested(attributeSet(more.mplsStatistics, { MPLS_STATS_LINK: withRest(mpls) })),
});

/** `struct if_stats_msg` of linux/if_link.h and its attributes. */
export const statisticsMessage: FamilyMessage = {
  header: struct('if_stats_msg', {
    family: familyByte,
    pad1: unlessZero('pad1', hex('u8')),
    pad2: unlessZero('pad2', hex('u16')),
    ifindex: interfaceIndex(),
    filter_mask: flags(more.statisticsFilter),
  }),
  attributes: attributeSet(table.statisticsAttributes, {
    IFLA_STATS_LINK_64: linkStatistics64,
    IFLA_STATS_LINK_XSTATS: links,
    IFLA_STATS_LINK_XSTATS_SLAVE: links,
    IFLA_STATS_LINK_OFFLOAD_XSTATS: nested(
      attributeSet(more.offloadXstats, { IFLA_OFFLOAD_XSTATS_CPU_HIT: linkStatistics64 }),
    ),
    IFLA_STATS_AF_SPEC: nested(families),
  }),
};
