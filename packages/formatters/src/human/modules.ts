import { Flags, type SyscallCall } from '@hstrace/syscalls';
import { descriptorText, resolvePath } from '@hstrace/syscalls/analysis';
import { names } from './deeds.js';
import { safe } from './words/safe.js';
import { bytes, counted } from './words/units.js';

/** How the modules of a runtime are found among its files, and what they are called. */
interface Runtime {
  readonly program: RegExp;
  /** Everything below such folders is a module, or a place where one may be. */
  readonly folder: RegExp;
  /** Files that hold modules. */
  readonly file: RegExp;
  /** The name of the module that a file belongs to. */
  readonly nameOf: (path: string) => string | undefined;
  /** `loads`, followed by the names. */
  readonly says: (names: string, files: number) => string;
}

const RUNTIMES: readonly Runtime[] = [
  {
    program: /^(node|nodejs|bun|deno|electron)$/,
    folder: /\/node_modules(\/|$)/,
    file: /\.([cm]?js|json|node|wasm|[cm]?ts)$/,
    nameOf: (path) => /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1],
    says: (packages, files) =>
      `loads ${files === 1 ? 'a file' : counted(files, 'file')} of ${packages.includes(' ') ? 'the packages' : 'the package'} ${packages}`,
  },
  {
    program: /^(python[\d.]*|pypy[\d.]*)$/,
    folder:
      /\/(lib(64)?\/(python|pypy)[\d.]*|(site|dist)-packages)(\/|$)|\/__pycache__(\/|$)|\/python\d+\.zip$/,
    file: /\.(pyc?|so|pth|zip)$/,
    nameOf: (path) =>
      /^(?:.*\/(?:site-packages|dist-packages|lib-dynload)\/|.*\/(?:python|pypy)\d[\d.]*\/|.*\/)(?:__pycache__\/)?([^/.]+)/.exec(
        path,
      )?.[1],
    says: (modules, files) => `imports ${modules}${files === 1 ? '' : `, in ${counted(files, 'file')}`}`,
  },
  {
    program: /^perl[\d.]*$/,
    folder: /\/(perl5?|perl-base|site_perl|vendor_perl)(\/|$)/,
    file: /\.(p[lmh]|pmc|so|al|ix)$/,
    nameOf: (path) => /([^/]+)\.[a-z]+$/.exec(path)?.[1],
    says: (modules, files) => `loads ${modules}${files === 1 ? '' : `, in ${counted(files, 'file')}`}`,
  },
  {
    program: /^ruby[\d.]*$/,
    folder: /\/(lib\/ruby|gems|rubygems)(\/|$)/,
    file: /\.(rb|so|gemspec)$/,
    nameOf: (path) => /([^/]+)\.[a-z]+$/.exec(path)?.[1],
    says: (modules, files) => `loads ${modules}${files === 1 ? '' : `, in ${counted(files, 'file')}`}`,
  },
];

const LOOKS = /^(f?access(at2?)?|l?stat(64)?|newfstatat|fstatat64|statx|readlink(at)?)$/;
const OPENS = /^open(at)?$/;
const USES =
  /^(p?read(v2?|64)?|_?l?lseek|f(stat|cntl)(64|fs)?|ioctl|close|getdents(64)?|mmap2?|fadvise64|pread64)$/;

/** Most calls that wait for whether a module comes of them. */
const MOST_TAIL = 500;
/** Most names that are kept. */
const MOST_NAMES = 10_000;

/** What was loaded, one after the other. */
export interface Loaded {
  readonly first: SyscallCall;
  readonly text: string;
  /** Nanoseconds. */
  readonly spent: number;
}

/**
 * The modules that a program loads while it runs: their files are looked for in many places, opened and read, and all
 * that a person wants to know is which they are.
 */
export class Modules {
  readonly #runtime: Runtime;
  #first: SyscallCall | undefined;
  #names = new Set<string>();
  #files = new Set<string>();
  #bytes = 0;
  #spent = 0;
  /** What came after the last module: it may be a search in vain. */
  #tail: SyscallCall[] = [];

