import type { SyscallName } from '../events/any-call.js';

/**
 * What calls do to files, descriptors and endpoints: which argument is the path, which the descriptor, where the bytes
 * are counted. Names of arguments are those of the definitions; a test holds every row against them.
 */
export interface Effect {
  /** What happens to the subject. */
  readonly does:
    | 'open'
    | 'read'
    | 'write'
    | 'look'
    | 'create'
    | 'delete'
    | 'rename'
    | 'link'
    | 'change'
    | 'execute'
    | 'list'
    | 'chdir'
    | 'close'
    | 'connect'
    | 'bind'
    | 'accept'
    | 'send'
    | 'receive'
    | 'name'
    | 'wait';
  readonly path?: string;
  readonly dirfd?: string;
  /** A second path: where something is renamed or linked to. */
  readonly to?: string;
  readonly toDirfd?: string;
  readonly fd?: string;
  /** Further descriptors that are written to (sendfile, splice). */
  readonly toFd?: string;
  /** Open flags. */
  readonly flags?: string;
  /** The address of a peer or of one's own end. */
  readonly address?: string;
}

const at = (does: Effect['does'], path = 'pathname', dirfd = 'dirfd'): Effect => ({ does, path, dirfd });

/** Effects by syscall. */
export const effects: { readonly [N in SyscallName | string]?: Effect } = {
  open: { does: 'open', path: 'pathname', flags: 'flags' },
  openat: { does: 'open', path: 'pathname', dirfd: 'dirfd', flags: 'flags' },
  openat2: { does: 'open', path: 'pathname', dirfd: 'dirfd', flags: 'how' },
  creat: { does: 'create', path: 'pathname' },
  close: { does: 'close', fd: 'fd' },
  read: { does: 'read', fd: 'fd' },
  pread64: { does: 'read', fd: 'fd' },
  readv: { does: 'read', fd: 'fd' },
  preadv: { does: 'read', fd: 'fd' },
  preadv2: { does: 'read', fd: 'fd' },
  write: { does: 'write', fd: 'fd' },
  pwrite64: { does: 'write', fd: 'fd' },
  writev: { does: 'write', fd: 'fd' },
  pwritev: { does: 'write', fd: 'fd' },
  pwritev2: { does: 'write', fd: 'fd' },
  sendfile: { does: 'read', fd: 'in_fd', toFd: 'out_fd' },
  sendfile64: { does: 'read', fd: 'in_fd', toFd: 'out_fd' },
  copy_file_range: { does: 'read', fd: 'fd_in', toFd: 'fd_out' },
  splice: { does: 'read', fd: 'fd_in', toFd: 'fd_out' },
  getdents: { does: 'list', fd: 'fd' },
  getdents64: { does: 'list', fd: 'fd' },
  stat: { does: 'look', path: 'pathname' },
  lstat: { does: 'look', path: 'pathname' },
  newfstatat: at('look'),
  statx: at('look'),
  access: { does: 'look', path: 'pathname' },
  faccessat: at('look'),
  faccessat2: at('look'),
  readlink: { does: 'look', path: 'pathname' },
  readlinkat: at('look'),
  mkdir: { does: 'create', path: 'pathname' },
  mkdirat: at('create'),
  mknod: { does: 'create', path: 'pathname' },
  mknodat: at('create'),
  symlink: { does: 'create', path: 'linkpath' },
  symlinkat: { does: 'create', path: 'linkpath', dirfd: 'newdirfd' },
  unlink: { does: 'delete', path: 'pathname' },
  unlinkat: at('delete'),
  rmdir: { does: 'delete', path: 'pathname' },
  rename: { does: 'rename', path: 'oldpath', to: 'newpath' },
  renameat: { does: 'rename', path: 'oldpath', dirfd: 'olddirfd', to: 'newpath', toDirfd: 'newdirfd' },
  renameat2: { does: 'rename', path: 'oldpath', dirfd: 'olddirfd', to: 'newpath', toDirfd: 'newdirfd' },
  link: { does: 'link', path: 'oldpath', to: 'newpath' },
  linkat: { does: 'link', path: 'oldpath', dirfd: 'olddirfd', to: 'newpath', toDirfd: 'newdirfd' },
  truncate: { does: 'change', path: 'path' },
  ftruncate: { does: 'change', fd: 'fd' },
  fallocate: { does: 'change', fd: 'fd' },
  chmod: { does: 'change', path: 'pathname' },
  fchmod: { does: 'change', fd: 'fd' },
  fchmodat: at('change'),
  fchmodat2: at('change'),
  chown: { does: 'change', path: 'pathname' },
  lchown: { does: 'change', path: 'pathname' },
  fchown: { does: 'change', fd: 'fd' },
  fchownat: at('change'),
  utimensat: at('change'),
  setxattr: { does: 'change', path: 'pathname' },
  execve: { does: 'execute', path: 'pathname' },
  execveat: at('execute'),
  chdir: { does: 'chdir', path: 'path' },
  fchdir: { does: 'chdir', fd: 'fd' },
  connect: { does: 'connect', fd: 'sockfd', address: 'addr' },
  bind: { does: 'bind', fd: 'sockfd', address: 'addr' },
  accept: { does: 'accept', fd: 'sockfd', address: 'addr' },
  accept4: { does: 'accept', fd: 'sockfd', address: 'addr' },
  getsockname: { does: 'name', fd: 'sockfd', address: 'addr' },
  sendto: { does: 'send', fd: 'sockfd', address: 'dest_addr' },
  sendmsg: { does: 'send', fd: 'sockfd' },
  sendmmsg: { does: 'send', fd: 'sockfd' },
  recvfrom: { does: 'receive', fd: 'sockfd', address: 'src_addr' },
  recvmsg: { does: 'receive', fd: 'sockfd' },
  recvmmsg: { does: 'receive', fd: 'sockfd' },
  poll: { does: 'wait' },
  ppoll: { does: 'wait' },
  select: { does: 'wait' },
  pselect6: { does: 'wait' },
  epoll_wait: { does: 'wait' },
  epoll_pwait: { does: 'wait' },
  epoll_pwait2: { does: 'wait' },
  futex: { does: 'wait' },
  nanosleep: { does: 'wait' },
  clock_nanosleep: { does: 'wait' },
  wait4: { does: 'wait' },
  waitid: { does: 'wait' },
  pause: { does: 'wait' },
  rt_sigsuspend: { does: 'wait' },
  rt_sigtimedwait: { does: 'wait' },
};
