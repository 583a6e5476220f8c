import { parseSyscallSet, type SyscallSet } from '@hstrace/core';
import type { Sink } from './sink.js';

/** Takes a text away before a tracee writes: the tracer is there when a call begins, events come later. */
export interface Eraser {
  eraseBefore(calls: SyscallSet, fd: number, text: string): void;
  /** Calls it off; whether it had not happened yet. */
  keep(): boolean;
}

/** Calls by which a program may write to its terminal, or change how that treats what is written. */
const WRITES = 'write,writev,pwritev,pwritev2,sendfile,splice,tee,copy_file_range,ioctl,io_uring_enter';

const ERASE_BELOW = '\u001b[J';
/**
 * Makes room for a line below, and goes to its first column; the cursor comes back to where the program left it. Not by a
 * carriage return: the minifier puts it into a template as it is, where JavaScript reads it as a line feed.
 */
const TO_LINE_BELOW = '\u001bD\u001b[A\u001b7\u001b[B\u001b[G';
const BACK = '\u001b8';

/**
 * A line on a terminal that says what is being waited for. It stands below the cursor, so that what is typed or written
 * meanwhile stands where it would without it, and it is gone before anything is written.
 */
export class WaitingLine {
  readonly #sink: Sink;
  readonly #eraser: Eraser | undefined;
  #writes: SyscallSet | undefined;
  #shown = '';

  constructor(sink: Sink, eraser: Eraser | undefined) {
    this.#sink = sink;
    this.#eraser = eraser;
  }

  /** Shows a text of one line, in place of what is shown; none takes it away. */
  show(text: string): void {
    if (this.#shown !== '' && this.#eraser?.keep() === false) this.#shown = '';
    if (text === '') {
      this.hide();
      return;
    }
    if (text !== this.#shown) {
      this.#sink.write(`${ERASE_BELOW}${TO_LINE_BELOW}${text}${BACK}`);
      this.#sink.flush();
      this.#shown = text;
    }
    this.#writes ??= parseSyscallSet(WRITES);
    this.#eraser?.eraseBefore(this.#writes, this.#sink.descriptor, ERASE_BELOW);
  }

  /** Takes it away, with the next text at the latest. */
  hide(): void {
    if (this.#shown === '') return;
    this.#shown = '';
    if (this.#eraser?.keep() !== false) this.#sink.write(ERASE_BELOW);
  }
}
