import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Flags of calls that look up files, where a call knows a few of them only.',
  tables: {
    lookupFlags: {
      kind: 'flags',
      unknown: 'AT_???',
      header: 'linux/fcntl.h',
      names: 'AT_SYMLINK_NOFOLLOW AT_EMPTY_PATH',
      note: 'What fchmodat2, the xattrat calls and the file attribute calls know.',
    },
    mountOptions: {
      kind: 'flags',
      unknown: 'MS_???',
      header: 'linux/mount.h',
      names: `
        MS_RDONLY MS_NOSUID MS_NODEV MS_NOEXEC MS_SYNCHRONOUS MS_REMOUNT MS_MANDLOCK MS_DIRSYNC MS_NOSYMFOLLOW
        MS_NOATIME MS_NODIRATIME MS_BIND MS_MOVE MS_REC MS_SILENT MS_POSIXACL MS_UNBINDABLE MS_PRIVATE MS_SLAVE
        MS_SHARED MS_RELATIME MS_KERNMOUNT MS_I_VERSION MS_STRICTATIME MS_LAZYTIME MS_SUBMOUNT MS_NOREMOTELOCK
        MS_NOSEC MS_BORN MS_ACTIVE MS_NOUSER
      `,
      note: 'Without the magic number that programs of the nineties put in the upper half.',
    },
    superblockFlags: {
      kind: 'flags',
      unknown: 'MS_???',
      header: 'linux/mount.h',
      names: 'MS_RDONLY MS_SYNCHRONOUS MS_DIRSYNC MS_LAZYTIME',
    },
    propagationTypes: {
      kind: 'enum',
      unknown: 'MS_???',
      header: 'linux/mount.h',
      names: 'MS_UNBINDABLE MS_PRIVATE MS_SLAVE MS_SHARED',
    },
    mountAttributesOfFsmount: {
      kind: 'flags',
      unknown: 'MOUNT_ATTR_???',
      header: 'linux/mount.h',
      names: `
        MOUNT_ATTR_RDONLY MOUNT_ATTR_NOSUID MOUNT_ATTR_NODEV MOUNT_ATTR_NOEXEC MOUNT_ATTR__ATIME
        MOUNT_ATTR_NOATIME MOUNT_ATTR_STRICTATIME MOUNT_ATTR_NODIRATIME MOUNT_ATTR_NOSYMFOLLOW
      `,
    },
    fanotifyGroupFlags: {
      kind: 'flags',
      unknown: 'FAN_???',
      header: 'linux/fanotify.h',
      names: `
        FAN_CLOEXEC FAN_NONBLOCK FAN_UNLIMITED_QUEUE FAN_UNLIMITED_MARKS FAN_ENABLE_AUDIT FAN_REPORT_PIDFD
        FAN_REPORT_TID FAN_REPORT_FID FAN_REPORT_DIR_FID FAN_REPORT_NAME FAN_REPORT_TARGET_FID
        FAN_REPORT_FD_ERROR FAN_REPORT_MNT
      `,
      note: 'Without the class, which is an enumeration among them.',
    },
    statxSyncFlags: {
      kind: 'flags',
      unknown: '',
      header: 'linux/fcntl.h',
      names: 'AT_STATX_SYNC_AS_STAT AT_STATX_FORCE_SYNC AT_STATX_DONT_SYNC',
    },
    statxLookupFlags: {
      kind: 'flags',
      unknown: '',
      header: 'linux/fcntl.h',
      names: `
        AT_SYMLINK_NOFOLLOW AT_REMOVEDIR AT_SYMLINK_FOLLOW AT_NO_AUTOMOUNT AT_EMPTY_PATH AT_RECURSIVE
      `,
    },
  },
});
