import { writeSync } from 'node:fs';
import { failureOf } from '@hstrace/syscalls';
import { say } from '../say.js';

/** Where text goes. It is gathered and written in large blocks; {@link flush} writes what there is. */
export interface Sink {
  readonly isTerminal: boolean;
  readonly descriptor: number;
  /** Bytes that were written. */
  readonly written: number;
  write(text: string): void;
  flush(): void;
  /** Writes what is left; settles when nothing more is to come of it. */
  close(): Promise<void>;
}

/** The text of a system call's error, as strerror(3) has it. */
export function errorText(error: unknown): string {
  const { errno, message } = error as NodeJS.ErrnoException;
  return (errno === undefined ? undefined : failureOf(-errno).text) ?? message;
}

const BLOCK = 65_536;
const WAIT = new Int32Array(new SharedArrayBuffer(4));

/** Writes to a descriptor, waiting where it is not ready: a trace is never dropped. */
export class DescriptorSink implements Sink {
  readonly isTerminal: boolean;
  readonly descriptor: number;
  readonly #end: () => void | Promise<void>;
  #parts = '';
  #written = 0;
  /** What it is called when it fails; undefined for standard error, where there is nobody to tell. */
  readonly #name: string | undefined;
  /** Nothing more can be written. */
  #broken = false;

  /**
   * @param name what it is called when it fails
   * @param end what is to be done with the descriptor in the end
   */
  constructor(fd: number, isTerminal: boolean, name?: string, end: () => void | Promise<void> = () => {}) {
    this.#name = name;
    this.descriptor = fd;
    this.isTerminal = isTerminal;
    this.#end = end;
  }

  get written(): number {
    return this.#written;
  }

  write(text: string): void {
    this.#parts += text;
    if (this.#parts.length >= BLOCK) this.flush();
  }

  flush(): void {
    if (this.#parts === '') return;
    let bytes: Uint8Array = Buffer.from(this.#parts, 'utf8');
    this.#parts = '';
    this.#written += bytes.length;
    while (bytes.length > 0 && !this.#broken) {
      try {
        bytes = bytes.subarray(writeSync(this.descriptor, bytes));
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        // A terminal or pipe that others have made non-blocking.
        if (code === 'EAGAIN') Atomics.wait(WAIT, 0, 0, 1);
        else this.#fail(error);
      }
    }
  }

  /** A full disk or a reader that has gone ends the log, not the program that is traced. It is said once. */
  #fail(error: unknown): void {
    this.#broken = true;
    if (this.#name !== undefined) say(`${this.#name}: ${errorText(error)}`);
  }

  async close(): Promise<void> {
    this.flush();
    await this.#end();
  }
}
