import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'bpf: commands, maps, programs, links and instructions.',
  tables: {
    bpfCommands: {
      kind: 'enum',
      unknown: 'BPF_???',
      header: 'linux/bpf.h',
      names: `
        BPF_MAP_CREATE BPF_MAP_LOOKUP_ELEM BPF_MAP_UPDATE_ELEM BPF_MAP_DELETE_ELEM BPF_MAP_GET_NEXT_KEY
        BPF_PROG_LOAD BPF_OBJ_PIN BPF_OBJ_GET BPF_PROG_ATTACH BPF_PROG_DETACH BPF_PROG_TEST_RUN
        BPF_PROG_GET_NEXT_ID BPF_MAP_GET_NEXT_ID BPF_PROG_GET_FD_BY_ID BPF_MAP_GET_FD_BY_ID
        BPF_OBJ_GET_INFO_BY_FD BPF_PROG_QUERY BPF_RAW_TRACEPOINT_OPEN BPF_BTF_LOAD BPF_BTF_GET_FD_BY_ID
        BPF_TASK_FD_QUERY BPF_MAP_LOOKUP_AND_DELETE_ELEM BPF_MAP_FREEZE BPF_BTF_GET_NEXT_ID BPF_MAP_LOOKUP_BATCH
        BPF_MAP_LOOKUP_AND_DELETE_BATCH BPF_MAP_UPDATE_BATCH BPF_MAP_DELETE_BATCH BPF_LINK_CREATE
        BPF_LINK_UPDATE BPF_LINK_GET_FD_BY_ID BPF_LINK_GET_NEXT_ID BPF_ENABLE_STATS BPF_ITER_CREATE
        BPF_LINK_DETACH BPF_PROG_BIND_MAP BPF_TOKEN_CREATE BPF_PROG_STREAM_READ_BY_FD BPF_PROG_ASSOC_STRUCT_OPS
      `,
    },
    bpfMapTypes: {
      kind: 'enum',
      unknown: 'BPF_MAP_TYPE_???',
      header: 'linux/bpf.h',
      names: `
        BPF_MAP_TYPE_UNSPEC BPF_MAP_TYPE_HASH BPF_MAP_TYPE_ARRAY BPF_MAP_TYPE_PROG_ARRAY
        BPF_MAP_TYPE_PERF_EVENT_ARRAY BPF_MAP_TYPE_PERCPU_HASH BPF_MAP_TYPE_PERCPU_ARRAY
        BPF_MAP_TYPE_STACK_TRACE BPF_MAP_TYPE_CGROUP_ARRAY BPF_MAP_TYPE_LRU_HASH BPF_MAP_TYPE_LRU_PERCPU_HASH
        BPF_MAP_TYPE_LPM_TRIE BPF_MAP_TYPE_ARRAY_OF_MAPS BPF_MAP_TYPE_HASH_OF_MAPS BPF_MAP_TYPE_DEVMAP
        BPF_MAP_TYPE_SOCKMAP BPF_MAP_TYPE_CPUMAP BPF_MAP_TYPE_XSKMAP BPF_MAP_TYPE_SOCKHASH
        BPF_MAP_TYPE_CGROUP_STORAGE BPF_MAP_TYPE_REUSEPORT_SOCKARRAY BPF_MAP_TYPE_PERCPU_CGROUP_STORAGE
        BPF_MAP_TYPE_QUEUE BPF_MAP_TYPE_STACK BPF_MAP_TYPE_SK_STORAGE BPF_MAP_TYPE_DEVMAP_HASH
        BPF_MAP_TYPE_STRUCT_OPS BPF_MAP_TYPE_RINGBUF BPF_MAP_TYPE_INODE_STORAGE BPF_MAP_TYPE_TASK_STORAGE
        BPF_MAP_TYPE_BLOOM_FILTER BPF_MAP_TYPE_USER_RINGBUF BPF_MAP_TYPE_CGRP_STORAGE BPF_MAP_TYPE_ARENA
        BPF_MAP_TYPE_INSN_ARRAY BPF_MAP_TYPE_RHASH
      `,
    },
    bpfMapFlags: {
      kind: 'flags',
      unknown: 'BPF_F_???',
      header: 'linux/bpf.h',
      names: `
        BPF_F_NO_PREALLOC BPF_F_NO_COMMON_LRU BPF_F_NUMA_NODE BPF_F_RDONLY BPF_F_WRONLY BPF_F_STACK_BUILD_ID
        BPF_F_ZERO_SEED BPF_F_RDONLY_PROG BPF_F_WRONLY_PROG BPF_F_CLONE BPF_F_MMAPABLE BPF_F_PRESERVE_ELEMS
        BPF_F_INNER_MAP BPF_F_LINK
      `,
    },
    bpfProgramTypes: {
      kind: 'enum',
      unknown: 'BPF_PROG_TYPE_???',
      header: 'linux/bpf.h',
      names: `
        BPF_PROG_TYPE_UNSPEC BPF_PROG_TYPE_SOCKET_FILTER BPF_PROG_TYPE_KPROBE BPF_PROG_TYPE_SCHED_CLS
        BPF_PROG_TYPE_SCHED_ACT BPF_PROG_TYPE_TRACEPOINT BPF_PROG_TYPE_XDP BPF_PROG_TYPE_PERF_EVENT
        BPF_PROG_TYPE_CGROUP_SKB BPF_PROG_TYPE_CGROUP_SOCK BPF_PROG_TYPE_LWT_IN BPF_PROG_TYPE_LWT_OUT
        BPF_PROG_TYPE_LWT_XMIT BPF_PROG_TYPE_SOCK_OPS BPF_PROG_TYPE_SK_SKB BPF_PROG_TYPE_CGROUP_DEVICE
        BPF_PROG_TYPE_SK_MSG BPF_PROG_TYPE_RAW_TRACEPOINT BPF_PROG_TYPE_CGROUP_SOCK_ADDR
        BPF_PROG_TYPE_LWT_SEG6LOCAL BPF_PROG_TYPE_LIRC_MODE2 BPF_PROG_TYPE_SK_REUSEPORT
        BPF_PROG_TYPE_FLOW_DISSECTOR BPF_PROG_TYPE_CGROUP_SYSCTL BPF_PROG_TYPE_RAW_TRACEPOINT_WRITABLE
        BPF_PROG_TYPE_CGROUP_SOCKOPT BPF_PROG_TYPE_TRACING BPF_PROG_TYPE_STRUCT_OPS BPF_PROG_TYPE_EXT
        BPF_PROG_TYPE_LSM BPF_PROG_TYPE_SK_LOOKUP BPF_PROG_TYPE_SYSCALL BPF_PROG_TYPE_NETFILTER
      `,
    },
    bpfProgramFlags: {
      kind: 'flags',
      unknown: 'BPF_F_???',
      header: 'linux/bpf.h',
      names: `
        BPF_F_STRICT_ALIGNMENT BPF_F_ANY_ALIGNMENT BPF_F_TEST_RND_HI32 BPF_F_TEST_STATE_FREQ BPF_F_SLEEPABLE
        BPF_F_XDP_HAS_FRAGS BPF_F_XDP_DEV_BOUND_ONLY BPF_F_TEST_REG_INVARIANTS
      `,
    },
    bpfMapUpdateFlags: {
      kind: 'enum',
      unknown: 'BPF_???',
      header: 'linux/bpf.h',
      names: 'BPF_ANY BPF_NOEXIST BPF_EXIST BPF_F_LOCK BPF_F_CPU BPF_F_ALL_CPUS',
    },
    bpfMapLookupFlags: {
      kind: 'flags',
      unknown: 'BPF_???',
      header: 'linux/bpf.h',
      names: 'BPF_ANY BPF_F_LOCK BPF_F_CPU BPF_F_ALL_CPUS',
    },
    bpfAttachTypes: {
      kind: 'enum',
      unknown: 'BPF_???',
      header: 'linux/bpf.h',
      names: `
        BPF_CGROUP_INET_INGRESS BPF_CGROUP_INET_EGRESS BPF_CGROUP_INET_SOCK_CREATE BPF_CGROUP_SOCK_OPS
        BPF_SK_SKB_STREAM_PARSER BPF_SK_SKB_STREAM_VERDICT BPF_CGROUP_DEVICE BPF_SK_MSG_VERDICT
        BPF_CGROUP_INET4_BIND BPF_CGROUP_INET6_BIND BPF_CGROUP_INET4_CONNECT BPF_CGROUP_INET6_CONNECT
        BPF_CGROUP_INET4_POST_BIND BPF_CGROUP_INET6_POST_BIND BPF_CGROUP_UDP4_SENDMSG BPF_CGROUP_UDP6_SENDMSG
        BPF_LIRC_MODE2 BPF_FLOW_DISSECTOR BPF_CGROUP_SYSCTL BPF_CGROUP_UDP4_RECVMSG BPF_CGROUP_UDP6_RECVMSG
        BPF_CGROUP_GETSOCKOPT BPF_CGROUP_SETSOCKOPT BPF_TRACE_RAW_TP BPF_TRACE_FENTRY BPF_TRACE_FEXIT
        BPF_MODIFY_RETURN BPF_LSM_MAC BPF_TRACE_ITER BPF_CGROUP_INET4_GETPEERNAME BPF_CGROUP_INET6_GETPEERNAME
        BPF_CGROUP_INET4_GETSOCKNAME BPF_CGROUP_INET6_GETSOCKNAME BPF_XDP_DEVMAP BPF_CGROUP_INET_SOCK_RELEASE
        BPF_XDP_CPUMAP BPF_SK_LOOKUP BPF_XDP BPF_SK_SKB_VERDICT BPF_SK_REUSEPORT_SELECT
        BPF_SK_REUSEPORT_SELECT_OR_MIGRATE BPF_PERF_EVENT BPF_TRACE_KPROBE_MULTI BPF_LSM_CGROUP BPF_STRUCT_OPS
        BPF_NETFILTER BPF_TCX_INGRESS BPF_TCX_EGRESS BPF_TRACE_UPROBE_MULTI BPF_CGROUP_UNIX_CONNECT
        BPF_CGROUP_UNIX_SENDMSG BPF_CGROUP_UNIX_RECVMSG BPF_CGROUP_UNIX_GETPEERNAME BPF_CGROUP_UNIX_GETSOCKNAME
        BPF_NETKIT_PRIMARY BPF_NETKIT_PEER BPF_TRACE_KPROBE_SESSION BPF_TRACE_UPROBE_SESSION BPF_TRACE_FSESSION
        BPF_TRACE_FENTRY_MULTI BPF_TRACE_FEXIT_MULTI BPF_TRACE_FSESSION_MULTI
      `,
    },
    bpfAttachFlags: {
      kind: 'flags',
      unknown: 'BPF_F_???',
      header: 'linux/bpf.h',
      names: `
        BPF_F_ALLOW_OVERRIDE BPF_F_ALLOW_MULTI BPF_F_REPLACE BPF_F_BEFORE BPF_F_AFTER BPF_F_ID BPF_F_PREORDER
        BPF_F_LINK
      `,
    },
    bpfQueryFlags: {
      kind: 'flags',
      unknown: 'BPF_F_QUERY_???',
      header: 'linux/bpf.h',
      names: 'BPF_F_QUERY_EFFECTIVE',
    },
    bpfTaskFdTypes: {
      kind: 'enum',
      unknown: 'BPF_FD_TYPE_???',
      header: 'linux/bpf.h',
      names: `
        BPF_FD_TYPE_RAW_TRACEPOINT BPF_FD_TYPE_TRACEPOINT BPF_FD_TYPE_KPROBE BPF_FD_TYPE_KRETPROBE
        BPF_FD_TYPE_UPROBE BPF_FD_TYPE_URETPROBE
      `,
    },
    bpfTestRunFlags: {
      kind: 'flags',
      unknown: 'BPF_F_???',
      header: 'linux/bpf.h',
      names: 'BPF_F_TEST_RUN_ON_CPU BPF_F_TEST_XDP_LIVE_FRAMES BPF_F_TEST_SKB_CHECKSUM_COMPLETE',
    },
    bpfKprobeMultiFlags: {
      kind: 'flags',
      unknown: 'BPF_F_???',
      header: 'linux/bpf.h',
      names: 'BPF_F_KPROBE_MULTI_RETURN',
    },
    bpfFileModeFlags: {
      kind: 'flags',
      unknown: 'BPF_F_???',
      header: 'linux/bpf.h',
      names: `
        BPF_F_RDONLY BPF_F_WRONLY BPF_F_PATH_FD BPF_F_VTYPE_BTF_OBJ_FD BPF_F_TOKEN_FD BPF_F_SEGV_ON_FAULT
        BPF_F_NO_USER_CONV BPF_F_RB_OVERWRITE
      `,
    },
    bpfOpenFlags: {
      kind: 'flags',
      unknown: 'BPF_F_???',
      header: 'linux/bpf.h',
      names: 'BPF_F_RDONLY BPF_F_WRONLY',
    },
    bpfRegisters: {
      kind: 'enum',
      unknown: 'BPF_REG_???',
      header: 'linux/bpf.h',
      names: `
        BPF_REG_0 BPF_REG_1 BPF_REG_2 BPF_REG_3 BPF_REG_4 BPF_REG_5 BPF_REG_6 BPF_REG_7 BPF_REG_8 BPF_REG_9
        BPF_REG_10
      `,
    },
    ebpfClasses: {
      kind: 'enum',
      unknown: 'BPF_???',
      header: ['linux/bpf_common.h', 'linux/bpf.h'],
      names: 'BPF_LD BPF_LDX BPF_ST BPF_STX BPF_ALU BPF_JMP BPF_JMP32 BPF_ALU64',
    },
    bpfClasses: {
      kind: 'enum',
      unknown: 'BPF_???',
      header: 'linux/bpf_common.h',
      names: 'BPF_LD BPF_LDX BPF_ST BPF_STX BPF_ALU BPF_JMP BPF_RET BPF_MISC',
    },
    ebpfSizes: {
      kind: 'enum',
      unknown: 'BPF_???',
      header: ['linux/bpf_common.h', 'linux/bpf.h'],
      names: 'BPF_W BPF_H BPF_B BPF_DW',
    },
    ebpfModes: {
      kind: 'enum',
      unknown: 'BPF_???',
      header: ['linux/bpf_common.h', 'linux/bpf.h'],
      names: 'BPF_IMM BPF_ABS BPF_IND BPF_MEM BPF_XADD',
    },
    ebpfAluOps: {
      kind: 'enum',
      unknown: 'BPF_???',
      header: 'linux/bpf.h',
      names: 'BPF_MOV BPF_ARSH BPF_END',
    },
    ebpfJumpOps: {
      kind: 'enum',
      unknown: 'BPF_???',
      header: 'linux/bpf.h',
      names: 'BPF_JNE BPF_JSGT BPF_JSGE BPF_CALL BPF_EXIT BPF_JLT BPF_JLE BPF_JSLT BPF_JSLE',
    },
    bpfAluOps: {
      kind: 'enum',
      unknown: 'BPF_???',
      header: ['linux/bpf_common.h', 'linux/bpf.h'],
      names: `
        BPF_ADD BPF_SUB BPF_MUL BPF_DIV BPF_OR BPF_AND BPF_LSH BPF_RSH BPF_NEG BPF_MOD BPF_XOR BPF_MOV BPF_ARSH
        BPF_END
      `,
    },
    bpfJumpOps: {
      kind: 'enum',
      unknown: 'BPF_???',
      header: ['linux/bpf.h', 'linux/bpf_common.h'],
      names: `
        BPF_JA BPF_JEQ BPF_JGT BPF_JGE BPF_JSET BPF_JNE BPF_JSGT BPF_JSGE BPF_CALL BPF_EXIT BPF_JLT BPF_JLE
        BPF_JSLT BPF_JSLE
      `,
    },
    bpfModes: {
      kind: 'enum',
      unknown: 'BPF_???',
      header: ['linux/bpf_common.h', 'linux/bpf.h'],
      names: 'BPF_IMM BPF_ABS BPF_IND BPF_MEM BPF_LEN BPF_MSH BPF_XADD',
    },
    bpfSources: {
      kind: 'enum',
      unknown: 'BPF_???',
      header: 'linux/bpf_common.h',
      names: 'BPF_K BPF_X',
    },
    bpfReturnValues: {
      kind: 'enum',
      unknown: 'BPF_???',
      header: ['linux/bpf_common.h', 'linux/filter.h'],
      names: 'BPF_K BPF_X BPF_A',
    },
    bpfMiscOps: {
      kind: 'enum',
      unknown: 'BPF_???',
      header: 'linux/filter.h',
      names: 'BPF_TAX BPF_TXA',
    },
    bpfExtensions: {
      kind: 'enum',
      unknown: 'SKF_AD_???',
      header: 'linux/filter.h',
      names: `
        SKF_AD_PROTOCOL SKF_AD_PKTTYPE SKF_AD_IFINDEX SKF_AD_NLATTR SKF_AD_NLATTR_NEST SKF_AD_MARK SKF_AD_QUEUE
        SKF_AD_HATYPE SKF_AD_RXHASH SKF_AD_CPU SKF_AD_ALU_XOR_X SKF_AD_VLAN_TAG SKF_AD_VLAN_TAG_PRESENT
        SKF_AD_PAY_OFFSET SKF_AD_RANDOM SKF_AD_VLAN_TPID
      `,
    },
    bpfLinkTypes: {
      kind: 'enum',
      unknown: 'BPF_LINK_TYPE_???',
      header: 'linux/bpf.h',
      pattern: { match: /BPF_LINK_TYPE_\w+/ },
    },
    bpfPerfEventTypes: {
      kind: 'enum',
      unknown: 'BPF_PERF_EVENT_???',
      header: 'linux/bpf.h',
      pattern: { match: /BPF_PERF_EVENT_\w+/ },
    },
    bpfUprobeMultiFlags: {
      kind: 'flags',
      unknown: 'BPF_F_???',
      header: 'linux/bpf.h',
      names: 'BPF_F_UPROBE_MULTI_RETURN BPF_F_UPROBE_MULTI_PATH_FD',
    },
    bpfNetfilterLinkFlags: {
      kind: 'flags',
      unknown: 'BPF_F_NETFILTER_???',
      header: 'linux/bpf.h',
      names: 'BPF_F_NETFILTER_IP_DEFRAG',
    },
    bpfStatsTypes: {
      kind: 'enum',
      unknown: 'BPF_STATS_???',
      header: 'linux/bpf.h',
      names: 'BPF_STATS_RUN_TIME',
    },
    bpfCgroupIterOrders: {
      kind: 'enum',
      unknown: 'BPF_CGROUP_ITER_???',
      header: 'linux/bpf.h',
      pattern: { match: /BPF_CGROUP_ITER_\w+/ },
    },
    bpfBtfKinds: {
      kind: 'enum',
      unknown: 'BTF_KIND_???',
      header: 'linux/btf.h',
      pattern: { match: /BTF_KIND_\w+/, except: 'BTF_KIND_MAX' },
    },
  },
});
