import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Netlink: subsystems of netfilter and the types of their messages.',
  tables: {
    subsystems: {
      kind: 'enum',
      unknown: 'NFNL_SUBSYS_???',
      header: 'linux/netfilter/nfnetlink.h',
      names: `
        NFNL_SUBSYS_NONE NFNL_SUBSYS_CTNETLINK NFNL_SUBSYS_CTNETLINK_EXP NFNL_SUBSYS_QUEUE
        NFNL_SUBSYS_ULOG NFNL_SUBSYS_OSF NFNL_SUBSYS_IPSET NFNL_SUBSYS_ACCT
        NFNL_SUBSYS_CTNETLINK_TIMEOUT NFNL_SUBSYS_CTHELPER NFNL_SUBSYS_NFTABLES NFNL_SUBSYS_NFT_COMPAT
        NFNL_SUBSYS_HOOK
      `,
    },
    batchTypes: {
      kind: 'enum',
      unknown: 'NFNL_MSG_???',
      header: ['linux/netlink.h', 'linux/netfilter/nfnetlink.h'],
      names: 'NFNL_MSG_BATCH_BEGIN NFNL_MSG_BATCH_END',
    },
    versions: {
      kind: 'enum',
      unknown: 'NFNETLINK_???',
      header: 'linux/netfilter/nfnetlink.h',
      names: 'NFNETLINK_V0',
    },
    connectionTypes: {
      kind: 'enum',
      unknown: 'IPCTNL_MSG_CT_???',
      header: 'linux/netfilter/nfnetlink_conntrack.h',
      names: `
        IPCTNL_MSG_CT_NEW IPCTNL_MSG_CT_GET IPCTNL_MSG_CT_DELETE IPCTNL_MSG_CT_GET_CTRZERO
        IPCTNL_MSG_CT_GET_STATS_CPU IPCTNL_MSG_CT_GET_STATS IPCTNL_MSG_CT_GET_DYING
        IPCTNL_MSG_CT_GET_UNCONFIRMED
      `,
    },
    expectationTypes: {
      kind: 'enum',
      unknown: 'IPCTNL_MSG_EXP_???',
      header: 'linux/netfilter/nfnetlink_conntrack.h',
      names: `
        IPCTNL_MSG_EXP_NEW IPCTNL_MSG_EXP_GET IPCTNL_MSG_EXP_DELETE IPCTNL_MSG_EXP_GET_STATS_CPU
      `,
    },
    queueTypes: {
      kind: 'enum',
      unknown: 'NFQNL_MSG_???',
      header: 'linux/netfilter/nfnetlink_queue.h',
      names: 'NFQNL_MSG_PACKET NFQNL_MSG_VERDICT NFQNL_MSG_CONFIG NFQNL_MSG_VERDICT_BATCH',
    },
    logTypes: {
      kind: 'enum',
      unknown: 'NFULNL_MSG_???',
      header: 'linux/netfilter/nfnetlink_log.h',
      names: 'NFULNL_MSG_PACKET NFULNL_MSG_CONFIG',
    },
    fingerprintTypes: {
      kind: 'enum',
      unknown: 'OSF_MSG_???',
      header: 'linux/netfilter/nfnetlink_osf.h',
      names: 'OSF_MSG_ADD OSF_MSG_REMOVE',
    },
    setTypes: {
      kind: 'enum',
      unknown: 'IPSET_CMD_???',
      header: 'linux/netfilter/ipset/ip_set.h',
      names: `
        IPSET_CMD_NONE IPSET_CMD_PROTOCOL IPSET_CMD_CREATE IPSET_CMD_DESTROY IPSET_CMD_FLUSH
        IPSET_CMD_RENAME IPSET_CMD_SWAP IPSET_CMD_LIST IPSET_CMD_SAVE IPSET_CMD_ADD IPSET_CMD_DEL
        IPSET_CMD_TEST IPSET_CMD_HEADER IPSET_CMD_TYPE IPSET_CMD_GET_BYNAME IPSET_CMD_GET_BYINDEX
        IPSET_CMD_RESTORE IPSET_CMD_HELP IPSET_CMD_VERSION IPSET_CMD_QUIT IPSET_CMD_COMMIT
      `,
    },
    accountingTypes: {
      kind: 'enum',
      unknown: 'NFNL_MSG_ACCT_???',
      header: 'linux/netfilter/nfnetlink_acct.h',
      names: `
        NFNL_MSG_ACCT_NEW NFNL_MSG_ACCT_GET NFNL_MSG_ACCT_GET_CTRZERO NFNL_MSG_ACCT_DEL
        NFNL_MSG_ACCT_OVERQUOTA
      `,
    },
    timeoutTypes: {
      kind: 'enum',
      unknown: 'IPCTNL_MSG_TIMEOUT_???',
      header: 'linux/netfilter/nfnetlink_cttimeout.h',
      names: `
        IPCTNL_MSG_TIMEOUT_NEW IPCTNL_MSG_TIMEOUT_GET IPCTNL_MSG_TIMEOUT_DELETE
        IPCTNL_MSG_TIMEOUT_DEFAULT_SET IPCTNL_MSG_TIMEOUT_DEFAULT_GET
      `,
    },
    helperTypes: {
      kind: 'enum',
      unknown: 'NFNL_MSG_CTHELPER_???',
      header: 'linux/netfilter/nfnetlink_cthelper.h',
      names: 'NFNL_MSG_CTHELPER_NEW NFNL_MSG_CTHELPER_GET NFNL_MSG_CTHELPER_DEL',
    },
    tableTypes: {
      kind: 'enum',
      unknown: 'NFT_MSG_???',
      header: 'linux/netfilter/nf_tables.h',
      names: `
        NFT_MSG_NEWTABLE NFT_MSG_GETTABLE NFT_MSG_DELTABLE NFT_MSG_NEWCHAIN NFT_MSG_GETCHAIN
        NFT_MSG_DELCHAIN NFT_MSG_NEWRULE NFT_MSG_GETRULE NFT_MSG_DELRULE NFT_MSG_NEWSET NFT_MSG_GETSET
        NFT_MSG_DELSET NFT_MSG_NEWSETELEM NFT_MSG_GETSETELEM NFT_MSG_DELSETELEM NFT_MSG_NEWGEN
        NFT_MSG_GETGEN NFT_MSG_TRACE NFT_MSG_NEWOBJ NFT_MSG_GETOBJ NFT_MSG_DELOBJ NFT_MSG_GETOBJ_RESET
        NFT_MSG_NEWFLOWTABLE NFT_MSG_GETFLOWTABLE NFT_MSG_DELFLOWTABLE NFT_MSG_GETRULE_RESET
        NFT_MSG_DESTROYTABLE NFT_MSG_DESTROYCHAIN NFT_MSG_DESTROYRULE NFT_MSG_DESTROYSET
        NFT_MSG_DESTROYSETELEM NFT_MSG_DESTROYOBJ NFT_MSG_DESTROYFLOWTABLE NFT_MSG_GETSETELEM_RESET
      `,
    },
    compatTypes: {
      kind: 'enum',
      unknown: 'NFNL_MSG_COMPAT_???',
      header: 'linux/netfilter/nf_tables_compat.h',
      names: 'NFNL_MSG_COMPAT_GET',
    },
    hookTypes: {
      kind: 'enum',
      unknown: 'NFT_MSG_HOOK_???',
      header: 'linux/netfilter/nfnetlink_hook.h',
      names: 'NFNL_MSG_HOOK_GET',
    },
  },
});
