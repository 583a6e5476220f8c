import type { SyscallCall } from '@hstrace/syscalls';

/** Files, one after the other, of which the same is to be said: they were looked at, or they are not there. */
export interface Gathering {
  readonly kind: 'looked' | 'missed';
  readonly first: SyscallCall;
  /** As they are told, each once. */
  readonly paths: string[];
  /** The lines that tell of each by itself. */
  readonly lines: (() => string)[];
}

/** Most files in one line: what is held must not grow with the run. */
const MOST = 1000;

/** Gathers files of which the same is to be said, as long as nothing else comes between. */
export class Gathered {
  #current: Gathering | undefined;

  /** Takes a file in. Gives what is complete now. */
  add(kind: Gathering['kind'], first: SyscallCall, path: string, line: () => string): Gathering | undefined {
    const current = this.#current;
    if (current !== undefined && current.kind === kind && current.paths.length < MOST) {
      if (!current.paths.includes(path)) {
        current.paths.push(path);
        current.lines.push(line);
      }
      return undefined;
    }
    this.#current = { kind, first, paths: [path], lines: [line] };
    return current;
  }

  /** What is left. */
  flush(): Gathering | undefined {
    const left = this.#current;
    this.#current = undefined;
    return left;
  }
}