  private constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  /** Those of a program, if it is one that loads modules. */
  static of(executable: string): Modules | undefined {
    const program = executable.slice(executable.lastIndexOf('/') + 1);
    const runtime = RUNTIMES.find((one) => one.program.test(program));
    return runtime === undefined ? undefined : new Modules(runtime);
  }

  /** Whether a call belongs to the loading of modules; takes it in if so. */
  takes(call: SyscallCall, workingDirectory: string | undefined): boolean {
    const path = this.#modulePath(call, workingDirectory);
    // Between modules, it is looked whether the folders they are in have changed.
    if (path === undefined) return this.#first !== undefined && isDirectoryThere(call);
    this.#first ??= call;
    this.#spent += call.duration;
    const { result } = call;
    const reads = /^p?read/.test(call.name) && result?.ok === true && Number(call.frame.result) > 0;
    if (!reads) {
      // What was found is told by being read; what was not may be what the program dies of.
      if (result?.ok !== true && this.#tail.length < MOST_TAIL && !USES.test(call.name))
        this.#tail.push(call);
      return true;
    }
    this.#tail = [];
    this.#bytes += Number(call.frame.result);
    if (this.#files.size >= MOST_NAMES) return true;
    if (!path.endsWith('/package.json')) this.#files.add(path);
    const name = this.#runtime.nameOf(path);
    if (name !== undefined) this.#names.add(name);
    return true;
  }

  /** Whether anything is held. */
  get isEmpty(): boolean {
    return this.#first === undefined;
  }

  /** What was loaded, if anything was, and the calls after it that found nothing. */
  flush(): { readonly loaded: Loaded | undefined; readonly tail: readonly SyscallCall[] } {
    const [first, tail] = [this.#first, this.#tail];
    const all = [...this.#names].map(safe);
    const files = this.#files.size;
    const amount = ` (${bytes(this.#bytes)})`;
    const spent = this.#spent;
    this.#first = undefined;
    this.#tail = [];
    this.#names = new Set();
    this.#files = new Set();
    this.#bytes = this.#spent = 0;
    if (first === undefined || all.length === 0) return { loaded: undefined, tail };
    // Of packages of which nothing else is read, what they are is looked up.
    const text =
      files === 0
        ? `looks up what ${names(all)} ${all.length === 1 ? 'is' : 'are'}`
        : this.#runtime.says(names(all), files);
    return { loaded: { first, text: text + amount, spent }, tail };
  }

  #modulePath(call: SyscallCall, workingDirectory: string | undefined): string | undefined {
    const { name, args } = call;
    if (USES.test(name)) {
      const path = descriptorText(call, args.fd);
      return path !== undefined && this.#isModule(path, true) ? path : undefined;
    }
    const opens = OPENS.test(name);
    if (!opens && !LOOKS.test(name)) return undefined;
    const { flags } = args;
    if (
      opens &&
      flags instanceof Flags &&
      (flags.has('O_CREAT') || flags.has('O_WRONLY') || flags.has('O_RDWR'))
    )
      return undefined;
    const path = resolvePath(call, args.pathname, args.dirfd, workingDirectory);
    if (path === undefined) return undefined;
    const isDirectory = opens && flags instanceof Flags && flags.has('O_DIRECTORY');
    return this.#isModule(path, opens && !isDirectory && call.result?.ok === true) ? path : undefined;
  }

  /** @param isOpened whether it is a file or directory that is there and was opened */
  #isModule(path: string, isOpened: boolean): boolean {
    const { folder, file } = this.#runtime;
    if (!folder.test(path)) return false;
    if (file.test(path)) return true;
    // Folders, and names without what they end in.
    return !isOpened || !/\.[^/]*$/.test(path.slice(path.lastIndexOf('/') + 1));
  }
}

function isDirectoryThere({ name, args, result }: SyscallCall): boolean {
  if (result?.ok !== true || !LOOKS.test(name)) return false;
  const status = args.statbuf ?? args.statxbuf;
  if (typeof status !== 'object' || status === null) return false;
  const { st_mode, stx_mode } = status as { readonly st_mode?: unknown; readonly stx_mode?: unknown };
  return (Number(st_mode ?? stx_mode) & 0o170000) === 0o040000;
}
