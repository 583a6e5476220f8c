import type { ProcessEvent, TraceEvent } from '../events/event.js';
import type { SyscallCall } from '../events/syscall-call.js';
import { Bytes } from '../values/bytes.js';
import { Flags } from '../values/flags.js';
import { dnsAnswer } from './dns.js';
import { type Effect, effects } from './effects.js';
import { type Endpoint, endpointOf, endpointText } from './endpoint.js';
import { descriptorText, pathText, resolvePath } from './subject.js';

/** What became of one file. */
export interface FileRecord {
  readonly path: string;
  /** How often it was opened, by how: `read`, `write`, `read and write`. */
  readonly opened: Map<string, number>;
  created: boolean;
  deleted: boolean;
  changed: boolean;
  executed: number;
  /** Times it was looked at without being opened (stat, access, readlink). */
  looked: number;
  /** What it was called before it was renamed. */
  readonly formerly: Set<string>;
  bytesRead: number;
  bytesWritten: number;
  /** Nanoseconds spent in calls on it. */
  time: number;
  calls: number;
  /** Failed calls by the error's name. */
  readonly failures: Map<string, number>;
  /** Processes that used it. */
  readonly by: Set<number>;
}

/** A process, or thread group. */
export interface ProcessRecord {
  readonly pid: number;
  parent: number;
  command: string;
  executable: string;
  args: readonly string[];
  readonly threads: Set<number>;
  /** Nanoseconds of CLOCK_MONOTONIC. */
  readonly start: bigint;
  end: bigint | undefined;
  exit: { readonly code: number } | { readonly signal: number } | undefined;
  calls: number;
  errors: number;
  bytesRead: number;
  bytesWritten: number;
  /** Nanoseconds in calls that wait. */
  waited: number;
  workingDirectory: string | undefined;
}

/** A peer, or an address that was listened on. */
export interface EndpointRecord {
  readonly endpoint: Endpoint;
  /** The name whose look-up gave this address, if the answer went by. */
  name: string | undefined;
  direction: 'out' | 'in' | 'bound';
  connections: number;
  bytesSent: number;
  bytesReceived: number;
  time: number;
  readonly failures: Map<string, number>;
  readonly by: Set<number>;
}

/** Calls of one category. */
export interface CategoryRecord {
  calls: number;
  errors: number;
  time: number;
}

/** What a waiting call waited in, for the summary. */
export interface WaitRecord {
  calls: number;
  time: number;
}

/** More of them are not kept apart: a tracee must not fill the memory of who watches it. */
const MOST = 100_000;

/**
 * What happened, gathered: files, processes, endpoints, categories. Files and sockets are told by what the kernel says
 * a descriptor refers to at the time of the call (the run has to ask for descriptor names), so that dup, fork, exec,
 * sockets that pass descriptors and renames are all right by construction.
 */
export class World {
  readonly files = new Map<string, FileRecord>();
  readonly processes = new Map<number, ProcessRecord>();
  readonly endpoints = new Map<string, EndpointRecord>();
  readonly categories = new Map<string, CategoryRecord>();
  readonly waits = new Map<string, WaitRecord>();
  calls = 0;
  failures = 0;
  /** Failed calls by the error's name. */
  readonly failureNames = new Map<string, number>();
  /** Files, endpoints or processes beyond the limit that were not kept apart. */
  dropped = 0;
  readonly #sockets = new Map<string, EndpointRecord>();
  readonly #names = new Map<string, string>();
  readonly #startDirectory: string | undefined;

  /** @param startDirectory the working directory in which the first program is started */
  constructor(startDirectory?: string) {
    this.#startDirectory = startDirectory;
  }

  /** Takes an event in. */
  add(event: TraceEvent): void {
    if (event.type === 'syscall') this.#call(event as SyscallCall);
    else if (event.type !== 'syscall-enter') this.#process(event as ProcessEvent);
  }

  /** The process of an event, known or new. */
  process(pid: number, time = 0n): ProcessRecord {
    let record = this.processes.get(pid);
    if (record === undefined) {
      record = {
        pid,
        parent: 0,
        command: '',
        executable: '',
        args: [],
        threads: new Set(),
        start: time,
        end: undefined,
        exit: undefined,
        calls: 0,
        errors: 0,
        bytesRead: 0,
        bytesWritten: 0,
        waited: 0,
        workingDirectory: this.processes.size === 0 ? this.#startDirectory : undefined,
      };
      this.processes.set(pid, record);
    }
    return record;
  }

