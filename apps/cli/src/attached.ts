import { readdirSync, readFileSync } from 'node:fs';
import type { Abi } from '@hstrace/syscalls';
import { namesOf } from '@hstrace/syscalls/names';

/** What running processes are before they are attached to; afterwards the kernel tells another story. */
export class Attached {
  readonly #threads = new Map<number, number>();
  readonly #calls = new Map<number, number>();

  /** @param follow all threads are attached to, not only those that were named */
  constructor(pids: readonly number[], follow: boolean) {
    for (const pid of pids) {
      const tids = follow ? threadsOf(pid) : [pid];
      this.#threads.set(pid, tids.length);
      for (const tid of tids) {
        const call = callOf(tid);
        if (call !== undefined) this.#calls.set(tid, call);
      }
    }
  }

  /** How many threads of a process are attached to; undefined for one that is not attached to. */
  threads(pid: number): number | undefined {
    return this.#threads.get(pid);
  }

  /** The call that a thread was in, as the kernel numbers calls of that ABI. */
  call(tid: number, { arch }: Abi): string | undefined {
    const number = this.#calls.get(tid);
    return number === undefined ? undefined : namesOf(arch).find(({ nr }) => nr === number)?.name;
  }
}

function threadsOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    // It is not there: attaching will say so.
    return [pid];
  }
}

function callOf(tid: number): number | undefined {
  try {
    const [number = ''] = readFileSync(`/proc/${tid}/syscall`, 'latin1').split(' ', 1);
    return /^\d+$/.test(number) ? Number(number) : undefined;
  } catch {
    return undefined;
  }
}
