import * as table from '../../constants/netlink-link.gen.js';
import { bridgeBooleanFlags } from '../../constants/netlink-route-more.gen.js';
import { flags, int } from '../../model/integers.js';
import { struct } from '../../model/struct.js';
import { attributeSet, nested } from '../attributes.js';
import {
  clock,
  etherProtocol,
  fixed,
  flagged,
  hardware,
  index,
  inet,
  inet6,
  named,
  u8,
  u16,
  u32,
  x16,
} from '../readers.js';
import { bridgeId, withRest } from './link-structs.js';

const id = fixed(bridgeId);

/** Attributes of a bridge's port. */
export const bridgePort = attributeSet(table.bridgePortAttributes, {
  IFLA_BRPORT_STATE: u8,
  IFLA_BRPORT_PRIORITY: u16,
  IFLA_BRPORT_COST: u32,
  IFLA_BRPORT_MODE: u8,
  IFLA_BRPORT_GUARD: u8,
  IFLA_BRPORT_PROTECT: u8,
  IFLA_BRPORT_FAST_LEAVE: u8,
  IFLA_BRPORT_LEARNING: u8,
  IFLA_BRPORT_UNICAST_FLOOD: u8,
  IFLA_BRPORT_PROXYARP: u8,
  IFLA_BRPORT_LEARNING_SYNC: u8,
  IFLA_BRPORT_PROXYARP_WIFI: u8,
  IFLA_BRPORT_ROOT_ID: id,
  IFLA_BRPORT_BRIDGE_ID: id,
  IFLA_BRPORT_DESIGNATED_PORT: u16,
  IFLA_BRPORT_DESIGNATED_COST: u16,
  IFLA_BRPORT_ID: u16,
  IFLA_BRPORT_NO: u16,
  IFLA_BRPORT_TOPOLOGY_CHANGE_ACK: u8,
  IFLA_BRPORT_CONFIG_PENDING: u8,
  IFLA_BRPORT_MESSAGE_AGE_TIMER: clock,
  IFLA_BRPORT_FORWARD_DELAY_TIMER: clock,
  IFLA_BRPORT_HOLD_TIMER: clock,
  IFLA_BRPORT_MULTICAST_ROUTER: u8,
  IFLA_BRPORT_MCAST_FLOOD: u8,
  IFLA_BRPORT_MCAST_TO_UCAST: u8,
  IFLA_BRPORT_VLAN_TUNNEL: u8,
  IFLA_BRPORT_BCAST_FLOOD: u8,
  IFLA_BRPORT_GROUP_FWD_MASK: x16,
  IFLA_BRPORT_NEIGH_SUPPRESS: u8,
  IFLA_BRPORT_ISOLATED: u8,
  IFLA_BRPORT_BACKUP_PORT: index,
  IFLA_BRPORT_MRP_RING_OPEN: u8,
  IFLA_BRPORT_MRP_IN_OPEN: u8,
  IFLA_BRPORT_MCAST_EHT_HOSTS_LIMIT: u32,
  IFLA_BRPORT_MCAST_EHT_HOSTS_CNT: u32,
  IFLA_BRPORT_LOCKED: u8,
  IFLA_BRPORT_MAB: u8,
  IFLA_BRPORT_MCAST_N_GROUPS: u32,
  IFLA_BRPORT_MCAST_MAX_GROUPS: u32,
  IFLA_BRPORT_NEIGH_VLAN_SUPPRESS: u8,
  IFLA_BRPORT_BACKUP_NHID: u32,
});

const querier = attributeSet(table.bridgeQuerierAttributes, {
  BRIDGE_QUERIER_IP_ADDRESS: inet,
  BRIDGE_QUERIER_IP_PORT: index,
  BRIDGE_QUERIER_IP_OTHER_TIMER: clock,
  BRIDGE_QUERIER_IPV6_ADDRESS: inet6,
  BRIDGE_QUERIER_IPV6_PORT: index,
  BRIDGE_QUERIER_IPV6_OTHER_TIMER: clock,
});

/** `struct br_boolopt_multi` of linux/if_bridge.h. */
const booleanOptions = struct('br_boolopt_multi', {
  optval: flags(bridgeBooleanFlags),
  optmask: flags(bridgeBooleanFlags),
});

