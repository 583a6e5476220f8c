import type { SyscallCall } from '@hstrace/syscalls';
import { descriptorText, endpointText, normalise, resolvePath, type World } from '@hstrace/syscalls/analysis';
import { safe } from './words/safe.js';
import type { WordContext } from './words/value-words.js';

/** What words need to know of a call and of what was before it. */
export class CallContext implements WordContext {
  readonly call: SyscallCall;
  readonly #world: World;
  readonly #folders: Folders & Accounts;
  readonly process: (pid: number) => string;

  constructor(
    call: SyscallCall,
    world: World,
    folders: Folders & Accounts,
    process: (pid: number) => string,
  ) {
    this.call = call;
    this.#world = world;
    this.#folders = folders;
    this.process = process;
  }

  socket(text: string): string | undefined {
    const record = this.#world.endpointOfSocket(text);
    if (record === undefined) return undefined;
    const host =
      record.direction === 'out' ? (record.name ?? this.#world.nameOf(record.endpoint.host)) : undefined;
    return endpointText(host === undefined ? record.endpoint : { ...record.endpoint, family: 'inet', host });
  }

  path(text: string): string {
    const { call } = this;
    const directory = this.#world.processes.get(call.pid)?.workingDirectory;
    const { dirfd } = call.args;
    const base = dirfd === undefined || dirfd === -100 ? undefined : descriptorText(call, dirfd);
    let path = text;
    if (text === '') path = base ?? directory ?? '.';
    else if (!text.startsWith('/')) {
      // Relative to where it all began: elsewhere the whole path is told.
      const { workingDirectory } = this.#folders;
      const elsewhere = directory !== workingDirectory || /(^|\/)\.\.?(\/|$)/.test(text);
      if (base !== undefined) path = resolvePath(call, text, dirfd, directory) ?? text;
      else if (directory !== undefined && elsewhere) path = `${directory}/${text}`;
    }
    return safe(this.shorten(path === '' ? path : normalise(path)));
  }

  shorten(path: string): string {
    return shortened(path, this.#folders);
  }

  user(id: unknown): string {
    return account(id, this.#folders.userName);
  }

  group(id: unknown): string {
    return account(id, this.#folders.groupName);
  }

  host(host: string): string {
    // One's own address, and those of callers, are not what a name was looked up for.
    if (/^(bind|accept4?|getsockname|recv)/.test(this.call.name)) return host;
    return this.#world.nameOf(host) ?? host;
  }
}

/** Ids that stand for none: the kernel leaves them as they are. */
function account(id: unknown, name: ((id: number) => string | undefined) | undefined): string {
  if (id === -1 || id === 0xffff_ffff) return 'unchanged';
  if (typeof id !== 'number') return String(id);
  const known = name?.(id);
  return known === undefined ? (id === 0 ? 'root' : String(id)) : safe(known);
}

/** Where names of users and groups are found: for whom they are on the machine that is traced. */
export interface Accounts {
  /** The name of a user. */
  readonly userName?: (id: number) => string | undefined;
  /** The name of a group. */
  readonly groupName?: (id: number) => string | undefined;
}

/** Folders that paths are told by. */
export interface Folders {
  /** Told as `~`. */
  readonly home?: string;
  /** Where the first program was started: paths in it are told relative to it. */
  readonly workingDirectory?: string;
}

/** A path relative to the working directory if it is in it, and with the home folder as `~`. */
export function shortened(path: string, { home, workingDirectory }: Folders): string {
  if (
    workingDirectory !== undefined &&
    workingDirectory !== '/' &&
    path.startsWith(workingDirectory) &&
    path[workingDirectory.length] === '/'
  )
    return path.slice(workingDirectory.length + 1);
  return home !== undefined && home !== '/' && path.startsWith(`${home}/`)
    ? `~${path.slice(home.length)}`
    : path;
}
