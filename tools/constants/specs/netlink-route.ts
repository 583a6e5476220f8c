import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Netlink routing messages: addresses, routes, rules, neighbours, traffic control and more.',
  tables: {
    addressAttributes: {
      kind: 'enum',
      unknown: 'IFA_???',
      header: 'linux/if_addr.h',
      names: `
        IFA_UNSPEC IFA_ADDRESS IFA_LOCAL IFA_LABEL IFA_BROADCAST IFA_ANYCAST IFA_CACHEINFO IFA_MULTICAST
        IFA_FLAGS IFA_RT_PRIORITY IFA_TARGET_NETNSID IFA_PROTO
      `,
    },
    addressFlags: {
      kind: 'flags',
      unknown: 'IFA_F_???',
      header: 'linux/if_addr.h',
      names: `
        IFA_F_SECONDARY IFA_F_TEMPORARY IFA_F_NODAD IFA_F_OPTIMISTIC IFA_F_DADFAILED IFA_F_HOMEADDRESS
        IFA_F_DEPRECATED IFA_F_TENTATIVE IFA_F_PERMANENT IFA_F_MANAGETEMPADDR IFA_F_NOPREFIXROUTE
        IFA_F_MCAUTOJOIN IFA_F_STABLE_PRIVACY
      `,
    },
    addressProtocols: {
      kind: 'enum',
      unknown: 'IFAPROT_???',
      header: 'linux/if_addr.h',
      names: 'IFAPROT_UNSPEC IFAPROT_KERNEL_LO IFAPROT_KERNEL_RA IFAPROT_KERNEL_LL',
    },
    addressLabelAttributes: {
      kind: 'enum',
      unknown: 'IFAL_???',
      header: 'linux/if_addrlabel.h',
      names: 'IFAL_ADDRESS IFAL_LABEL',
    },
    routeAttributes: {
      kind: 'enum',
      unknown: 'RTA_???',
      header: 'linux/rtnetlink.h',
      names: `
        RTA_UNSPEC RTA_DST RTA_SRC RTA_IIF RTA_OIF RTA_GATEWAY RTA_PRIORITY RTA_PREFSRC RTA_METRICS
        RTA_MULTIPATH RTA_PROTOINFO RTA_FLOW RTA_CACHEINFO RTA_SESSION RTA_MP_ALGO RTA_TABLE RTA_MARK
        RTA_MFC_STATS RTA_VIA RTA_NEWDST RTA_PREF RTA_ENCAP_TYPE RTA_ENCAP RTA_EXPIRES RTA_PAD RTA_UID
        RTA_TTL_PROPAGATE RTA_IP_PROTO RTA_SPORT RTA_DPORT RTA_NH_ID RTA_FLOWLABEL
      `,
    },
    routeMetricAttributes: {
      kind: 'enum',
      unknown: 'RTAX_???',
      header: 'linux/rtnetlink.h',
      names: `
        RTAX_UNSPEC RTAX_LOCK RTAX_MTU RTAX_WINDOW RTAX_RTT RTAX_RTTVAR RTAX_SSTHRESH RTAX_CWND
        RTAX_ADVMSS RTAX_REORDERING RTAX_HOPLIMIT RTAX_INITCWND RTAX_FEATURES RTAX_RTO_MIN RTAX_INITRWND
        RTAX_QUICKACK RTAX_CC_ALGO RTAX_FASTOPEN_NO_COOKIE
      `,
    },
    routeMetricFeatures: {
      kind: 'flags',
      unknown: 'RTAX_FEATURE_???',
      header: 'linux/rtnetlink.h',
      names: `
        RTAX_FEATURE_ECN RTAX_FEATURE_SACK RTAX_FEATURE_TIMESTAMP RTAX_FEATURE_ALLFRAG
        RTAX_FEATURE_TCP_USEC_TS
      `,
    },
    routeFlags: {
      kind: 'flags',
      unknown: 'RTM_F_???',
      header: 'linux/rtnetlink.h',
      names: `
        RTM_F_NOTIFY RTM_F_CLONED RTM_F_EQUALIZE RTM_F_PREFIX RTM_F_LOOKUP_TABLE RTM_F_FIB_MATCH
        RTM_F_OFFLOAD RTM_F_TRAP RTM_F_OFFLOAD_FAILED
      `,
    },
    nextHopFlags: {
      kind: 'flags',
      unknown: 'RTNH_F_???',
      header: 'linux/rtnetlink.h',
      names: `
        RTNH_F_DEAD RTNH_F_PERVASIVE RTNH_F_ONLINK RTNH_F_OFFLOAD RTNH_F_LINKDOWN RTNH_F_UNRESOLVED
        RTNH_F_TRAP
      `,
    },
    routeTables: {
      kind: 'enum',
      unknown: 'RT_TABLE_???',
      header: 'linux/rtnetlink.h',
      names: 'RT_TABLE_UNSPEC RT_TABLE_COMPAT RT_TABLE_DEFAULT RT_TABLE_MAIN RT_TABLE_LOCAL',
    },
    routeProtocols: {
      kind: 'enum',
      unknown: 'RTPROT_???',
      header: 'linux/rtnetlink.h',
      names: `
        RTPROT_UNSPEC RTPROT_REDIRECT RTPROT_KERNEL RTPROT_BOOT RTPROT_STATIC RTPROT_GATED RTPROT_RA
        RTPROT_MRT RTPROT_ZEBRA RTPROT_BIRD RTPROT_DNROUTED RTPROT_XORP RTPROT_NTK RTPROT_DHCP
        RTPROT_MROUTED RTPROT_KEEPALIVED RTPROT_BABEL RTPROT_OVN RTPROT_OPENR RTPROT_BGP RTPROT_ISIS
        RTPROT_OSPF RTPROT_RIP RTPROT_EIGRP
      `,
    },
    routeScopes: {
      kind: 'enum',
      unknown: 'RT_SCOPE_???',
      header: 'linux/rtnetlink.h',
      names: 'RT_SCOPE_UNIVERSE RT_SCOPE_SITE RT_SCOPE_LINK RT_SCOPE_HOST RT_SCOPE_NOWHERE',
    },
    routeKinds: {
      kind: 'enum',
      unknown: 'RTN_???',
      header: 'linux/rtnetlink.h',
      names: `
        RTN_UNSPEC RTN_UNICAST RTN_LOCAL RTN_BROADCAST RTN_ANYCAST RTN_MULTICAST RTN_BLACKHOLE
        RTN_UNREACHABLE RTN_PROHIBIT RTN_THROW RTN_NAT RTN_XRESOLVE
      `,
    },
    encapsulationTypes: {
      kind: 'enum',
      unknown: 'LWTUNNEL_ENCAP_???',
      header: 'linux/lwtunnel.h',
      names: `
        LWTUNNEL_ENCAP_NONE LWTUNNEL_ENCAP_MPLS LWTUNNEL_ENCAP_IP LWTUNNEL_ENCAP_ILA LWTUNNEL_ENCAP_IP6
        LWTUNNEL_ENCAP_SEG6 LWTUNNEL_ENCAP_BPF LWTUNNEL_ENCAP_SEG6_LOCAL LWTUNNEL_ENCAP_RPL
        LWTUNNEL_ENCAP_IOAM6 LWTUNNEL_ENCAP_XFRM
      `,
    },
    mplsEncapsulationAttributes: {
      kind: 'enum',
      unknown: 'MPLS_IPTUNNEL_???',
      header: 'linux/mpls_iptunnel.h',
      names: 'MPLS_IPTUNNEL_UNSPEC MPLS_IPTUNNEL_DST MPLS_IPTUNNEL_TTL',
    },
    lwtIpAttributes: {
      kind: 'enum',
      unknown: 'LWTUNNEL_IP_???',
      header: 'linux/lwtunnel.h',
      names: `
        LWTUNNEL_IP_UNSPEC LWTUNNEL_IP_ID LWTUNNEL_IP_DST LWTUNNEL_IP_SRC LWTUNNEL_IP_TTL
        LWTUNNEL_IP_TOS LWTUNNEL_IP_FLAGS LWTUNNEL_IP_PAD LWTUNNEL_IP_OPTS
      `,
    },
    lwtIp6Attributes: {
      kind: 'enum',
      unknown: 'LWTUNNEL_IP6_???',
      header: 'linux/lwtunnel.h',
      names: `
        LWTUNNEL_IP6_UNSPEC LWTUNNEL_IP6_ID LWTUNNEL_IP6_DST LWTUNNEL_IP6_SRC LWTUNNEL_IP6_HOPLIMIT
        LWTUNNEL_IP6_TC LWTUNNEL_IP6_FLAGS LWTUNNEL_IP6_PAD LWTUNNEL_IP6_OPTS
      `,
    },
    lwtBpfAttributes: {
      kind: 'enum',
      unknown: 'LWT_BPF_???',
      header: 'linux/lwtunnel.h',
      names: 'LWT_BPF_UNSPEC LWT_BPF_IN LWT_BPF_OUT LWT_BPF_XMIT LWT_BPF_XMIT_HEADROOM',
    },
    lwtBpfProgramAttributes: {
      kind: 'enum',
      unknown: 'LWT_BPF_PROG_???',
      header: 'linux/lwtunnel.h',
      names: 'LWT_BPF_PROG_UNSPEC LWT_BPF_PROG_FD LWT_BPF_PROG_NAME',
    },
    ruleAttributes: {
      kind: 'enum',
      unknown: 'FRA_???',
      header: 'linux/fib_rules.h',
      names: `
        FRA_UNSPEC FRA_DST FRA_SRC FRA_IIFNAME FRA_GOTO FRA_UNUSED2 FRA_PRIORITY FRA_UNUSED3 FRA_UNUSED4
        FRA_UNUSED5 FRA_FWMARK FRA_FLOW FRA_TUN_ID FRA_SUPPRESS_IFGROUP FRA_SUPPRESS_PREFIXLEN FRA_TABLE
        FRA_FWMASK FRA_OIFNAME FRA_PAD FRA_L3MDEV FRA_UID_RANGE FRA_PROTOCOL FRA_IP_PROTO
        FRA_SPORT_RANGE FRA_DPORT_RANGE FRA_DSCP FRA_FLOWLABEL FRA_FLOWLABEL_MASK FRA_SPORT_MASK
        FRA_DPORT_MASK FRA_DSCP_MASK
      `,
    },
    ruleActions: {
      kind: 'enum',
      unknown: 'FR_ACT_???',
      header: 'linux/fib_rules.h',
      names: `
        FR_ACT_UNSPEC FR_ACT_TO_TBL FR_ACT_GOTO FR_ACT_NOP FR_ACT_RES3 FR_ACT_RES4 FR_ACT_BLACKHOLE
        FR_ACT_UNREACHABLE FR_ACT_PROHIBIT
      `,
    },
    ruleFlags: {
      kind: 'flags',
      unknown: 'FIB_RULE_???',
      header: 'linux/fib_rules.h',
      names: `
        FIB_RULE_PERMANENT FIB_RULE_INVERT FIB_RULE_UNRESOLVED FIB_RULE_IIF_DETACHED
        FIB_RULE_DEV_DETACHED FIB_RULE_OIF_DETACHED FIB_RULE_FIND_SADDR
      `,
    },
    neighbourAttributes: {
      kind: 'enum',
      unknown: 'NDA_???',
      header: 'linux/neighbour.h',
      names: `
        NDA_UNSPEC NDA_DST NDA_LLADDR NDA_CACHEINFO NDA_PROBES NDA_VLAN NDA_PORT NDA_VNI NDA_IFINDEX
        NDA_MASTER NDA_LINK_NETNSID NDA_SRC_VNI NDA_PROTOCOL NDA_NH_ID NDA_FDB_EXT_ATTRS NDA_FLAGS_EXT
        NDA_NDM_STATE_MASK NDA_NDM_FLAGS_MASK
      `,
    },
    neighbourFlags: {
      kind: 'flags',
      unknown: 'NTF_???',
      header: 'linux/neighbour.h',
      names: 'NTF_USE NTF_SELF NTF_MASTER NTF_PROXY NTF_EXT_LEARNED NTF_OFFLOADED NTF_STICKY NTF_ROUTER',
    },
    neighbourFlags2: {
      kind: 'flags',
      unknown: 'NTF_EXT_???',
      header: 'linux/neighbour.h',
      names: 'NTF_EXT_MANAGED NTF_EXT_LOCKED NTF_EXT_EXT_VALIDATED',
    },
    neighbourStates: {
      kind: 'flags',
      unknown: 'NUD_???',
      header: 'linux/neighbour.h',
      names: `
        NUD_INCOMPLETE NUD_REACHABLE NUD_STALE NUD_DELAY NUD_PROBE NUD_FAILED NUD_NOARP NUD_PERMANENT
        NUD_NONE
      `,
    },
    neighbourFdbAttributes: {
      kind: 'enum',
      unknown: 'NFEA_???',
      header: 'linux/neighbour.h',
      names: 'NFEA_UNSPEC NFEA_ACTIVITY_NOTIFY NFEA_DONT_REFRESH',
    },
    neighbourTableAttributes: {
      kind: 'enum',
      unknown: 'NDTA_???',
      header: 'linux/neighbour.h',
      names: `
        NDTA_UNSPEC NDTA_NAME NDTA_THRESH1 NDTA_THRESH2 NDTA_THRESH3 NDTA_CONFIG NDTA_PARMS NDTA_STATS
        NDTA_GC_INTERVAL NDTA_PAD
      `,
    },
    neighbourTableParameterAttributes: {
      kind: 'enum',
      unknown: 'NDTPA_???',
      header: 'linux/neighbour.h',
      names: `
        NDTPA_UNSPEC NDTPA_IFINDEX NDTPA_REFCNT NDTPA_REACHABLE_TIME NDTPA_BASE_REACHABLE_TIME
        NDTPA_RETRANS_TIME NDTPA_GC_STALETIME NDTPA_DELAY_PROBE_TIME NDTPA_QUEUE_LEN NDTPA_APP_PROBES
        NDTPA_UCAST_PROBES NDTPA_MCAST_PROBES NDTPA_ANYCAST_DELAY NDTPA_PROXY_DELAY NDTPA_PROXY_QLEN
        NDTPA_LOCKTIME NDTPA_QUEUE_LENBYTES NDTPA_MCAST_REPROBES NDTPA_PAD NDTPA_INTERVAL_PROBE_TIME_MS
      `,
    },
    trafficAttributes: {
      kind: 'enum',
      unknown: 'TCA_???',
      header: 'linux/rtnetlink.h',
      names: `
        TCA_UNSPEC TCA_KIND TCA_OPTIONS TCA_STATS TCA_XSTATS TCA_RATE TCA_FCNT TCA_STATS2 TCA_STAB
        TCA_PAD TCA_DUMP_INVISIBLE TCA_CHAIN TCA_HW_OFFLOAD TCA_INGRESS_BLOCK TCA_EGRESS_BLOCK
        TCA_DUMP_FLAGS TCA_EXT_WARN_MSG
      `,
    },
    trafficActionRootAttributes: {
      kind: 'enum',
      unknown: 'TCA_ROOT_???',
      header: 'linux/rtnetlink.h',
      names: `
        TCA_ROOT_UNSPEC TCA_ROOT_TAB TCA_ROOT_FLAGS TCA_ROOT_COUNT TCA_ROOT_TIME_DELTA
        TCA_ROOT_EXT_WARN_MSG
      `,
    },
    trafficRootFlags: {
      kind: 'flags',
      unknown: 'TCA_ACT_FLAG_???',
      header: 'linux/rtnetlink.h',
      names: 'TCA_ACT_FLAG_LARGE_DUMP_ON TCA_ACT_FLAG_TERSE_DUMP',
    },
    trafficActionFlags: {
      kind: 'flags',
      unknown: 'TCA_ACT_FLAGS_???',
      header: 'linux/pkt_cls.h',
      names: 'TCA_ACT_FLAGS_NO_PERCPU_STATS TCA_ACT_FLAGS_SKIP_HW TCA_ACT_FLAGS_SKIP_SW',
    },
    trafficActionHardware: {
      kind: 'flags',
      unknown: 'TCA_ACT_HW_STATS_???',
      header: 'linux/pkt_cls.h',
      names: 'TCA_ACT_HW_STATS_IMMEDIATE TCA_ACT_HW_STATS_DELAYED',
    },
    trafficActionAttributes: {
      kind: 'enum',
      unknown: 'TCA_ACT_???',
      header: 'linux/pkt_cls.h',
      names: `
        TCA_ACT_UNSPEC TCA_ACT_KIND TCA_ACT_OPTIONS TCA_ACT_INDEX TCA_ACT_STATS TCA_ACT_PAD
        TCA_ACT_COOKIE TCA_ACT_FLAGS TCA_ACT_HW_STATS TCA_ACT_USED_HW_STATS TCA_ACT_IN_HW_COUNT
      `,
    },
    trafficStatisticsAttributes: {
      kind: 'enum',
      unknown: 'TCA_STATS_???',
      header: 'linux/gen_stats.h',
      names: `
        TCA_STATS_UNSPEC TCA_STATS_BASIC TCA_STATS_RATE_EST TCA_STATS_QUEUE TCA_STATS_APP
        TCA_STATS_RATE_EST64 TCA_STATS_PAD TCA_STATS_BASIC_HW TCA_STATS_PKT64
      `,
    },
    trafficStabAttributes: {
      kind: 'enum',
      unknown: 'TCA_STAB_???',
      header: 'linux/pkt_sched.h',
      names: 'TCA_STAB_UNSPEC TCA_STAB_BASE TCA_STAB_DATA',
    },
    trafficHandles: {
      kind: 'enum',
      unknown: '',
      header: 'linux/pkt_sched.h',
      names: 'TC_H_UNSPEC TC_H_ROOT TC_H_INGRESS',
    },
    dcbAttributes: {
      kind: 'enum',
      unknown: 'DCB_ATTR_???',
      header: 'linux/dcbnl.h',
      names: `
        DCB_ATTR_UNDEFINED DCB_ATTR_IFNAME DCB_ATTR_STATE DCB_ATTR_PFC_STATE DCB_ATTR_PFC_CFG
        DCB_ATTR_NUM_TC DCB_ATTR_PG_CFG DCB_ATTR_SET_ALL DCB_ATTR_PERM_HWADDR DCB_ATTR_CAP
        DCB_ATTR_NUMTCS DCB_ATTR_BCN DCB_ATTR_APP DCB_ATTR_IEEE DCB_ATTR_DCBX DCB_ATTR_FEATCFG
        DCB_ATTR_CEE
      `,
    },
    dcbCommands: {
      kind: 'enum',
      unknown: 'DCB_CMD_???',
      header: 'linux/dcbnl.h',
      names: `
        DCB_CMD_UNDEFINED DCB_CMD_GSTATE DCB_CMD_SSTATE DCB_CMD_PGTX_GCFG DCB_CMD_PGTX_SCFG
        DCB_CMD_PGRX_GCFG DCB_CMD_PGRX_SCFG DCB_CMD_PFC_GCFG DCB_CMD_PFC_SCFG DCB_CMD_SET_ALL
        DCB_CMD_GPERM_HWADDR DCB_CMD_GCAP DCB_CMD_GNUMTCS DCB_CMD_SNUMTCS DCB_CMD_PFC_GSTATE
        DCB_CMD_PFC_SSTATE DCB_CMD_BCN_GCFG DCB_CMD_BCN_SCFG DCB_CMD_GAPP DCB_CMD_SAPP DCB_CMD_IEEE_SET
        DCB_CMD_IEEE_GET DCB_CMD_GDCBX DCB_CMD_SDCBX DCB_CMD_GFEATCFG DCB_CMD_SFEATCFG DCB_CMD_CEE_GET
        DCB_CMD_IEEE_DEL
      `,
    },
    netconfAttributes: {
      kind: 'enum',
      unknown: 'NETCONFA_???',
      header: 'linux/netconf.h',
      names: `
        NETCONFA_UNSPEC NETCONFA_IFINDEX NETCONFA_FORWARDING NETCONFA_RP_FILTER NETCONFA_MC_FORWARDING
        NETCONFA_PROXY_NEIGH NETCONFA_IGNORE_ROUTES_WITH_LINKDOWN NETCONFA_INPUT NETCONFA_BC_FORWARDING
        NETCONFA_FORCE_FORWARDING
      `,
    },
    mdbAttributes: {
      kind: 'enum',
      unknown: 'MDBA_???',
      header: 'linux/if_bridge.h',
      names: 'MDBA_UNSPEC MDBA_MDB MDBA_ROUTER',
    },
    mdbMdbAttributes: {
      kind: 'enum',
      unknown: 'MDBA_MDB_???',
      header: 'linux/if_bridge.h',
      names: 'MDBA_MDB_UNSPEC MDBA_MDB_ENTRY',
    },
    mdbEntryAttributes: {
      kind: 'enum',
      unknown: 'MDBA_MDB_ENTRY_???',
      header: 'linux/if_bridge.h',
      names: 'MDBA_MDB_ENTRY_UNSPEC MDBA_MDB_ENTRY_INFO',
    },
    mdbEntryInfoAttributes: {
      kind: 'enum',
      unknown: 'MDBA_MDB_EATTR_???',
      header: 'linux/if_bridge.h',
      names: `
        MDBA_MDB_EATTR_UNSPEC MDBA_MDB_EATTR_TIMER MDBA_MDB_EATTR_SRC_LIST MDBA_MDB_EATTR_GROUP_MODE
        MDBA_MDB_EATTR_SOURCE MDBA_MDB_EATTR_RTPROT MDBA_MDB_EATTR_DST MDBA_MDB_EATTR_DST_PORT
        MDBA_MDB_EATTR_VNI MDBA_MDB_EATTR_IFINDEX MDBA_MDB_EATTR_SRC_VNI
      `,
    },
    mdbRouterAttributes: {
      kind: 'enum',
      unknown: 'MDBA_ROUTER_???',
      header: 'linux/if_bridge.h',
      names: 'MDBA_ROUTER_UNSPEC MDBA_ROUTER_PORT',
    },
    mdbRouterPatternAttributes: {
      kind: 'enum',
      unknown: 'MDBA_ROUTER_PATTR_???',
      header: 'linux/if_bridge.h',
      names: `
        MDBA_ROUTER_PATTR_UNSPEC MDBA_ROUTER_PATTR_TIMER MDBA_ROUTER_PATTR_TYPE
        MDBA_ROUTER_PATTR_INET_TIMER MDBA_ROUTER_PATTR_INET6_TIMER MDBA_ROUTER_PATTR_VID
      `,
    },
    mdbStates: {
      kind: 'enum',
      unknown: 'MDB_???',
      header: 'linux/if_bridge.h',
      names: 'MDB_TEMPORARY MDB_PERMANENT',
    },
    mdbFlags: {
      kind: 'flags',
      unknown: 'MDB_FLAGS_???',
      header: 'linux/if_bridge.h',
      names: `
        MDB_FLAGS_OFFLOAD MDB_FLAGS_FAST_LEAVE MDB_FLAGS_STAR_EXCL MDB_FLAGS_BLOCKED
        MDB_FLAGS_OFFLOAD_FAILED
      `,
    },
    multicastRouterTypes: {
      kind: 'enum',
      unknown: 'MDB_RTR_TYPE_???',
      header: 'linux/if_bridge.h',
      names: 'MDB_RTR_TYPE_DISABLED MDB_RTR_TYPE_TEMP_QUERY MDB_RTR_TYPE_PERM MDB_RTR_TYPE_TEMP',
    },
    namespaceAttributes: {
      kind: 'enum',
      unknown: 'NETNSA_???',
      header: 'linux/net_namespace.h',
      names: 'NETNSA_NONE NETNSA_NSID NETNSA_PID NETNSA_FD NETNSA_TARGET_NSID NETNSA_CURRENT_NSID',
    },
    statisticsAttributes: {
      kind: 'enum',
      unknown: 'IFLA_STATS_???',
      header: 'linux/if_link.h',
      names: `
        IFLA_STATS_UNSPEC IFLA_STATS_LINK_64 IFLA_STATS_LINK_XSTATS IFLA_STATS_LINK_XSTATS_SLAVE
        IFLA_STATS_LINK_OFFLOAD_XSTATS IFLA_STATS_AF_SPEC
      `,
    },
    nextHopAttributes: {
      kind: 'enum',
      unknown: 'NHA_???',
      header: 'linux/nexthop.h',
      names: `
        NHA_UNSPEC NHA_ID NHA_GROUP NHA_GROUP_TYPE NHA_BLACKHOLE NHA_OIF NHA_GATEWAY NHA_ENCAP_TYPE
        NHA_ENCAP NHA_GROUPS NHA_MASTER NHA_FDB NHA_RES_GROUP NHA_RES_BUCKET
      `,
    },
    nextHopGroupTypes: {
      kind: 'enum',
      unknown: 'NEXTHOP_GRP_TYPE_???',
      header: 'linux/nexthop.h',
      names: 'NEXTHOP_GRP_TYPE_MPATH NEXTHOP_GRP_TYPE_RES',
    },
    multicastReportAttributes: {
      kind: 'enum',
      unknown: 'IPMRA_CREPORT_???',
      header: 'linux/mroute.h',
      names: `
        IPMRA_CREPORT_UNSPEC IPMRA_CREPORT_MSGTYPE IPMRA_CREPORT_VIF_ID IPMRA_CREPORT_SRC_ADDR
        IPMRA_CREPORT_DST_ADDR IPMRA_CREPORT_PKT IPMRA_CREPORT_TABLE
      `,
    },
    actionValues: {
      kind: 'enum',
      unknown: 'TC_ACT_???',
      header: 'linux/pkt_cls.h',
      names: `
        TC_ACT_UNSPEC TC_ACT_OK TC_ACT_RECLASSIFY TC_ACT_SHOT TC_ACT_PIPE TC_ACT_STOLEN TC_ACT_QUEUED
        TC_ACT_REPEAT TC_ACT_REDIRECT TC_ACT_TRAP
      `,
    },
  },
});
