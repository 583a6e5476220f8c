import type { SyscallCall } from '@hstrace/syscalls';
import { descriptorText, endpointOf, pathText } from '@hstrace/syscalls/analysis';

/**
 * Calls that say nothing about what a program is after: it keeps its memory, its descriptors and its signals in order.
 * They are left out unless they waited long, or everything is wanted.
 */
const ROUTINE: ReadonlySet<string> = new Set(
  `close close_range dup dup2 dup3 fcntl fcntl64 lseek _llseek mmap mmap2 munmap mprotect mremap brk madvise mincore
  rt_sigaction sigaction rt_sigprocmask sigprocmask sigaltstack rt_sigreturn sigreturn restart_syscall rt_sigpending
  getcwd getpid getppid gettid getuid geteuid getgid getegid getresuid getresgid getgroups getpgid getpgrp getsid
  set_robust_list set_tid_address rseq arch_prctl futex clock_gettime clock_getres gettimeofday time times getcpu
  sched_yield sched_getaffinity sched_getparam sched_getscheduler sched_get_priority_max sched_get_priority_min
  prlimit64 getrlimit ugetrlimit getrusage getrandom uname sysinfo capget umask fadvise64 readahead
  fstat fstat64 fstatfs clone clone3 fork vfork exit exit_group pipe pipe2 epoll_create epoll_create1 epoll_ctl eventfd
  eventfd2 listxattr llistxattr flistxattr getsockname getpeername getsockopt setsockopt socket membarrier set_thread_area get_robust_list`.split(
    /\s+/,
  ),
);

/** Those of them that may wait for something. Where the others take long, the machine was busy. */
const MAY_WAIT: ReadonlySet<string> = new Set(
  'close close_range fcntl fcntl64 futex getrandom restart_syscall munmap membarrier'.split(' '),
);

/** Calls whose failure is as ordinary as their success. */
const ORDINARY_FAILURES: Readonly<Record<string, ReadonlySet<string>>> = {
  wait4: new Set(['ECHILD']),
  waitid: new Set(['ECHILD']),
  close: new Set(['EBADF']),
  fcntl: new Set(['EBADF']),
  lseek: new Set(['ESPIPE']),
  ioctl: new Set(['ENOTTY', 'EINVAL']),
  readlink: new Set(['EINVAL']),
  getxattr: new Set(['ENODATA', 'EOPNOTSUPP']),
  lgetxattr: new Set(['ENODATA', 'EOPNOTSUPP']),
  fgetxattr: new Set(['ENODATA', 'EOPNOTSUPP']),
  listxattr: new Set(['EOPNOTSUPP']),
  llistxattr: new Set(['EOPNOTSUPP']),
  flistxattr: new Set(['EOPNOTSUPP']),
  // The data are copied in another way then.
  copy_file_range: new Set(['EXDEV', 'EINVAL', 'ENOSYS', 'EOPNOTSUPP']),
  rseq: new Set(['EINVAL', 'EPERM']),
  fadvise64: new Set(['ESPIPE']),
  // What was to be waited for has happened already.
  futex: new Set(['EAGAIN']),
  rt_sigaction: new Set(['EINVAL']),
  epoll_ctl: new Set(['ENOENT', 'EEXIST', 'EPERM']),
  pkey_alloc: new Set(['EINVAL', 'ENOSPC', 'ENOSYS']),
  getpeername: new Set(['ENOTCONN']),
  // They ask for each privilege that there may be.
  prctl: new Set(['EINVAL']),
  // What it returns is the result of the call that a signal interrupted.
  rt_sigreturn: new Set(['EINTR']),
  sigreturn: new Set(['EINTR']),
};

