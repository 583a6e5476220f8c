import { isAscii } from 'node:buffer';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import nodeModule, { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

type Run = (
  exports: unknown,
  require: (id: string) => unknown,
  module: NodeJS.Module,
  filename: string,
  folder: string,
) => unknown;

/** Nobody but the owner may put code there that we run. */
const OTHERS_MAY_WRITE = 0o022;

/**
 * Loads the chunks of the built command, and keeps what V8 made of them (functions that ran included), for Node.js before
 * 22.1, which has no `module.enableCompileCache()`. Named by the hash in the chunk's name; V8 itself refuses what another
 * version of it made. The places are those of Node.js's own cache: `NODE_COMPILE_CACHE`, or a folder of the user's;
 * `NODE_DISABLE_COMPILE_CACHE=1` turns it off. Nothing depends on it: where it cannot be read or written it is not there.
 */
export class CodeCache {
  readonly #chunks: string;
  readonly #folder: string;
  /** What had to be compiled, by the file that it is kept in. */
  readonly #compiled = new Map<string, Script>();
  /** Chunks that run or have run, by their paths: they may be in circles, as Node.js's modules. */
  readonly #modules = new Map<string, NodeJS.Module>();

  private constructor(chunks: string, folder: string) {
    this.#chunks = chunks;
    this.#folder = folder;
  }

  /** The cache of this user; undefined where there is none, as when the command runs from its sources. */
  static find(): CodeCache | undefined {
    const script = fileURLToPath(import.meta.url);
    const { NODE_COMPILE_CACHE, NODE_DISABLE_COMPILE_CACHE, XDG_CACHE_HOME } = process.env;
    if (!script.endsWith('.cjs') || NODE_DISABLE_COMPILE_CACHE === '1') return undefined;
    const folder = NODE_COMPILE_CACHE || ofUser(XDG_CACHE_HOME);
    if (folder === undefined) return undefined;
    return new CodeCache(join(dirname(script), 'chunks'), join(folder, `${process.version}-${process.arch}`));
  }

  /** Loads the chunks from here on, and keeps what is missing when the process ends. */
  install(): void {
    const { extensions } = createRequire(import.meta.url);
    const usual = extensions['.js'];
    extensions['.cjs'] = (module, filename) => {
      if (dirname(filename) === this.#chunks) this.#run(module, filename);
      else usual(module, filename);
    };
    process.once('exit', (code) => {
      // After a mistake on the command line little has run that a trace needs.
      if (code !== 1) this.#keep();
    });
  }

  #run(module: NodeJS.Module, filename: string): void {
    this.#modules.set(filename, module);
    const kept = join(this.#folder, basename(filename));
    const cachedData = read(kept);
    const content = readFileSync(filename);
    // The wrapper of CommonJS modules, on the first line so that positions stay.
    const source = `(function (exports, require, module, __filename, __dirname) { ${textOf(content)}\n})`;
    const script = new Script(source, { filename, ...(cachedData && { cachedData }) });
    if (cachedData === undefined || script.cachedDataRejected === true) this.#compiled.set(kept, script);
    const run = script.runInThisContext() as Run;
    run.call(
      module.exports,
      module.exports,
      (id) => this.#require(module, id),
      module,
      filename,
      this.#chunks,
    );
  }

  /** What a chunk asks for: Node.js's loader takes longer to find another one than that takes to run. */
  #require(from: NodeJS.Module, id: string): unknown {
    if (!id.startsWith('./')) return from.require(id);
    const filename = join(this.#chunks, id);
    let module = this.#modules.get(filename);
    if (module === undefined) {
      module = new nodeModule(filename, from);
      this.#run(module, filename);
    }
    return module.exports;
  }

  #keep(): void {
    try {
      if (this.#compiled.size > 0) mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      for (const [kept, script] of this.#compiled) write(kept, script.createCachedData());
    } catch {
      // No home, no space, no right to write: the next start compiles again.
    }
  }
}

function ofUser(caches: string | undefined): string | undefined {
  try {
    return join(caches || join(homedir(), '.cache'), 'hstrace', 'code');
  } catch {
    // A user without an entry in the password file and without HOME.
    return undefined;
  }
}

/** Quicker where each byte is a character. */
function textOf(content: Buffer): string {
  return content.toString(isAscii(content) ? 'latin1' : 'utf8');
}

function read(path: string): Buffer | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    const { uid, mode } = fstatSync(fd);
    return uid === process.geteuid?.() && (mode & OTHERS_MAY_WRITE) === 0 ? readFileSync(fd) : undefined;
  } catch {
    return undefined;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Whole or not at all, whatever else starts or ends at the same time. */
function write(path: string, data: Buffer): void {
  const temporary = `${path}.${process.pid}`;
  const fd = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(fd, data);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(temporary, path);
}
