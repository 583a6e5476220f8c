import type { TraceEvent } from '@hstrace/syscalls';
import { jsonEvent } from './event.js';

/** What the objects have. */
export interface JsonOptions {
  /** Deliver `syscall-enter` too, for calls that take long. Default: false, each call is one line when it has ended. */
  readonly enters?: boolean;
}

/** Turns events into NDJSON: one object a line. */
export class JsonFormatter {
  readonly #enters: boolean;

  constructor(options: JsonOptions = {}) {
    this.#enters = options.enters ?? false;
  }

  /** The line for an event, or nothing. */
  format(event: TraceEvent): string {
    if (event.type === 'syscall-enter' && !this.#enters) return '';
    // JSON.stringify escapes control characters: no line of a trace can drive the reader's terminal.
    return `${JSON.stringify(jsonEvent(event)).replace(/[\u007f-\u009f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
  }

  /** What is left to be shown when the events have ended. */
  end(): string {
    return '';
  }
}
