import type { SyscallCall } from '@hstrace/syscalls';
import { descriptorText, endpointText, normalise, resolvePath, type World } from '@hstrace/syscalls/analysis';
import { safe } from './words/safe.js';
import type { WordContext } from './words/value-words.js';

/** What words need to know of a call and of what was before it. */
export class CallContext implements WordContext {
  readonly call: SyscallCall;
  readonly #world: World;
  readonly #home: string | undefined;
  readonly process: (pid: number) => string;

  constructor(call: SyscallCall, world: World, home: string | undefined, process: (pid: number) => string) {
    this.call = call;
    this.#world = world;
    this.#home = home;
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
    else if (!text.startsWith('/') && base !== undefined)
      path = resolvePath(call, text, dirfd, directory) ?? text;
    return safe(this.shorten(path === '' ? path : normalise(path)));
  }

  shorten(path: string): string {
    return shortened(path, this.#home);
  }

  host(host: string): string {
    // One's own address, and those of callers, are not what a name was looked up for.
    if (/^(bind|accept4?|getsockname|recv)/.test(this.call.name)) return host;
    return this.#world.nameOf(host) ?? host;
  }
}

/** A path with the home folder as `~`. */
export function shortened(path: string, home: string | undefined): string {
  return home !== undefined && home !== '/' && path.startsWith(`${home}/`)
    ? `~${path.slice(home.length)}`
    : path;
}
