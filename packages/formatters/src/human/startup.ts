import { Flags, type SyscallCall } from '@hstrace/syscalls';
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
  'getppid',
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
  'pkey_alloc',
]); // prettier-ignore

/** Programs whose own start is long: what they open until they come to the script. */
const RUNTIMES = /^(node|nodejs|python\d?(\.\d+)?|ruby|perl|java|bun|deno|php)$/;

/** Files that runtimes read on their own account. */
const RUNTIME_FILES =
  /\/lib(64)?\/(python[\d.]*|node|ruby|perl5?|site_perl|x86_64-linux-gnu\/perl)(\/|$)|\/(share|lib)\/(perl|ruby|php)|\/python\d+\.zip$|(^|\/)(pyvenv\.cfg|pybuilddir\.txt|python[\d.]*(\._pth)?|Modules\/Setup\.local)$|^\/(proc|sys|dev)\/|^\/etc\/(ssl|perl|php|pki)\/|^\/(usr\/(local\/)?)?bin(\/|$)|\/bin\/[^/]*$/;

/** What no start does: with it, the program's own doing begins. */
const OWN_DOING =
  /^(socket|socketpair|connect|bind|listen|accept4?|send(to|msg|mmsg)|recv(from|msg|mmsg)|execve(at)?|v?fork|unlink(at)?|rename(at2?)?|mkdir(at)?|rmdir|symlink(at)?|link(at)?|f?chmod(at2?)?|chdir|kill|(clock_)?nanosleep|wait4|waitid|inotify_add_watch|io_uring_setup)$/;

/** A start looks only whether there is anything to be waited for. */
const WAITS = /^(epoll_p?wait2?|p?poll|p?select6?)$/;
const LONG = 10_000_000;

/** The start of one program, while it goes on. */
export class Startup {
  readonly program: string;
  readonly #script: string | undefined;
  /** Where a runtime is installed: the folder of its `bin` and `lib`. */
  readonly #folder: string | undefined;
  readonly #runtime: boolean;
  readonly #since: bigint;
  readonly #workingDirectory: string | undefined;
  readonly libraries: string[] = [];
  /** Threads that it begins with. */
  threads = 0;
  #calls = 0;
  #end: bigint;

  /** @param args the program's arguments, its name first */
  constructor(executable: string, args: readonly string[], time: bigint, workingDirectory?: string) {
    const program = basename(executable);
    this.program = program;
    this.#folder = /^(\/.*)\/bin\/[^/]*$/.exec(executable)?.[1];
    this.#runtime = RUNTIMES.test(program);
    this.#script = this.#runtime ? scriptOf(args) : undefined;
    this.#since = time;
    this.#workingDirectory = workingDirectory;
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
    if (this.#runtime) {
      if (isOwnDoing(call)) return false;
      const concerns = path !== undefined && path !== '' && (opens || looks);
      // All that comes before the script; without one, what concerns the runtime's own files.
      if (concerns && this.#script !== undefined && path.endsWith(basename(this.#script))) return false;
      if (concerns && this.#script === undefined && !this.#isOfRuntime(path)) return false;
      if (opens && path?.includes('.so') === true) this.#library(call, path);
      return this.#take(call);
    }
    if (opens) {
      if (path === undefined || !isLoaderFile(path)) return false;
      this.#library(call, path);
      return this.#take(call);
    }
    // Shells make sure where they are.
    const isHere = path === '.' || (path !== undefined && path === this.#workingDirectory);
    if (looks && path !== undefined && path !== '' && !isHere && !isLoaderFile(path)) return false;
    if (!QUIET.has(call.name)) return false;
    // What is read or asked of anything but these files is the program's own doing.
    if ((call.name === 'ioctl' || call.name === 'fcntl') && this.#calls > 0) return false;
    return this.#take(call);
  }

  /** Whether threads that begin now are part of the start: runtimes make those that work for them. */
  get isRuntime(): boolean {
    return this.#runtime;
  }

  #isOfRuntime(path: string): boolean {
    if (isLoaderFile(path) || RUNTIME_FILES.test(path)) return true;
    const folder = this.#folder;
    return folder !== undefined && (path === folder || path.startsWith(`${folder}/lib`));
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

/** The file that a runtime is to run: none if the program stands in the arguments. */
function scriptOf(args: readonly string[]): string | undefined {
  const at = args.findIndex(
    (one, index) => index > 0 && (!one.startsWith('-') || /^-(c|e|E|m|p|r|pe|-eval|-print)$/.test(one)),
  );
  const found = args[at];
  return found?.startsWith('-') === true ? undefined : found;
}

/** The members of a structure that the kernel may have changed. */
function membersOf(value: unknown): { readonly flags?: unknown } | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return ('before' in value ? value.before : value) as { readonly flags?: unknown };
}

function isOwnDoing(call: SyscallCall): boolean {
  const { name, args } = call;
  if (OWN_DOING.test(name) || (WAITS.test(name) && call.duration >= LONG)) return true;
  if (name === 'clone' || name === 'clone3') {
    const flags = membersOf(name === 'clone' ? args.flags : args.cl_args)?.flags;
    return !(flags instanceof Flags && flags.has('CLONE_THREAD'));
  }
  if (/^p?write(v2?|64)?$/.test(name)) {
    const to = String(typeof args.fd === 'number' ? (call.descriptor(args.fd)?.link ?? '') : '');
    return args.fd === 1 || args.fd === 2 || !/^(anon_inode|pipe):/.test(to);
  }
  const { flags } = args;
  return (
    (name === 'openat' || name === 'open') &&
    flags instanceof Flags &&
    (flags.has('O_CREAT') || flags.has('O_WRONLY'))
  );
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
