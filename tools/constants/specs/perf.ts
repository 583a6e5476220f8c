import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'perf_event_open: types, events and what is sampled.',
  tables: {
    perfTypes: {
      kind: 'enum',
      unknown: 'PERF_TYPE_???',
      header: 'linux/perf_event.h',
      names: `
        PERF_TYPE_HARDWARE PERF_TYPE_SOFTWARE PERF_TYPE_TRACEPOINT PERF_TYPE_HW_CACHE PERF_TYPE_RAW
        PERF_TYPE_BREAKPOINT
      `,
    },
    perfHardwareEvents: {
      kind: 'enum',
      unknown: 'PERF_COUNT_HW_???',
      header: 'linux/perf_event.h',
      names: `
        PERF_COUNT_HW_CPU_CYCLES PERF_COUNT_HW_INSTRUCTIONS PERF_COUNT_HW_CACHE_REFERENCES
        PERF_COUNT_HW_CACHE_MISSES PERF_COUNT_HW_BRANCH_INSTRUCTIONS PERF_COUNT_HW_BRANCH_MISSES
        PERF_COUNT_HW_BUS_CYCLES PERF_COUNT_HW_STALLED_CYCLES_FRONTEND PERF_COUNT_HW_STALLED_CYCLES_BACKEND
        PERF_COUNT_HW_REF_CPU_CYCLES
      `,
    },
    perfSoftwareEvents: {
      kind: 'enum',
      unknown: 'PERF_COUNT_SW_???',
      header: 'linux/perf_event.h',
      names: `
        PERF_COUNT_SW_CPU_CLOCK PERF_COUNT_SW_TASK_CLOCK PERF_COUNT_SW_PAGE_FAULTS
        PERF_COUNT_SW_CONTEXT_SWITCHES PERF_COUNT_SW_CPU_MIGRATIONS PERF_COUNT_SW_PAGE_FAULTS_MIN
        PERF_COUNT_SW_PAGE_FAULTS_MAJ PERF_COUNT_SW_ALIGNMENT_FAULTS PERF_COUNT_SW_EMULATION_FAULTS
        PERF_COUNT_SW_DUMMY PERF_COUNT_SW_BPF_OUTPUT PERF_COUNT_SW_CGROUP_SWITCHES
      `,
    },
    perfCacheEvents: {
      kind: 'enum',
      unknown: 'PERF_COUNT_HW_CACHE_???',
      header: 'linux/perf_event.h',
      names: `
        PERF_COUNT_HW_CACHE_L1D PERF_COUNT_HW_CACHE_L1I PERF_COUNT_HW_CACHE_LL PERF_COUNT_HW_CACHE_DTLB
        PERF_COUNT_HW_CACHE_ITLB PERF_COUNT_HW_CACHE_BPU PERF_COUNT_HW_CACHE_NODE
      `,
    },
    perfCacheOps: {
      kind: 'enum',
      unknown: 'PERF_COUNT_HW_CACHE_OP_???',
      header: 'linux/perf_event.h',
      names: 'PERF_COUNT_HW_CACHE_OP_READ PERF_COUNT_HW_CACHE_OP_WRITE PERF_COUNT_HW_CACHE_OP_PREFETCH',
    },
    perfCacheResults: {
      kind: 'enum',
      unknown: 'PERF_COUNT_HW_CACHE_RESULT_???',
      header: 'linux/perf_event.h',
      names: 'PERF_COUNT_HW_CACHE_RESULT_ACCESS PERF_COUNT_HW_CACHE_RESULT_MISS',
    },
    perfSampleFormat: {
      kind: 'flags',
      unknown: 'PERF_SAMPLE_???',
      header: 'linux/perf_event.h',
      names: `
        PERF_SAMPLE_IP PERF_SAMPLE_TID PERF_SAMPLE_TIME PERF_SAMPLE_ADDR PERF_SAMPLE_READ PERF_SAMPLE_CALLCHAIN
        PERF_SAMPLE_ID PERF_SAMPLE_CPU PERF_SAMPLE_PERIOD PERF_SAMPLE_STREAM_ID PERF_SAMPLE_RAW
        PERF_SAMPLE_BRANCH_STACK PERF_SAMPLE_REGS_USER PERF_SAMPLE_STACK_USER PERF_SAMPLE_WEIGHT
        PERF_SAMPLE_DATA_SRC PERF_SAMPLE_IDENTIFIER PERF_SAMPLE_TRANSACTION PERF_SAMPLE_REGS_INTR
        PERF_SAMPLE_PHYS_ADDR PERF_SAMPLE_AUX PERF_SAMPLE_CGROUP PERF_SAMPLE_DATA_PAGE_SIZE
        PERF_SAMPLE_CODE_PAGE_SIZE PERF_SAMPLE_WEIGHT_STRUCT
      `,
    },
    perfReadFormat: {
      kind: 'flags',
      unknown: 'PERF_FORMAT_???',
      header: 'linux/perf_event.h',
      names: `
        PERF_FORMAT_TOTAL_TIME_ENABLED PERF_FORMAT_TOTAL_TIME_RUNNING PERF_FORMAT_ID PERF_FORMAT_GROUP
        PERF_FORMAT_LOST
      `,
    },
    perfOpenFlags: {
      kind: 'flags',
      unknown: 'PERF_FLAG_???',
      header: 'linux/perf_event.h',
      names: 'PERF_FLAG_FD_NO_GROUP PERF_FLAG_FD_OUTPUT PERF_FLAG_PID_CGROUP PERF_FLAG_FD_CLOEXEC',
    },
    perfBranchSampleTypes: {
      kind: 'flags',
      unknown: 'PERF_SAMPLE_BRANCH_???',
      header: 'linux/perf_event.h',
      names: `
        PERF_SAMPLE_BRANCH_USER PERF_SAMPLE_BRANCH_KERNEL PERF_SAMPLE_BRANCH_HV PERF_SAMPLE_BRANCH_ANY
        PERF_SAMPLE_BRANCH_ANY_CALL PERF_SAMPLE_BRANCH_ANY_RETURN PERF_SAMPLE_BRANCH_IND_CALL
        PERF_SAMPLE_BRANCH_ABORT_TX PERF_SAMPLE_BRANCH_IN_TX PERF_SAMPLE_BRANCH_NO_TX PERF_SAMPLE_BRANCH_COND
        PERF_SAMPLE_BRANCH_CALL_STACK PERF_SAMPLE_BRANCH_IND_JUMP PERF_SAMPLE_BRANCH_CALL
        PERF_SAMPLE_BRANCH_NO_FLAGS PERF_SAMPLE_BRANCH_NO_CYCLES PERF_SAMPLE_BRANCH_TYPE_SAVE
        PERF_SAMPLE_BRANCH_HW_INDEX PERF_SAMPLE_BRANCH_PRIV_SAVE PERF_SAMPLE_BRANCH_COUNTERS
      `,
    },
    perfAttrSizes: {
      kind: 'enum',
      unknown: 'PERF_ATTR_SIZE_???',
      header: 'linux/perf_event.h',
      names: `
        PERF_ATTR_SIZE_VER0 PERF_ATTR_SIZE_VER1 PERF_ATTR_SIZE_VER2 PERF_ATTR_SIZE_VER3 PERF_ATTR_SIZE_VER4
        PERF_ATTR_SIZE_VER5 PERF_ATTR_SIZE_VER6 PERF_ATTR_SIZE_VER7 PERF_ATTR_SIZE_VER8 PERF_ATTR_SIZE_VER9
      `,
    },
    hardwareBreakpoints: {
      kind: 'enum',
      unknown: 'HW_BREAKPOINT_???',
      header: 'linux/hw_breakpoint.h',
      names: 'HW_BREAKPOINT_EMPTY HW_BREAKPOINT_R HW_BREAKPOINT_W HW_BREAKPOINT_RW HW_BREAKPOINT_X',
    },
    perfIoctlFlags: {
      kind: 'flags',
      unknown: 'PERF_IOC_FLAG_???',
      header: 'linux/perf_event.h',
      names: 'PERF_IOC_FLAG_GROUP',
    },
  },
});
