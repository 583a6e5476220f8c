import type { SyscallCall } from '@hstrace/syscalls';
import { pathText } from '@hstrace/syscalls/analysis';
import { isPrinting, mayAddText, textOf } from './printed-text.js';

/** Calls of one kind on one thing, one after the other. */
export interface Repetition {
  readonly key: string;
  /** The first one: what is said of all is said of it. */
  readonly first: SyscallCall;
  count: number;
  /** Sum of the results, where they are sizes. */
  total: number;
  /** Nanoseconds. */
  duration: number;
  /** What was printed in all of them, as far as it is shown. */
  printed?: string;
  /** The call that opened the file, where it is not told by itself. */
  readonly opened?: SyscallCall;
  /** The step that read what this one writes, where both are told as one. */
  readonly source?: Repetition;
}

/** A call that is told by itself. */
export function single(call: SyscallCall): Repetition {
  return { key: '', first: call, count: 1, total: Number(call.frame.result), duration: call.duration };
}

/** Calls that move data or wait, over and over: they may take turns with each other and be folded all the same. */
const FOLDABLE = new Set([
  'read',
  'write',
  'readv',
  'writev',
  'pread64',
  'pwrite64',
  'preadv',
  'pwritev',
  'recvfrom',
  'sendto',
  'recvmsg',
  'sendmsg',
  'getdents64',
  'getdents',
  'lseek',
  'poll',
  'ppoll',
  'select',
  'pselect6',
  'epoll_wait',
  'epoll_pwait',
  'futex',
  'brk',
  'mmap',
  'munmap',
  'mprotect',
  'madvise',
  'clock_gettime',
  'gettimeofday',
  'getrandom',
  'sched_yield',
  'rt_sigprocmask',
  'rt_sigaction',
  'close',
  'fcntl',
  'fstat',
  'ioctl',
  'sendfile',
  'splice',
  'copy_file_range',
  'getpid',
  'getppid',
  'gettid',
  'nanosleep',
  'clock_nanosleep',
  'wait4',
]); // prettier-ignore

/** Calls that ask the same of the same file again and again. */
const ASKS = new Set(
  'access faccessat faccessat2 stat stat64 lstat lstat64 newfstatat fstatat64 statx readlink readlinkat getcwd'.split(
    ' ',
  ),
);

/** Most kinds of calls that take turns: a server does so with each of its connections. */
const MOST_OPEN = 16;

/** Whether the result of a call is a number of bytes moved. */
export function movesBytes(call: SyscallCall): boolean {
  return call.definition.spec.returns.kind === 'size' && call.result?.ok === true && FOLDABLE.has(call.name);
}

/** What must be the same for calls to be told of together. */
function keyOf(call: SyscallCall): string | undefined {
  if (ASKS.has(call.name)) return askKey(call);
  if (!FOLDABLE.has(call.name)) return undefined;
  const { result, args } = call;
  const fd = args.fd ?? args.sockfd ?? args.fd_in ?? args.in_fd;
  const to = args.fd_out ?? args.out_fd;
  const subject = typeof fd === 'number' ? (call.descriptor(fd)?.link ?? fd) : '';
  const second = typeof to === 'number' ? ` ${String(call.descriptor(to)?.link ?? to)}` : '';
  const outcome =
    result === undefined
      ? '?'
      : result.ok
        ? movesBytes(call) && result.value === 0
          ? 'end'
          : 'ok'
        : result.errno;
  return `${call.name} ${String(subject)}${second} ${outcome}`;
}

/** Questions are the same if their answers are, too. */
function askKey({ name, args, result }: SyscallCall): string | undefined {
  const path = pathText(args.pathname);
  if (path === undefined || result?.ok !== true) return undefined;
  const status = (args.statbuf ?? args.statxbuf ?? args.buf) as unknown;
  const { st_size, st_mode, stx_size, stx_mode } = (
    typeof status === 'object' && status !== null ? status : {}
  ) as Record<string, unknown>;
  const answer = [st_size ?? stx_size, st_mode ?? stx_mode, args.mode].map(String).join(' ');
  return `${name} ${String(args.dirfd ?? '')} ${answer} ${path}`;
}

/** What is printed piece by piece is told as one text. */
function addPrinted(step: Repetition, call: SyscallCall): void {
  const before = step.printed ?? textOf(step.first);
  step.printed = mayAddText(before) ? before + textOf(call) : before;
}

/** Folds the calls of one thread. */
export class Repetitions {
  /** In the order in which they began. */
  #open = new Map<string, Repetition>();

  /**
   * Takes a call in. Gives what is now complete, in order: the repetitions before, if this call ends them.
   */
  add(call: SyscallCall): Repetition[] {
    const key = keyOf(call);
    const known = key === undefined ? undefined : this.#open.get(key);
    if (known !== undefined) {
      known.count++;
      known.duration += call.duration;
      if (movesBytes(call)) known.total += Number(call.frame.result);
      if (isPrinting(call)) addPrinted(known, call);
      return [];
    }
    const repetition: Repetition = {
      key: key ?? '',
      first: call,
      count: 1,
      total: movesBytes(call) ? Number(call.frame.result) : 0,
      duration: call.duration,
    };
    if (key === undefined) return [...this.flush(), repetition];
    this.#open.set(key, repetition);
    if (this.#open.size <= MOST_OPEN) return [];
    const [oldest] = this.#open.values();
    if (oldest === undefined) return [];
    this.#open.delete(oldest.key);
    return [oldest];
  }

  /** What is left. */
  flush(): Repetition[] {
    if (this.#open.size === 0) return [];
    const left = [...this.#open.values()];
    this.#open = new Map();
    return left;
  }

  /** Whether anything waits to be told. */
  get isEmpty(): boolean {
    return this.#open.size === 0;
  }
}
