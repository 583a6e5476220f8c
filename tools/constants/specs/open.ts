import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Opening files, and what is done to paths and descriptors.',
  tables: {
    openFlags: {
      kind: 'flags',
      unknown: 'O_???',
      header: 'asm/fcntl.h',
      names: `
        O_RDONLY O_WRONLY O_RDWR O_ACCMODE
        O_CREAT O_EXCL O_NOCTTY O_TRUNC O_APPEND O_NONBLOCK O_SYNC __O_SYNC O_DSYNC O_DIRECT O_LARGEFILE
        O_NOFOLLOW O_NOATIME O_CLOEXEC O_PATH O_TMPFILE __O_TMPFILE O_DIRECTORY O_EMPTYPATH FASYNC
      `,
      fields: [{ mask: 'O_ACCMODE', names: 'O_RDONLY O_WRONLY O_RDWR O_ACCMODE' }],
    },
    openHowFlags: {
      kind: 'flags',
      unknown: 'O_???',
      header: ['asm/fcntl.h', 'linux/openat2.h'],
      names: `
        O_RDONLY O_WRONLY O_RDWR O_ACCMODE
        O_CREAT O_EXCL O_NOCTTY O_TRUNC O_APPEND O_NONBLOCK O_SYNC __O_SYNC O_DSYNC O_DIRECT O_LARGEFILE
        O_NOFOLLOW O_NOATIME O_CLOEXEC O_PATH O_TMPFILE __O_TMPFILE O_DIRECTORY O_EMPTYPATH FASYNC OPENAT2_REGULAR
      `,
      fields: [{ mask: 'O_ACCMODE', names: 'O_RDONLY O_WRONLY O_RDWR O_ACCMODE' }],
    },
    openAccessModes: {
      kind: 'enum',
      unknown: '',
      header: 'asm/fcntl.h',
      names: 'O_RDONLY O_WRONLY O_RDWR O_ACCMODE',
    },
    openHowResolve: {
      kind: 'flags',
      unknown: 'RESOLVE_???',
      header: 'linux/openat2.h',
      names: `
        RESOLVE_NO_XDEV RESOLVE_NO_MAGICLINKS RESOLVE_NO_SYMLINKS RESOLVE_BENEATH RESOLVE_IN_ROOT RESOLVE_CACHED
      `,
    },
    fcntlCommands: {
      kind: 'enum',
      unknown: 'F_???',
      header: ['asm/fcntl.h', 'linux/fcntl.h'],
      names: `
        F_DUPFD F_GETFD F_SETFD F_GETFL F_SETFL F_GETLK F_SETLK F_SETLKW F_SETOWN F_GETOWN F_SETSIG F_GETSIG
        F_GETLK64=12 F_SETLK64=13 F_SETLKW64=14 F_SETOWN_EX F_GETOWN_EX F_GETOWNER_UIDS F_OFD_GETLK F_OFD_SETLK
        F_OFD_SETLKW F_SETLEASE F_GETLEASE F_NOTIFY F_CANCELLK F_DUPFD_CLOEXEC F_SETPIPE_SZ F_GETPIPE_SZ
        F_ADD_SEALS F_GET_SEALS F_DUPFD_QUERY F_CREATED_QUERY F_GETDELEG F_SETDELEG F_GET_RW_HINT F_SET_RW_HINT
        F_GET_FILE_RW_HINT F_SET_FILE_RW_HINT
      `,
    },
    fdFlags: {
      kind: 'flags',
      unknown: 'FD_???',
      header: 'asm/fcntl.h',
      names: 'FD_CLOEXEC',
    },
    lockTypes: {
      kind: 'enum',
      unknown: 'F_???',
      header: 'asm/fcntl.h',
      names: 'F_RDLCK F_WRLCK F_UNLCK F_EXLCK F_SHLCK',
    },
    fcntlOwnerTypes: {
      kind: 'enum',
      unknown: 'F_OWNER_???',
      header: 'asm/fcntl.h',
      names: 'F_OWNER_TID F_OWNER_PID F_OWNER_PGRP',
    },
    fileSeals: {
      kind: 'flags',
      unknown: 'F_SEAL_???',
      header: 'linux/fcntl.h',
      names: 'F_SEAL_SEAL F_SEAL_SHRINK F_SEAL_GROW F_SEAL_WRITE F_SEAL_FUTURE_WRITE F_SEAL_EXEC',
    },
    dnotifyFlags: {
      kind: 'flags',
      unknown: 'DN_???',
      header: 'linux/fcntl.h',
      names: 'DN_ACCESS DN_MODIFY DN_CREATE DN_DELETE DN_RENAME DN_ATTRIB DN_MULTISHOT',
    },
    flockOperations: {
      kind: 'flags',
      unknown: 'LOCK_???',
      header: 'asm/fcntl.h',
      names: 'LOCK_SH LOCK_EX LOCK_NB LOCK_UN LOCK_MAND LOCK_RW LOCK_READ LOCK_WRITE',
    },
    accessModes: {
      kind: 'flags',
      unknown: '?_OK',
      origin: 'unistd.h of the C library',
      names: 'F_OK=0x0 R_OK=0x4 W_OK=0x2 X_OK=0x1',
    },
    faccessatFlags: {
      kind: 'flags',
      unknown: 'AT_???',
      header: 'linux/fcntl.h',
      names: 'AT_SYMLINK_NOFOLLOW AT_EACCESS AT_EMPTY_PATH',
    },
    atFlags: {
      kind: 'flags',
      unknown: 'AT_???',
      header: 'linux/fcntl.h',
      names: `
        AT_SYMLINK_NOFOLLOW AT_REMOVEDIR AT_SYMLINK_FOLLOW AT_NO_AUTOMOUNT AT_EMPTY_PATH AT_RECURSIVE
      `,
    },
    fallocateModes: {
      kind: 'flags',
      unknown: 'FALLOC_FL_???',
      header: 'linux/falloc.h',
      names: `
        FALLOC_FL_KEEP_SIZE FALLOC_FL_PUNCH_HOLE FALLOC_FL_NO_HIDE_STALE FALLOC_FL_COLLAPSE_RANGE
        FALLOC_FL_ZERO_RANGE FALLOC_FL_INSERT_RANGE FALLOC_FL_UNSHARE_RANGE FALLOC_FL_WRITE_ZEROES
      `,
    },
    fadviseAdvice: {
      kind: 'enum',
      unknown: 'POSIX_FADV_???',
      header: 'linux/fadvise.h',
      names: `
        POSIX_FADV_NORMAL POSIX_FADV_RANDOM POSIX_FADV_SEQUENTIAL POSIX_FADV_WILLNEED POSIX_FADV_DONTNEED
        POSIX_FADV_NOREUSE
      `,
    },
    renameFlags: {
      kind: 'flags',
      unknown: 'RENAME_???',
      header: 'linux/fs.h',
      names: 'RENAME_NOREPLACE RENAME_EXCHANGE RENAME_WHITEOUT',
    },
    xattrFlags: {
      kind: 'flags',
      unknown: 'XATTR_???',
      header: 'linux/xattr.h',
      names: 'XATTR_CREATE XATTR_REPLACE',
    },
    spliceFlags: {
      kind: 'flags',
      unknown: 'SPLICE_F_???',
      origin: 'include/linux/splice.h of the kernel',
      names: 'SPLICE_F_MOVE=0x1 SPLICE_F_NONBLOCK=0x2 SPLICE_F_MORE=0x4 SPLICE_F_GIFT=0x8',
    },
    rwFlags: {
      kind: 'flags',
      unknown: 'RWF_???',
      header: 'linux/fs.h',
      names: `
        RWF_HIPRI RWF_DSYNC RWF_SYNC RWF_NOWAIT RWF_APPEND RWF_NOAPPEND RWF_ATOMIC RWF_DONTCACHE RWF_NOSIGNAL
      `,
    },
    seekWhence: {
      kind: 'enum',
      unknown: 'SEEK_???',
      header: 'linux/fs.h',
      names: 'SEEK_SET SEEK_CUR SEEK_END SEEK_DATA SEEK_HOLE',
    },
    syncFileRangeFlags: {
      kind: 'flags',
      unknown: 'SYNC_FILE_RANGE_???',
      header: 'linux/fs.h',
      names: 'SYNC_FILE_RANGE_WAIT_BEFORE SYNC_FILE_RANGE_WRITE SYNC_FILE_RANGE_WAIT_AFTER',
    },
    closeRangeFlags: {
      kind: 'flags',
      unknown: 'CLOSE_RANGE_???',
      header: 'linux/close_range.h',
      names: 'CLOSE_RANGE_UNSHARE CLOSE_RANGE_CLOEXEC',
    },
    direntTypes: {
      kind: 'enum',
      unknown: 'DT_???',
      origin: 'include/linux/fs types.h of the kernel',
      names: 'DT_UNKNOWN=0 DT_FIFO=1 DT_CHR=2 DT_DIR=4 DT_BLK=6 DT_REG=8 DT_LNK=10 DT_SOCK=12 DT_WHT=14',
    },
    memfdSecretFlags: {
      kind: 'flags',
      unknown: '',
      header: 'asm/fcntl.h',
      names: 'O_CLOEXEC',
    },
    getrandomFlags: {
      kind: 'flags',
      unknown: 'GRND_???',
      header: 'linux/random.h',
      names: 'GRND_NONBLOCK GRND_RANDOM GRND_INSECURE',
    },
    nonblockFlags: {
      kind: 'flags',
      unknown: 'O_???',
      header: 'asm/fcntl.h',
      names: 'O_NONBLOCK',
    },
    dirfdNames: {
      kind: 'enum',
      unknown: '',
      header: 'linux/fcntl.h',
      names: 'AT_FDCWD PIDFD_SELF_THREAD PIDFD_SELF_THREAD_GROUP FD_PIDFS_ROOT FD_NSFS_ROOT FD_INVALID',
      radix: 10,
      note: 'Descriptors that are none.',
    },
    nameToHandleAtFlags: {
      kind: 'flags',
      unknown: 'AT_???',
      header: 'linux/fcntl.h',
      names: 'AT_HANDLE_MNT_ID_UNIQUE AT_HANDLE_CONNECTABLE AT_HANDLE_FID AT_SYMLINK_FOLLOW AT_EMPTY_PATH',
    },
    unlinkatFlags: {
      kind: 'flags',
      unknown: 'AT_???',
      header: 'linux/fcntl.h',
      names: 'AT_REMOVEDIR',
    },
    execveatFlags: {
      kind: 'flags',
      unknown: 'AT_???',
      header: 'linux/fcntl.h',
      names: 'AT_SYMLINK_NOFOLLOW AT_EMPTY_PATH AT_EXECVE_CHECK',
    },
    rwHints: {
      kind: 'enum',
      unknown: 'RWH_WRITE_LIFE_???',
      header: 'linux/fcntl.h',
      names: `
        RWH_WRITE_LIFE_NOT_SET RWH_WRITE_LIFE_NONE RWH_WRITE_LIFE_SHORT RWH_WRITE_LIFE_MEDIUM
        RWH_WRITE_LIFE_LONG RWH_WRITE_LIFE_EXTREME
      `,
    },
  },
});
