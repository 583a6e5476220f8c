import { Flags, type SyscallCall } from '@hstrace/syscalls';
import { descriptorText, pathText } from '@hstrace/syscalls/analysis';

const RENAMES = /^rename(at2?)?$/;
/** What is done to the copy, and to make sure of both. */
const MEANWHILE =
  /^(open(at)?|l?stat(64)?|newfstatat|fstatat64|statx|fstat(64)?|f?access(at2?)?|fadvise64|ioctl|fcntl|lseek|close|mmap|munmap|brk|p?read(64)?|p?write(64)?|copy_file_range|sendfile|ftruncate|utimensat|f?chmod(at2?)?|[fl]?chown(at)?|[fl]?(get|set|list|remove)xattr|unlink(at)?|getuid|geteuid|getgid|getegid|umask|sync_file_range|fsync|fdatasync|fallocate|geteuid|rt_sigprocmask|rt_sigaction|getdents64|readlink(at)?)$/;
/** A large file is copied in many calls; more than these are told one by one. */
const MOST = 4096;

/** A file that is moved to another file system. */
export interface Moved {
  readonly call: SyscallCall;
  readonly bytes: number;
  /** Nanoseconds. */
  readonly spent: number;
}

/**
 * Follows what a thread does when a file cannot be renamed because the new name is in another file system: it copies it
 * there and deletes the original, which is one thing to a person.
 */
export class Move {
  readonly rename: SyscallCall;
  readonly #from: string;
  readonly #to: string;
  readonly #held: SyscallCall[];
  #bytes = 0;
  #isCreated = false;

  private constructor(rename: SyscallCall, from: string, to: string) {
    this.rename = rename;
    this.#held = [rename];
    this.#from = from;
    this.#to = to;
  }

  /** What may begin with a call: a rename that failed because of the file system. */
  static from(call: SyscallCall): Move | undefined {
    const { result, args } = call;
    if (result === undefined || result.ok || result.name !== 'EXDEV' || !RENAMES.test(call.name))
      return undefined;
    const [from, to] = [pathText(args.oldpath), pathText(args.newpath)];
    return from === undefined || to === undefined ? undefined : new Move(call, from, to);
  }

  /** Takes the next call of the thread: `held` while it may come out, `done`, or `broken` if it is something else. */
  add(call: SyscallCall): 'held' | 'done' | 'broken' {
    const { name, args, result } = call;
    if (RENAMES.test(name) && pathText(args.oldpath) === this.#from && result?.ok === false)
      return this.#hold(call);
    if (!MEANWHILE.test(name) || this.#held.length >= MOST) return 'broken';
    const path = pathText(args.pathname);
    if (/^unlink/.test(name)) {
      if (path === this.#from && result?.ok === true) {
        this.#held.push(call);
        return this.#isCreated ? 'done' : 'broken';
      }
      return path === this.#to ? this.#hold(call) : 'broken';
    }
    if (/^open/.test(name)) {
      const { flags } = args;
      const writes =
        flags instanceof Flags && (flags.has('O_WRONLY') || flags.has('O_RDWR') || flags.has('O_CREAT'));
      if (writes && path !== this.#to) return 'broken';
      if (writes && result?.ok === true) this.#isCreated = true;
      return this.#hold(call);
    }
    const target = args.fd_out ?? args.out_fd ?? (/^p?write/.test(name) ? args.fd : undefined);
    if (target !== undefined) {
      // It prints, or writes another file.
      if (!this.#isTarget(descriptorText(call, target))) return 'broken';
      if (result?.ok === true) this.#bytes += Number(call.frame.result);
    }
    if (/^(utimensat|f?chmod|[fl]?chown|[fl]?setxattr)/.test(name)) {
      const changed = path || pathText(args.path) || descriptorText(call, args.fd ?? args.dirfd);
      if (changed !== this.#to && !this.#isTarget(changed)) return 'broken';
    }
    return this.#hold(call);
  }

  /** All that was held, to be told one by one. */
  get held(): readonly SyscallCall[] {
    return this.#held;
  }

  /** What came out. */
  get moved(): Moved {
    const last = this.#held.at(-1) as SyscallCall;
    const end = last.time + BigInt(last.duration);
    return { call: this.rename, bytes: this.#bytes, spent: Number(end - this.rename.time) };
  }

  #hold(call: SyscallCall): 'held' {
    this.#held.push(call);
    return 'held';
  }

  #isTarget(text: string | undefined): boolean {
    const name = this.#to.slice(this.#to.lastIndexOf('/') + 1);
    return text !== undefined && name !== '' && text.endsWith(`/${name}`);
  }
}
