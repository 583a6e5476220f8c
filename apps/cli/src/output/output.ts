import { statSync } from 'node:fs';
import type { OutputSettings } from '../options/settings.js';
import { commandSink, fileSink, standardError } from './open.js';
import { errorText, type Sink } from './sink.js';

/** The output cannot be opened. The message is strace's. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

/** Where the trace of each thread goes. */
export interface Output {
  readonly isTerminal: boolean;
  /** It is the terminal or log where messages appear as well. */
  readonly isStandardError: boolean;
  /** Each thread has its own. */
  readonly isSeparate: boolean;
  sink(tid: number): Sink;
  /** The thread has ended: nothing more comes of it. */
  end(tid: number): void;
  flush(): void;
  /** Bytes that were written. */
  readonly written: number;
  close(): Promise<void>;
}

class OneOutput implements Output {
  readonly isSeparate = false;
  readonly isStandardError: boolean;
  readonly #sink: Sink;

  constructor(sink: Sink, isStandardError: boolean) {
    this.#sink = sink;
    this.isStandardError = isStandardError;
  }

  get isTerminal(): boolean {
    return this.#sink.isTerminal;
  }

  sink(): Sink {
    return this.#sink;
  }

  get written(): number {
    return this.#sink.written;
  }

  end(): void {}

  flush(): void {
    this.#sink.flush();
  }

  close(): Promise<void> {
    return this.#sink.close();
  }
}

/** A file for each thread, named after it. */
class SeparateOutput implements Output {
  readonly isTerminal = false;
  readonly isStandardError = false;
  readonly isSeparate = true;
  readonly #path: string;
  readonly #append: boolean;
  readonly #sinks = new Map<number, Sink>();
  readonly #closing: Promise<void>[] = [];
  /** Bytes of files that are closed. */
  #before = 0;

  constructor(path: string, append: boolean) {
    this.#path = path;
    this.#append = append;
  }

  sink(tid: number): Sink {
    let sink = this.#sinks.get(tid);
    if (sink === undefined) {
      sink = openFile(`${this.#path}.${tid}`, this.#append);
      this.#sinks.set(tid, sink);
    }
    return sink;
  }

  end(tid: number): void {
    const sink = this.#sinks.get(tid);
    if (sink === undefined) return;
    this.#sinks.delete(tid);
    sink.flush();
    this.#before += sink.written;
    this.#closing.push(sink.close());
  }

  get written(): number {
    let sum = this.#before;
    for (const sink of this.#sinks.values()) sum += sink.written;
    return sum;
  }

  flush(): void {
    for (const sink of this.#sinks.values()) sink.flush();
  }

  async close(): Promise<void> {
    for (const tid of [...this.#sinks.keys()]) this.end(tid);
    await Promise.all(this.#closing);
  }
}

function openFile(path: string, append: boolean): Sink {
  try {
    return fileSink(path, append);
  } catch (error) {
    throw new OutputError(`Can't fopen '${path}': ${errorText(error)}`, { cause: error });
  }
}

/**
 * Opens the output.
 *
 * @throws {OutputError}
 */
export function openOutput({ target, append, separately }: OutputSettings): Output {
  if (target === undefined) return new OneOutput(standardError(), true);
  if (/^[|!]/.test(target)) return new OneOutput(commandSink(target), false);
  if (!separately) return new OneOutput(openFile(target, append), false);
  // The files get their names from processes that are not there yet. That one can be made is found out now.
  const example = `${target}.${process.pid}`;
  try {
    statSync(example.slice(0, example.lastIndexOf('/') + 1) || '.');
    statSync(example);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || !folderExists(example))
      throw new OutputError(`Can't fopen '${example}': ${errorText(error)}`, { cause: error });
  }
  return new SeparateOutput(target, append);
}

function folderExists(path: string): boolean {
  try {
    return statSync(path.slice(0, path.lastIndexOf('/') + 1) || '.').isDirectory();
  } catch {
    return false;
  }
}
