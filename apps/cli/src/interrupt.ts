import { constants } from 'node:os';
import type { Tracer } from '@hstrace/core';
import type { Interruptible } from './options/option.js';

const FATAL = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM'] as const;

/** What signals do to hstrace while it traces. */
export class Interruption {
  readonly #tracer: Tracer;
  #signal: number | undefined;
  #ended: Promise<void> | undefined;

  /** Begins to heed signals, or not to: `-I`. */
  constructor(when: Interruptible, tracer: Tracer) {
    this.#tracer = tracer;
    const heeded = when === 'anywhere' || when === 'waiting';
    for (const name of FATAL) process.on(name, heeded ? () => this.#end(constants.signals[name]) : () => {});
    if (when === 'never_tstp') process.on('SIGTSTP', () => {});
  }

  /** The signal by which tracing was ended: hstrace dies of it when everything is undone. */
  get signal(): number | undefined {
    return this.#signal;
  }

  /** Whether the tracing was ended before the programs were: what comes now is not the programs' doing. */
  get isOver(): boolean {
    return this.#ended !== undefined;
  }

  /** Ends the tracing: everything is let go, and goes on. */
  stop(): Promise<void> {
    this.#ended ??= this.#tracer.stop();
    return this.#ended;
  }

  /** Settles when everything is undone. */
  async settled(): Promise<void> {
    await this.#ended;
    if (this.#signal === undefined || this.#tracer.pid === undefined) return;
    // The program that was started gets the signal as well.
    for (const one of [constants.signals.SIGCONT, this.#signal]) {
      try {
        process.kill(this.#tracer.pid, one);
      } catch {
        // It has ended by itself.
      }
    }
  }

  #end(signal: number): void {
    this.#signal ??= signal;
    void this.stop();
  }
}
