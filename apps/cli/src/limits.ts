import type { StopAfter } from './options/option.js';

/** Ends the tracing when enough was seen: `--syscall-limit`, `--stop-after`. */
export class Limits {
  readonly #calls: number;
  readonly #bytes: number;
  readonly #timer: NodeJS.Timeout | undefined;

  constructor(calls: number | undefined, { time, bytes }: StopAfter, stop: () => void) {
    this.#calls = calls ?? Number.POSITIVE_INFINITY;
    this.#bytes = bytes ?? Number.POSITIVE_INFINITY;
    this.#timer = time === undefined ? undefined : setTimeout(stop, time / 1e6);
  }

  /** Whether it is enough. */
  reached(calls: number, bytes: number): boolean {
    return calls >= this.#calls || bytes >= this.#bytes;
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