/** Attributes of a bridge (`IFLA_INFO_DATA`). */
export const bridgeData = attributeSet(table.bridgeAttributes, {
  IFLA_BR_FORWARD_DELAY: clock,
  IFLA_BR_HELLO_TIME: clock,
  IFLA_BR_MAX_AGE: clock,
  IFLA_BR_AGEING_TIME: clock,
  IFLA_BR_STP_STATE: u32,
  IFLA_BR_PRIORITY: u16,
  IFLA_BR_VLAN_FILTERING: u8,
  IFLA_BR_VLAN_PROTOCOL: etherProtocol,
  IFLA_BR_GROUP_FWD_MASK: x16,
  IFLA_BR_ROOT_ID: id,
  IFLA_BR_BRIDGE_ID: id,
  IFLA_BR_ROOT_PORT: u16,
  IFLA_BR_ROOT_PATH_COST: u32,
  IFLA_BR_TOPOLOGY_CHANGE: u8,
  IFLA_BR_TOPOLOGY_CHANGE_DETECTED: u8,
  IFLA_BR_HELLO_TIMER: clock,
  IFLA_BR_TCN_TIMER: clock,
  IFLA_BR_TOPOLOGY_CHANGE_TIMER: clock,
  IFLA_BR_GC_TIMER: clock,
  IFLA_BR_GROUP_ADDR: hardware(),
  IFLA_BR_MCAST_ROUTER: u8,
  IFLA_BR_MCAST_SNOOPING: u8,
  IFLA_BR_MCAST_QUERY_USE_IFADDR: u8,
  IFLA_BR_MCAST_QUERIER: u8,
  IFLA_BR_MCAST_HASH_ELASTICITY: u32,
  IFLA_BR_MCAST_HASH_MAX: u32,
  IFLA_BR_MCAST_LAST_MEMBER_CNT: u32,
  IFLA_BR_MCAST_STARTUP_QUERY_CNT: u32,
  IFLA_BR_MCAST_LAST_MEMBER_INTVL: clock,
  IFLA_BR_MCAST_MEMBERSHIP_INTVL: clock,
  IFLA_BR_MCAST_QUERIER_INTVL: clock,
  IFLA_BR_MCAST_QUERY_INTVL: clock,
  IFLA_BR_MCAST_QUERY_RESPONSE_INTVL: clock,
  IFLA_BR_MCAST_STARTUP_QUERY_INTVL: clock,
  IFLA_BR_NF_CALL_IPTABLES: u8,
  IFLA_BR_NF_CALL_IP6TABLES: u8,
  IFLA_BR_NF_CALL_ARPTABLES: u8,
  IFLA_BR_VLAN_DEFAULT_PVID: u16,
  IFLA_BR_VLAN_STATS_ENABLED: u8,
  IFLA_BR_MCAST_STATS_ENABLED: u8,
  IFLA_BR_MCAST_IGMP_VERSION: u8,
  IFLA_BR_MCAST_MLD_VERSION: u8,
  IFLA_BR_VLAN_STATS_PER_PORT: u8,
  IFLA_BR_MULTI_BOOLOPT: fixed(booleanOptions),
  IFLA_BR_MCAST_QUERIER_STATE: nested(querier),
});

/** `struct bridge_vlan_info` of linux/if_bridge.h. */
const vlanInfo = struct('bridge_vlan_info', { flags: flags(table.bridgeVlanFlags, 'u16'), vid: int('u16') });

/** Attributes of `IFLA_AF_SPEC` in a message for a bridge. */
export const bridgeFamily = attributeSet(table.linkBridgeAttributes, {
  IFLA_BRIDGE_FLAGS: flagged(table.bridgeFlags, { size: 2 }),
  IFLA_BRIDGE_MODE: named(table.bridgeModes, { size: 2 }),
  IFLA_BRIDGE_VLAN_INFO: withRest(vlanInfo),
  IFLA_BRIDGE_VLAN_TUNNEL_INFO: nested(
    attributeSet(table.bridgeVlanTunnelAttributes, {
      IFLA_BRIDGE_VLAN_TUNNEL_ID: u32,
      IFLA_BRIDGE_VLAN_TUNNEL_VID: u16,
      IFLA_BRIDGE_VLAN_TUNNEL_FLAGS: flagged(table.bridgeVlanFlags, { size: 2 }),
    }),
  ),
});
