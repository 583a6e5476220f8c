import { defineFamily } from '../spec.js';

export default defineFamily({
  about:
    'What processes may do, and how they are run: the words of capset(2), the bits of personality(2), security modules.',
  tables: {
    capabilitiesLow: {
      kind: 'flags',
      unknown: 'CAP_???',
      header: 'linux/capability.h',
      names: `
        1<<CAP_CHOWN 1<<CAP_DAC_OVERRIDE 1<<CAP_DAC_READ_SEARCH 1<<CAP_FOWNER 1<<CAP_FSETID 1<<CAP_KILL
        1<<CAP_SETGID 1<<CAP_SETUID 1<<CAP_SETPCAP 1<<CAP_LINUX_IMMUTABLE 1<<CAP_NET_BIND_SERVICE
        1<<CAP_NET_BROADCAST 1<<CAP_NET_ADMIN 1<<CAP_NET_RAW 1<<CAP_IPC_LOCK 1<<CAP_IPC_OWNER 1<<CAP_SYS_MODULE
        1<<CAP_SYS_RAWIO 1<<CAP_SYS_CHROOT 1<<CAP_SYS_PTRACE 1<<CAP_SYS_PACCT 1<<CAP_SYS_ADMIN 1<<CAP_SYS_BOOT
        1<<CAP_SYS_NICE 1<<CAP_SYS_RESOURCE 1<<CAP_SYS_TIME 1<<CAP_SYS_TTY_CONFIG 1<<CAP_MKNOD 1<<CAP_LEASE
        1<<CAP_AUDIT_WRITE 1<<CAP_AUDIT_CONTROL 1<<CAP_SETFCAP
      `,
    },
    capabilitiesHigh: {
      kind: 'flags',
      unknown: 'CAP_???',
      header: 'linux/capability.h',
      names: `
        1<<CAP_MAC_OVERRIDE=1<<(CAP_MAC_OVERRIDE-32) 1<<CAP_MAC_ADMIN=1<<(CAP_MAC_ADMIN-32)
        1<<CAP_SYSLOG=1<<(CAP_SYSLOG-32) 1<<CAP_WAKE_ALARM=1<<(CAP_WAKE_ALARM-32)
        1<<CAP_BLOCK_SUSPEND=1<<(CAP_BLOCK_SUSPEND-32) 1<<CAP_AUDIT_READ=1<<(CAP_AUDIT_READ-32)
        1<<CAP_PERFMON=1<<(CAP_PERFMON-32) 1<<CAP_BPF=1<<(CAP_BPF-32)
        1<<CAP_CHECKPOINT_RESTORE=1<<(CAP_CHECKPOINT_RESTORE-32)
      `,
    },
    personalityBits: {
      kind: 'flags',
      unknown: '',
      header: 'linux/personality.h',
      note: 'Without the byte that is a type (PER_MASK).',
      names: `
        UNAME26 ADDR_NO_RANDOMIZE FDPIC_FUNCPTRS MMAP_PAGE_ZERO ADDR_COMPAT_LAYOUT READ_IMPLIES_EXEC
        ADDR_LIMIT_32BIT SHORT_INODE WHOLE_SECONDS STICKY_TIMEOUTS ADDR_LIMIT_3GB
      `,
    },
    securityModuleIds: {
      kind: 'enum',
      unknown: '',
      header: 'linux/lsm.h',
      wide: true,
      note: 'As lsm_ctx has them: others are plain numbers.',
      pattern: { match: /LSM_ID_\w+/ },
    },
  },
});
