import type { SyscallCall } from '@hstrace/syscalls';

/** What is done to one file after the other, as walks through folders do. */
export type Deed =
  | 'looked'
  | 'missed'
  | 'opened'
  | 'listed'
  | 'read'
  | 'written'
  | 'copied'
  | 'created'
  | 'deleted'
  | 'permitted'
  | 'owned'
  | 'timed';

/** One file that something is done to. */
export interface Item {
  readonly deed: Deed;
  readonly call: SyscallCall;
  /** As it is told. */
  readonly path: string;
  /** Where it is copied to. */
  readonly to?: string;
  /** What was moved of it. */
  readonly bytes?: number;
  /** Nanoseconds it took. */
  readonly spent?: number;
  /** What else must be the same for files to be told of together: the permissions that they get. */
  readonly same?: string;
  readonly isDirectory?: boolean;
  /** The line that tells of it by itself. */
  readonly line: () => string;
}

/** What leaves everything as it is. */
const HARMLESS: ReadonlySet<Deed> = new Set<Deed>(['looked', 'missed', 'opened', 'listed', 'read']);

/** Most files in one line: what is held must not grow with the run. */
const MOST = 1000;

/**
 * Gathers what is done to one file after the other, as long as nothing else comes between. Deeds may take turns: who
 * walks through folders lists and looks between reading and deleting.
 */
export class Gathered {
  #items: Item[] = [];
  #changes = false;
  /** Files that were looked at, missed or opened already, to tell of each once. */
  readonly #known = new Set<string>();

  /** Takes a file in. Gives what is complete now. */
  add(item: Item): readonly Item[] {
    const { deed, path } = item;
    if (deed === 'looked' || deed === 'missed' || deed === 'opened') {
      const key = `${deed} ${path}`;
      if (this.#known.has(key)) return [];
      this.#known.add(key);
    }
    const done = this.#items.length < MOST ? [] : this.flush();
    this.#items.push(item);
    this.#changes ||= !HARMLESS.has(deed);
    return done;
  }

  /** Whether it holds what others may depend on, which is to be told before what they do. */
  get changes(): boolean {
    return this.#changes;
  }

  /** A file is made after it was made sure that it is not there: that goes without saying. */
  forgetMissed(path: string): void {
    if (!this.#known.has(`missed ${path}`)) return;
    this.#items = this.#items.filter(
      ({ deed, call, path: own }) => deed !== 'missed' || own !== path || call.name.startsWith('open'),
    );
  }

  /** What is left. */
  flush(): readonly Item[] {
    const left = this.#items;
    if (left.length === 0) return left;
    this.#items = [];
    this.#known.clear();
    this.#changes = false;
    return left;
  }
}
