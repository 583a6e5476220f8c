import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Waiting for descriptors: poll, epoll, eventfd, inotify, fanotify.',
  tables: {
    pollEvents: {
      kind: 'flags',
      unknown: 'POLL???',
      header: 'asm/poll.h',
      names: `
        POLLIN POLLPRI POLLOUT POLLERR POLLHUP POLLNVAL POLLRDNORM POLLRDBAND POLLWRNORM POLLWRBAND POLLMSG
        POLLREMOVE POLLRDHUP POLL_BUSY_LOOP
      `,
    },
    epollEvents: {
      kind: 'flags',
      unknown: 'EPOLL???',
      header: 'linux/eventpoll.h',
      names: `
        EPOLLIN EPOLLPRI EPOLLOUT EPOLLERR EPOLLHUP EPOLLNVAL EPOLLRDNORM EPOLLRDBAND EPOLLWRNORM EPOLLWRBAND
        EPOLLMSG EPOLLRDHUP EPOLLEXCLUSIVE EPOLLWAKEUP EPOLLONESHOT EPOLLET
      `,
    },
    epollCtlOperations: {
      kind: 'enum',
      unknown: 'EPOLL_CTL_???',
      header: 'linux/eventpoll.h',
      names: 'EPOLL_CTL_ADD EPOLL_CTL_DEL EPOLL_CTL_MOD',
    },
    epollCreateFlags: {
      kind: 'flags',
      unknown: 'EPOLL_???',
      header: 'linux/eventpoll.h',
      names: 'EPOLL_CLOEXEC',
    },
    eventfdFlags: {
      kind: 'flags',
      unknown: 'EFD_???',
      header: 'linux/eventfd.h',
      names: 'EFD_SEMAPHORE EFD_CLOEXEC EFD_NONBLOCK',
    },
    inotifyInitFlags: {
      kind: 'flags',
      unknown: 'IN_???',
      header: 'linux/inotify.h',
      names: 'IN_NONBLOCK IN_CLOEXEC',
    },
    inotifyMask: {
      kind: 'flags',
      unknown: 'IN_???',
      header: 'linux/inotify.h',
      names: `
        IN_ACCESS IN_MODIFY IN_ATTRIB IN_CLOSE_WRITE IN_CLOSE_NOWRITE IN_OPEN IN_MOVED_FROM IN_MOVED_TO
        IN_CREATE IN_DELETE IN_DELETE_SELF IN_MOVE_SELF IN_UNMOUNT IN_Q_OVERFLOW IN_IGNORED IN_ONLYDIR
        IN_DONT_FOLLOW IN_EXCL_UNLINK IN_MASK_CREATE IN_MASK_ADD IN_ISDIR IN_ONESHOT
      `,
    },
    fanotifyMask: {
      kind: 'flags',
      unknown: 'FAN_???',
      header: 'linux/fanotify.h',
      origin: 'FAN DIR MODIFY of Linux 5.7',
      names: `
        FAN_ACCESS FAN_MODIFY FAN_ATTRIB FAN_CLOSE_WRITE FAN_CLOSE_NOWRITE FAN_OPEN FAN_MOVED_FROM FAN_MOVED_TO
        FAN_CREATE FAN_DELETE FAN_DELETE_SELF FAN_MOVE_SELF FAN_OPEN_EXEC FAN_Q_OVERFLOW FAN_FS_ERROR FAN_OPEN_PERM
        FAN_ACCESS_PERM FAN_OPEN_EXEC_PERM FAN_DIR_MODIFY=0x80000 FAN_PRE_ACCESS FAN_MNT_ATTACH FAN_MNT_DETACH
        FAN_EVENT_ON_CHILD FAN_RENAME FAN_ONDIR
      `,
    },
    fanotifyMarkFlags: {
      kind: 'flags',
      unknown: 'FAN_MARK_???',
      header: 'linux/fanotify.h',
      names: `
        FAN_MARK_ADD FAN_MARK_REMOVE FAN_MARK_FLUSH FAN_MARK_DONT_FOLLOW FAN_MARK_ONLYDIR FAN_MARK_MNTNS FAN_MARK_MOUNT
        FAN_MARK_IGNORED_MASK FAN_MARK_IGNORED_SURV_MODIFY FAN_MARK_FILESYSTEM FAN_MARK_IGNORE FAN_MARK_EVICTABLE
      `,
    },
    fanotifyInitFlags: {
      kind: 'flags',
      unknown: 'FAN_???',
      header: 'linux/fanotify.h',
      names: `
        FAN_CLASS_NOTIF FAN_CLASS_CONTENT FAN_CLASS_PRE_CONTENT
        FAN_CLOEXEC FAN_NONBLOCK FAN_UNLIMITED_QUEUE FAN_UNLIMITED_MARKS FAN_ENABLE_AUDIT FAN_REPORT_PIDFD
        FAN_REPORT_TID FAN_REPORT_FID FAN_REPORT_DIR_FID FAN_REPORT_NAME FAN_REPORT_TARGET_FID
        FAN_REPORT_FD_ERROR FAN_REPORT_MNT
      `,
      fields: [
        {
          mask: 'FAN_ALL_CLASS_BITS',
          names: 'FAN_CLASS_NOTIF FAN_CLASS_CONTENT FAN_CLASS_PRE_CONTENT',
          unknown: 'FAN_CLASS_???',
        },
      ],
    },
    fanotifyClasses: {
      kind: 'enum',
      unknown: 'FAN_CLASS_???',
      header: 'linux/fanotify.h',
      names: 'FAN_CLASS_NOTIF FAN_CLASS_CONTENT FAN_CLASS_PRE_CONTENT',
    },
    fanotifyResponses: {
      kind: 'flags',
      unknown: 'FAN_???',
      header: 'linux/fanotify.h',
      names: 'FAN_ALLOW FAN_DENY FAN_AUDIT FAN_INFO',
    },
    fanotifyInfoTypes: {
      kind: 'enum',
      unknown: 'FAN_EVENT_INFO_TYPE_???',
      header: 'linux/fanotify.h',
      pattern: { match: /FAN_EVENT_INFO_TYPE_\w+/ },
    },
  },
});
