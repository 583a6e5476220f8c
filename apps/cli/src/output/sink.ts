import { writeSync } from 'node:fs';

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

const BLOCK = 65_536;
const WAIT = new Int32Array(new SharedArrayBuffer(4));

/** Writes to a descriptor, waiting where it is not ready: a trace is never dropped. */
export class DescriptorSink implements Sink {
  readonly isTerminal: boolean;
  readonly descriptor: number;
  readonly #end: () => void | Promise<void>;
  #parts = '';
  #written = 0;
  /** Nobody reads any more. */
  #broken = false;

  /** @param end what is to be done with the descriptor in the end */
  constructor(fd: number, isTerminal: boolean, end: () => void | Promise<void> = () => {}) {
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
        else if (code === 'EPIPE' || code === 'EBADF') this.#broken = true;
        else throw error;
      }
    }
  }

  async close(): Promise<void> {
    this.flush();
    await this.#end();
  }
}
