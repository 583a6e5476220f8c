import { Socket } from 'node:net';
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

/** Our ends of the pipes to a program. */
export interface ProgramStreams {
  readonly stdin: Writable | null;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
}

/** Streams on the descriptors of pipes; -1 stands for none. */
export function programStreams(fds: readonly number[]): ProgramStreams {
  const input = fds[0] ?? -1;
  const output = (fd = -1): Readable | null =>
    fd < 0 ? null : new Socket({ fd, readable: true, writable: false });
  return {
    stdin: input < 0 ? null : new Socket({ fd: input, readable: false, writable: true }),
    stdout: output(fds[1]),
    stderr: output(fds[2]),
  };
}
