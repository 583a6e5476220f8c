import type { StartOptions } from './options.js';
import { Tracer } from './tracer.js';

/**
 * Describes a trace step by step.
 *
 * ```ts
 * const tracer = new HStrace().program('touch').arg('/tmp/example.txt').start();
 * ```
 */
export class HStrace {
  #file: string | undefined;
  readonly #args: (string | Uint8Array)[] = [];
  readonly #pids: number[] = [];
  #options: StartOptions = {};

  /** The program to start. */
  program(file: string): this {
    this.#file = file;
    return this;
  }

  /** One more argument of the program; bytes where it is not UTF-8. */
  arg(arg: string | Uint8Array): this {
    this.#args.push(arg);
    return this;
  }

  /** More arguments of the program. */
  args(args: Iterable<string | Uint8Array>): this {
    this.#args.push(...args);
    return this;
  }

  /** One more process to attach to. */
  pid(pid: number): this {
    this.#pids.push(pid);
    return this;
  }

  /** Only these calls: names, `%classes`, regular expressions. */
  syscalls(...filter: (string | RegExp)[]): this {
    return this.options({ syscalls: filter });
  }

  /** Options, added to those given before. */
  options(options: StartOptions): this {
    this.#options = { ...this.#options, ...options };
    return this;
  }

  /**
   * Begins.
   *
   * @throws {TraceError} if the program cannot be started or a process cannot be attached to
   */
  start(): Tracer {
    const program = this.#file === undefined ? undefined : { file: this.#file, args: this.#args };
    return new Tracer({ program, pids: this.#pids }, this.#options);
  }
}
