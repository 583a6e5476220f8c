import type { SyscallCall } from '@hstrace/syscalls';
import { pathText } from '@hstrace/syscalls/analysis';

/** What the dynamic loader and the C library's start ask for, whatever the program. */
const ALWAYS = new Set(
  (
    'brk arch_prctl set_tid_address set_robust_list rseq prlimit64 ugetrlimit getrandom mprotect munmap mmap mmap2 ' +
    'set_thread_area uname readlink readlinkat'
  ).split(' '),
);
/** What is done with descriptors of libraries. */
const WITH_LIBRARY = new Set('read pread64 fstat fstat64 newfstatat statx close'.split(' '));
const OPENS = new Set(['open', 'openat']);
const LOOKS = new Set('access faccessat faccessat2 stat stat64 newfstatat statx'.split(' '));

/** Files that nobody but the loader opens by itself. */
const LOADER_FILE =
  /(^|\/)(ld\.so\.(cache|preload)|ld-musl-[^/]*\.path)$|\.so(\.[\d.]+)?$|^\/proc\/self\/exe$/;
/** Folders in which libraries are looked for. */
const LIBRARY_FOLDER = /\/lib(64|32|x32)?(\/|$)|glibc-hwcaps/;

/**
 * Tells the calls that a program's start makes from those of the program itself (`--skip-startup`): from execve on, as
 * long as nothing comes that the loader would not do.
 */
export class StartupFilter {
  /** Threads whose program is starting, with the descriptors of libraries it has open. */
  readonly #starting = new Map<number, Set<number>>();

  /** Whether a call belongs to a start. Is asked once for each call that has ended, in order. */
  takes(call: SyscallCall): boolean {
    if ((call.name === 'execve' || call.name === 'execveat') && call.result?.ok === true) {
      this.#starting.set(call.tid, new Set());
      return false;
    }
    const libraries = this.#starting.get(call.tid);
    if (libraries === undefined) return false;
    if (this.#belongs(call, libraries)) return true;
    this.#starting.delete(call.tid);
    return false;
  }

  /** Whether a thread's program is starting, so that its calls are better waited for. */
  isStarting(tid: number): boolean {
    return this.#starting.has(tid);
  }

  #belongs(call: SyscallCall, libraries: Set<number>): boolean {
    const { name, args, result } = call;
    const path = pathText(args.pathname ?? args.path ?? args.filename);
    if (OPENS.has(name)) {
      if (path === undefined || !LOADER_FILE.test(path)) return false;
      if (result?.ok === true && typeof result.value === 'number') libraries.add(result.value);
      return true;
    }
    const fd = args.fd ?? args.dirfd ?? args.dfd;
    if (WITH_LIBRARY.has(name) && typeof fd === 'number' && fd >= 0) {
      const known = libraries.has(fd);
      if (name === 'close') libraries.delete(fd);
      return known;
    }
    if (LOOKS.has(name) && path !== undefined) return LOADER_FILE.test(path) || LIBRARY_FOLDER.test(path);
    return ALWAYS.has(name);
  }
}
