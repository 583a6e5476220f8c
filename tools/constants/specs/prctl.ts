import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'prctl, arch_prctl and capabilities.',
  tables: {
    prctlOptions: {
      kind: 'enum',
      unknown: 'PR_???',
      header: 'linux/prctl.h',
      names: `
        PR_SET_PDEATHSIG PR_GET_PDEATHSIG PR_GET_DUMPABLE PR_SET_DUMPABLE PR_GET_UNALIGN PR_SET_UNALIGN
        PR_GET_KEEPCAPS PR_SET_KEEPCAPS PR_GET_FPEMU PR_SET_FPEMU PR_GET_FPEXC PR_SET_FPEXC PR_GET_TIMING
        PR_SET_TIMING PR_SET_NAME PR_GET_NAME PR_GET_ENDIAN PR_SET_ENDIAN PR_GET_SECCOMP PR_SET_SECCOMP
        PR_CAPBSET_READ PR_CAPBSET_DROP PR_GET_TSC PR_SET_TSC PR_GET_SECUREBITS PR_SET_SECUREBITS
        PR_SET_TIMERSLACK PR_GET_TIMERSLACK PR_TASK_PERF_EVENTS_DISABLE PR_TASK_PERF_EVENTS_ENABLE PR_MCE_KILL
        PR_MCE_KILL_GET PR_SET_MM PR_SET_CHILD_SUBREAPER PR_GET_CHILD_SUBREAPER PR_SET_NO_NEW_PRIVS
        PR_GET_NO_NEW_PRIVS PR_GET_TID_ADDRESS PR_SET_THP_DISABLE PR_GET_THP_DISABLE PR_MPX_ENABLE_MANAGEMENT
        PR_MPX_DISABLE_MANAGEMENT PR_SET_FP_MODE PR_GET_FP_MODE PR_CAP_AMBIENT PR_SVE_SET_VL PR_SVE_GET_VL
        PR_GET_SPECULATION_CTRL PR_SET_SPECULATION_CTRL PR_PAC_RESET_KEYS PR_SET_TAGGED_ADDR_CTRL
        PR_GET_TAGGED_ADDR_CTRL PR_SET_IO_FLUSHER PR_GET_IO_FLUSHER PR_SET_SYSCALL_USER_DISPATCH
        PR_PAC_SET_ENABLED_KEYS PR_PAC_GET_ENABLED_KEYS PR_SCHED_CORE PR_SME_SET_VL PR_SME_GET_VL PR_SET_VMA
        PR_SET_PTRACER PR_SET_MDWE PR_GET_MDWE PR_GET_AUXV PR_SET_MEMORY_MERGE PR_GET_MEMORY_MERGE
        PR_RISCV_V_SET_CONTROL PR_RISCV_V_GET_CONTROL PR_RISCV_SET_ICACHE_FLUSH_CTX PR_PPC_GET_DEXCR
        PR_PPC_SET_DEXCR PR_GET_SHADOW_STACK_STATUS PR_SET_SHADOW_STACK_STATUS PR_LOCK_SHADOW_STACK_STATUS
        PR_TIMER_CREATE_RESTORE_IDS PR_FUTEX_HASH PR_RSEQ_SLICE_EXTENSION PR_GET_CFI PR_SET_CFI
      `,
    },
    prctlCapAmbient: {
      kind: 'enum',
      unknown: 'PR_CAP_AMBIENT_???',
      header: 'linux/prctl.h',
      names: 'PR_CAP_AMBIENT_IS_SET PR_CAP_AMBIENT_RAISE PR_CAP_AMBIENT_LOWER PR_CAP_AMBIENT_CLEAR_ALL',
    },
    prctlFpMode: {
      kind: 'flags',
      unknown: 'PR_FP_MODE_???',
      header: 'linux/prctl.h',
      names: 'PR_FP_MODE_FR PR_FP_MODE_FRE',
    },
    prctlDumpable: {
      kind: 'enum',
      unknown: 'SUID_DUMP_???',
      origin: 'include/linux/sched/coredump.h of the kernel',
      names: 'SUID_DUMP_DISABLE=0 SUID_DUMP_USER=1 SUID_DUMP_ROOT=2',
    },
    prctlMceKillPolicy: {
      kind: 'enum',
      unknown: 'PR_MCE_KILL_???',
      header: 'linux/prctl.h',
      names: 'PR_MCE_KILL_LATE PR_MCE_KILL_EARLY PR_MCE_KILL_DEFAULT',
    },
    prctlMceKill: {
      kind: 'enum',
      unknown: 'PR_MCE_KILL_???',
      header: 'linux/prctl.h',
      names: 'PR_MCE_KILL_CLEAR PR_MCE_KILL_SET',
    },
    prctlPacEnabledKeys: {
      kind: 'flags',
      unknown: 'PR_PAC_???',
      header: 'linux/prctl.h',
      names: 'PR_PAC_APIAKEY PR_PAC_APIBKEY PR_PAC_APDAKEY PR_PAC_APDBKEY',
    },
    prctlPacKeys: {
      kind: 'flags',
      unknown: 'PR_PAC_???',
      header: 'linux/prctl.h',
      names: 'PR_PAC_APIAKEY PR_PAC_APIBKEY PR_PAC_APDAKEY PR_PAC_APDBKEY PR_PAC_APGAKEY',
    },
    prctlSchedCore: {
      kind: 'enum',
      unknown: 'PR_SCHED_CORE_???',
      header: 'linux/prctl.h',
      names: 'PR_SCHED_CORE_GET PR_SCHED_CORE_CREATE PR_SCHED_CORE_SHARE_TO PR_SCHED_CORE_SHARE_FROM',
    },
    pidTypes: {
      kind: 'enum',
      unknown: 'PIDTYPE_???',
      origin: 'include/linux/pid types.h of the kernel',
      names: 'PIDTYPE_PID=0 PIDTYPE_TGID=1 PIDTYPE_PGID=2 PIDTYPE_SID=3',
    },
    prctlSetMm: {
      kind: 'enum',
      unknown: 'PR_SET_MM_???',
      header: 'linux/prctl.h',
      names: `
        PR_SET_MM_START_CODE PR_SET_MM_END_CODE PR_SET_MM_START_DATA PR_SET_MM_END_DATA PR_SET_MM_START_STACK
        PR_SET_MM_START_BRK PR_SET_MM_BRK PR_SET_MM_ARG_START PR_SET_MM_ARG_END PR_SET_MM_ENV_START
        PR_SET_MM_ENV_END PR_SET_MM_AUXV PR_SET_MM_EXE_FILE PR_SET_MM_MAP PR_SET_MM_MAP_SIZE
      `,
    },
    prctlSetVma: {
      kind: 'enum',
      unknown: 'PR_SET_VMA_???',
      header: 'linux/prctl.h',
      names: 'PR_SET_VMA_ANON_NAME',
    },
    prctlSmeVl: {
      kind: 'flags',
      unknown: '',
      header: 'linux/prctl.h',
      names: 'PR_SME_SET_VL_ONEXEC PR_SME_VL_INHERIT',
    },
    prctlSpeculation: {
      kind: 'enum',
      unknown: 'PR_SPEC_???',
      header: 'linux/prctl.h',
      names: 'PR_SPEC_STORE_BYPASS PR_SPEC_INDIRECT_BRANCH PR_SPEC_L1D_FLUSH',
    },
    prctlSpeculationState: {
      kind: 'flags',
      unknown: '',
      header: 'linux/prctl.h',
      names: `
        PR_SPEC_NOT_AFFECTED PR_SPEC_PRCTL PR_SPEC_ENABLE PR_SPEC_DISABLE PR_SPEC_FORCE_DISABLE
        PR_SPEC_DISABLE_NOEXEC
      `,
    },
    prctlSpeculationSet: {
      kind: 'enum',
      unknown: 'PR_SPEC_???',
      header: 'linux/prctl.h',
      names: 'PR_SPEC_ENABLE PR_SPEC_DISABLE PR_SPEC_FORCE_DISABLE PR_SPEC_DISABLE_NOEXEC',
    },
    prctlSyscallDispatch: {
      kind: 'enum',
      unknown: 'PR_SYS_DISPATCH_???',
      header: 'linux/prctl.h',
      names: 'PR_SYS_DISPATCH_OFF PR_SYS_DISPATCH_EXCLUSIVE_ON=1 PR_SYS_DISPATCH_INCLUSIVE_ON=2',
    },
    prctlSveVl: {
      kind: 'flags',
      unknown: '',
      header: 'linux/prctl.h',
      names: 'PR_SVE_SET_VL_ONEXEC PR_SVE_VL_INHERIT',
    },
    prctlTaggedAddress: {
      kind: 'flags',
      unknown: '',
      header: 'linux/prctl.h',
      names: '!PR_TAGGED_ADDR_ENABLE PR_TAGGED_ADDR_ENABLE',
    },
    prctlMteMode: {
      kind: 'flags',
      unknown: '',
      header: 'linux/prctl.h',
      names: 'PR_MTE_TCF_NONE PR_MTE_TCF_SYNC PR_MTE_TCF_ASYNC PR_MTE_TCF_MASK',
    },
    prctlTsc: {
      kind: 'enum',
      unknown: 'PR_TSC_???',
      header: 'linux/prctl.h',
      names: 'PR_TSC_ENABLE PR_TSC_SIGSEGV',
    },
    prctlUnalign: {
      kind: 'flags',
      unknown: 'PR_UNALIGN_???',
      header: 'linux/prctl.h',
      names: 'PR_UNALIGN_NOPRINT PR_UNALIGN_SIGBUS',
    },
    seccompModes: {
      kind: 'enum',
      unknown: 'SECCOMP_MODE_???',
      header: 'linux/seccomp.h',
      names: 'SECCOMP_MODE_DISABLED SECCOMP_MODE_STRICT SECCOMP_MODE_FILTER',
    },
    secureBits: {
      kind: 'flags',
      unknown: 'SECBIT_???',
      header: 'linux/securebits.h',
      names: `
        SECBIT_NOROOT SECBIT_NOROOT_LOCKED SECBIT_NO_SETUID_FIXUP SECBIT_NO_SETUID_FIXUP_LOCKED SECBIT_KEEP_CAPS
        SECBIT_KEEP_CAPS_LOCKED SECBIT_NO_CAP_AMBIENT_RAISE SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED
        SECBIT_EXEC_RESTRICT_FILE SECBIT_EXEC_RESTRICT_FILE_LOCKED SECBIT_EXEC_DENY_INTERACTIVE
        SECBIT_EXEC_DENY_INTERACTIVE_LOCKED
      `,
    },
    capabilities: {
      kind: 'enum',
      unknown: 'CAP_???',
      header: 'linux/capability.h',
      names: `
        CAP_CHOWN CAP_DAC_OVERRIDE CAP_DAC_READ_SEARCH CAP_FOWNER CAP_FSETID CAP_KILL CAP_SETGID CAP_SETUID
        CAP_SETPCAP CAP_LINUX_IMMUTABLE CAP_NET_BIND_SERVICE CAP_NET_BROADCAST CAP_NET_ADMIN CAP_NET_RAW
        CAP_IPC_LOCK CAP_IPC_OWNER CAP_SYS_MODULE CAP_SYS_RAWIO CAP_SYS_CHROOT CAP_SYS_PTRACE CAP_SYS_PACCT
        CAP_SYS_ADMIN CAP_SYS_BOOT CAP_SYS_NICE CAP_SYS_RESOURCE CAP_SYS_TIME CAP_SYS_TTY_CONFIG CAP_MKNOD
        CAP_LEASE CAP_AUDIT_WRITE CAP_AUDIT_CONTROL CAP_SETFCAP CAP_MAC_OVERRIDE CAP_MAC_ADMIN CAP_SYSLOG
        CAP_WAKE_ALARM CAP_BLOCK_SUSPEND CAP_AUDIT_READ CAP_PERFMON CAP_BPF CAP_CHECKPOINT_RESTORE
      `,
    },
    capabilityVersions: {
      kind: 'enum',
      unknown: '_LINUX_CAPABILITY_VERSION_???',
      header: 'linux/capability.h',
      names: '_LINUX_CAPABILITY_VERSION_1 _LINUX_CAPABILITY_VERSION_2 _LINUX_CAPABILITY_VERSION_3',
    },
    archPrctlCodes: {
      kind: 'enum',
      unknown: 'ARCH_???',
      header: 'asm/prctl.h',
      names: `
        ARCH_SET_GS ARCH_SET_FS ARCH_GET_FS ARCH_GET_GS ARCH_GET_CPUID ARCH_SET_CPUID ARCH_GET_XCOMP_SUPP
        ARCH_GET_XCOMP_PERM ARCH_REQ_XCOMP_PERM ARCH_GET_XCOMP_GUEST_PERM ARCH_REQ_XCOMP_GUEST_PERM
        ARCH_MAP_VDSO_X32 ARCH_MAP_VDSO_32 ARCH_MAP_VDSO_64 ARCH_GET_UNTAG_MASK ARCH_ENABLE_TAGGED_ADDR ARCH_GET_MAX_TAG_BITS
        ARCH_FORCE_TAGGED_SVA ARCH_SHSTK_ENABLE ARCH_SHSTK_DISABLE ARCH_SHSTK_LOCK ARCH_SHSTK_UNLOCK
        ARCH_SHSTK_STATUS
      `,
    },
    xfeatures: {
      kind: 'enum',
      unknown: 'XFEATURE_???',
      origin: 'arch/x86/include/asm/fpu/types.h of the kernel',
      names: `
        XFEATURE_FP=0 XFEATURE_SSE=1 XFEATURE_YMM=2 XFEATURE_BNDREGS=3 XFEATURE_BNDCSR=4 XFEATURE_OPMASK=5
        XFEATURE_ZMM_Hi256=6 XFEATURE_Hi16_ZMM=7 XFEATURE_PT_UNIMPLEMENTED_SO_FAR=8 XFEATURE_PKRU=9
        XFEATURE_PASID=10 XFEATURE_LBR=15 XFEATURE_XTILE_CFG=17 XFEATURE_XTILE_DATA=18
      `,
    },
    xfeatureMasks: {
      kind: 'flags',
      unknown: 'XFEATURE_MASK_???',
      origin: 'arch/x86/include/asm/fpu/types.h of the kernel',
      names: `
        XFEATURE_MASK_FPSSE=0x3 XFEATURE_MASK_FP=0x1 XFEATURE_MASK_SSE=0x2 XFEATURE_MASK_YMM=0x4
        XFEATURE_MASK_BNDREGS=0x8 XFEATURE_MASK_BNDCSR=0x10 XFEATURE_MASK_AVX512=0xe0 XFEATURE_MASK_OPMASK=0x20
        XFEATURE_MASK_ZMM_Hi256=0x40 XFEATURE_MASK_Hi16_ZMM=0x80 XFEATURE_MASK_PT=0x100 XFEATURE_MASK_PKRU=0x200
        XFEATURE_MASK_PASID=0x400 XFEATURE_MASK_LBR=0x8000 XFEATURE_MASK_XTILE=0x60000
        XFEATURE_MASK_XTILE_CFG=0x20000 XFEATURE_MASK_XTILE_DATA=0x40000
      `,
    },
    prctlMdwe: {
      kind: 'flags',
      unknown: 'PR_MDWE_???',
      header: 'linux/prctl.h',
      names: 'PR_MDWE_REFUSE_EXEC_GAIN PR_MDWE_NO_INHERIT',
    },
    prctlThpDisable: {
      kind: 'flags',
      unknown: 'PR_THP_???',
      header: 'linux/prctl.h',
      names: 'PR_THP_DISABLE_EXCEPT_ADVISED',
    },
    prctlShadowStack: {
      kind: 'flags',
      unknown: 'PR_SHADOW_STACK_???',
      header: 'linux/prctl.h',
      names: 'PR_SHADOW_STACK_ENABLE PR_SHADOW_STACK_WRITE PR_SHADOW_STACK_PUSH',
    },
    prctlTimerRestoreIds: {
      kind: 'enum',
      unknown: 'PR_TIMER_CREATE_RESTORE_IDS_???',
      header: 'linux/prctl.h',
      names: 'PR_TIMER_CREATE_RESTORE_IDS_OFF PR_TIMER_CREATE_RESTORE_IDS_ON PR_TIMER_CREATE_RESTORE_IDS_GET',
    },
    prctlFutexHash: {
      kind: 'enum',
      unknown: 'PR_FUTEX_HASH_???',
      header: 'linux/prctl.h',
      names: 'PR_FUTEX_HASH_SET_SLOTS PR_FUTEX_HASH_GET_SLOTS',
    },
    prctlRseqSlice: {
      kind: 'enum',
      unknown: 'PR_RSEQ_SLICE_EXTENSION_???',
      header: 'linux/prctl.h',
      names: 'PR_RSEQ_SLICE_EXTENSION_GET PR_RSEQ_SLICE_EXTENSION_SET',
    },
    prctlRseqSliceFlags: {
      kind: 'flags',
      unknown: 'PR_RSEQ_SLICE_EXT_???',
      header: 'linux/prctl.h',
      names: 'PR_RSEQ_SLICE_EXT_ENABLE',
    },
    prctlCfi: {
      kind: 'enum',
      unknown: 'PR_CFI_???',
      header: 'linux/prctl.h',
      names: 'PR_CFI_BRANCH_LANDING_PADS',
    },
    prctlCfiFlags: {
      kind: 'flags',
      unknown: 'PR_CFI_???',
      header: ['linux/const.h', 'linux/prctl.h'],
      names: 'PR_CFI_ENABLE PR_CFI_DISABLE PR_CFI_LOCK',
    },
    prctlEndian: {
      kind: 'enum',
      unknown: 'PR_ENDIAN_???',
      header: 'linux/prctl.h',
      names: 'PR_ENDIAN_BIG PR_ENDIAN_LITTLE PR_ENDIAN_PPC_LITTLE',
    },
    prctlFpemu: {
      kind: 'enum',
      unknown: 'PR_FPEMU_???',
      header: 'linux/prctl.h',
      names: 'PR_FPEMU_NOPRINT PR_FPEMU_SIGFPE',
    },
    prctlFpExc: {
      kind: 'flags',
      unknown: 'PR_FP_EXC_???',
      header: 'linux/prctl.h',
      names: `
        PR_FP_EXC_SW_ENABLE PR_FP_EXC_DIV PR_FP_EXC_OVF PR_FP_EXC_UND PR_FP_EXC_RES PR_FP_EXC_INV
        PR_FP_EXC_PRECISE PR_FP_EXC_NONRECOV PR_FP_EXC_ASYNC PR_FP_EXC_DISABLED
      `,
    },
    prctlTiming: {
      kind: 'enum',
      unknown: 'PR_TIMING_???',
      header: 'linux/prctl.h',
      names: 'PR_TIMING_STATISTICAL PR_TIMING_TIMESTAMP',
    },
    shadowStackFeatures: {
      kind: 'flags',
      unknown: 'ARCH_SHSTK_???',
      header: 'asm/prctl.h',
      names: 'ARCH_SHSTK_SHSTK=1 ARCH_SHSTK_WRSS=2',
    },
    capabilityMask: {
      kind: 'flags',
      unknown: 'CAP_???',
      header: 'linux/capability.h',
      note: 'Both words of capset(2), the first one low.',
      names: `
        1<<CAP_CHOWN=1ULL<<CAP_CHOWN 1<<CAP_DAC_OVERRIDE=1ULL<<CAP_DAC_OVERRIDE
        1<<CAP_DAC_READ_SEARCH=1ULL<<CAP_DAC_READ_SEARCH 1<<CAP_FOWNER=1ULL<<CAP_FOWNER
        1<<CAP_FSETID=1ULL<<CAP_FSETID 1<<CAP_KILL=1ULL<<CAP_KILL 1<<CAP_SETGID=1ULL<<CAP_SETGID
        1<<CAP_SETUID=1ULL<<CAP_SETUID 1<<CAP_SETPCAP=1ULL<<CAP_SETPCAP
        1<<CAP_LINUX_IMMUTABLE=1ULL<<CAP_LINUX_IMMUTABLE 1<<CAP_NET_BIND_SERVICE=1ULL<<CAP_NET_BIND_SERVICE
        1<<CAP_NET_BROADCAST=1ULL<<CAP_NET_BROADCAST 1<<CAP_NET_ADMIN=1ULL<<CAP_NET_ADMIN
        1<<CAP_NET_RAW=1ULL<<CAP_NET_RAW 1<<CAP_IPC_LOCK=1ULL<<CAP_IPC_LOCK
        1<<CAP_IPC_OWNER=1ULL<<CAP_IPC_OWNER 1<<CAP_SYS_MODULE=1ULL<<CAP_SYS_MODULE
        1<<CAP_SYS_RAWIO=1ULL<<CAP_SYS_RAWIO 1<<CAP_SYS_CHROOT=1ULL<<CAP_SYS_CHROOT
        1<<CAP_SYS_PTRACE=1ULL<<CAP_SYS_PTRACE 1<<CAP_SYS_PACCT=1ULL<<CAP_SYS_PACCT
        1<<CAP_SYS_ADMIN=1ULL<<CAP_SYS_ADMIN 1<<CAP_SYS_BOOT=1ULL<<CAP_SYS_BOOT
        1<<CAP_SYS_NICE=1ULL<<CAP_SYS_NICE 1<<CAP_SYS_RESOURCE=1ULL<<CAP_SYS_RESOURCE
        1<<CAP_SYS_TIME=1ULL<<CAP_SYS_TIME 1<<CAP_SYS_TTY_CONFIG=1ULL<<CAP_SYS_TTY_CONFIG
        1<<CAP_MKNOD=1ULL<<CAP_MKNOD 1<<CAP_LEASE=1ULL<<CAP_LEASE 1<<CAP_AUDIT_WRITE=1ULL<<CAP_AUDIT_WRITE
        1<<CAP_AUDIT_CONTROL=1ULL<<CAP_AUDIT_CONTROL 1<<CAP_SETFCAP=1ULL<<CAP_SETFCAP
        1<<CAP_MAC_OVERRIDE=1ULL<<CAP_MAC_OVERRIDE 1<<CAP_MAC_ADMIN=1ULL<<CAP_MAC_ADMIN
        1<<CAP_SYSLOG=1ULL<<CAP_SYSLOG 1<<CAP_WAKE_ALARM=1ULL<<CAP_WAKE_ALARM
        1<<CAP_BLOCK_SUSPEND=1ULL<<CAP_BLOCK_SUSPEND 1<<CAP_AUDIT_READ=1ULL<<CAP_AUDIT_READ
        1<<CAP_PERFMON=1ULL<<CAP_PERFMON 1<<CAP_BPF=1ULL<<CAP_BPF
        1<<CAP_CHECKPOINT_RESTORE=1ULL<<CAP_CHECKPOINT_RESTORE
      `,
    },
    auxvTypes: {
      kind: 'enum',
      unknown: 'AT_???',
      header: ['linux/auxvec.h', 'asm/auxvec.h'],
      pattern: { match: /AT_\w+/, except: 'AT_VECTOR_SIZE_ARCH' },
      sort: 'value',
    },
  },
});
