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
    tcpAoFlags: {
      kind: 'flags',
      unknown: 'TCP_AO_KEYF_???',
      header: 'linux/tcp.h',
      names: 'TCP_AO_KEYF_IFINDEX TCP_AO_KEYF_EXCLUDE_OPT',
    },
  },
});
