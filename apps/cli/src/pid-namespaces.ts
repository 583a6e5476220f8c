import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { NamespaceIds, TraceEvent } from '@hstrace/syscalls';

/** A thread, by its ids in all pid namespaces that it is in. */
interface Thread extends NamespaceIds {
  readonly tid: number;
  /** It has ended; its id may still be that of a process that nobody has waited for. */
  ended: boolean;
}

/** Threads that are remembered beyond their end. */
const REMEMBERED = 1024;

/**
 * Translates process ids between pid namespaces (`--decode-pids=pidns`): what a program in a container calls 2 is
 * another process for us. Tracees tell their ids when they begin; those of others are looked for in /proc.
 */
export class PidNamespaces {
  readonly #own: bigint | undefined;
  readonly #threads = new Map<number, Thread>();
  /** The namespace in which a namespace was made, by inode; as far as it is known. */
  readonly #parents = new Map<bigint, bigint>();
  /** By namespace and id in it. */
  readonly #known = new Map<string, Thread>();
  /** Threads that have ended and are remembered still, the oldest first. */
  readonly #ended: Thread[] = [];

  constructor() {
    this.#own = namespaceOf('self');
  }

  note(event: TraceEvent): void {
    if (event.type === 'begin') {
      const { namespaceIds, tid, parent } = event;
      if (namespaceIds === undefined || namespaceIds.ids.length === 0) return;
      const thread: Thread = { ...namespaceIds, tid, ended: false };
      this.#threads.set(tid, thread);
      this.#noteParent(thread, this.#threads.get(parent));
      this.#learn(thread);
    } else if (event.type === 'exited' || event.type === 'killed' || event.type === 'detached')
      this.#end(event.tid);
    else if (event.type === 'exec' && event.formerTid !== event.tid) this.#end(event.formerTid);
  }

  /** A thread has ended. It is remembered a while: others may speak of it yet, as those that wait for it do. */
  #end(tid: number): void {
    const thread = this.#threads.get(tid);
    if (thread === undefined) return;
    thread.ended = true;
    this.#ended.push(thread);
    if (this.#ended.length > REMEMBERED) this.#forget(this.#ended.shift() as Thread);
  }

  #forget(thread: Thread): void {
    if (this.#threads.get(thread.tid) === thread) this.#threads.delete(thread.tid);
    for (const key of this.#keysOf(thread)) if (this.#known.get(key) === thread) this.#known.delete(key);
    // A namespace of which nobody is left is forgotten with its last member.
    const { namespace } = thread;
    for (const one of this.#threads.values()) if (one.namespace === namespace) return;
    this.#parents.delete(namespace);
  }

  /** Our id of what has the id `pid` in the namespace of the thread `tid`; undefined if there is nothing. */
  translate(tid: number, pid: number): number | undefined {
    const viewer = this.#threads.get(tid);
    if (viewer === undefined || viewer.namespace === this.#own || viewer.namespace === 0n) return pid;
    const key = `${viewer.namespace} ${pid}`;
    const known = this.#known.get(key);
    if (known !== undefined && !(known.ended && namespaceOf(known.tid) === undefined)) return known.tid;
    this.#known.delete(key);
    this.#look(viewer);
    return this.#known.get(key)?.tid;
  }

  #noteParent({ namespace, ids }: Thread, parent: Thread | undefined): void {
    if (parent !== undefined && ids.length === parent.ids.length + 1)
      this.#parents.set(namespace, parent.namespace);
  }

  /** Keeps under which ids a thread is known, from its own namespace outwards. */
  #learn(thread: Thread): void {
    for (const key of this.#keysOf(thread)) this.#known.set(key, thread);
  }

  *#keysOf({ namespace, ids }: Thread): Generator<string> {
    let one: bigint | undefined = namespace;
    for (let level = ids.length - 1; level > 0 && one !== undefined; level--) {
      yield `${one} ${ids[level]}`;
      one = this.#parents.get(one);
    }
  }

  /** Looks for processes of a namespace that are not traced. */
  #look({ namespace, ids }: Thread): void {
    for (const entry of readdirSync('/proc')) {
      const tid = Number(entry);
      if (!Number.isInteger(tid) || namespaceOf(tid) !== namespace) continue;
      const found = idsOf(tid);
      if (found.length !== ids.length) continue;
      const thread = { namespace, ids: found, tid, ended: true };
      this.#learn(thread);
      // Nobody will tell of its end.
      this.#ended.push(thread);
      if (this.#ended.length > REMEMBERED) this.#forget(this.#ended.shift() as Thread);
    }
  }
}

/** The inode of a process's pid namespace. */
function namespaceOf(pid: number | 'self'): bigint | undefined {
  try {
    const inode = /\[(\d+)\]/.exec(readlinkSync(`/proc/${pid}/ns/pid`))?.[1];
    return inode === undefined ? undefined : BigInt(inode);
  } catch {
    return undefined;
  }
}

function idsOf(pid: number): number[] {
  try {
    const line = /^NSpid:\s*(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';
    return line.split(/\s+/).map(Number);
  } catch {
    return [];
  }
}
