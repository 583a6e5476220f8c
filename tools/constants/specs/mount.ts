import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Mounting file systems.',
  tables: {
    mountFlags: {
      kind: 'flags',
      unknown: 'MS_???',
      header: 'linux/mount.h',
      names: `
        MS_MGC_VAL MS_RDONLY MS_NOSUID MS_NODEV MS_NOEXEC MS_SYNCHRONOUS MS_REMOUNT MS_MANDLOCK MS_DIRSYNC MS_NOSYMFOLLOW
        MS_NOATIME MS_NODIRATIME MS_BIND MS_MOVE MS_REC MS_SILENT MS_POSIXACL MS_UNBINDABLE MS_PRIVATE MS_SLAVE
        MS_SHARED MS_RELATIME MS_KERNMOUNT MS_I_VERSION MS_STRICTATIME MS_LAZYTIME MS_SUBMOUNT MS_NOREMOTELOCK
        MS_NOSEC MS_BORN MS_ACTIVE MS_NOUSER
      `,
    },
    mountPropagation: {
      kind: 'flags',
      unknown: 'MS_???',
      header: 'linux/mount.h',
      names: 'MS_UNBINDABLE MS_PRIVATE MS_SLAVE MS_SHARED',
    },
    umountFlags: {
      kind: 'flags',
      unknown: 'MNT_???',
      origin: 'include/linux/fs.h of the kernel',
      names: 'MNT_FORCE=0x1 MNT_DETACH=0x2 MNT_EXPIRE=0x4 UMOUNT_NOFOLLOW=0x8',
    },
    fsopenFlags: {
      kind: 'flags',
      unknown: 'FSOPEN_???',
      header: 'linux/mount.h',
      names: 'FSOPEN_CLOEXEC',
    },
    fsconfigCommands: {
      kind: 'enum',
      unknown: 'FSCONFIG_???',
      header: 'linux/mount.h',
      names: `
        FSCONFIG_SET_FLAG FSCONFIG_SET_STRING FSCONFIG_SET_BINARY FSCONFIG_SET_PATH FSCONFIG_SET_PATH_EMPTY
        FSCONFIG_SET_FD FSCONFIG_CMD_CREATE FSCONFIG_CMD_RECONFIGURE FSCONFIG_CMD_CREATE_EXCL
      `,
    },
    fsmountFlags: {
      kind: 'flags',
      unknown: 'FSMOUNT_???',
      header: 'linux/mount.h',
      names: 'FSMOUNT_CLOEXEC FSMOUNT_NAMESPACE',
    },
    mountAttributes: {
      kind: 'flags',
      unknown: 'MOUNT_ATTR_???',
      header: 'linux/mount.h',
      names: `
        MOUNT_ATTR_RDONLY MOUNT_ATTR_NOSUID MOUNT_ATTR_NODEV MOUNT_ATTR_NOEXEC MOUNT_ATTR__ATIME MOUNT_ATTR_NOATIME
        MOUNT_ATTR_STRICTATIME MOUNT_ATTR_NODIRATIME MOUNT_ATTR_IDMAP MOUNT_ATTR_NOSYMFOLLOW
      `,
    },
    fspickFlags: {
      kind: 'flags',
      unknown: 'FSPICK_???',
      header: 'linux/mount.h',
      names: 'FSPICK_CLOEXEC FSPICK_SYMLINK_NOFOLLOW FSPICK_NO_AUTOMOUNT FSPICK_EMPTY_PATH',
    },
    moveMountFlags: {
      kind: 'flags',
      unknown: 'MOVE_MOUNT_???',
      header: 'linux/mount.h',
      names: `
        MOVE_MOUNT_F_SYMLINKS MOVE_MOUNT_F_AUTOMOUNTS MOVE_MOUNT_F_EMPTY_PATH MOVE_MOUNT_T_SYMLINKS
        MOVE_MOUNT_T_AUTOMOUNTS MOVE_MOUNT_T_EMPTY_PATH MOVE_MOUNT_SET_GROUP MOVE_MOUNT_BENEATH
      `,
    },
    openTreeFlags: {
      kind: 'flags',
      unknown: 'OPEN_TREE_???',
      header: ['linux/fcntl.h', 'linux/mount.h'],
      names: `
        OPEN_TREE_CLONE OPEN_TREE_NAMESPACE OPEN_TREE_CLOEXEC AT_SYMLINK_NOFOLLOW AT_NO_AUTOMOUNT AT_EMPTY_PATH
        AT_RECURSIVE
      `,
    },
    mountSetattrFlags: {
      kind: 'flags',
      unknown: 'AT_???',
      header: 'linux/fcntl.h',
      names: 'AT_SYMLINK_NOFOLLOW AT_NO_AUTOMOUNT AT_EMPTY_PATH AT_RECURSIVE',
    },
    statmountMask: {
      kind: 'flags',
      unknown: 'STATMOUNT_???',
      header: 'linux/mount.h',
      names: `
        STATMOUNT_SB_BASIC STATMOUNT_MNT_BASIC STATMOUNT_PROPAGATE_FROM STATMOUNT_MNT_ROOT STATMOUNT_MNT_POINT
        STATMOUNT_FS_TYPE STATMOUNT_MNT_NS_ID STATMOUNT_MNT_OPTS STATMOUNT_FS_SUBTYPE STATMOUNT_SB_SOURCE
        STATMOUNT_OPT_ARRAY STATMOUNT_OPT_SEC_ARRAY STATMOUNT_SUPPORTED_MASK STATMOUNT_MNT_UIDMAP
        STATMOUNT_MNT_GIDMAP
      `,
    },
    statmountFlags: {
      kind: 'flags',
      unknown: 'STATMOUNT_???',
      header: 'linux/mount.h',
      names: 'STATMOUNT_BY_FD',
    },
    listmountFlags: {
      kind: 'flags',
      unknown: 'LISTMOUNT_???',
      header: 'linux/mount.h',
      names: 'LISTMOUNT_REVERSE',
    },
    mountIds: {
      kind: 'enum',
      unknown: '',
      header: 'linux/mount.h',
      names: 'LSMT_ROOT',
      wide: true,
    },
    namespaceTypes: {
      kind: 'flags',
      unknown: '???_NS',
      header: 'linux/nsfs.h',
      pattern: { match: /(TIME|MNT|UTS|IPC|USER|PID|CGROUP|NET)_NS/ },
    },
    namespaceUserIds: {
      kind: 'enum',
      unknown: '',
      header: 'linux/nsfs.h',
      names: 'LISTNS_CURRENT_USER',
      wide: true,
    },
  },
});
