import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Requests of devices (ioctl).',
  tables: {
    loopFlags: {
      kind: 'flags',
      unknown: 'LO_FLAGS_???',
      header: 'linux/loop.h',
      names: 'LO_FLAGS_READ_ONLY LO_FLAGS_USE_AOPS=2 LO_FLAGS_AUTOCLEAR LO_FLAGS_PARTSCAN LO_FLAGS_DIRECT_IO',
    },
    loopEncryption: {
      kind: 'enum',
      unknown: 'LO_CRYPT_???',
      header: 'linux/loop.h',
      names: `
        LO_CRYPT_NONE LO_CRYPT_XOR LO_CRYPT_DES LO_CRYPT_FISH2 LO_CRYPT_BLOW LO_CRYPT_CAST128 LO_CRYPT_IDEA
        LO_CRYPT_DUMMY LO_CRYPT_SKIPJACK LO_CRYPT_CRYPTOAPI
      `,
    },
    nbdFlags: {
      kind: 'flags',
      unknown: 'NBD_FLAG_???',
      header: 'linux/nbd.h',
      names: `
        NBD_FLAG_HAS_FLAGS NBD_FLAG_READ_ONLY NBD_FLAG_SEND_FLUSH NBD_FLAG_SEND_FUA NBD_FLAG_ROTATIONAL
        NBD_FLAG_SEND_TRIM NBD_FLAG_SEND_WRITE_ZEROES NBD_FLAG_SEND_DF=1<<7 NBD_FLAG_CAN_MULTI_CONN
        NBD_FLAG_SEND_RESIZE=1<<9 NBD_FLAG_SEND_CACHE=1<<10
      `,
    },
    rtcVoltage: {
      kind: 'flags',
      unknown: 'RTC_VL_???',
      header: 'linux/rtc.h',
      names:
        'RTC_VL_DATA_INVALID RTC_VL_BACKUP_LOW RTC_VL_BACKUP_EMPTY RTC_VL_ACCURACY_LOW RTC_VL_BACKUP_SWITCH',
    },
    rtcParameters: {
      kind: 'enum',
      unknown: 'RTC_PARAM_???',
      header: 'linux/rtc.h',
      names: 'RTC_PARAM_FEATURES RTC_PARAM_CORRECTION RTC_PARAM_BACKUP_SWITCH_MODE',
      wide: true,
    },
    rtcFeatures: {
      kind: 'flags',
      unknown: '1<<RTC_FEATURE_???',
      header: 'linux/rtc.h',
      names: `
        1<<RTC_FEATURE_ALARM 1<<RTC_FEATURE_ALARM_RES_MINUTE 1<<RTC_FEATURE_NEED_WEEK_DAY 1<<RTC_FEATURE_ALARM_RES_2S
        1<<RTC_FEATURE_UPDATE_INTERRUPT 1<<RTC_FEATURE_CORRECTION 1<<RTC_FEATURE_BACKUP_SWITCH_MODE
        1<<RTC_FEATURE_ALARM_WAKEUP_ONLY
      `,
      wide: true,
    },
    rtcSwitchModes: {
      kind: 'enum',
      unknown: 'RTC_BSM_???',
      header: 'linux/rtc.h',
      names: 'RTC_BSM_DISABLED RTC_BSM_DIRECT RTC_BSM_LEVEL RTC_BSM_STANDBY',
      wide: true,
    },
    watchdogOptions: {
      kind: 'flags',
      unknown: 'WDIOF_???',
      header: 'linux/watchdog.h',
      names: `
        WDIOF_OVERHEAT WDIOF_FANFAULT WDIOF_EXTERN1 WDIOF_EXTERN2 WDIOF_POWERUNDER WDIOF_CARDRESET WDIOF_POWEROVER
        WDIOF_SETTIMEOUT WDIOF_MAGICCLOSE WDIOF_PRETIMEOUT WDIOF_ALARMONLY WDIOF_KEEPALIVEPING
      `,
    },
    watchdogSettings: {
      kind: 'flags',
      unknown: 'WDIOS_???',
      header: 'linux/watchdog.h',
      names: 'WDIOS_DISABLECARD WDIOS_ENABLECARD WDIOS_TEMPPANIC',
    },
    seccompResponseFlags: {
      kind: 'flags',
      unknown: 'SECCOMP_USER_NOTIF_FLAG_???',
      header: 'linux/seccomp.h',
      names: 'SECCOMP_USER_NOTIF_FLAG_CONTINUE',
    },
    seccompAddFdFlags: {
      kind: 'flags',
      unknown: 'SECCOMP_ADDFD_FLAG_???',
      header: 'linux/seccomp.h',
      names: 'SECCOMP_ADDFD_FLAG_SETFD SECCOMP_ADDFD_FLAG_SEND',
    },
    seccompFdFlags: {
      kind: 'flags',
      unknown: 'O_???',
      header: 'asm/fcntl.h',
      names: `
        O_CREAT O_EXCL O_NOCTTY O_TRUNC O_APPEND O_NONBLOCK O_SYNC __O_SYNC O_DSYNC O_DIRECT O_LARGEFILE
        O_NOFOLLOW O_NOATIME O_CLOEXEC O_PATH O_TMPFILE __O_TMPFILE O_DIRECTORY O_EMPTYPATH FASYNC
      `,
    },
    seccompListenerFlags: {
      kind: 'flags',
      unknown: 'SECCOMP_USER_NOTIF_???',
      header: 'linux/seccomp.h',
      names: 'SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP',
      wide: true,
    },
    scsiDirections: {
      kind: 'enum',
      unknown: 'SG_DXFER_???',
      origin: 'scsi/sg.h of the C library',
      names: 'SG_DXFER_NONE=-1 SG_DXFER_TO_DEV=-2 SG_DXFER_FROM_DEV=-3 SG_DXFER_TO_FROM_DEV=-4',
    },
    scsiFlags: {
      kind: 'flags',
      unknown: 'SG_FLAG_???',
      origin: 'scsi/sg.h of the kernel',
      names: `
        SG_FLAG_DIRECT_IO=1 SG_FLAG_UNUSED_LUN_INHIBIT=2 SG_FLAG_MMAP_IO=4 SG_FLAG_NO_DXFER=0x10000
        SG_FLAG_Q_AT_TAIL=0x10 SG_FLAG_Q_AT_HEAD=0x20
      `,
    },
    scsiInfo: {
      kind: 'flags',
      unknown: 'SG_INFO_???',
      origin: 'scsi/sg.h of the C library',
      names: 'SG_INFO_CHECK=1 SG_INFO_DIRECT_IO=2 SG_INFO_MIXED_IO=4',
    },
    scsiResetOptions: {
      kind: 'flags',
      unknown: '',
      origin: 'scsi/sg.h of the kernel',
      names: 'SG_SCSI_RESET_NO_ESCALATE=0x100',
    },
    scsiResets: {
      kind: 'enum',
      unknown: 'SG_SCSI_RESET_???',
      origin: 'scsi/sg.h of the kernel',
      names: `
        SG_SCSI_RESET_NOTHING=0 SG_SCSI_RESET_DEVICE=1 SG_SCSI_RESET_BUS=2 SG_SCSI_RESET_HOST=3
        SG_SCSI_RESET_TARGET=4
      `,
    },
    bsgProtocols: {
      kind: 'enum',
      unknown: 'BSG_PROTOCOL_???',
      header: 'linux/bsg.h',
      names: 'BSG_PROTOCOL_SCSI',
    },
    bsgSubprotocols: {
      kind: 'enum',
      unknown: 'BSG_SUB_PROTOCOL_???',
      header: 'linux/bsg.h',
      names: 'BSG_SUB_PROTOCOL_SCSI_CMD BSG_SUB_PROTOCOL_SCSI_TMF BSG_SUB_PROTOCOL_SCSI_TRANSPORT',
    },
    bsgFlags: {
      kind: 'flags',
      unknown: 'BSG_FLAG_???',
      header: 'linux/bsg.h',
      names: 'BSG_FLAG_Q_AT_TAIL BSG_FLAG_Q_AT_HEAD',
    },
  },
});
