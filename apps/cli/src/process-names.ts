import { readFileSync } from 'node:fs';
import type { SyscallCall, TraceEvent } from '@hstrace/syscalls';
import { pathText } from '@hstrace/syscalls/analysis';

/** The kernel keeps so many letters of a name. */
const LONGEST = 15;

/** The command names of processes, as the kernel has them, for `-Y`. */
export class ProcessNames {
  readonly #names = new Map<number, string>();

  /** A thread that has ended: its last line still has its name. */
  #ended: number | undefined;

  note(event: TraceEvent): void {
    if (this.#ended !== undefined) this.#names.delete(this.#ended);
    this.#ended = undefined;
    if (event.type === 'begin' && event.command !== '') this.#names.set(event.tid, event.command);
    // A name changes with the program, and when it says so.
    else if (event.type === 'exec') this.#renamed(event.tid, event.command ?? '');
    else if (event.type === 'syscall' && event.name === 'prctl') this.#heed(event as SyscallCall);
    else if (event.type === 'exited' || event.type === 'killed') this.#ended = event.tid;
  }

  #heed({ args, result, tid }: SyscallCall): void {
    const { option, arg2 } = args;
    if (option !== 'PR_SET_NAME' || result?.ok !== true) return;
    this.#renamed(tid, (pathText(arg2) ?? '').slice(0, LONGEST));
  }

  #renamed(tid: number, name: string): void {
    if (name === '') this.#names.delete(tid);
    else this.#names.set(tid, name);
  }

  of(pid: number): string | undefined {
    const known = this.#names.get(pid);
    if (known !== undefined) return known;
    try {
      const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trimEnd();
      this.#names.set(pid, name);
      return name;
    } catch {
      return undefined;
    }
  }
}
