import type { TraceEvent } from '@hstrace/syscalls';
import { jsonEvent } from './event.js';

/**
 * What JSON.stringify leaves as it is and could drive the reader's terminal, or end or reorder a line there. It stands in
 * strings only, where it can be escaped.
 */
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

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
    return `${JSON.stringify(jsonEvent(event)).replace(UNSAFE, escaped)}\n`;
  }

  /** What is left to be shown when the events have ended. */
  end(): string {
    return '';
  }
}
