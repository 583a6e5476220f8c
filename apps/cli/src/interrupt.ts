import { constants } from 'node:os';
import { TraceError, type Tracer } from '@hstrace/core';
import type { Interruptible } from './options/option.js';

const FATAL = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM'] as const;

/** What signals do to hstrace while it traces. */
export class Interruption {
  readonly #tracer: Tracer;
  #signal: number | undefined;
  #ended: Promise<void> | undefined;
  /** The program has been given the signal. */
  #passedOn = false;

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
    this.#passOn();
  }

  #end(signal: number): void {
    const again = this.#signal !== undefined;
    this.#signal ??= signal;
    // Programs under a filter cannot be let go: they are told to end, and the trace ends with them. The second signal
    // kills them.
    if (!again && this.#isBound()) this.#passOn();
    else void this.stop();
  }

  /** Lets everything go, unless it cannot be. */
  #isBound(): boolean {
    try {
      this.#tracer.detach();
      return false;
    } catch (error) {
      if (error instanceof TraceError && error.errno === 'EBUSY') return true;
      // It has ended already.
      return false;
    }
  }

  /** Gives the signal to the program that was started. */
  #passOn(): void {
    if (this.#signal === undefined || this.#tracer.pid === undefined || this.#passedOn) return;
    this.#passedOn = true;
    for (const one of [constants.signals.SIGCONT, this.#signal]) {
      try {
        process.kill(this.#tracer.pid, one);
      } catch {
        // It has ended by itself.
      }
    }
  }
}
