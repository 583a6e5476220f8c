import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Netlink: what NETLINK_SOCK_DIAG says about sockets.',
  tables: {
    inetAttributes: {
      kind: 'enum',
      unknown: 'INET_DIAG_???',
      header: 'linux/inet_diag.h',
      names: `
        INET_DIAG_NONE INET_DIAG_MEMINFO INET_DIAG_INFO INET_DIAG_VEGASINFO INET_DIAG_CONG INET_DIAG_TOS
        INET_DIAG_TCLASS INET_DIAG_SKMEMINFO INET_DIAG_SHUTDOWN INET_DIAG_DCTCPINFO INET_DIAG_PROTOCOL
        INET_DIAG_SKV6ONLY INET_DIAG_LOCALS INET_DIAG_PEERS INET_DIAG_PAD INET_DIAG_MARK
        INET_DIAG_BBRINFO INET_DIAG_CLASS_ID INET_DIAG_MD5SIG INET_DIAG_ULP_INFO
        INET_DIAG_SK_BPF_STORAGES INET_DIAG_CGROUP_ID INET_DIAG_SOCKOPT
      `,
    },
    inetRequestAttributes: {
      kind: 'enum',
      unknown: 'INET_DIAG_REQ_???',
      header: 'linux/inet_diag.h',
      names: `
        INET_DIAG_REQ_NONE INET_DIAG_REQ_BYTECODE INET_DIAG_REQ_SK_BPF_STORAGES INET_DIAG_REQ_PROTOCOL
      `,
    },
    inetExtensions: {
      kind: 'flags',
      unknown: '1<<INET_DIAG_???-1',
      header: 'linux/inet_diag.h',
      names: `
        1<<(INET_DIAG_MEMINFO-1) 1<<(INET_DIAG_INFO-1) 1<<(INET_DIAG_VEGASINFO-1)
        1<<(INET_DIAG_CONG-1) 1<<(INET_DIAG_TOS-1) 1<<(INET_DIAG_TCLASS-1)
        1<<(INET_DIAG_SKMEMINFO-1) 1<<(INET_DIAG_SHUTDOWN-1)
      `,
    },
    inetBytecodes: {
      kind: 'enum',
      unknown: 'INET_DIAG_BC_???',
      header: 'linux/inet_diag.h',
      names: `
        INET_DIAG_BC_NOP INET_DIAG_BC_JMP INET_DIAG_BC_S_GE INET_DIAG_BC_S_LE INET_DIAG_BC_D_GE
        INET_DIAG_BC_D_LE INET_DIAG_BC_AUTO INET_DIAG_BC_S_COND INET_DIAG_BC_D_COND
        INET_DIAG_BC_DEV_COND INET_DIAG_BC_MARK_COND INET_DIAG_BC_S_EQ INET_DIAG_BC_D_EQ
        INET_DIAG_BC_CGROUP_COND
      `,
    },
    socketShutdown: {
      kind: 'flags',
      unknown: '???_SHUTDOWN',
      origin: 'include/net/sock.h of the kernel',
      names: 'RCV_SHUTDOWN=1 SEND_SHUTDOWN=2',
    },
    upperLayerAttributes: {
      kind: 'enum',
      unknown: 'INET_ULP_INFO_???',
      header: 'linux/inet_diag.h',
      names: 'INET_ULP_INFO_UNSPEC INET_ULP_INFO_NAME INET_ULP_INFO_TLS INET_ULP_INFO_MPTCP',
    },
    tlsAttributes: {
      kind: 'enum',
      unknown: 'TLS_INFO_???',
      header: 'linux/tls.h',
      names: `
        TLS_INFO_UNSPEC TLS_INFO_VERSION TLS_INFO_CIPHER TLS_INFO_TXCONF TLS_INFO_RXCONF
        TLS_INFO_ZC_RO_TX TLS_INFO_RX_NO_PAD TLS_INFO_TX_MAX_PAYLOAD_LEN
      `,
    },
    tlsVersions: {
      kind: 'enum',
      unknown: 'TLS_???_VERSION',
      header: 'linux/tls.h',
      names: 'TLS_1_2_VERSION TLS_1_3_VERSION',
    },
    tlsCiphers: {
      kind: 'enum',
      unknown: 'TLS_CIPHER_???',
      header: 'linux/tls.h',
      names: `
        TLS_CIPHER_AES_GCM_128 TLS_CIPHER_AES_GCM_256 TLS_CIPHER_AES_CCM_128
        TLS_CIPHER_CHACHA20_POLY1305 TLS_CIPHER_SM4_GCM TLS_CIPHER_SM4_CCM TLS_CIPHER_ARIA_GCM_128
        TLS_CIPHER_ARIA_GCM_256
      `,
    },
    tlsConfigurations: {
      kind: 'enum',
      unknown: 'TLS_CONF_???',
      header: 'linux/tls.h',
      names: 'TLS_CONF_BASE TLS_CONF_SW TLS_CONF_HW TLS_CONF_HW_RECORD',
    },
    subflowAttributes: {
      kind: 'enum',
      unknown: 'MPTCP_SUBFLOW_???',
      header: 'linux/mptcp.h',
      names: `
        MPTCP_SUBFLOW_ATTR_UNSPEC MPTCP_SUBFLOW_ATTR_TOKEN_REM MPTCP_SUBFLOW_ATTR_TOKEN_LOC
        MPTCP_SUBFLOW_ATTR_RELWRITE_SEQ MPTCP_SUBFLOW_ATTR_MAP_SEQ MPTCP_SUBFLOW_ATTR_MAP_SFSEQ
        MPTCP_SUBFLOW_ATTR_SSN_OFFSET MPTCP_SUBFLOW_ATTR_MAP_DATALEN MPTCP_SUBFLOW_ATTR_FLAGS
        MPTCP_SUBFLOW_ATTR_ID_REM MPTCP_SUBFLOW_ATTR_ID_LOC MPTCP_SUBFLOW_ATTR_PAD
      `,
    },
    subflowFlags: {
      kind: 'flags',
      unknown: 'MPTCP_SUBFLOW_FLAG_???',
      header: 'linux/mptcp.h',
      names: `
        MPTCP_SUBFLOW_FLAG_MCAP_REM MPTCP_SUBFLOW_FLAG_MCAP_LOC MPTCP_SUBFLOW_FLAG_JOIN_REM
        MPTCP_SUBFLOW_FLAG_JOIN_LOC MPTCP_SUBFLOW_FLAG_BKUP_REM MPTCP_SUBFLOW_FLAG_BKUP_LOC
        MPTCP_SUBFLOW_FLAG_FULLY_ESTABLISHED MPTCP_SUBFLOW_FLAG_CONNECTED
        MPTCP_SUBFLOW_FLAG_MAPVALID
      `,
    },
    storageReplies: {
      kind: 'enum',
      unknown: 'SK_DIAG_BPF_STORAGE_???',
      header: 'linux/sock_diag.h',
      names: 'SK_DIAG_BPF_STORAGE_REP_NONE SK_DIAG_BPF_STORAGE',
    },
    storageAttributes: {
      kind: 'enum',
      unknown: 'SK_DIAG_BPF_STORAGE_???',
      header: 'linux/sock_diag.h',
      names: `
        SK_DIAG_BPF_STORAGE_NONE SK_DIAG_BPF_STORAGE_PAD SK_DIAG_BPF_STORAGE_MAP_ID
        SK_DIAG_BPF_STORAGE_MAP_VALUE
      `,
    },
    memoryInfo: {
      kind: 'enum',
      unknown: 'SK_MEMINFO_???',
      header: 'linux/sock_diag.h',
      names: `
        SK_MEMINFO_RMEM_ALLOC SK_MEMINFO_RCVBUF SK_MEMINFO_WMEM_ALLOC SK_MEMINFO_SNDBUF
        SK_MEMINFO_FWD_ALLOC SK_MEMINFO_WMEM_QUEUED SK_MEMINFO_OPTMEM SK_MEMINFO_BACKLOG
        SK_MEMINFO_DROPS
      `,
    },
    unixAttributes: {
      kind: 'enum',
      unknown: 'UNIX_DIAG_???',
      header: 'linux/unix_diag.h',
      names: `
        UNIX_DIAG_NAME UNIX_DIAG_VFS UNIX_DIAG_PEER UNIX_DIAG_ICONS UNIX_DIAG_RQLEN UNIX_DIAG_MEMINFO
        UNIX_DIAG_SHUTDOWN UNIX_DIAG_UID
      `,
    },
    unixShow: {
      kind: 'flags',
      unknown: 'UDIAG_SHOW_???',
      header: 'linux/unix_diag.h',
      names: `
        UDIAG_SHOW_NAME UDIAG_SHOW_VFS UDIAG_SHOW_PEER UDIAG_SHOW_ICONS UDIAG_SHOW_RQLEN
        UDIAG_SHOW_MEMINFO UDIAG_SHOW_UID
      `,
    },
    netlinkAttributes: {
      kind: 'enum',
      unknown: 'NETLINK_DIAG_???',
      header: 'linux/netlink_diag.h',
      names: `
        NETLINK_DIAG_MEMINFO NETLINK_DIAG_GROUPS NETLINK_DIAG_RX_RING NETLINK_DIAG_TX_RING
        NETLINK_DIAG_FLAGS
      `,
    },
    netlinkShow: {
      kind: 'flags',
      unknown: 'NDIAG_SHOW_???',
      header: 'linux/netlink_diag.h',
      names: 'NDIAG_SHOW_MEMINFO NDIAG_SHOW_GROUPS NDIAG_SHOW_RING_CFG NDIAG_SHOW_FLAGS',
    },
    netlinkEverything: {
      kind: 'enum',
      unknown: 'NETLINK_???',
      header: 'linux/netlink_diag.h',
      names: 'NDIAG_PROTO_ALL=0xff',
    },
    netlinkSocketFlags: {
      kind: 'flags',
      unknown: 'NDIAG_FLAG_???',
      header: 'linux/netlink_diag.h',
      names: `
        NDIAG_FLAG_CB_RUNNING NDIAG_FLAG_PKTINFO NDIAG_FLAG_BROADCAST_ERROR NDIAG_FLAG_NO_ENOBUFS
        NDIAG_FLAG_LISTEN_ALL_NSID NDIAG_FLAG_CAP_ACK
      `,
    },
    netlinkStates: {
      kind: 'enum',
      unknown: 'NETLINK_???',
      origin: 'net/netlink/af_netlink.c of the kernel',
      names: 'NETLINK_UNCONNECTED=0 NETLINK_CONNECTED=1 TCP_CLOSE=7',
    },
    packetAttributes: {
      kind: 'enum',
      unknown: 'PACKET_DIAG_???',
      header: 'linux/packet_diag.h',
      names: `
        PACKET_DIAG_INFO PACKET_DIAG_MCLIST PACKET_DIAG_RX_RING PACKET_DIAG_TX_RING PACKET_DIAG_FANOUT
        PACKET_DIAG_UID PACKET_DIAG_MEMINFO PACKET_DIAG_FILTER
      `,
    },
    packetShow: {
      kind: 'flags',
      unknown: 'PACKET_SHOW_???',
      header: 'linux/packet_diag.h',
      names: `
        PACKET_SHOW_INFO PACKET_SHOW_MCLIST PACKET_SHOW_RING_CFG PACKET_SHOW_FANOUT
        PACKET_SHOW_MEMINFO PACKET_SHOW_FILTER
      `,
    },
    packetInfoFlags: {
      kind: 'flags',
      unknown: 'PDI_???',
      header: 'linux/packet_diag.h',
      names: 'PDI_RUNNING PDI_AUXDATA PDI_ORIGDEV PDI_VNETHDR PDI_LOSS',
    },
    smcAttributes: {
      kind: 'enum',
      unknown: 'SMC_DIAG_???',
      header: 'linux/smc_diag.h',
      names: `
        SMC_DIAG_NONE SMC_DIAG_CONNINFO SMC_DIAG_LGRINFO SMC_DIAG_SHUTDOWN SMC_DIAG_DMBINFO
        SMC_DIAG_FALLBACK
      `,
    },
    smcExtensions: {
      kind: 'flags',
      unknown: '1<<SMC_DIAG_???-1',
      header: 'linux/smc_diag.h',
      names: `1<<(SMC_DIAG_CONNINFO-1) 1<<(SMC_DIAG_LGRINFO-1)`,
    },
    smcModes: {
      kind: 'enum',
      unknown: 'SMC_DIAG_MODE_???',
      header: 'linux/smc_diag.h',
      names: 'SMC_DIAG_MODE_SMCR SMC_DIAG_MODE_FALLBACK_TCP SMC_DIAG_MODE_SMCD',
    },
    smcStates: {
      kind: 'enum',
      unknown: 'SMC_???',
      origin: 'net/smc/smc.h of the kernel',
      names: `
        SMC_ACTIVE=1 SMC_INIT=2 SMC_CLOSED=7 SMC_LISTEN=10 SMC_PEERCLOSEWAIT1=20 SMC_PEERCLOSEWAIT2=21
        SMC_APPFINCLOSEWAIT=24 SMC_APPCLOSEWAIT1=22 SMC_APPCLOSEWAIT2=23 SMC_PEERFINCLOSEWAIT=25
        SMC_PEERABORTWAIT=26 SMC_PROCESSABORT=27
      `,
    },
    smcRoles: {
      kind: 'enum',
      unknown: 'SMC_???',
      origin: 'net/smc/smc_core.h of the kernel',
      names: 'SMC_CLNT=0 SMC_SERV=1',
    },
    smcDeclines: {
      kind: 'enum',
      unknown: 'SMC_CLC_DECL_???',
      origin: 'net/smc/smc_clc.h of the kernel',
      names: `
        SMC_CLC_DECL_MEM=0x01010000 SMC_CLC_DECL_TIMEOUT_CL=0x02010000 SMC_CLC_DECL_TIMEOUT_AL=0x02020000
        SMC_CLC_DECL_CNFERR=0x03000000 SMC_CLC_DECL_PEERNOSMC=0x03010000 SMC_CLC_DECL_IPSEC=0x03020000
        SMC_CLC_DECL_NOSMCDEV=0x03030000 SMC_CLC_DECL_MODEUNSUPP=0x03040000
        SMC_CLC_DECL_RMBE_EC=0x03050000 SMC_CLC_DECL_OPTUNSUPP=0x03060000
        SMC_CLC_DECL_SYNCERR=0x04000000 SMC_CLC_DECL_PEERDECL=0x05000000 SMC_CLC_DECL_INTERR=0x99990000
        SMC_CLC_DECL_ERR_RTOK=0x99990001 SMC_CLC_DECL_ERR_RDYLNK=0x99990002
        SMC_CLC_DECL_ERR_REGRMB=0x99990003
      `,
    },
  },
});
