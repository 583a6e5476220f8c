import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'More of sockets: addresses of rare families, and the structures of options.',
  tables: {
    tipcAddressTypes: {
      kind: 'enum',
      unknown: 'TIPC_???',
      header: 'linux/tipc.h',
      names: 'TIPC_SERVICE_RANGE TIPC_SERVICE_ADDR TIPC_SOCKET_ADDR',
    },
    tipcScopes: {
      kind: 'enum',
      unknown: 'TIPC_???_SCOPE',
      header: 'linux/tipc.h',
      names: 'TIPC_CLUSTER_SCOPE TIPC_NODE_SCOPE',
    },
    tipcImportances: {
      kind: 'enum',
      unknown: 'TIPC_???_IMPORTANCE',
      header: 'linux/tipc.h',
      names: 'TIPC_LOW_IMPORTANCE TIPC_MEDIUM_IMPORTANCE TIPC_HIGH_IMPORTANCE TIPC_CRITICAL_IMPORTANCE',
    },
    tipcGroupFlags: {
      kind: 'flags',
      unknown: 'TIPC_GROUP_???',
      header: 'linux/tipc.h',
      names: 'TIPC_GROUP_LOOPBACK TIPC_GROUP_MEMBER_EVTS',
    },
    tcpAoFlags: {
      kind: 'flags',
      unknown: 'TCP_AO_KEYF_???',
      header: 'linux/tcp.h',
      names: 'TCP_AO_KEYF_IFINDEX TCP_AO_KEYF_EXCLUDE_OPT',
    },
  },
});
