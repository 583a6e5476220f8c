import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Netlink routing messages: statistics, multicast and nexthops.',
  tables: {
    typesOfService: {
      kind: 'flags',
      unknown: 'IPTOS_TOS_???',
      header: 'linux/ip.h',
      names: 'IPTOS_LOWDELAY IPTOS_THROUGHPUT IPTOS_RELIABILITY IPTOS_MINCOST',
    },
    igmpMessages: {
      kind: 'enum',
      unknown: 'IGMPMSG_???',
      header: 'linux/mroute.h',
      names: 'IGMPMSG_NOCACHE IGMPMSG_WRONGVIF IGMPMSG_WHOLEPKT IGMPMSG_WRVIFWHOLE',
    },
    mrt6Messages: {
      kind: 'enum',
      unknown: 'MRT6MSG_???',
      header: 'linux/mroute6.h',
      names: 'MRT6MSG_NOCACHE MRT6MSG_WRONGMIF MRT6MSG_WHOLEPKT MRT6MSG_WRMIFWHOLE',
    },
    multicast6ReportAttributes: {
      kind: 'enum',
      unknown: 'IP6MRA_CREPORT_???',
      header: 'linux/mroute6.h',
      names: `
        IP6MRA_CREPORT_UNSPEC IP6MRA_CREPORT_MSGTYPE IP6MRA_CREPORT_MIF_ID IP6MRA_CREPORT_SRC_ADDR
        IP6MRA_CREPORT_DST_ADDR IP6MRA_CREPORT_PKT
      `,
    },
    linkXstatsTypes: {
      kind: 'enum',
      unknown: 'LINK_XSTATS_TYPE_???',
      header: 'linux/if_link.h',
      names: 'LINK_XSTATS_TYPE_UNSPEC LINK_XSTATS_TYPE_BRIDGE LINK_XSTATS_TYPE_BOND',
    },
    bridgeXstats: {
      kind: 'enum',
      unknown: 'BRIDGE_XSTATS_???',
      header: 'linux/if_bridge.h',
      names: `
        BRIDGE_XSTATS_UNSPEC BRIDGE_XSTATS_VLAN BRIDGE_XSTATS_MCAST BRIDGE_XSTATS_PAD BRIDGE_XSTATS_STP
      `,
    },
    bondXstats: {
      kind: 'enum',
      unknown: 'BOND_XSTATS_???',
      header: 'linux/if_bonding.h',
      names: 'BOND_XSTATS_UNSPEC BOND_XSTATS_3AD',
    },
    bondXstats3ad: {
      kind: 'enum',
      unknown: 'BOND_3AD_STAT_???',
      header: 'linux/if_bonding.h',
      names: `
        BOND_3AD_STAT_LACPDU_RX BOND_3AD_STAT_LACPDU_TX BOND_3AD_STAT_LACPDU_UNKNOWN_RX
        BOND_3AD_STAT_LACPDU_ILLEGAL_RX BOND_3AD_STAT_MARKER_RX BOND_3AD_STAT_MARKER_TX
        BOND_3AD_STAT_MARKER_RESP_RX BOND_3AD_STAT_MARKER_RESP_TX BOND_3AD_STAT_MARKER_UNKNOWN_RX
        BOND_3AD_STAT_PAD
      `,
    },
    offloadXstats: {
      kind: 'enum',
      unknown: 'IFLA_OFFLOAD_XSTATS_???',
      header: 'linux/if_link.h',
      names: `
        IFLA_OFFLOAD_XSTATS_UNSPEC IFLA_OFFLOAD_XSTATS_CPU_HIT IFLA_OFFLOAD_XSTATS_HW_S_INFO
        IFLA_OFFLOAD_XSTATS_L3_STATS
      `,
    },
    mplsStatistics: {
      kind: 'enum',
      unknown: 'MPLS_STATS_???',
      header: 'linux/mpls.h',
      names: 'MPLS_STATS_UNSPEC MPLS_STATS_LINK',
    },
    nextHopResGroup: {
      kind: 'enum',
      unknown: 'NHA_RES_GROUP_???',
      header: 'linux/nexthop.h',
      names: `
        NHA_RES_GROUP_PAD NHA_RES_GROUP_BUCKETS NHA_RES_GROUP_IDLE_TIMER NHA_RES_GROUP_UNBALANCED_TIMER
        NHA_RES_GROUP_UNBALANCED_TIME
      `,
    },
    nextHopResBucket: {
      kind: 'enum',
      unknown: 'NHA_RES_BUCKET_???',
      header: 'linux/nexthop.h',
      names: 'NHA_RES_BUCKET_PAD NHA_RES_BUCKET_INDEX NHA_RES_BUCKET_IDLE_TIME NHA_RES_BUCKET_NH_ID',
    },
    fdbNotifyFlags: {
      kind: 'flags',
      unknown: 'FDB_NOTIFY_???',
      header: 'linux/neighbour.h',
      names: 'FDB_NOTIFY_BIT FDB_NOTIFY_INACTIVE_BIT',
    },
    multicastDirections: {
      kind: 'enum',
      unknown: 'BR_MCAST_DIR_???',
      header: 'linux/if_bridge.h',
      names: 'BR_MCAST_DIR_RX BR_MCAST_DIR_TX BR_MCAST_DIR_SIZE',
    },
    statisticsFilter: {
      kind: 'flags',
      unknown: '1<<IFLA_STATS_???',
      header: 'linux/if_link.h',
      names: `
        1<<IFLA_STATS_UNSPEC 1<<IFLA_STATS_LINK_64 1<<IFLA_STATS_LINK_XSTATS
        1<<IFLA_STATS_LINK_XSTATS_SLAVE 1<<IFLA_STATS_LINK_OFFLOAD_XSTATS 1<<IFLA_STATS_AF_SPEC
      `,
    },
    bridgeBooleanFlags: {
      kind: 'flags',
      unknown: '1<<BR_BOOLOPT_???',
      header: 'linux/if_bridge.h',
      names: `
        1<<BR_BOOLOPT_NO_LL_LEARN 1<<BR_BOOLOPT_MCAST_VLAN_SNOOPING 1<<BR_BOOLOPT_MST_ENABLE
        1<<BR_BOOLOPT_MDB_OFFLOAD_FAIL_NOTIFICATION 1<<BR_BOOLOPT_FDB_LOCAL_VLAN_0
      `,
    },
    reportFamilies: {
      kind: 'enum',
      unknown: 'RTNL_FAMILY_???',
      header: 'linux/rtnetlink.h',
      names: 'RTNL_FAMILY_IPMR RTNL_FAMILY_IP6MR',
    },
  },
});
