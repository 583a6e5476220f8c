import type { AnyCall, SyscallCall } from '@hstrace/syscalls';
import { wrongType } from './checks/check.js';
import type { CallFilter, FilteredCall, FilterItem } from './filter/call-filter.js';
import type { StartOptions, Unfiltered } from './options.js';
import { Tracer } from './tracer.js';

/**
 * Describes a trace step by step.
 *
 * ```ts
 * const tracer = new HStrace().program('touch').arg('/tmp/example.txt').start();
 * ```
 */
export class HStrace<C extends SyscallCall = AnyCall> {
  #file: string | URL | undefined;
  readonly #args: (string | Uint8Array)[] = [];
  readonly #pids: number[] = [];
  #options: StartOptions = {};

  /** The program to start: a path, or a name that is looked for in PATH. */
  program(file: string | URL): this {
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
    // A text is a list of letters, which nobody means.
    if (typeof args !== 'object' || args === null) throw wrongType('args', 'a list', args);
    for (const arg of args) this.#args.push(arg);
    return this;
  }

  /** One more process to attach to. */
  pid(pid: number): this {
    this.#pids.push(pid);
    return this;
  }

  /** Only these calls: names, `%classes`, regular expressions. They decide the type of the calls that come. */
  syscalls<const F extends readonly FilterItem[]>(...filter: F): HStrace<FilteredCall<F>> {
    return this.#add({ syscalls: filter }) as unknown as HStrace<FilteredCall<F>>;
  }

  /** Options, added to those given before. */
  options(options: StartOptions & Unfiltered): this;
  options<const F extends CallFilter>(options: StartOptions<F>): HStrace<FilteredCall<F>>;
  options(options: StartOptions): unknown {
    return this.#add(options);
  }

  #add(options: StartOptions): this {
    this.#options = { ...this.#options, ...options };
    return this;
  }

  /**
   * Begins.
   *
   * @throws {TraceError} if the program cannot be started or a process cannot be attached to
   */
  start(): Tracer<C> {
    const program = this.#file === undefined ? undefined : { file: this.#file, args: this.#args };
    return new Tracer<C>({ program, pids: this.#pids }, this.#options);
  }
}
