import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Mapping memory, and telling the kernel how it is used.',
  tables: {
    protFlags: {
      kind: 'flags',
      unknown: 'PROT_???',
      header: 'asm/mman.h',
      names:
        'PROT_NONE PROT_READ PROT_WRITE PROT_EXEC PROT_SEM PROT_BTI PROT_MTE PROT_GROWSDOWN PROT_GROWSUP',
    },
    mapFlags: {
      kind: 'flags',
      unknown: 'MAP_???',
      header: ['linux/mman.h', 'asm/mman.h'],
      names: `
        MAP_SHARED MAP_PRIVATE MAP_SHARED_VALIDATE MAP_DROPPABLE MAP_FIXED MAP_ANONYMOUS MAP_32BIT MAP_ABOVE4G MAP_NORESERVE MAP_POPULATE
        MAP_NONBLOCK MAP_GROWSDOWN MAP_DENYWRITE MAP_EXECUTABLE MAP_FILE MAP_LOCKED MAP_STACK MAP_HUGETLB
        MAP_SYNC MAP_UNINITIALIZED MAP_FIXED_NOREPLACE
      `,
      fields: [
        {
          mask: 'MAP_TYPE',
          names: 'MAP_FILE MAP_SHARED MAP_PRIVATE MAP_SHARED_VALIDATE MAP_DROPPABLE',
          unknown: 'MAP_???',
        },
      ],
      shifted: { mask: 'MAP_HUGE_MASK << MAP_HUGE_SHIFT', shift: 'MAP_HUGE_SHIFT', name: 'MAP_HUGE_SHIFT' },
    },
    mremapFlags: {
      kind: 'flags',
      unknown: 'MREMAP_???',
      header: 'linux/mman.h',
      names: 'MREMAP_MAYMOVE MREMAP_FIXED MREMAP_DONTUNMAP',
    },
    madviseAdvice: {
      kind: 'enum',
      unknown: 'MADV_???',
      header: 'asm/mman.h',
      names: `
        MADV_NORMAL MADV_RANDOM MADV_SEQUENTIAL MADV_WILLNEED MADV_DONTNEED MADV_FREE MADV_REMOVE MADV_DONTFORK
        MADV_DOFORK MADV_MERGEABLE MADV_UNMERGEABLE MADV_HUGEPAGE MADV_NOHUGEPAGE MADV_DONTDUMP MADV_DODUMP
        MADV_WIPEONFORK MADV_KEEPONFORK MADV_COLD MADV_PAGEOUT MADV_POPULATE_READ MADV_POPULATE_WRITE
        MADV_DONTNEED_LOCKED MADV_COLLAPSE MADV_HWPOISON MADV_SOFT_OFFLINE MADV_GUARD_INSTALL MADV_GUARD_REMOVE
      `,
    },
    processMadviseAdvice: {
      kind: 'enum',
      unknown: 'MADV_???',
      header: 'asm/mman.h',
      note: 'What process_madvise(2) is shown with: the advice that one process may not give another has no name.',
      names: `
        MADV_NORMAL MADV_RANDOM MADV_SEQUENTIAL MADV_WILLNEED MADV_DONTNEED MADV_FREE MADV_REMOVE MADV_DONTFORK
        MADV_DOFORK MADV_COLD MADV_PAGEOUT MADV_POPULATE_READ MADV_POPULATE_WRITE MADV_DONTNEED_LOCKED
        MADV_HWPOISON MADV_SOFT_OFFLINE MADV_GUARD_INSTALL MADV_GUARD_REMOVE
      `,
    },
    msyncFlags: {
      kind: 'flags',
      unknown: 'MS_???',
      header: 'asm/mman.h',
      names: 'MS_SYNC MS_ASYNC MS_INVALIDATE',
    },
    mlockFlags: {
      kind: 'flags',
      unknown: 'MLOCK_???',
      header: 'asm/mman.h',
      names: 'MLOCK_ONFAULT',
    },
    mlockallFlags: {
      kind: 'flags',
      unknown: 'MCL_???',
      header: 'asm/mman.h',
      names: 'MCL_CURRENT MCL_FUTURE MCL_ONFAULT',
    },
    mempolicyModes: {
      kind: 'enum',
      unknown: 'MPOL_???',
      header: 'linux/mempolicy.h',
      names: `
        MPOL_DEFAULT MPOL_PREFERRED MPOL_BIND MPOL_INTERLEAVE MPOL_LOCAL MPOL_PREFERRED_MANY
        MPOL_WEIGHTED_INTERLEAVE
      `,
    },
    mempolicyModeFlags: {
      kind: 'flags',
      unknown: 'MPOL_F_???',
      header: 'linux/mempolicy.h',
      names: 'MPOL_F_STATIC_NODES MPOL_F_RELATIVE_NODES MPOL_F_NUMA_BALANCING',
    },
    mempolicyModesWithFlags: {
      kind: 'flags',
      unknown: 'MPOL_???',
      header: 'linux/mempolicy.h',
      names: `
        MPOL_DEFAULT MPOL_PREFERRED MPOL_BIND MPOL_INTERLEAVE MPOL_LOCAL MPOL_PREFERRED_MANY
        MPOL_WEIGHTED_INTERLEAVE MPOL_F_STATIC_NODES MPOL_F_RELATIVE_NODES MPOL_F_NUMA_BALANCING
      `,
      fields: [
        {
          mask: '~(MPOL_F_STATIC_NODES | MPOL_F_RELATIVE_NODES | MPOL_F_NUMA_BALANCING)',
          names: `
            MPOL_DEFAULT MPOL_PREFERRED MPOL_BIND MPOL_INTERLEAVE MPOL_LOCAL MPOL_PREFERRED_MANY
            MPOL_WEIGHTED_INTERLEAVE
          `,
        },
      ],
    },
    mbindFlags: {
      kind: 'flags',
      unknown: 'MPOL_MF_???',
      header: 'linux/mempolicy.h',
      names: 'MPOL_MF_STRICT MPOL_MF_MOVE MPOL_MF_MOVE_ALL',
    },
    getMempolicyFlags: {
      kind: 'flags',
      unknown: 'MPOL_F_???',
      header: 'linux/mempolicy.h',
      names: 'MPOL_F_NODE MPOL_F_ADDR MPOL_F_MEMS_ALLOWED',
    },
    movePagesFlags: {
      kind: 'flags',
      unknown: 'MPOL_MF_???',
      header: 'linux/mempolicy.h',
      names: 'MPOL_MF_MOVE MPOL_MF_MOVE_ALL',
    },
    memfdFlags: {
      kind: 'flags',
      unknown: 'MFD_???',
      header: 'linux/memfd.h',
      names: 'MFD_CLOEXEC MFD_ALLOW_SEALING MFD_HUGETLB MFD_NOEXEC_SEAL MFD_EXEC',
      shifted: { mask: 'MFD_HUGE_MASK << MFD_HUGE_SHIFT', shift: 'MFD_HUGE_SHIFT', name: 'MFD_HUGE_SHIFT' },
    },
    pkeyAccessRights: {
      kind: 'flags',
      unknown: 'PKEY_???',
      header: 'asm/mman.h',
      origin: 'asm/mman.h of arm64 and powerpc',
      names: 'PKEY_UNRESTRICTED=0x0 PKEY_DISABLE_ACCESS PKEY_DISABLE_WRITE PKEY_DISABLE_EXECUTE=0x4',
    },
    membarrierCommands: {
      kind: 'enum',
      unknown: 'MEMBARRIER_CMD_???',
      header: 'linux/membarrier.h',
      names: `
        MEMBARRIER_CMD_QUERY MEMBARRIER_CMD_GLOBAL MEMBARRIER_CMD_GLOBAL_EXPEDITED
        MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED MEMBARRIER_CMD_PRIVATE_EXPEDITED
        MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE
        MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ
        MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ MEMBARRIER_CMD_GET_REGISTRATIONS
      `,
    },
    membarrierCommandMask: {
      kind: 'flags',
      unknown: 'MEMBARRIER_CMD_???',
      header: 'linux/membarrier.h',
      names: `
        MEMBARRIER_CMD_QUERY MEMBARRIER_CMD_GLOBAL MEMBARRIER_CMD_GLOBAL_EXPEDITED
        MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED MEMBARRIER_CMD_PRIVATE_EXPEDITED
        MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE
        MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ
        MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ MEMBARRIER_CMD_GET_REGISTRATIONS
      `,
    },
    membarrierFlags: {
      kind: 'flags',
      unknown: 'MEMBARRIER_CMD_FLAG_???',
      header: 'linux/membarrier.h',
      names: 'MEMBARRIER_CMD_FLAG_CPU',
    },
    userfaultfdFlags: {
      kind: 'flags',
      unknown: 'UFFD_???',
      header: ['asm/fcntl.h', 'linux/userfaultfd.h'],
      names: 'UFFD_USER_MODE_ONLY O_NONBLOCK O_CLOEXEC',
    },
    userfaultfdFeatures: {
      kind: 'flags',
      unknown: 'UFFD_FEATURE_???',
      header: 'linux/userfaultfd.h',
      names: `
        UFFD_FEATURE_PAGEFAULT_FLAG_WP UFFD_FEATURE_EVENT_FORK UFFD_FEATURE_EVENT_REMAP
        UFFD_FEATURE_EVENT_REMOVE UFFD_FEATURE_MISSING_HUGETLBFS UFFD_FEATURE_MISSING_SHMEM
        UFFD_FEATURE_EVENT_UNMAP UFFD_FEATURE_SIGBUS UFFD_FEATURE_THREAD_ID UFFD_FEATURE_MINOR_HUGETLBFS
        UFFD_FEATURE_MINOR_SHMEM UFFD_FEATURE_EXACT_ADDRESS UFFD_FEATURE_WP_HUGETLBFS_SHMEM
        UFFD_FEATURE_WP_UNPOPULATED UFFD_FEATURE_POISON UFFD_FEATURE_WP_ASYNC UFFD_FEATURE_MOVE
      `,
    },
    userfaultfdRegisterModes: {
      kind: 'flags',
      unknown: 'UFFDIO_REGISTER_MODE_???',
      header: 'linux/userfaultfd.h',
      names: 'UFFDIO_REGISTER_MODE_MISSING UFFDIO_REGISTER_MODE_WP UFFDIO_REGISTER_MODE_MINOR',
    },
    userfaultfdCopyModes: {
      kind: 'flags',
      unknown: 'UFFDIO_COPY_MODE_???',
      header: 'linux/userfaultfd.h',
      names: 'UFFDIO_COPY_MODE_DONTWAKE UFFDIO_COPY_MODE_WP',
    },
    userfaultfdZeropageModes: {
      kind: 'flags',
      unknown: 'UFFDIO_ZEROPAGE_MODE_???',
      header: 'linux/userfaultfd.h',
      names: 'UFFDIO_ZEROPAGE_MODE_DONTWAKE',
    },
    userfaultfdIoctls: {
      kind: 'flags',
      unknown: '1<<_UFFDIO_???',
      header: 'linux/userfaultfd.h',
      names: '1<<_UFFDIO_REGISTER 1<<_UFFDIO_UNREGISTER 1<<_UFFDIO_API=1ULL<<_UFFDIO_API',
    },
    userfaultfdRangeIoctls: {
      kind: 'flags',
      unknown: '1<<_UFFDIO_???',
      header: 'linux/userfaultfd.h',
      names: `
        1<<_UFFDIO_WAKE 1<<_UFFDIO_COPY 1<<_UFFDIO_ZEROPAGE 1<<_UFFDIO_MOVE 1<<_UFFDIO_WRITEPROTECT 1<<_UFFDIO_CONTINUE
        1<<_UFFDIO_POISON
      `,
    },
    mapTypes: {
      kind: 'enum',
      unknown: 'MAP_???',
      header: ['asm/mman.h', 'linux/mman.h'],
      names: 'MAP_SHARED MAP_PRIVATE MAP_SHARED_VALIDATE MAP_DROPPABLE',
    },
    mapShadowStackFlags: {
      kind: 'flags',
      unknown: 'SHADOW_STACK_???',
      header: 'asm/mman.h',
      names: 'SHADOW_STACK_SET_TOKEN',
    },
    userfaultfdWriteprotectModes: {
      kind: 'flags',
      unknown: 'UFFDIO_WRITEPROTECT_MODE_???',
      header: 'linux/userfaultfd.h',
      names: 'UFFDIO_WRITEPROTECT_MODE_WP UFFDIO_WRITEPROTECT_MODE_DONTWAKE',
    },
    userfaultfdContinueModes: {
      kind: 'flags',
      unknown: 'UFFDIO_CONTINUE_MODE_???',
      header: 'linux/userfaultfd.h',
      names: 'UFFDIO_CONTINUE_MODE_DONTWAKE',
    },
    userfaultfdPoisonModes: {
      kind: 'flags',
      unknown: 'UFFDIO_POISON_MODE_???',
      header: 'linux/userfaultfd.h',
      names: 'UFFDIO_POISON_MODE_DONTWAKE',
    },
    userfaultfdMoveModes: {
      kind: 'flags',
      unknown: 'UFFDIO_MOVE_MODE_???',
      header: 'linux/userfaultfd.h',
      names: 'UFFDIO_MOVE_MODE_DONTWAKE UFFDIO_MOVE_MODE_ALLOW_SRC_HOLES',
    },
  },
});