/** Files that the dynamic loader and the C library use on their own account. */
const LOADER =
  /(^|\/)(ld\.so\.(cache|preload)|ld-musl-[^/]*\.path|[^/]*\.so(\.[\d.]+)?|locale-archive|locale\.alias|gconv-modules(\.cache)?|[^/]*\.mo|openssl\.cnf|localtime|nsswitch\.conf)$|\/(locale|glibc-hwcaps)(\/|$)|^\/usr\/share\/zoneinfo\/|^\/etc\/selinux\/|^\/proc\/(filesystems|self\/(exe|maps|auxv|status|cgroup|mountinfo|stat)|meminfo|cpuinfo|stat|sys\/)|^\/sys\/(devices\/system|fs\/(cgroup|selinux)|kernel\/mm)/;

/** The C library asks for names and users there, and few machines have it. */
export const NAME_CACHE = '/var/run/nscd/socket';

/** Whether a file belongs to the loader or the C library and not to what the program is about. */
export function isLoaderFile(path: string): boolean {
  return LOADER.test(path);
}

/** Whether a call is housekeeping: true of a successful routine call, of an ordinary failure, and of loaders' files. */
export function isHousekeeping(call: SyscallCall, long: number): boolean {
  const { result, args } = call;
  if (call.duration >= long && (!ROUTINE.has(call.name) || MAY_WAIT.has(call.name))) return false;
  if (result !== undefined && !result.ok)
    return (
      ORDINARY_FAILURES[call.name]?.has(result.name ?? '') === true ||
      (call.name === 'ioctl' && /^FICLONE/.test(String(args.op))) ||
      touchesLoaderFile(call)
    );
  if (ROUTINE.has(call.name)) return true;
  if (isSelfCheck(call)) return true;
  // fstat by another name.
  if (
    (call.name === 'newfstatat' || call.name === 'statx' || call.name === 'fstatat64') &&
    args.pathname === ''
  )
    return true;
  // Nobody waited long for it; what came is told by the call that takes it.
  if (/^(epoll_p?wait2?|p?poll|p?select6?)$/.test(call.name) && result?.ok === true) return true;
  // The end of a file is no news after its contents.
  if (
    /^(p?(read|write)(v2?|64)?|copy_file_range|sendfile(64)?|splice)$/.test(call.name) &&
    result?.ok === true &&
    result.value === 0
  )
    return true;
  if (call.name === 'ioctl' && /^(TCGETS|TCSETS|TIOC|FIO)/.test(String(args.op))) return true;
  // Threads that wake each other.
  if (/^(read|write)$/.test(call.name) && descriptorText(call, args.fd) === 'anon_inode:[eventfd]')
    return true;
  // The end of a directory.
  if (/^getdents(64)?$/.test(call.name) && result?.ok === true && result.value === 0) return true;
  return touchesLoaderFile(call);
}

/** Questions about what holds on any machine, or for any program. */
function isSelfCheck({ name, args }: SyscallCall): boolean {
  // Whether the root directory is the one that is to be spared, or is another one than before.
  if (/^(l?stat(64)?|newfstatat|statx)$/.test(name)) return pathText(args.pathname) === '/';
  // Libraries ask for each privilege that there may be.
  return (
    name === 'prctl' &&
    /^PR_(CAPBSET_READ|CAP_AMBIENT|GET_(SECUREBITS|NO_NEW_PRIVS|KEEPCAPS|DUMPABLE|NAME))$/.test(
      String(args.option ?? args.op),
    )
  );
}

function touchesLoaderFile(call: SyscallCall): boolean {
  if (call.name === 'execve' || call.name === 'execveat') return false;
  const { args } = call;
  if (call.name === 'connect') return endpointOf(args.addr)?.host === NAME_CACHE;
  // The kernel answers whoever asks it; what is asked of it is told.
  if (call.name === 'bind') return endpointOf(args.addr)?.family === 'netlink';
  const path = pathText(args.pathname ?? args.path) ?? descriptorText(call, args.fd);
  if (path === undefined) return false;
  return isLoaderFile(path) || (path.startsWith(`/proc/${call.pid}/`) && isLoaderFile(ownPath(path)));
}

/** `/proc/self/maps` for what a process reads of itself by its number. */
export function ownPath(path: string): string {
  return path.replace(/^\/proc\/\d+/, '/proc/self');
}