  /** The name that was looked up for an address, if its answer went by. */
  nameOf(host: string): string | undefined {
    return this.#names.get(host);
  }

  /** The endpoint that a socket (by its descriptor's text) leads to. */
  endpointOfSocket(text: string | undefined): EndpointRecord | undefined {
    return text === undefined ? undefined : this.#sockets.get(text);
  }

  #process(event: ProcessEvent): void {
    switch (event.type) {
      case 'begin': {
        const record = this.process(event.pid, event.time);
        record.threads.add(event.tid);
        if (event.pid === event.tid) {
          record.parent = event.parent;
          record.command = event.command;
          record.executable = event.executable;
          record.workingDirectory ??= this.processes.get(event.parent)?.workingDirectory;
        }
        break;
      }
      case 'exited':
      case 'killed': {
        if (event.pid !== event.tid) break;
        const record = this.process(event.pid, event.time);
        record.end = event.time;
        record.exit = event.type === 'exited' ? { code: event.code } : { signal: event.signal };
        break;
      }
      default:
    }
  }

  #call(call: SyscallCall): void {
    this.calls++;
    const process = this.process(call.pid, call.time);
    process.calls++;
    const { result } = call;
    const failure = result !== undefined && !result.ok ? (result.name ?? String(result.errno)) : undefined;
    const category = getOrMake(this.categories, call.category, () => ({ calls: 0, errors: 0, time: 0 }));
    category.calls++;
    category.time += call.duration;
    if (failure !== undefined) {
      this.failures++;
      this.failureNames.set(failure, (this.failureNames.get(failure) ?? 0) + 1);
      process.errors++;
      category.errors++;
    }
    const effect = effects[call.name];
    if (effect !== undefined) this.#effect(call, process, effect, failure);
  }

  #effect(call: SyscallCall, process: ProcessRecord, effect: Effect, failure: string | undefined): void {
    if (effect.does === 'wait') {
      process.waited += call.duration;
      const wait = getOrMake(this.waits, call.name, () => ({ calls: 0, time: 0 }));
      wait.calls++;
      wait.time += call.duration;
      return;
    }
    if (effect.does === 'execute') {
      this.#execute(call, process, failure);
      if (failure !== undefined) {
        const path = resolvePath(call, call.args.pathname, call.args.dirfd, process.workingDirectory);
        if (path !== undefined) this.#file(path, call, failure);
        return;
      }
    }
    const args = call.args;
    const text = effect.fd === undefined ? undefined : descriptorText(call, args[effect.fd]);
    if (text?.startsWith('socket:') === true) {
      this.#socket(call, process, effect, text, failure);
      return;
    }
    const path =
      effect.path === undefined
        ? text
        : resolvePath(
            call,
            args[effect.path],
            effect.dirfd === undefined ? undefined : args[effect.dirfd],
            process.workingDirectory,
          );
    if (effect.does === 'chdir') {
      if (failure === undefined) process.workingDirectory = path;
      return;
    }
    if (effect.does === 'close' || path === undefined) {
      if (failure === undefined) this.#count(process, effect, call);
      return;
    }
    if (
      effect.does === 'connect' ||
      effect.does === 'bind' ||
      effect.does === 'accept' ||
      effect.does === 'send' ||
      effect.does === 'receive' ||
      effect.does === 'name'
    )
      return;
    // By the name that the kernel has for it, as its bytes are counted: a path may lead there through links.
    const real = effect.does === 'open' && failure === undefined ? openedPath(call) : undefined;
    // Pipes, event counters and so on are no files, but what goes through them counts for the process.
    const file = path.startsWith('/') ? this.#file(real ?? path, call, failure) : undefined;
    if (failure !== undefined) return;
    const bytes = this.#count(process, effect, call);
    if (file !== undefined) this.#apply(file, call, effect, bytes);
    if (effect.toFd !== undefined) this.#forward(call, effect, bytes);
    if (effect.to !== undefined && file !== undefined) this.#second(call, process, effect, file);
  }

  /** Bytes that a call moved, counted for its process. */
  #count(process: ProcessRecord, effect: Effect, call: SyscallCall): number {
    const moves =
      effect.does === 'read' ||
      effect.does === 'write' ||
      effect.does === 'send' ||
      effect.does === 'receive';
    if (!moves) return 0;
    const bytes = Math.max(0, Number(call.frame.result));
    if (effect.does === 'read' || effect.does === 'receive') process.bytesRead += bytes;
    else process.bytesWritten += bytes;
    return bytes;
  }

  #apply(file: FileRecord, call: SyscallCall, effect: Effect, bytes: number): void {
    switch (effect.does) {
      case 'open': {
        const { how, creates } = openMode(call.args[effect.flags as string]);
        file.opened.set(how, (file.opened.get(how) ?? 0) + 1);
        if (creates) file.deleted = false;
        if (creates && how !== 'read') file.created = true;
        break;
      }
      case 'create':
        file.created = true;
        file.deleted = false;
        break;
      case 'delete':
        file.deleted = true;
        break;
      case 'read':
        file.bytesRead += bytes;
        break;
      case 'write':
        file.bytesWritten += bytes;
        break;
      case 'change':
        file.changed = true;
        break;
      case 'execute':
        file.executed++;
        break;
      case 'look':
        file.looked++;
        break;
      default:
    }
  }

  /** sendfile and its like write to a second descriptor what they read from the first. */
  #forward(call: SyscallCall, effect: Effect, bytes: number): void {
    const text = descriptorText(call, call.args[effect.toFd as string]);
    if (text === undefined) return;
    if (text.startsWith('socket:')) {
      const endpoint = this.#sockets.get(text);
      if (endpoint !== undefined) endpoint.bytesSent += bytes;
    } else if (text.startsWith('/')) this.#file(text, call, undefined).bytesWritten += bytes;
  }

  #second(call: SyscallCall, process: ProcessRecord, effect: Effect, file: FileRecord): void {
    const args = call.args;
    const dirfd = effect.toDirfd === undefined ? undefined : args[effect.toDirfd];
    const to = resolvePath(call, args[effect.to as string], dirfd, process.workingDirectory);
    if (to === undefined) return;
    if (effect.does === 'rename') this.#rename(file, to, call);
    else this.#file(to, call, undefined).created = true;
  }

  /** What was done to a file goes with it to its new name. */
  #rename(file: FileRecord, to: string, call: SyscallCall): void {
    if (file.path === to) return;
    const record = this.#file(to, call, undefined);
    record.formerly.add(file.path);
    record.bytesRead += file.bytesRead;
    record.bytesWritten += file.bytesWritten;
    record.time += file.time;
    record.calls += file.calls - 1;
    record.looked += file.looked;
    record.executed += file.executed;
    record.created ||= file.created;
    record.changed ||= file.changed;
    record.deleted = false;
    for (const pid of file.by) record.by.add(pid);
    for (const path of file.formerly) record.formerly.add(path);
    addCounts(record.opened, file.opened);
    addCounts(record.failures, file.failures);
    // Whatever gets this name from now on is another file.
    this.files.delete(file.path);
  }

  #file(path: string, call: SyscallCall, failure: string | undefined): FileRecord {
    let file = this.files.get(path);
    if (file === undefined) {
      if (this.files.size >= MOST) {
        this.dropped++;
        path = '(others)';
        file = this.files.get(path);
      }
      file ??= {
        path,
        opened: new Map(),
        created: false,
        deleted: false,
        changed: false,
        executed: 0,
        looked: 0,
        formerly: new Set(),
        bytesRead: 0,
        bytesWritten: 0,
        time: 0,
        calls: 0,
        failures: new Map(),
        by: new Set(),
      };
      this.files.set(path, file);
    }
    file.calls++;
    file.time += call.duration;
    file.by.add(call.pid);
    if (failure !== undefined) file.failures.set(failure, (file.failures.get(failure) ?? 0) + 1);
    return file;
  }

  #execute(call: SyscallCall, process: ProcessRecord, failure: string | undefined): void {
    if (failure !== undefined || call.result === undefined) return;
    const { argv, pathname } = call.args;
    if (Array.isArray(argv)) process.args = argv.map((one) => pathText(one) ?? '?');
    const path = pathText(pathname);
    if (path === undefined) return;
    process.executable = path;
    process.command = path.slice(path.lastIndexOf('/') + 1);
  }

  #socket(
    call: SyscallCall,
    process: ProcessRecord,
    effect: Effect,
    text: string,
    failure: string | undefined,
  ): void {
    const address = effect.address === undefined ? undefined : endpointOf(call.args[effect.address]);
    let record = this.#sockets.get(text);
    if (effect.does === 'name') {
      if (address !== undefined && record !== undefined) this.#learnOwnName(text, record, address);
      return;
    }
    const beginning = effect.does === 'connect' || effect.does === 'bind' || effect.does === 'accept';
    if (address !== undefined && (beginning || record === undefined) && address.family !== 'netlink') {
      const direction = effect.does === 'accept' ? 'in' : effect.does === 'bind' ? 'bound' : 'out';
      record = this.#endpoint(address, direction);
      const own = effect.does === 'accept' ? descriptorText(call, Number(call.frame.result)) : text;
      const pending = failure === 'EINPROGRESS' || failure === 'EALREADY' || failure === undefined;
      if (beginning && pending) record.connections++;
      // An accepted connection has a socket of its own; the listening one leads nowhere.
      if (own !== undefined && pending && this.#sockets.size < MOST) this.#sockets.set(own, record);
    }
    if (effect.does === 'receive' || effect.does === 'read') this.#learnName(call);
    const bytes = failure === undefined ? this.#count(process, effect, call) : 0;
    if (record === undefined) return;
    record.by.add(call.pid);
    record.time += call.duration;
    if (failure !== undefined && failure !== 'EAGAIN' && failure !== 'EINPROGRESS') {
      record.failures.set(failure, (record.failures.get(failure) ?? 0) + 1);
    }
    if (effect.does === 'send' || effect.does === 'write') record.bytesSent += bytes;
    else if (effect.does === 'receive' || effect.does === 'read') record.bytesReceived += bytes;
  }

  /** A socket that was bound to whatever port is free has one now. */
  #learnOwnName(text: string, record: EndpointRecord, address: Endpoint): void {
    const { direction, endpoint } = record;
    if (direction !== 'bound' || endpoint.port !== 0 || address.port === 0) return;
    const named = this.#endpoint(address, 'bound');
    named.connections++;
    named.time += record.time;
    for (const pid of record.by) named.by.add(pid);
    this.#sockets.set(text, named);
    record.connections--;
    if (record.connections === 0) this.endpoints.delete(`bound ${endpointText(endpoint)}`);
  }

  #endpoint(endpoint: Endpoint, direction: EndpointRecord['direction']): EndpointRecord {
    const key = `${direction} ${endpointText(endpoint)}`;
    return getOrMake(this.endpoints, key, () => ({
      endpoint,
      name: this.#names.get(endpoint.host),
      direction,
      connections: 0,
      bytesSent: 0,
      bytesReceived: 0,
      time: 0,
      failures: new Map(),
      by: new Set(),
    }));
  }

  /** Notes the addresses in an answer of a name server. */
  #learnName(call: SyscallCall): void {
    for (const value of Object.values(call.args)) {
      if (!(value instanceof Bytes) || value.length < 28) continue;
      const answer = dnsAnswer(value.bytes);
      if (answer === undefined || this.#names.size > MOST) continue;
      for (const host of answer.addresses) this.#names.set(host, answer.name);
    }
  }
}

/** The file that a call has opened; undefined where it is no file, or nobody asked. */
function openedPath(call: SyscallCall): string | undefined {
  const text = descriptorText(call, Number(call.frame.result));
  return text?.startsWith('/') === true ? text : undefined;
}

function openMode(flags: unknown): { how: string; creates: boolean } {
  const value =
    flags instanceof Flags
      ? flags
      : ((flags as { readonly flags?: unknown } | null)?.flags as Flags | undefined);
  if (!(value instanceof Flags)) return { how: 'read', creates: false };
  const names: readonly string[] = value.names;
  const how = names.includes('O_PATH')
    ? 'path'
    : names.includes('O_RDWR')
      ? 'read and write'
      : names.includes('O_WRONLY')
        ? 'write'
        : 'read';
  return { how, creates: names.includes('O_CREAT') || names.includes('O_TMPFILE') };
}

function addCounts(to: Map<string, number>, from: ReadonlyMap<string, number>): void {
  for (const [key, count] of from) to.set(key, (to.get(key) ?? 0) + count);
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
