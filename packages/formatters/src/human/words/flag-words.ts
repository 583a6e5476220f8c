/** Words for sets of flags, by the flags' names. A flag that is only bookkeeping has an empty word. */
const WORDS: Readonly<Record<string, string>> = {
  O_TMPFILE: 'without a name',
  O_DIRECTORY: '',
  O_NOFOLLOW: 'not through a link',
  O_NONBLOCK: 'without waiting',
  O_PATH: 'only as a place',
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
  X_OK: 'executing',
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
