import { readFileSync } from 'node:fs';
import type { TraceEvent } from '@hstrace/syscalls';

/** The command names of processes, as the kernel has them, for `-Y`. */
export class ProcessNames {
  readonly #names = new Map<number, string>();

  note(event: TraceEvent): void {
    if (event.type === 'begin' && event.command !== '') this.#names.set(event.tid, event.command);
    // A name changes with the program.
    else if (event.type === 'exec') this.#names.delete(event.tid);
    else if (event.type === 'exited' || event.type === 'killed') this.#names.delete(event.tid);
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
