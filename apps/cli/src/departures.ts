import type { Tracer } from '@hstrace/core';
import type { TraceEvent } from '@hstrace/syscalls';

/**
 * Processes that are let go as they become another program (`-b execve`). What still comes of them is not shown: it is
 * what happened before the engine let them go.
 */
export class Departures {
  readonly #tracer: Tracer;
  readonly #gone = new Set<number>();
  /** The program that was started has become itself. */
  #started = false;

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  /** An event as it is to be shown; undefined if it is not. */
  turn(event: TraceEvent): TraceEvent | undefined {
    if (this.#gone.has(event.tid)) return undefined;
    if (event.type !== 'exec') return event;
    if (event.tid === this.#tracer.pid && !this.#started) {
      this.#started = true;
      return event;
    }
    this.#gone.add(event.tid);
    try {
      this.#tracer.detach(event.tid);
    } catch {
      // It has ended.
    }
    return { type: 'detached', pid: event.pid, tid: event.tid, time: event.time, reason: 'rule' };
  }
}
