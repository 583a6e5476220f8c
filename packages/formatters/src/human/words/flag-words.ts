/** Words for sets of flags, by the flags' names. A flag that is only bookkeeping has an empty word. */
const WORDS: Readonly<Record<string, string>> = {
  O_TMPFILE: 'without a name',
  O_DIRECTORY: '',
  O_NOFOLLOW: 'not through a link',
  O_NONBLOCK: 'without waiting',
  O_PATH: 'without access to what is in it',
  O_SYNC: 'written through',
  O_DSYNC: 'written through',
  O_DIRECT: 'past the cache',
  O_CLOEXEC: '',
  O_LARGEFILE: '',
  O_NOCTTY: '',
  O_NOATIME: '',
  PROT_READ: 'readable',
  PROT_WRITE: 'writable',
  PROT_EXEC: 'executable',
  PROT_NONE: 'inaccessible',
  F_OK: 'existence',
  R_OK: 'reading',
  W_OK: 'writing',
  X_OK: 'running it',
  MSG_DONTWAIT: 'without waiting',
  MSG_NOSIGNAL: '',
  MSG_PEEK: 'without taking it',
  MSG_WAITALL: 'all of it',
  MSG_CMSG_CLOEXEC: '',
  WNOHANG: 'without waiting',
  AT_SYMLINK_NOFOLLOW: 'not through a link',
  AT_REMOVEDIR: '',
  AT_EMPTY_PATH: '',
  AT_EACCESS: '',
  AT_STATX_SYNC_AS_STAT: '',
  AT_NO_AUTOMOUNT: '',
  EPOLLIN: 'input',
  EPOLLOUT: 'output',
  POLLIN: 'input',
  POLLOUT: 'output',
  POLLHUP: 'hang-up',
  POLLERR: 'an error',
  MCL_CURRENT: 'what it has now',
  MCL_FUTURE: 'what it will have',
  CLONE_THREAD: 'a thread',
  GRND_NONBLOCK: 'without waiting',
  SOCK_CLOEXEC: '',
  SOCK_NONBLOCK: '',
  EFD_CLOEXEC: '',
  EPOLL_CLOEXEC: '',
  FD_CLOEXEC: 'closed when another program is run',
  SHUT_RD: 'for reading',
  SHUT_WR: 'for writing',
  SHUT_RDWR: 'both ways',
  AF_UNIX: 'processes of this machine',
  AF_INET: 'IPv4',
  AF_INET6: 'IPv6',
  AF_NETLINK: 'talking with the kernel',
  AF_PACKET: 'raw network packets',
  AF_ALG: 'cryptography in the kernel',
  AF_VSOCK: 'virtual machines',
  AF_BLUETOOTH: 'Bluetooth',
  CLOCK_REALTIME: 'the time of day',
  CLOCK_REALTIME_COARSE: 'the time of day',
  CLOCK_REALTIME_ALARM: 'the time of day',
  CLOCK_TAI: 'atomic time',
  CLOCK_MONOTONIC: 'the time that the machine has been running',
  CLOCK_MONOTONIC_COARSE: 'the time that the machine has been running',
  CLOCK_MONOTONIC_RAW: 'the time that the machine has been running',
  CLOCK_BOOTTIME: 'the time since the machine started',
  CLOCK_BOOTTIME_ALARM: 'the time since the machine started',
  CLOCK_PROCESS_CPUTIME_ID: 'its processor time',
  CLOCK_THREAD_CPUTIME_ID: "this thread's processor time",
  ITIMER_REAL: 'the time that passes',
  ITIMER_VIRTUAL: 'its own processor time',
  ITIMER_PROF: 'the processor time it and the kernel use for it',
  RLIMIT_CPU: 'processor time',
  RLIMIT_FSIZE: 'the size of files',
  RLIMIT_DATA: 'the size of its data',
  RLIMIT_STACK: 'the size of its stack',
  RLIMIT_CORE: 'the size of core dumps',
  RLIMIT_RSS: 'memory in use',
  RLIMIT_NPROC: 'processes of its user',
  RLIMIT_NOFILE: 'open files',
  RLIMIT_MEMLOCK: 'memory that is not moved to disk',
  RLIMIT_AS: 'memory',
  RLIMIT_LOCKS: 'locks of files',
  RLIMIT_SIGPENDING: 'waiting signals',
  RLIMIT_MSGQUEUE: 'bytes in message queues',
  RLIMIT_NICE: 'its priority',
  RLIMIT_RTPRIO: 'its real-time priority',
  RLIMIT_RTTIME: 'real-time processor time',
  RUSAGE_SELF: 'it',
  RUSAGE_CHILDREN: 'its children',
  RUSAGE_BOTH: 'it and its children',
  RUSAGE_THREAD: 'this thread',
  SCHED_OTHER: 'the usual rules',
  SCHED_FIFO: 'real-time rules, first come, first served',
  SCHED_RR: 'real-time rules, in turns',
  SCHED_BATCH: 'rules for long computations',
  SCHED_IDLE: 'the rule that all others go first',
  SCHED_DEADLINE: 'deadlines',
  POSIX_FADV_NORMAL: 'in the usual way',
  POSIX_FADV_RANDOM: 'here and there',
  POSIX_FADV_SEQUENTIAL: 'from start to end',
  POSIX_FADV_WILLNEED: 'soon',
  POSIX_FADV_DONTNEED: 'not any more',
  POSIX_FADV_NOREUSE: 'once only',
  KCMP_FILE: 'an open file',
  KCMP_VM: 'their memory',
  KCMP_FILES: 'their descriptors',
  KCMP_FS: 'their working directory',
  KCMP_SIGHAND: 'how they handle signals',
  KCMP_IO: 'how urgent the disk is',
  KCMP_SYSVSEM: 'undoing of semaphores',
  KCMP_EPOLL_TFD: 'a watched descriptor',
  CLONE_NEWUSER: 'users',
  CLONE_NEWNS: 'file systems',
  CLONE_NEWPID: 'processes',
  CLONE_NEWNET: 'network',
  CLONE_NEWIPC: 'shared memory and message queues',
  CLONE_NEWUTS: 'name of the machine',
  CLONE_NEWCGROUP: 'control groups',
  CLONE_NEWTIME: 'clocks',
  CLONE_FILES: 'descriptors',
  CLONE_FS: 'working directory',
  CLONE_SYSVSEM: 'undoing of semaphores',
  IN_ACCESS: 'reads',
  IN_MODIFY: 'writes',
  IN_ATTRIB: 'changes of its attributes',
  IN_CLOSE_WRITE: 'its closing after writes',
  IN_CLOSE_NOWRITE: 'its closing',
  IN_OPEN: 'its opening',
  IN_MOVED_FROM: 'files that leave it',
  IN_MOVED_TO: 'files that come to it',
  IN_CREATE: 'new files in it',
  IN_DELETE: 'deletions in it',
  IN_DELETE_SELF: 'its own deletion',
  IN_MOVE_SELF: 'its own renaming',
  IN_UNMOUNT: 'unmounting',
  IN_ONLYDIR: '',
  IN_DONT_FOLLOW: '',
  IN_EXCL_UNLINK: '',
  IN_MASK_CREATE: '',
  IN_MASK_ADD: '',
  IN_ONESHOT: 'once only',
  FAN_ACCESS: 'reads',
  FAN_MODIFY: 'writes',
  FAN_OPEN: 'its opening',
  FAN_CLOSE_WRITE: 'its closing after writes',
  FAN_CLOSE_NOWRITE: 'its closing',
  EPOLLRDHUP: 'the end of the peer',
  EPOLLHUP: 'hang-up',
  EPOLLERR: 'errors',
  EPOLLPRI: 'urgent input',
  EPOLLET: '',
  EPOLLONESHOT: 'once only',
  EPOLLEXCLUSIVE: '',
  EPOLLWAKEUP: '',
  DN_ACCESS: 'reads',
  DN_MODIFY: 'writes',
  DN_CREATE: 'new files',
  DN_DELETE: 'deletions',
  DN_RENAME: 'renaming',
  F_SEAL_SEAL: 'further seals',
  F_SEAL_SHRINK: 'shrinking',
  F_SEAL_GROW: 'growing',
  F_SEAL_WRITE: 'writing',
  F_SEAL_FUTURE_WRITE: 'new ways of writing',
  F_SEAL_EXEC: 'changes of who may run it',
  PROT_SEM: '',
  KEY_SPEC_THREAD_KEYRING: 'of this thread',
  KEY_SPEC_PROCESS_KEYRING: 'of the process',
  KEY_SPEC_SESSION_KEYRING: 'of the session',
  KEY_SPEC_USER_KEYRING: 'of the user',
  KEY_SPEC_USER_SESSION_KEYRING: "of the user's sessions",
  RWF_NOWAIT: 'without waiting',
  RWF_SYNC: 'written through',
  RWF_DSYNC: 'written through',
  RWF_HIPRI: 'urgently',
  RWF_APPEND: 'at its end',
  RWF_NOAPPEND: '',
};

