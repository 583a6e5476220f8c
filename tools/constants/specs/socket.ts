import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Sockets: families, types, protocols, messages and addresses.',
  headers: ['sys/socket.h'],
  tables: {
    addressFamilies: {
      kind: 'enum',
      unknown: 'AF_???',
      origin: 'include/linux/socket.h of the kernel',
      names: `
        AF_UNSPEC=0 AF_UNIX=1 AF_INET=2 AF_AX25=3 AF_IPX=4 AF_APPLETALK=5 AF_NETROM=6 AF_BRIDGE=7 AF_ATMPVC=8
        AF_X25=9 AF_INET6=10 AF_ROSE=11 AF_DECnet=12 AF_NETBEUI=13 AF_SECURITY=14 AF_KEY=15 AF_NETLINK=16
        AF_PACKET=17 AF_ASH=18 AF_ECONET=19 AF_ATMSVC=20 AF_RDS=21 AF_SNA=22 AF_IRDA=23 AF_PPPOX=24 AF_WANPIPE=25
        AF_LLC=26 AF_IB=27 AF_MPLS=28 AF_CAN=29 AF_TIPC=30 AF_BLUETOOTH=31 AF_IUCV=32 AF_RXRPC=33 AF_ISDN=34
        AF_PHONET=35 AF_IEEE802154=36 AF_CAIF=37 AF_ALG=38 AF_NFC=39 AF_VSOCK=40 AF_KCM=41 AF_QIPCRTR=42
        AF_SMC=43 AF_XDP=44 AF_MCTP=45
      `,
    },
    socketTypes: {
      kind: 'enum',
      unknown: 'SOCK_???',
      origin: 'include/linux/net.h of the kernel',
      names: `
        SOCK_STREAM=1 SOCK_DGRAM=2 SOCK_RAW=3 SOCK_RDM=4 SOCK_SEQPACKET=5 SOCK_DCCP=6 SOCK_PACKET=10
      `,
    },
    socketFlags: {
      kind: 'flags',
      unknown: 'SOCK_???',
      origin: 'include/linux/net.h of the kernel',
      names: 'SOCK_CLOEXEC=0x80000 SOCK_NONBLOCK=0x800',
    },
    socketTypesWithFlags: {
      kind: 'flags',
      unknown: 'SOCK_???',
      origin: 'include/linux/net.h of the kernel',
      names: `
        SOCK_STREAM=1 SOCK_DGRAM=2 SOCK_RAW=3 SOCK_RDM=4 SOCK_SEQPACKET=5 SOCK_DCCP=6 SOCK_PACKET=10
        SOCK_CLOEXEC=0x80000 SOCK_NONBLOCK=0x800
      `,
      fields: [
        {
          mask: '0xf',
          names: 'SOCK_STREAM SOCK_DGRAM SOCK_RAW SOCK_RDM SOCK_SEQPACKET SOCK_DCCP SOCK_PACKET',
          unknown: 'SOCK_???',
        },
      ],
    },
    messageFlags: {
      kind: 'flags',
      unknown: 'MSG_???',
      origin: 'include/linux/socket.h of the kernel',
      names: `
        MSG_OOB=0x1 MSG_PEEK=0x2 MSG_DONTROUTE=0x4 MSG_CTRUNC=0x8 MSG_PROBE=0x10 MSG_TRUNC=0x20
        MSG_DONTWAIT=0x40 MSG_EOR=0x80 MSG_WAITALL=0x100 MSG_FIN=0x200 MSG_SYN=0x400 MSG_CONFIRM=0x800
        MSG_RST=0x1000 MSG_ERRQUEUE=0x2000 MSG_NOSIGNAL=0x4000 MSG_MORE=0x8000 MSG_WAITFORONE=0x10000
        MSG_SENDPAGE_NOTLAST=0x20000 MSG_BATCH=0x40000 MSG_NO_SHARED_FRAGS=0x80000 MSG_SOCK_DEVMEM=0x2000000 MSG_ZEROCOPY=0x4000000
        MSG_FASTOPEN=0x20000000 MSG_CMSG_CLOEXEC=0x40000000 MSG_CMSG_COMPAT=0x80000000
       
      `,
    },
    shutdownModes: {
      kind: 'enum',
      unknown: 'SHUT_???',
      origin: 'socket.h of the C library',
      names: 'SHUT_RD=0 SHUT_WR=1 SHUT_RDWR=2',
    },
    controlMessageTypes: {
      kind: 'enum',
      unknown: 'SCM_???',
      header: 'asm/socket.h',
      origin: 'include/linux/socket.h of the kernel',
      names: `
        SCM_RIGHTS=1 SCM_CREDENTIALS=2 SCM_SECURITY=3 SO_WIFI_STATUS SO_TXTIME SO_TIMESTAMP_OLD
        SO_TIMESTAMPNS_OLD SO_TIMESTAMPING_OLD SO_TIMESTAMP_NEW SO_TIMESTAMPNS_NEW SO_TIMESTAMPING_NEW
        SCM_TIMESTAMPING_OPT_STATS SCM_TIMESTAMPING_PKTINFO SCM_DEVMEM_LINEAR SCM_DEVMEM_DMABUF SCM_TS_OPT_ID
        SCM_INQ SCM_PIDFD=4
      `,
    },
    ipControlMessageTypes: {
      kind: 'enum',
      unknown: 'IP_???',
      header: 'linux/in.h',
      origin: 'include/linux/socket.h of the kernel',
      names: `
        IP_TOS IP_TTL IP_RECVOPTS IP_RETOPTS IP_PKTINFO IP_RECVERR IP_ORIGDSTADDR IP_CHECKSUM SCM_SECURITY=3
        IP_PROTOCOL
      `,
    },
    socketcallCalls: {
      kind: 'enum',
      radix: 10,
      unknown: 'SYS_???',
      header: 'linux/net.h',
      names: `
        SYS_SOCKET SYS_BIND SYS_CONNECT SYS_LISTEN SYS_ACCEPT SYS_GETSOCKNAME SYS_GETPEERNAME SYS_SOCKETPAIR
        SYS_SEND SYS_RECV SYS_SENDTO SYS_RECVFROM SYS_SHUTDOWN SYS_SETSOCKOPT SYS_GETSOCKOPT SYS_SENDMSG
        SYS_RECVMSG SYS_ACCEPT4 SYS_RECVMMSG SYS_SENDMMSG
      `,
    },
    ipProtocols: {
      kind: 'enum',
      unknown: 'IPPROTO_???',
      header: ['linux/in.h', 'linux/in6.h'],
      names: `
        IPPROTO_IP IPPROTO_ICMP IPPROTO_IGMP IPPROTO_IPIP IPPROTO_TCP IPPROTO_EGP IPPROTO_PUP IPPROTO_UDP
        IPPROTO_IDP IPPROTO_TP IPPROTO_DCCP IPPROTO_IPV6 IPPROTO_ROUTING IPPROTO_FRAGMENT IPPROTO_RSVP
        IPPROTO_GRE IPPROTO_ESP IPPROTO_AH IPPROTO_ICMPV6 IPPROTO_NONE IPPROTO_DSTOPTS IPPROTO_MTP
        IPPROTO_BEETPH IPPROTO_ENCAP IPPROTO_PIM IPPROTO_COMP IPPROTO_L2TP IPPROTO_SCTP IPPROTO_MH
        IPPROTO_UDPLITE IPPROTO_MPLS IPPROTO_ETHERNET IPPROTO_RAW IPPROTO_MPTCP IPPROTO_AGGFRAG IPPROTO_SMC
      `,
    },
    ax25Protocols: {
      kind: 'enum',
      unknown: 'AX25_P_???',
      origin: 'net/ax25.h of the kernel',
      names: `
        AX25_P_ROSE=1 AX25_P_VJCOMP=6 AX25_P_VJUNCOMP=7 AX25_P_SEGMENT=8 AX25_P_TEXNET=195 AX25_P_LQ=196
        AX25_P_ATALK=202 AX25_P_ATALK_ARP=203 AX25_P_IP=204 AX25_P_ARP=205 AX25_P_FLEXNET=206 AX25_P_NETROM=207
        AX25_P_TEXT=240
      `,
    },
    canProtocols: {
      kind: 'enum',
      unknown: 'CAN_???',
      header: 'linux/can.h',
      names: 'CAN_RAW CAN_BCM CAN_TP16 CAN_TP20 CAN_MCNET CAN_ISOTP CAN_J1939',
    },
    bluetoothProtocols: {
      kind: 'enum',
      unknown: 'BTPROTO_???',
      origin: 'net/bluetooth/bluetooth.h of the kernel',
      names: `
        BTPROTO_L2CAP=0 BTPROTO_HCI=1 BTPROTO_SCO=2 BTPROTO_RFCOMM=3 BTPROTO_BNEP=4 BTPROTO_CMTP=5
        BTPROTO_HIDP=6 BTPROTO_AVDTP=7
      `,
    },
    isdnProtocols: {
      kind: 'enum',
      unknown: 'ISDN_P_???',
      origin: 'linux/mISDNif.h of older kernels',
      names: `
        ISDN_P_BASE=0 ISDN_P_TE_S0=1 ISDN_P_NT_S0=2 ISDN_P_TE_E1=3 ISDN_P_NT_E1=4 ISDN_P_LAPD_TE=16
        ISDN_P_LAPD_NT=17 ISDN_P_B_RAW=33 ISDN_P_B_HDLC=34 ISDN_P_B_X75SLP=35 ISDN_P_B_L2DTMF=36
        ISDN_P_B_L2DSP=37 ISDN_P_B_L2DSPHDLC=38
      `,
    },
    phonetProtocols: {
      kind: 'enum',
      unknown: 'PN_PROTO_???',
      header: 'linux/phonet.h',
      names: 'PN_PROTO_TRANSPORT PN_PROTO_PHONET PN_PROTO_PIPE',
    },
    caifProtocols: {
      kind: 'enum',
      unknown: 'CAIFPROTO_???',
      origin: 'linux/caif/caif socket.h of older kernels',
      names: `
        CAIFPROTO_AT=0 CAIFPROTO_DATAGRAM=1 CAIFPROTO_DATAGRAM_LOOP=2 CAIFPROTO_UTIL=3 CAIFPROTO_RFM=4
        CAIFPROTO_DEBUG=5
      `,
    },
    nfcProtocols: {
      kind: 'enum',
      unknown: 'NFC_SOCKPROTO_???',
      header: 'linux/nfc.h',
      names: 'NFC_SOCKPROTO_RAW NFC_SOCKPROTO_LLCP',
    },
    kcmProtocols: {
      kind: 'enum',
      unknown: 'KCMPROTO_???',
      header: 'linux/kcm.h',
      names: 'KCMPROTO_CONNECTED',
    },
    smcProtocols: {
      kind: 'enum',
      unknown: 'SMCPROTO_???',
      origin: 'net/smc.h of the kernel',
      names: 'SMCPROTO_SMC=0 SMCPROTO_SMC6=1',
    },
    netlinkProtocols: {
      kind: 'enum',
      unknown: 'NETLINK_???',
      header: 'linux/netlink.h',
      names: `
        NETLINK_ROUTE NETLINK_UNUSED NETLINK_USERSOCK NETLINK_FIREWALL NETLINK_SOCK_DIAG NETLINK_NFLOG
        NETLINK_XFRM NETLINK_SELINUX NETLINK_ISCSI NETLINK_AUDIT NETLINK_FIB_LOOKUP NETLINK_CONNECTOR
        NETLINK_NETFILTER NETLINK_IP6_FW NETLINK_DNRTMSG NETLINK_KOBJECT_UEVENT NETLINK_GENERIC
        NETLINK_SCSITRANSPORT NETLINK_ECRYPTFS NETLINK_RDMA NETLINK_CRYPTO NETLINK_SMC
      `,
    },
    tcpStates: {
      kind: 'enum',
      unknown: 'TCP_???',
      origin: 'include/net/tcp states.h of the kernel',
      names: `
        TCP_ESTABLISHED=1 TCP_SYN_SENT=2 TCP_SYN_RECV=3 TCP_FIN_WAIT1=4 TCP_FIN_WAIT2=5 TCP_TIME_WAIT=6
        TCP_CLOSE=7 TCP_CLOSE_WAIT=8 TCP_LAST_ACK=9 TCP_LISTEN=10 TCP_CLOSING=11 TCP_NEW_SYN_RECV=12
        TCP_BOUND_INACTIVE=13
      `,
    },
    tcpStateFlags: {
      kind: 'flags',
      unknown: '1<<TCP_???',
      origin: 'include/net/tcp states.h of the kernel',
      names: `
        1<<TCP_ESTABLISHED=0x2 1<<TCP_SYN_SENT=0x4 1<<TCP_SYN_RECV=0x8 1<<TCP_FIN_WAIT1=0x10
        1<<TCP_FIN_WAIT2=0x20 1<<TCP_TIME_WAIT=0x40 1<<TCP_CLOSE=0x80 1<<TCP_CLOSE_WAIT=0x100
        1<<TCP_LAST_ACK=0x200 1<<TCP_LISTEN=0x400 1<<TCP_CLOSING=0x800 1<<TCP_NEW_SYN_RECV=0x1000
        1<<TCP_BOUND_INACTIVE=0x2000
      `,
    },
    interfaceFlags: {
      kind: 'flags',
      unknown: 'IFF_???',
      header: 'linux/if.h',
      names: `
        IFF_UP IFF_BROADCAST IFF_DEBUG IFF_LOOPBACK IFF_POINTOPOINT IFF_NOTRAILERS IFF_RUNNING IFF_NOARP
        IFF_PROMISC IFF_ALLMULTI IFF_MASTER IFF_SLAVE IFF_MULTICAST IFF_PORTSEL IFF_AUTOMEDIA IFF_DYNAMIC
        IFF_LOWER_UP IFF_DORMANT IFF_ECHO
      `,
    },
    etherTypes: {
      kind: 'enum',
      unknown: 'ETH_P_???',
      header: 'linux/if_ether.h',
      names: `
        ETH_P_802_3 ETH_P_AX25 ETH_P_ALL ETH_P_802_2 ETH_P_SNAP ETH_P_DDCMP ETH_P_WAN_PPP ETH_P_PPP_MP
        ETH_P_LOCALTALK ETH_P_CAN ETH_P_CANFD ETH_P_CANXL ETH_P_PPPTALK ETH_P_TR_802_2 ETH_P_MOBITEX
        ETH_P_CONTROL ETH_P_IRDA ETH_P_ECONET ETH_P_HDLC ETH_P_ARCNET ETH_P_DSA ETH_P_TRAILER ETH_P_LOOP
        ETH_P_PHONET ETH_P_IEEE802154 ETH_P_CAIF ETH_P_XDSA ETH_P_MAP ETH_P_MCTP ETH_P_PUP ETH_P_PUPAT
        ETH_P_802_3_MIN ETH_P_IP ETH_P_X25 ETH_P_ARP ETH_P_BPQ ETH_P_IEEEPUP ETH_P_IEEEPUPAT ETH_P_ERSPAN2
        ETH_P_TSN ETH_P_BATMAN ETH_P_DEC ETH_P_DNA_DL ETH_P_DNA_RC ETH_P_DNA_RT ETH_P_LAT ETH_P_DIAG ETH_P_CUST
        ETH_P_SCA ETH_P_TEB ETH_P_RARP ETH_P_ATALK ETH_P_AARP ETH_P_8021Q ETH_P_IPX ETH_P_IPV6 ETH_P_PAUSE
        ETH_P_SLOW ETH_P_WCCP ETH_P_MPLS_UC ETH_P_MPLS_MC ETH_P_ATMMPOA ETH_P_PPP_DISC ETH_P_PPP_SES
        ETH_P_LINK_CTL ETH_P_ATMFATE ETH_P_PAE ETH_P_REALTEK ETH_P_AOE ETH_P_8021AD ETH_P_802_EX1 ETH_P_ERSPAN
        ETH_P_PREAUTH ETH_P_TIPC ETH_P_LLDP ETH_P_MRP ETH_P_MACSEC ETH_P_8021AH ETH_P_MVRP ETH_P_1588 ETH_P_NCSI
        ETH_P_PRP ETH_P_CFM ETH_P_FCOE ETH_P_TDLS ETH_P_FIP ETH_P_IBOE ETH_P_80221 ETH_P_HSR ETH_P_NSH
        ETH_P_LOOPBACK ETH_P_QINQ1 ETH_P_QINQ2 ETH_P_QINQ3 ETH_P_EDSA ETH_P_DSA_8021Q ETH_P_DSA_A5PSW ETH_P_IFE
        ETH_P_AF_IUCV ETH_P_8021AC ETH_P_MXLGSW ETH_P_YT921X ETH_P_NXP_NETC ETH_P_GRE_OSI ETH_P_PROFINET
        ETH_P_ETHERCAT
      `,
    },
    arpHardwareTypes: {
      kind: 'enum',
      unknown: 'ARPHRD_???',
      header: 'linux/if_arp.h',
      names: `
        ARPHRD_NETROM ARPHRD_ETHER ARPHRD_EETHER ARPHRD_AX25 ARPHRD_PRONET ARPHRD_CHAOS ARPHRD_IEEE802
        ARPHRD_ARCNET ARPHRD_APPLETLK ARPHRD_DLCI ARPHRD_ATM ARPHRD_METRICOM ARPHRD_IEEE1394 ARPHRD_EUI64
        ARPHRD_INFINIBAND ARPHRD_SLIP ARPHRD_CSLIP ARPHRD_SLIP6 ARPHRD_CSLIP6 ARPHRD_RSRVD ARPHRD_ADAPT
        ARPHRD_ROSE ARPHRD_X25 ARPHRD_HWX25 ARPHRD_CAN ARPHRD_MCTP ARPHRD_PPP ARPHRD_CISCO ARPHRD_LAPB
        ARPHRD_DDCMP ARPHRD_RAWHDLC ARPHRD_RAWIP ARPHRD_TUNNEL ARPHRD_TUNNEL6 ARPHRD_FRAD ARPHRD_SKIP
        ARPHRD_LOOPBACK ARPHRD_LOCALTLK ARPHRD_FDDI ARPHRD_BIF ARPHRD_SIT ARPHRD_IPDDP ARPHRD_IPGRE
        ARPHRD_PIMREG ARPHRD_HIPPI ARPHRD_ASH ARPHRD_ECONET ARPHRD_IRDA ARPHRD_FCPP ARPHRD_FCAL ARPHRD_FCPL
        ARPHRD_FCFABRIC ARPHRD_IEEE802_TR ARPHRD_IEEE80211 ARPHRD_IEEE80211_PRISM ARPHRD_IEEE80211_RADIOTAP
        ARPHRD_IEEE802154 ARPHRD_IEEE802154_MONITOR ARPHRD_PHONET ARPHRD_PHONET_PIPE ARPHRD_CAIF ARPHRD_IP6GRE
        ARPHRD_NETLINK ARPHRD_6LOWPAN ARPHRD_VSOCKMON ARPHRD_NONE ARPHRD_VOID
      `,
    },
    packetTypes: {
      kind: 'enum',
      unknown: 'PACKET_???',
      header: 'linux/if_packet.h',
      names: `
        PACKET_HOST PACKET_BROADCAST PACKET_MULTICAST PACKET_OTHERHOST PACKET_OUTGOING PACKET_LOOPBACK
        PACKET_USER PACKET_KERNEL
      `,
    },
    bluetoothAddressTypes: {
      kind: 'enum',
      unknown: 'BDADDR_???',
      origin: 'net/bluetooth/bluetooth.h of the kernel',
      names: 'BDADDR_BREDR=0 BDADDR_LE_PUBLIC=1 BDADDR_LE_RANDOM=2',
    },
    hciChannels: {
      kind: 'enum',
      unknown: 'HCI_CHANNEL_???',
      origin: 'net/bluetooth/hci sock.h of the kernel',
      names: `
        HCI_CHANNEL_RAW=0 HCI_CHANNEL_USER=1 HCI_CHANNEL_MONITOR=2 HCI_CHANNEL_CONTROL=3 HCI_CHANNEL_LOGGING=4
      `,
    },
    bluetoothPsms: {
      kind: 'enum',
      unknown: 'L2CAP_PSM_???',
      origin: 'net/bluetooth/l2cap.h of the kernel',
      names: `
        L2CAP_PSM_SDP=1 L2CAP_PSM_RFCOMM=3 L2CAP_PSM_3DSP=33 L2CAP_PSM_IPSP=35 L2CAP_PSM_LE_DYN_START=128
        L2CAP_PSM_LE_DYN_END=255 L2CAP_PSM_DYN_START=0x1001 L2CAP_PSM_AUTO_END=0x10ff L2CAP_PSM_DYN_END=0xffff
      `,
    },
    bluetoothCids: {
      kind: 'enum',
      unknown: 'L2CAP_CID_???',
      origin: 'net/bluetooth/l2cap.h of the kernel',
      names: `
        L2CAP_CID_SIGNALING=1 L2CAP_CID_CONN_LESS=2 L2CAP_CID_A2MP=3 L2CAP_CID_ATT=4 L2CAP_CID_LE_SIGNALING=5
        L2CAP_CID_SMP=6 L2CAP_CID_SMP_BREDR=7 L2CAP_CID_DYN_START=64 L2CAP_CID_LE_DYN_END=127
        L2CAP_CID_DYN_END=0xffff
      `,
    },
    ieee802154AddressTypes: {
      kind: 'enum',
      unknown: 'IEEE802154_ADDR_???',
      origin: 'net/af ieee802154.h of the kernel',
      names: 'IEEE802154_ADDR_NONE=0 IEEE802154_ADDR_SHORT=2 IEEE802154_ADDR_LONG=3',
    },
    ieee802154ShortAddresses: {
      kind: 'enum',
      unknown: '',
      origin: 'net/af ieee802154.h of the kernel',
      names: 'IEEE802154_ADDR_UNDEF=0xfffe IEEE802154_ADDR_BROADCAST=0xffff',
    },
    ieee802154PanIds: {
      kind: 'enum',
      unknown: '',
      origin: 'net/af ieee802154.h of the kernel',
      names: 'IEEE802154_PANID_BROADCAST=0xffff',
    },
    algFlags: {
      kind: 'flags',
      unknown: 'CRYPTO_ALG_???',
      origin: 'include/linux/crypto.h of the kernel',
      names: 'CRYPTO_ALG_KERN_DRIVER_ONLY=0x1000',
    },
    nfcSaps: {
      kind: 'enum',
      unknown: '',
      origin: 'include/linux/socket.h of the kernel',
      names: 'LLCP_SAP_SDP=1 LLCP_SAP_IP=2 LLCP_SAP_OBEX=3 LLCP_SAP_SNEP=4 LLCP_SAP_MAX=255',
    },
    nfcTargetProtocols: {
      kind: 'enum',
      unknown: 'NFC_PROTO_???',
      header: 'linux/nfc.h',
      names: `
        NFC_PROTO_JEWEL NFC_PROTO_MIFARE NFC_PROTO_FELICA NFC_PROTO_ISO14443 NFC_PROTO_NFC_DEP
        NFC_PROTO_ISO14443_B NFC_PROTO_ISO15693
      `,
    },
    vsockCids: {
      kind: 'enum',
      unknown: '',
      header: 'linux/vm_sockets.h',
      names: 'VMADDR_CID_HYPERVISOR VMADDR_CID_LOCAL VMADDR_CID_HOST VMADDR_CID_ANY',
    },
    vsockFlags: {
      kind: 'flags',
      unknown: 'VMADDR_FLAG_???',
      header: 'linux/vm_sockets.h',
      names: 'VMADDR_FLAG_TO_HOST',
    },
    vsockPorts: {
      kind: 'enum',
      unknown: '',
      header: 'linux/vm_sockets.h',
      names: 'VMADDR_PORT_ANY',
    },
    qrtrNodes: {
      kind: 'enum',
      unknown: '',
      header: 'linux/qrtr.h',
      names: 'QRTR_NODE_BCAST',
    },
    qrtrPorts: {
      kind: 'enum',
      unknown: '',
      header: 'linux/qrtr.h',
      names: 'QRTR_PORT_CTRL',
    },
    xdpFlags: {
      kind: 'flags',
      unknown: 'XDP_???',
      header: 'linux/if_xdp.h',
      names: 'XDP_SHARED_UMEM XDP_COPY XDP_ZEROCOPY XDP_USE_NEED_WAKEUP XDP_USE_SG',
    },
    mctpAddresses: {
      kind: 'enum',
      unknown: '',
      header: 'linux/mctp.h',
      names: 'MCTP_ADDR_NULL MCTP_ADDR_ANY',
    },
    mctpNetworks: {
      kind: 'enum',
      unknown: '',
      header: 'linux/mctp.h',
      names: 'MCTP_NET_ANY',
    },
    rxrpcServices: {
      kind: 'enum',
      unknown: '???_SERVICE',
      origin: 'the AFS protocol',
      names: 'CM_SERVICE=1 YFS_FS_SERVICE=2500 YFS_CM_SERVICE=2501 YFS_VL_SERVICE=2503',
    },
  },
});
