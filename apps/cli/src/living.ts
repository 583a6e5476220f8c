import type { TraceEvent } from '@hstrace/syscalls';

type Detached = Extract<TraceEvent, { type: 'detached' }>;

/** The threads that live as of the events that were seen. */
export class Living {
  /** The process of each thread. */
  readonly #threads = new Map<number, number>();

  note(event: TraceEvent): void {
    const { type, tid, pid } = event;
    if (type === 'begin') this.#threads.set(tid, pid);
    else if (type === 'exited' || type === 'killed' || type === 'detached') this.#threads.delete(tid);
    else if (type === 'exec' && event.formerTid !== tid) this.#threads.delete(event.formerTid);
  }

  /** What is to be said when all of them are let go. */
  leaving(time: bigint): Detached[] {
    return [...this.#threads].map(([tid, pid]) => ({ type: 'detached', tid, pid, time, reason: 'stopped' }));
  }
}
