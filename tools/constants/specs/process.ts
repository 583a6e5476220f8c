import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Processes: making, waiting for, controlling and confining them.',
  tables: {
    cloneFlags: {
      kind: 'flags',
      unknown: 'CLONE_???',
      header: 'linux/sched.h',
      names: `
        CLONE_VM CLONE_FS CLONE_FILES CLONE_SIGHAND CLONE_PIDFD CLONE_PTRACE CLONE_VFORK CLONE_PARENT
        CLONE_THREAD CLONE_NEWNS CLONE_SYSVSEM CLONE_SETTLS CLONE_PARENT_SETTID CLONE_CHILD_CLEARTID
        CLONE_UNTRACED CLONE_CHILD_SETTID CLONE_NEWCGROUP CLONE_NEWUTS CLONE_NEWIPC CLONE_NEWUSER CLONE_NEWPID
        CLONE_NEWNET CLONE_IO
      `,
    },
    clone3Flags: {
      kind: 'flags',
      unknown: 'CLONE_???',
      header: 'linux/sched.h',
      names: `
        CLONE_VM CLONE_FS CLONE_FILES CLONE_SIGHAND CLONE_PIDFD CLONE_PTRACE CLONE_VFORK CLONE_PARENT
        CLONE_THREAD CLONE_NEWNS CLONE_SYSVSEM CLONE_SETTLS CLONE_PARENT_SETTID CLONE_CHILD_CLEARTID
        CLONE_UNTRACED CLONE_CHILD_SETTID CLONE_NEWCGROUP CLONE_NEWUTS CLONE_NEWIPC CLONE_NEWUSER CLONE_NEWPID
        CLONE_NEWNET CLONE_IO CLONE_NEWTIME CLONE_CLEAR_SIGHAND CLONE_INTO_CGROUP
        CLONE_AUTOREAP CLONE_NNP CLONE_PIDFD_AUTOKILL CLONE_EMPTY_MNTNS
      `,
    },
    unshareFlags: {
      kind: 'flags',
      unknown: 'CLONE_???',
      header: 'linux/sched.h',
      names: `
        CLONE_NEWTIME CLONE_VM CLONE_FS CLONE_FILES CLONE_SIGHAND CLONE_THREAD CLONE_NEWNS CLONE_SYSVSEM
        CLONE_NEWCGROUP CLONE_NEWUTS CLONE_NEWIPC CLONE_NEWUSER CLONE_NEWPID CLONE_NEWNET
      `,
    },
    setnsTypes: {
      kind: 'flags',
      unknown: 'CLONE_NEW???',
      header: 'linux/sched.h',
      names: `
        CLONE_NEWTIME CLONE_NEWNS CLONE_NEWCGROUP CLONE_NEWUTS CLONE_NEWIPC CLONE_NEWUSER CLONE_NEWPID
        CLONE_NEWNET
      `,
    },
    waitOptions: {
      kind: 'flags',
      unknown: 'W???',
      header: 'linux/wait.h',
      names: 'WNOHANG WEXITED WSTOPPED WCONTINUED WNOWAIT __WCLONE __WALL __WNOTHREAD',
    },
    waitidTypes: {
      kind: 'enum',
      unknown: 'P_???',
      header: 'linux/wait.h',
      names: 'P_ALL P_PID P_PGID P_PIDFD',
    },
    personalities: {
      kind: 'enum',
      unknown: 'PER_???',
      header: 'linux/personality.h',
      names: `
        PER_LINUX PER_LINUX_32BIT PER_LINUX_FDPIC PER_SVR4 PER_SVR3 PER_SCOSVR3 PER_OSR5 PER_WYSEV386 PER_ISCR4
        PER_BSD PER_SUNOS PER_XENIX PER_LINUX32 PER_LINUX32_3GB PER_IRIX32 PER_IRIXN32 PER_IRIX64 PER_RISCOS
        PER_SOLARIS PER_UW7 PER_OSF4 PER_HPUX PER_MASK
      `,
    },
    personalityFlags: {
      kind: 'flags',
      unknown: '',
      header: 'linux/personality.h',
      names: `
        PER_LINUX PER_LINUX_32BIT PER_LINUX_FDPIC PER_SVR4 PER_SVR3 PER_SCOSVR3 PER_OSR5 PER_WYSEV386 PER_ISCR4
        PER_BSD PER_SUNOS PER_XENIX PER_LINUX32 PER_LINUX32_3GB PER_IRIX32 PER_IRIXN32 PER_IRIX64 PER_RISCOS
        PER_SOLARIS PER_UW7 PER_OSF4 PER_HPUX
        UNAME26 ADDR_NO_RANDOMIZE FDPIC_FUNCPTRS MMAP_PAGE_ZERO ADDR_COMPAT_LAYOUT READ_IMPLIES_EXEC
        ADDR_LIMIT_32BIT SHORT_INODE WHOLE_SECONDS STICKY_TIMEOUTS ADDR_LIMIT_3GB
      `,
      fields: [
        {
          mask: 'PER_MASK',
          names: `
            PER_LINUX PER_LINUX_32BIT PER_LINUX_FDPIC PER_SVR4 PER_SVR3 PER_SCOSVR3 PER_OSR5 PER_WYSEV386 PER_ISCR4
            PER_BSD PER_SUNOS PER_XENIX PER_LINUX32 PER_LINUX32_3GB PER_IRIX32 PER_IRIXN32 PER_IRIX64 PER_RISCOS
            PER_SOLARIS PER_UW7 PER_OSF4 PER_HPUX
          `,
          unknown: 'PER_???',
        },
      ],
    },
    rlimitResources: {
      kind: 'enum',
      unknown: 'RLIMIT_???',
      header: 'asm/resource.h',
      names: `
        RLIMIT_CPU RLIMIT_FSIZE RLIMIT_DATA RLIMIT_STACK RLIMIT_CORE RLIMIT_RSS RLIMIT_NPROC RLIMIT_NOFILE
        RLIMIT_MEMLOCK RLIMIT_AS RLIMIT_LOCKS RLIMIT_SIGPENDING RLIMIT_MSGQUEUE RLIMIT_NICE RLIMIT_RTPRIO
        RLIMIT_RTTIME
      `,
    },
    rusageWho: {
      kind: 'enum',
      unknown: 'RUSAGE_???',
      header: 'linux/resource.h',
      names: 'RUSAGE_SELF RUSAGE_CHILDREN RUSAGE_BOTH RUSAGE_THREAD',
    },
    priorityWhich: {
      kind: 'enum',
      unknown: 'PRIO_???',
      header: 'linux/resource.h',
      names: 'PRIO_PROCESS PRIO_PGRP PRIO_USER',
    },
    schedPolicies: {
      kind: 'enum',
      unknown: 'SCHED_???',
      header: 'linux/sched.h',
      origin: 'include/uapi/linux/sched.h',
      names: `
        SCHED_OTHER=0 SCHED_FIFO SCHED_RR SCHED_BATCH SCHED_ISO=4 SCHED_IDLE SCHED_DEADLINE SCHED_EXT
      `,
    },
    schedFlags: {
      kind: 'flags',
      unknown: 'SCHED_FLAG_???',
      header: 'linux/sched.h',
      names: `
        SCHED_FLAG_RESET_ON_FORK SCHED_FLAG_RECLAIM SCHED_FLAG_DL_OVERRUN SCHED_FLAG_KEEP_POLICY
        SCHED_FLAG_KEEP_PARAMS SCHED_FLAG_UTIL_CLAMP_MIN SCHED_FLAG_UTIL_CLAMP_MAX
      `,
    },
    seccompOperations: {
      kind: 'enum',
      unknown: 'SECCOMP_???',
      header: 'linux/seccomp.h',
      names: `
        SECCOMP_SET_MODE_STRICT SECCOMP_SET_MODE_FILTER SECCOMP_GET_ACTION_AVAIL SECCOMP_GET_NOTIF_SIZES
      `,
    },
    seccompFilterFlags: {
      kind: 'flags',
      unknown: 'SECCOMP_FILTER_FLAG_???',
      header: 'linux/seccomp.h',
      names: `
        SECCOMP_FILTER_FLAG_TSYNC SECCOMP_FILTER_FLAG_LOG SECCOMP_FILTER_FLAG_SPEC_ALLOW
        SECCOMP_FILTER_FLAG_NEW_LISTENER SECCOMP_FILTER_FLAG_TSYNC_ESRCH SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
      `,
    },
    seccompActions: {
      kind: 'enum',
      unknown: 'SECCOMP_RET_???',
      header: 'linux/seccomp.h',
      names: `
        SECCOMP_RET_KILL_PROCESS SECCOMP_RET_KILL_THREAD SECCOMP_RET_TRAP SECCOMP_RET_ERRNO
        SECCOMP_RET_USER_NOTIF SECCOMP_RET_TRACE SECCOMP_RET_LOG SECCOMP_RET_ALLOW
      `,
    },
    kcmpTypes: {
      kind: 'enum',
      unknown: 'KCMP_???',
      header: 'linux/kcmp.h',
      names: 'KCMP_FILE KCMP_VM KCMP_FILES KCMP_FS KCMP_SIGHAND KCMP_IO KCMP_SYSVSEM KCMP_EPOLL_TFD',
    },
    ioprioClasses: {
      kind: 'enum',
      unknown: 'IOPRIO_CLASS_???',
      header: 'linux/ioprio.h',
      names: 'IOPRIO_CLASS_NONE IOPRIO_CLASS_RT IOPRIO_CLASS_BE IOPRIO_CLASS_IDLE',
    },
    ioprioWho: {
      kind: 'enum',
      unknown: 'IOPRIO_WHO_???',
      header: 'linux/ioprio.h',
      names: 'IOPRIO_WHO_PROCESS IOPRIO_WHO_PGRP IOPRIO_WHO_USER',
    },
    pidfdOpenFlags: {
      kind: 'flags',
      unknown: 'PIDFD_???',
      header: 'linux/pidfd.h',
      names: 'PIDFD_NONBLOCK PIDFD_THREAD PIDFD_AUTOKILL=0x200',
    },
    futexOpComparisons: {
      kind: 'enum',
      unknown: '',
      header: 'linux/futex.h',
      names: `
        FUTEX_OP_CMP_EQ FUTEX_OP_CMP_NE FUTEX_OP_CMP_LT FUTEX_OP_CMP_LE FUTEX_OP_CMP_GT FUTEX_OP_CMP_GE
      `,
    },
    futexOpOperations: {
      kind: 'enum',
      unknown: 'FUTEX_OP_???',
      header: 'linux/futex.h',
      names: 'FUTEX_OP_SET FUTEX_OP_ADD FUTEX_OP_OR FUTEX_OP_ANDN FUTEX_OP_XOR',
    },
    futexOperations: {
      kind: 'enum',
      unknown: 'FUTEX_???',
      header: 'linux/futex.h',
      names: `
        FUTEX_WAIT FUTEX_WAKE FUTEX_FD FUTEX_REQUEUE FUTEX_CMP_REQUEUE FUTEX_WAKE_OP FUTEX_LOCK_PI
        FUTEX_UNLOCK_PI FUTEX_TRYLOCK_PI FUTEX_WAIT_BITSET FUTEX_WAKE_BITSET FUTEX_WAIT_REQUEUE_PI
        FUTEX_CMP_REQUEUE_PI FUTEX_LOCK_PI2 FUTEX_WAIT_PRIVATE FUTEX_WAKE_PRIVATE FUTEX_FD|FUTEX_PRIVATE_FLAG
        FUTEX_REQUEUE_PRIVATE FUTEX_CMP_REQUEUE_PRIVATE FUTEX_WAKE_OP_PRIVATE FUTEX_LOCK_PI_PRIVATE
        FUTEX_UNLOCK_PI_PRIVATE FUTEX_TRYLOCK_PI_PRIVATE FUTEX_WAIT_BITSET_PRIVATE FUTEX_WAKE_BITSET_PRIVATE
        FUTEX_WAIT_REQUEUE_PI_PRIVATE FUTEX_CMP_REQUEUE_PI_PRIVATE FUTEX_LOCK_PI2_PRIVATE
        FUTEX_WAIT|FUTEX_CLOCK_REALTIME FUTEX_WAIT_PRIVATE|FUTEX_CLOCK_REALTIME
        FUTEX_WAIT_BITSET|FUTEX_CLOCK_REALTIME FUTEX_WAIT_BITSET_PRIVATE|FUTEX_CLOCK_REALTIME
        FUTEX_WAIT_REQUEUE_PI|FUTEX_CLOCK_REALTIME FUTEX_WAIT_REQUEUE_PI_PRIVATE|FUTEX_CLOCK_REALTIME
        FUTEX_UNLOCK_PI_LIST64 FUTEX_UNLOCK_PI_LIST64_PRIVATE FUTEX_UNLOCK_PI_LIST32
        FUTEX_UNLOCK_PI_LIST32_PRIVATE FUTEX_UNLOCK_WAKE_LIST64 FUTEX_UNLOCK_WAKE_LIST64_PRIVATE
        FUTEX_UNLOCK_WAKE_LIST32 FUTEX_UNLOCK_WAKE_LIST32_PRIVATE FUTEX_UNLOCK_BITSET_LIST64
        FUTEX_UNLOCK_BITSET_LIST64_PRIVATE FUTEX_UNLOCK_BITSET_LIST32 FUTEX_UNLOCK_BITSET_LIST32_PRIVATE
      `,
    },
    futexWaitvFlags: {
      kind: 'flags',
      unknown: 'FUTEX_???',
      header: 'linux/futex.h',
      names: 'FUTEX_32 FUTEX_PRIVATE_FLAG',
    },
    futex2Flags: {
      kind: 'flags',
      unknown: 'FUTEX2_???',
      header: 'linux/futex.h',
      names: `
        FUTEX2_SIZE_U8 FUTEX2_SIZE_U16 FUTEX2_SIZE_U32 FUTEX2_SIZE_U64 FUTEX2_NUMA FUTEX2_MPOL FUTEX2_PRIVATE
      `,
      fields: [
        { mask: 'FUTEX2_SIZE_MASK', names: 'FUTEX2_SIZE_U8 FUTEX2_SIZE_U16 FUTEX2_SIZE_U32 FUTEX2_SIZE_U64' },
      ],
    },
    futexBitsets: {
      kind: 'enum',
      unknown: '',
      header: 'linux/futex.h',
      names: 'FUTEX_BITSET_MATCH_ANY',
    },
    futexWordFlags: {
      kind: 'flags',
      unknown: '',
      header: 'linux/futex.h',
      names: 'FUTEX_WAITERS FUTEX_OWNER_DIED',
    },
    rseqFlags: {
      kind: 'flags',
      unknown: 'RSEQ_FLAG_???',
      header: 'linux/rseq.h',
      names: 'RSEQ_FLAG_UNREGISTER RSEQ_FLAG_SLICE_EXT_DEFAULT_ON',
    },
    rseqCsFlags: {
      kind: 'flags',
      unknown: 'RSEQ_CS_FLAG_???',
      header: 'linux/rseq.h',
      names: `
        RSEQ_CS_FLAG_NO_RESTART_ON_PREEMPT RSEQ_CS_FLAG_NO_RESTART_ON_SIGNAL
        RSEQ_CS_FLAG_NO_RESTART_ON_MIGRATE RSEQ_CS_FLAG_SLICE_EXT_AVAILABLE RSEQ_CS_FLAG_SLICE_EXT_ENABLED
      `,
    },
    rseqCpuIds: {
      kind: 'enum',
      unknown: '',
      header: 'linux/rseq.h',
      names: 'RSEQ_CPU_ID_UNINITIALIZED RSEQ_CPU_ID_REGISTRATION_FAILED',
    },
    pidfdSignalFlags: {
      kind: 'flags',
      unknown: 'PIDFD_SIGNAL_???',
      header: 'linux/pidfd.h',
      names: 'PIDFD_SIGNAL_THREAD PIDFD_SIGNAL_THREAD_GROUP PIDFD_SIGNAL_PROCESS_GROUP',
    },
    pidfdInfoMask: {
      kind: 'flags',
      unknown: 'PIDFD_INFO_???',
      header: 'linux/pidfd.h',
      names: `
        PIDFD_INFO_PID PIDFD_INFO_CREDS PIDFD_INFO_CGROUPID PIDFD_INFO_EXIT PIDFD_INFO_COREDUMP
        PIDFD_INFO_SUPPORTED_MASK PIDFD_INFO_COREDUMP_SIGNAL PIDFD_INFO_COREDUMP_CODE
      `,
    },
    pidfdCoredumpMask: {
      kind: 'flags',
      unknown: 'PIDFD_COREDUMP_???',
      header: 'linux/pidfd.h',
      names: 'PIDFD_COREDUMPED PIDFD_COREDUMP_SKIP PIDFD_COREDUMP_USER PIDFD_COREDUMP_ROOT',
    },
    schedGetattrFlags: {
      kind: 'flags',
      unknown: 'SCHED_GETATTR_FLAG_???',
      header: 'linux/sched.h',
      names: 'SCHED_GETATTR_FLAG_DL_DYNAMIC',
    },
    ioprioHints: {
      kind: 'enum',
      unknown: 'IOPRIO_HINT_???',
      header: 'linux/ioprio.h',
      pattern: {
        match: /IOPRIO_HINT_\w+/,
        except: 'IOPRIO_HINT_SHIFT IOPRIO_HINT_NR_BITS IOPRIO_NR_HINTS IOPRIO_HINT_MASK',
      },
    },
  },
});
