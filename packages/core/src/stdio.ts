import { closeSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { TraceError } from './errors.js';
import type { StdioOption } from './options.js';

/** The engine's codes for streams that are not descriptors of ours. */
const NULL_DEVICE = -1;
const NEW_PIPE = -2;
const LEFT_ALONE = -3;
const CLOSED = -4;

/** Descriptors for the program's standard streams and those above, in the engine's form. */
export function stdioNumbers(
  stdio: StdioOption | readonly StdioOption[] = 'inherit',
  inherited: readonly number[] = [],
): number[] {
  const one = (option: StdioOption | undefined, index: number): number => {
    if (option === undefined || option === 'inherit') return index;
    if (option === 'ignore') return NULL_DEVICE;
    if (option === 'pipe') return NEW_PIPE;
    if (option === 'closed') return CLOSED;
    if (typeof option === 'number') return option;
    if (typeof option.fd === 'number') return option.fd;
    throw new TraceError(
      'BAD_OPTIONS',
      `stdio[${index}] is a stream without a descriptor: wait for its 'open' event, or use 'pipe'`,
    );
  };
  const at = (index: number): number =>
    one(
      typeof stdio === 'object' && Symbol.iterator in stdio
        ? (stdio as readonly StdioOption[])[index]
        : (stdio as StdioOption),
      index,
    );
  const numbers = [at(0), at(1), at(2)];
  for (const fd of [...inherited].sort((a, b) => a - b)) {
    while (numbers.length < fd) numbers.push(LEFT_ALONE);
    numbers[fd] = fd;
  }
  return numbers;
}

/** A pipe's descriptor, until a stream is made of it or it is closed; -1 then, and if there is none. */
interface End {
  fd: number;
}

/** Closes what nobody has made a stream of by the time that nobody can. */
const forgotten = new FinalizationRegistry((ends: readonly End[]) => {
  for (const end of ends) close(end);
});

function close(end: End): void {
  const { fd } = end;
  end.fd = -1;
  if (fd >= 0) closeSync(fd);
}

/**
 * Our ends of the pipes to a program. They become streams when they are asked for: a stream has to be read or destroyed
 * by somebody, or it stays open for ever.
 */
export class ProgramPipes {
  readonly #ends: readonly [End, End, End];
  readonly #streams: (Socket | undefined)[] = [];

  /** @param fds our descriptors for the program's 0, 1 and 2; -1 where there is no pipe */
  constructor(fds: readonly number[]) {
    this.#ends = [{ fd: fds[0] ?? -1 }, { fd: fds[1] ?? -1 }, { fd: fds[2] ?? -1 }];
    forgotten.register(this, this.#ends);
  }

  /** The program's standard input. */
  get input(): Writable | null {
    return this.#stream(0, { readable: false, writable: true });
  }

  /** The program's standard output (1) or error (2). */
  output(index: 1 | 2): Readable | null {
    return this.#stream(index, { readable: true, writable: false });
  }

  #stream(index: 0 | 1 | 2, options: { readable: boolean; writable: boolean }): Socket | null {
    const end = this.#ends[index];
    if (end.fd >= 0) {
      // Loaded here, since it brings much with it, and most programs keep the streams of their parent.
      const { Socket: Stream } = process.getBuiltinModule('node:net');
      this.#streams[index] = new Stream({ fd: end.fd, ...options });
      end.fd = -1;
    }
    return this.#streams[index] ?? null;
  }

  /** The program has ended: there is nobody any more who reads its input. What it has written can still be read. */
  ended(): void {
    close(this.#ends[0]);
    this.#streams[0]?.destroy();
  }

  /** The program was given up: nobody wants what it has written, unless a stream was made of it. */
  abandon(): void {
    for (const end of this.#ends) close(end);
  }
}
