import type { SyscallCall } from '@hstrace/syscalls';
import { pathText } from '@hstrace/syscalls/analysis';
import { isLoaderFile } from './housekeeping.js';

/** Calls that a program's start makes on its own, before it does anything of its own will. */
const QUIET = new Set([
  'brk',
  'arch_prctl',
  'set_tid_address',
  'set_robust_list',
  'rseq',
  'prlimit64',
  'getrandom',
  'mprotect',
  'mmap',
  'munmap',
  'pread64',
  'read',
  'close',
  'fstat',
  'newfstatat',
  'access',
  'rt_sigaction',
  'rt_sigprocmask',
  'getpid',
  'gettid',
  'sched_getaffinity',
  'futex',
  'uname',
  'readlink',
  'mmap2',
  'fstat64',
  'set_thread_area',
  'ugetrlimit',
  'getrlimit',
  'faccessat',
  'lseek',
  'statx',
  'madvise',
  'sigaltstack',
  'getuid',
  'getgid',
  'geteuid',
  'getegid',
  'sysinfo',
  'prctl',
  'statfs',
  'ioctl',
  'fcntl',
  'stat',
  'getcwd',
  'lstat',
  'readlinkat',
]); // prettier-ignore

/** Programs whose own start is long: what they open until they come to the script. */
const RUNTIMES = /^(node|nodejs|python\d?(\.\d+)?|ruby|perl|java|bun|deno|php)$/;

/** The start of one program, while it goes on. */
export class Startup {
  readonly program: string;
  readonly #script: string | undefined;
  readonly #runtime: boolean;
  readonly #since: bigint;
  readonly libraries: string[] = [];
  #calls = 0;
  #end: bigint;

  /** @param args the program's arguments, its name first */
  constructor(program: string, args: readonly string[], time: bigint) {
    this.program = program;
    this.#runtime = RUNTIMES.test(program);
    this.#script = this.#runtime ? args.slice(1).find((one) => !one.startsWith('-')) : undefined;
    this.#since = time;
    this.#end = time;
  }

  /** Whether a call still belongs to the start; takes it in if so. */
  takes(call: SyscallCall): boolean {
    const path = pathText(call.args.pathname ?? call.args.path);
    const opens = call.name === 'openat' || call.name === 'open';
    const looks =
      call.name === 'access' ||
      call.name === 'stat' ||
      call.name === 'newfstatat' ||
      call.name === 'statx' ||
      call.name === 'readlink' ||
      call.name === 'lstat';
    if (this.#runtime && this.#script !== undefined) {
      // A runtime with a script: all that comes before it.
      if (path !== undefined && (opens || looks) && path.endsWith(basename(this.#script))) return false;
      if (opens && path?.includes('.so') === true) this.#library(call, path);
      return this.#take(call);
    }
    if (opens) {
      if (path === undefined || !isLoaderFile(path)) return false;
      this.#library(call, path);
      return this.#take(call);
    }
    if (looks && path !== undefined && path !== '' && !isLoaderFile(path)) return false;
    if (!QUIET.has(call.name)) return false;
    // What is read or asked of anything but these files is the program's own doing.
    if ((call.name === 'ioctl' || call.name === 'fcntl') && this.#calls > 0) return false;
    return this.#take(call);
  }

  #library(call: SyscallCall, path: string): void {
    if (call.result?.ok === true && /\.so(\.\d[\d.]*)?$/.test(path)) {
      const name = basename(path);
      if (!this.libraries.includes(name)) this.libraries.push(name);
    }
  }

  #take(call: SyscallCall): boolean {
    this.#calls++;
    this.#end = call.time + BigInt(call.duration);
    return true;
  }

  /** Number of calls folded. */
  get calls(): number {
    return this.#calls;
  }

  /** Nanoseconds it took. */
  get duration(): number {
    return Number(this.#end - this.#since);
  }
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