/** Flags whose meaning for a new file or an old one is told together. */
const MAKING = /^O_(RDONLY|WRONLY|RDWR|CREAT|EXCL|TRUNC|APPEND|DIRECTORY)$/;

/** How a file is opened, in words. */
function openWords(names: readonly string[]): string {
  const has = (name: string): boolean => names.includes(name);
  if (has('O_DIRECTORY') && !has('O_PATH') && !has('O_TMPFILE')) return 'as a directory';
  const access = has('O_PATH')
    ? ''
    : has('O_APPEND')
      ? 'for appending'
      : has('O_RDWR')
        ? 'for reading and writing'
        : has('O_WRONLY')
          ? 'for writing'
          : 'for reading';
  const making = has('O_CREAT')
    ? has('O_EXCL')
      ? 'newly made'
      : has('O_TRUNC')
        ? 'made or emptied'
        : 'made if absent'
    : has('O_TRUNC')
      ? 'emptied'
      : '';
  const rest = names.filter((name) => !MAKING.test(name)).map((name) => WORDS[name] ?? plain(name));
  return [access, making, ...rest].filter((word) => word !== '').join(', ');
}

/** A constant's name as a word, where there is no better one: `MAP_NORESERVE` gives `noreserve`. */
export function plain(name: string): string {
  return (
    WORDS[name] ??
    name
      .replace(/^_*[A-Z0-9]+?_(?=.)/, '')
      .toLowerCase()
      .replaceAll('_', ' ')
  );
}

/** Flags in words: names with a word by it, others by their own name. */
export function flagWords(names: readonly string[]): string {
  if (names.some((name) => /^O_(RDONLY|WRONLY|RDWR)$/.test(name))) return openWords(names);
  const words = names.map((name) => WORDS[name] ?? plain(name)).filter((word) => word !== '');
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
