import { closeSync, fstatSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { TraceError } from './errors.js';
import type { StdioOption } from './options.js';

/** The engine's codes for streams that are not descriptors of ours. */
const NULL_DEVICE = -1;
const NEW_PIPE = -2;
const LEFT_ALONE = -3;
const CLOSED = -4;

/** Most descriptors that a list may be about: a longer one is a mistake. */
const MOST = 1024;

/** Descriptors for the program's standard streams and those above, in the engine's form. */
export function stdioNumbers(
  stdio: StdioOption | readonly (StdioOption | null | undefined)[] | null = 'inherit',
  inherited: readonly number[] = [],
): number[] {
  const all = stdio ?? 'inherit';
  const list = isList(all) ? all : [all, all, all];
  if (list.length > MOST || inherited.some((fd) => fd >= MOST))
    throw new TraceError('BAD_OPTIONS', `stdio is about descriptors below ${MOST} only`);
  const numbers = Array.from({ length: Math.max(3, list.length) }, (_, fd) => number(list[fd], fd));
  for (const fd of inherited) {
    while (numbers.length < fd) numbers.push(LEFT_ALONE);
    numbers[fd] = fd;
  }
  return numbers;
}

function isList(
  stdio: StdioOption | readonly (StdioOption | null | undefined)[],
): stdio is readonly (StdioOption | null | undefined)[] {
  return Array.isArray(stdio);
}

function number(option: StdioOption | null | undefined, index: number): number {
  // As for child_process, null is nothing.
  if (option === undefined || option === null) return index <= 2 ? index : LEFT_ALONE;
  if (option === 'inherit') return index <= 2 ? index : opened(index, index);
  if (option === 'ignore') return NULL_DEVICE;
  if (option === 'pipe') return NEW_PIPE;
  if (option === 'closed') return CLOSED;
  const fd = typeof option === 'number' ? option : option.fd;
  // Negative numbers are codes of the engine, and what closed streams have.
  if (Number.isInteger(fd) && fd >= 0) return opened(fd, index);
  throw new TraceError(
    'BAD_OPTIONS',
    typeof option === 'number'
      ? `stdio[${index}] is ${fd}, which is not a descriptor`
      : `stdio[${index}] is a stream without a descriptor: wait for its 'open' event, or use 'pipe'`,
  );
}

/** A descriptor of ours that there is. */
function opened(fd: number, index: number): number {
  try {
    fstatSync(fd);
    return fd;
  } catch {
    throw new TraceError('BAD_OPTIONS', `stdio[${index}] is descriptor ${fd}, which is not open here`);
  }
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
  readonly #ends: readonly End[];
  readonly #streams: (Socket | undefined)[] = [];

  /** @param fds our ends by the program's descriptors; -1 where there is no pipe */
  constructor(fds: readonly number[]) {
    this.#ends = fds.map((fd) => ({ fd }));
    forgotten.register(this, this.#ends);
  }

  /** The program's standard input. */
  get input(): Writable | null {
    return this.#stream(0);
  }

  /** The program's standard output (1) or error (2). */
  output(index: 1 | 2): Readable | null {
    return this.#stream(index);
  }

  /** All of them, in order. */
  get all(): (Socket | null)[] {
    return this.#ends.map((_, index) => this.#stream(index));
  }

  #stream(index: number): Socket | null {
    const end = this.#ends[index];
    if (end !== undefined && end.fd >= 0) {
      // Loaded here, since it brings much with it, and most programs keep the streams of their parent.
      const { Socket: Stream } = process.getBuiltinModule('node:net');
      this.#streams[index] = new Stream({
        fd: end.fd,
        readable: index !== 0,
        writable: index === 0 || index > 2,
      });
      end.fd = -1;
    }
    return this.#streams[index] ?? null;
  }

  /** The program has ended: there is nobody any more who reads its input. What it has written can still be read. */
  ended(): void {
    const input = this.#ends[0];
    if (input !== undefined) close(input);
    this.#streams[0]?.destroy();
  }

  /** The program was given up: nobody wants what it has written, unless a stream was made of it. */
  abandon(): void {
    for (const end of this.#ends) close(end);
  }
}
