import { closeSync, openSync, writeSync } from 'node:fs';

/** Where the trace goes. Text is gathered and written in large blocks; {@link flush} writes what there is. */
export interface Sink {
  readonly isTerminal: boolean;
  write(text: string): void;
  flush(): void;
  close(): void;
}

const BLOCK = 65_536;

/** Writes to a descriptor, waiting where it is not ready: a trace is never dropped. */
class DescriptorSink implements Sink {
  readonly isTerminal: boolean;
  readonly #fd: number;
  readonly #own: boolean;
  #parts = '';

  constructor(fd: number, own: boolean, isTerminal: boolean) {
    this.#fd = fd;
    this.#own = own;
    this.isTerminal = isTerminal;
  }

  write(text: string): void {
    this.#parts += text;
    if (this.#parts.length >= BLOCK) this.flush();
  }

  flush(): void {
    if (this.#parts === '') return;
    let bytes: Uint8Array = Buffer.from(this.#parts, 'utf8');
    this.#parts = '';
    while (bytes.length > 0) {
      try {
        bytes = bytes.subarray(writeSync(this.#fd, bytes));
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        // A terminal or pipe that others have made non-blocking.
        if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
        else if (code === 'EPIPE') return;
        else throw error;
      }
    }
  }

  close(): void {
    this.flush();
    if (this.#own) closeSync(this.#fd);
  }
}

/** Standard error. */
export function standardError(): Sink {
  return new DescriptorSink(2, false, process.stderr.isTTY === true);
}

/**
 * A file, made or emptied.
 *
 * @throws the error of the file system, if it cannot be opened
 */
export function fileSink(path: string): Sink {
  return new DescriptorSink(openSync(path, 'w', 0o666), true, false);
}
