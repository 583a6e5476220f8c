import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'The machine as a whole: reboot, kexec, modules, swap, quotas, the kernel log.',
  tables: {
    rebootCommands: {
      kind: 'enum',
      unknown: 'LINUX_REBOOT_CMD_???',
      header: 'linux/reboot.h',
      names: `
        LINUX_REBOOT_CMD_RESTART LINUX_REBOOT_CMD_HALT LINUX_REBOOT_CMD_CAD_ON LINUX_REBOOT_CMD_CAD_OFF
        LINUX_REBOOT_CMD_POWER_OFF LINUX_REBOOT_CMD_RESTART2 LINUX_REBOOT_CMD_SW_SUSPEND LINUX_REBOOT_CMD_KEXEC
      `,
    },
    rebootMagic1: {
      kind: 'enum',
      unknown: 'LINUX_REBOOT_MAGIC1???',
      header: 'linux/reboot.h',
      names: 'LINUX_REBOOT_MAGIC1',
    },
    rebootMagic2: {
      kind: 'enum',
      unknown: 'LINUX_REBOOT_MAGIC2???',
      header: 'linux/reboot.h',
      names: 'LINUX_REBOOT_MAGIC2 LINUX_REBOOT_MAGIC2A LINUX_REBOOT_MAGIC2B LINUX_REBOOT_MAGIC2C',
    },
    syslogActions: {
      kind: 'enum',
      radix: 10,
      unknown: 'SYSLOG_ACTION_???',
      origin: 'include/linux/syslog.h of the kernel',
      names: `
        SYSLOG_ACTION_CLOSE=0 SYSLOG_ACTION_OPEN=1 SYSLOG_ACTION_READ=2 SYSLOG_ACTION_READ_ALL=3
        SYSLOG_ACTION_READ_CLEAR=4 SYSLOG_ACTION_CLEAR=5 SYSLOG_ACTION_CONSOLE_OFF=6 SYSLOG_ACTION_CONSOLE_ON=7
        SYSLOG_ACTION_CONSOLE_LEVEL=8 SYSLOG_ACTION_SIZE_UNREAD=9 SYSLOG_ACTION_SIZE_BUFFER=10
      `,
    },
    logLevels: {
      kind: 'enum',
      radix: 10,
      unknown: 'LOGLEVEL_???',
      origin: 'include/linux/kern levels.h of the kernel',
      names: `
        LOGLEVEL_EMERG=0 LOGLEVEL_ALERT=1 LOGLEVEL_CRIT=2 LOGLEVEL_ERR=3 LOGLEVEL_WARNING=4 LOGLEVEL_NOTICE=5
        LOGLEVEL_INFO=6 LOGLEVEL_DEBUG=7 LOGLEVEL_DEBUG+1=8
      `,
    },
    kexecFlags: {
      kind: 'flags',
      unknown: 'KEXEC_???',
      header: 'linux/kexec.h',
      names: 'KEXEC_ON_CRASH KEXEC_PRESERVE_CONTEXT KEXEC_UPDATE_ELFCOREHDR KEXEC_CRASH_HOTPLUG_SUPPORT',
    },
    kexecArchs: {
      kind: 'enum',
      unknown: 'KEXEC_ARCH_???',
      header: 'linux/kexec.h',
      names: `
        KEXEC_ARCH_DEFAULT KEXEC_ARCH_386 KEXEC_ARCH_68K KEXEC_ARCH_PARISC KEXEC_ARCH_X86_64 KEXEC_ARCH_PPC
        KEXEC_ARCH_PPC64 KEXEC_ARCH_IA_64 KEXEC_ARCH_ARM KEXEC_ARCH_S390 KEXEC_ARCH_SH KEXEC_ARCH_MIPS_LE
        KEXEC_ARCH_MIPS KEXEC_ARCH_AARCH64 KEXEC_ARCH_RISCV KEXEC_ARCH_LOONGARCH
      `,
    },
    kexecFileFlags: {
      kind: 'flags',
      unknown: 'KEXEC_FILE_???',
      header: 'linux/kexec.h',
      names: `
        KEXEC_FILE_UNLOAD KEXEC_FILE_ON_CRASH KEXEC_FILE_NO_INITRAMFS KEXEC_FILE_DEBUG KEXEC_FILE_NO_CMA
        KEXEC_FILE_FORCE_DTB
      `,
    },
    moduleInitFlags: {
      kind: 'flags',
      unknown: 'MODULE_INIT_???',
      header: 'linux/module.h',
      names: 'MODULE_INIT_IGNORE_MODVERSIONS MODULE_INIT_IGNORE_VERMAGIC MODULE_INIT_COMPRESSED_FILE',
    },
    quotaCommands: {
      kind: 'enum',
      unknown: 'Q_???',
      header: ['linux/quota.h', 'linux/dqblk_xfs.h'],
      origin: 'linux/quota.h of older kernels',
      names: `
        Q_V1_QUOTAON=256 Q_V1_QUOTAOFF=512 Q_V1_GETQUOTA=768 Q_V1_SETQUOTA=1024 Q_V1_SETUSE=1280 Q_V1_SYNC=1536
        Q_SETQLIM=1792 Q_V1_GETSTATS=2048 Q_V1_RSQUASH=0x1000 Q_V2_GETQUOTA=3328 Q_V2_SETQUOTA=3584
        Q_V2_SETUSE=3840 Q_V2_GETINFO=2304 Q_V2_SETINFO=2560 Q_V2_SETGRACE=2816 Q_V2_SETFLAGS=3072
        Q_V2_GETSTATS=0x1100 Q_SYNC Q_QUOTAON Q_QUOTAOFF Q_GETFMT Q_GETINFO Q_SETINFO Q_GETQUOTA Q_SETQUOTA
        Q_GETNEXTQUOTA Q_XQUOTAON Q_XQUOTAOFF Q_XGETQUOTA Q_XSETQLIM Q_XGETQSTAT Q_XQUOTARM Q_XQUOTASYNC
        Q_XGETQSTATV Q_XGETNEXTQUOTA
      `,
    },
    quotaTypes: {
      kind: 'enum',
      unknown: '???QUOTA',
      header: 'linux/quota.h',
      names: 'USRQUOTA GRPQUOTA PRJQUOTA',
    },
    quotaFormats: {
      kind: 'enum',
      unknown: 'QFMT_???',
      header: 'linux/quota.h',
      names: 'QFMT_VFS_OLD QFMT_VFS_V0 QFMT_OCFS2 QFMT_VFS_V1 QFMT_SHMEM',
    },
    quotaXfsFlags: {
      kind: 'flags',
      unknown: 'FS_QUOTA_???',
      header: 'linux/dqblk_xfs.h',
      names: `
        FS_QUOTA_UDQ_ACCT FS_QUOTA_UDQ_ENFD FS_QUOTA_GDQ_ACCT FS_QUOTA_GDQ_ENFD FS_QUOTA_PDQ_ACCT
        FS_QUOTA_PDQ_ENFD
      `,
    },
    quotaXfsDquotFlags: {
      kind: 'flags',
      unknown: 'FS_???_QUOTA',
      header: 'linux/dqblk_xfs.h',
      names: 'FS_USER_QUOTA FS_PROJ_QUOTA FS_GROUP_QUOTA',
    },
    quotaDquotFields: {
      kind: 'flags',
      unknown: 'QIF_???',
      header: 'linux/quota.h',
      names: 'QIF_BLIMITS QIF_SPACE QIF_ILIMITS QIF_INODES QIF_BTIME QIF_ITIME',
    },
    quotaInfoFlags: {
      kind: 'flags',
      unknown: 'DQF_???',
      header: 'linux/quota.h',
      names: 'DQF_ROOT_SQUASH DQF_SYS_FILE',
    },
    quotaInfoFields: {
      kind: 'flags',
      unknown: 'IIF_???',
      header: 'linux/quota.h',
      names: 'IIF_BGRACE IIF_IGRACE IIF_FLAGS',
    },
    keyctlCommands: {
      kind: 'enum',
      unknown: 'KEYCTL_???',
      header: 'linux/keyctl.h',
      names: `
        KEYCTL_GET_KEYRING_ID KEYCTL_JOIN_SESSION_KEYRING KEYCTL_UPDATE KEYCTL_REVOKE KEYCTL_CHOWN
        KEYCTL_SETPERM KEYCTL_DESCRIBE KEYCTL_CLEAR KEYCTL_LINK KEYCTL_UNLINK KEYCTL_SEARCH KEYCTL_READ
        KEYCTL_INSTANTIATE KEYCTL_NEGATE KEYCTL_SET_REQKEY_KEYRING KEYCTL_SET_TIMEOUT KEYCTL_ASSUME_AUTHORITY
        KEYCTL_GET_SECURITY KEYCTL_SESSION_TO_PARENT KEYCTL_REJECT KEYCTL_INSTANTIATE_IOV KEYCTL_INVALIDATE
        KEYCTL_GET_PERSISTENT KEYCTL_DH_COMPUTE KEYCTL_PKEY_QUERY KEYCTL_PKEY_ENCRYPT KEYCTL_PKEY_DECRYPT
        KEYCTL_PKEY_SIGN KEYCTL_PKEY_VERIFY KEYCTL_RESTRICT_KEYRING KEYCTL_MOVE KEYCTL_CAPABILITIES
        KEYCTL_WATCH_KEY
      `,
    },
    keyctlPkeySupport: {
      kind: 'flags',
      unknown: 'KEYCTL_SUPPORTS_???',
      header: 'linux/keyctl.h',
      names: `
        KEYCTL_SUPPORTS_ENCRYPT KEYCTL_SUPPORTS_DECRYPT KEYCTL_SUPPORTS_SIGN KEYCTL_SUPPORTS_VERIFY
      `,
    },
    keyctlMoveFlags: {
      kind: 'flags',
      unknown: 'KEYCTL_MOVE_???',
      header: 'linux/keyctl.h',
      names: 'KEYCTL_MOVE_EXCL',
    },
    keyctlCapabilities1: {
      kind: 'flags',
      unknown: 'KEYCTL_CAPS1_???',
      header: 'linux/keyctl.h',
      names: 'KEYCTL_CAPS1_NS_KEYRING_NAME KEYCTL_CAPS1_NS_KEY_TAG KEYCTL_CAPS1_NOTIFICATIONS',
    },
    keyctlCapabilities0: {
      kind: 'flags',
      unknown: 'KEYCTL_CAPS0_???',
      header: 'linux/keyctl.h',
      names: `
        KEYCTL_CAPS0_CAPABILITIES KEYCTL_CAPS0_PERSISTENT_KEYRINGS KEYCTL_CAPS0_DIFFIE_HELLMAN
        KEYCTL_CAPS0_PUBLIC_KEY KEYCTL_CAPS0_BIG_KEY KEYCTL_CAPS0_INVALIDATE KEYCTL_CAPS0_RESTRICT_KEYRING
        KEYCTL_CAPS0_MOVE
      `,
    },
    keyringIds: {
      kind: 'enum',
      radix: 10,
      unknown: '',
      header: 'linux/keyctl.h',
      names: `
        KEY_SPEC_THREAD_KEYRING KEY_SPEC_PROCESS_KEYRING KEY_SPEC_SESSION_KEYRING KEY_SPEC_USER_KEYRING
        KEY_SPEC_USER_SESSION_KEYRING KEY_SPEC_GROUP_KEYRING KEY_SPEC_REQKEY_AUTH_KEY KEY_SPEC_REQUESTOR_KEYRING
      `,
    },
    keyRequestDefaults: {
      kind: 'enum',
      radix: 10,
      unknown: 'KEY_REQKEY_DEFL_???',
      header: 'linux/keyctl.h',
      names: `
        KEY_REQKEY_DEFL_NO_CHANGE KEY_REQKEY_DEFL_DEFAULT KEY_REQKEY_DEFL_THREAD_KEYRING
        KEY_REQKEY_DEFL_PROCESS_KEYRING KEY_REQKEY_DEFL_SESSION_KEYRING KEY_REQKEY_DEFL_USER_KEYRING
        KEY_REQKEY_DEFL_USER_SESSION_KEYRING KEY_REQKEY_DEFL_GROUP_KEYRING KEY_REQKEY_DEFL_REQUESTOR_KEYRING
      `,
    },
    keyPermissions: {
      kind: 'flags',
      unknown: 'KEY_???',
      origin: 'include/linux/key.h of the kernel',
      names: `
        KEY_POS_VIEW=0x1000000 KEY_POS_READ=0x2000000 KEY_POS_WRITE=0x4000000 KEY_POS_SEARCH=0x8000000
        KEY_POS_LINK=0x10000000 KEY_POS_SETATTR=0x20000000 KEY_POS_ALL=0x3f000000 KEY_USR_VIEW=0x10000
        KEY_USR_READ=0x20000 KEY_USR_WRITE=0x40000 KEY_USR_SEARCH=0x80000 KEY_USR_LINK=0x100000
        KEY_USR_SETATTR=0x200000 KEY_USR_ALL=0x3f0000 KEY_GRP_VIEW=0x100 KEY_GRP_READ=0x200 KEY_GRP_WRITE=0x400
        KEY_GRP_SEARCH=0x800 KEY_GRP_LINK=0x1000 KEY_GRP_SETATTR=0x2000 KEY_GRP_ALL=0x3f00 KEY_OTH_VIEW=0x1
        KEY_OTH_READ=0x2 KEY_OTH_WRITE=0x4 KEY_OTH_SEARCH=0x8 KEY_OTH_LINK=0x10 KEY_OTH_SETATTR=0x20
        KEY_OTH_ALL=0x3f
      `,
    },
    landlockAccessFs: {
      kind: 'flags',
      unknown: 'LANDLOCK_ACCESS_FS_???',
      header: 'linux/landlock.h',
      names: `
        LANDLOCK_ACCESS_FS_EXECUTE LANDLOCK_ACCESS_FS_WRITE_FILE LANDLOCK_ACCESS_FS_READ_FILE
        LANDLOCK_ACCESS_FS_READ_DIR LANDLOCK_ACCESS_FS_REMOVE_DIR LANDLOCK_ACCESS_FS_REMOVE_FILE
        LANDLOCK_ACCESS_FS_MAKE_CHAR LANDLOCK_ACCESS_FS_MAKE_DIR LANDLOCK_ACCESS_FS_MAKE_REG
        LANDLOCK_ACCESS_FS_MAKE_SOCK LANDLOCK_ACCESS_FS_MAKE_FIFO LANDLOCK_ACCESS_FS_MAKE_BLOCK
        LANDLOCK_ACCESS_FS_MAKE_SYM LANDLOCK_ACCESS_FS_REFER LANDLOCK_ACCESS_FS_TRUNCATE
        LANDLOCK_ACCESS_FS_IOCTL_DEV LANDLOCK_ACCESS_FS_RESOLVE_UNIX
      `,
    },
    landlockRuleTypes: {
      kind: 'enum',
      unknown: 'LANDLOCK_RULE_???',
      header: 'linux/landlock.h',
      names: 'LANDLOCK_RULE_PATH_BENEATH LANDLOCK_RULE_NET_PORT',
    },
    landlockCreateRulesetFlags: {
      kind: 'flags',
      unknown: 'LANDLOCK_CREATE_RULESET_???',
      header: 'linux/landlock.h',
      names: 'LANDLOCK_CREATE_RULESET_VERSION LANDLOCK_CREATE_RULESET_ERRATA',
    },
    swapFlags: {
      kind: 'flags',
      unknown: 'SWAP_FLAG_???',
      origin: 'include/linux/swap.h of the kernel',
      names:
        'SWAP_FLAG_PREFER=0x8000 SWAP_FLAG_DISCARD=0x10000 SWAP_FLAG_DISCARD_ONCE=0x20000 SWAP_FLAG_DISCARD_PAGES=0x40000',
    },
    deleteModuleFlags: {
      kind: 'flags',
      unknown: 'O_???',
      header: 'asm/fcntl.h',
      names: 'O_NONBLOCK O_TRUNC',
    },
    landlockAccessNet: {
      kind: 'flags',
      unknown: 'LANDLOCK_ACCESS_NET_???',
      header: 'linux/landlock.h',
      pattern: { match: /LANDLOCK_ACCESS_NET_\w+/ },
    },
    landlockScopes: {
      kind: 'flags',
      unknown: 'LANDLOCK_SCOPE_???',
      header: 'linux/landlock.h',
      pattern: { match: /LANDLOCK_SCOPE_\w+/ },
    },
    landlockRestrictSelfFlags: {
      kind: 'flags',
      unknown: 'LANDLOCK_RESTRICT_SELF_???',
      header: 'linux/landlock.h',
      pattern: { match: /LANDLOCK_RESTRICT_SELF_\w+/ },
    },
    landlockAddRuleFlags: {
      kind: 'flags',
      unknown: 'LANDLOCK_ADD_RULE_???',
      header: 'linux/landlock.h',
      pattern: { match: /LANDLOCK_ADD_RULE_\w+/ },
    },
    lsmIds: {
      kind: 'enum',
      unknown: 'LSM_ID_???',
      header: 'linux/lsm.h',
      pattern: { match: /LSM_ID_\w+/ },
    },
    lsmAttributes: {
      kind: 'enum',
      unknown: 'LSM_ATTR_???',
      header: 'linux/lsm.h',
      pattern: { match: /LSM_ATTR_\w+/ },
    },
    lsmGetSelfAttrFlags: {
      kind: 'flags',
      unknown: 'LSM_FLAG_???',
      header: 'linux/lsm.h',
      pattern: { match: /LSM_FLAG_\w+/ },
    },
  },
});
