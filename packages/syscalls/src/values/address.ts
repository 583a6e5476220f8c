import type { Word } from '../model/word.js';
import { inspect } from './inspect.js';

/**
 * A pointer of the tracee whose target was not read: it is not mapped, the call failed before it was filled in, or it
 * is not memory that hstrace looks into.
 */
export class Address {
  readonly #word: Word;

  constructor(word: Word) {
    this.#word = word;
  }

  /** The address in the tracee. */
  get address(): bigint {
    return BigInt(this.#word);
  }

  /** The address as a number where that is exact. */
  get word(): Word {
    return this.#word;
  }

  /** Hexadecimal with `0x`. */
  toString(): string {
    return `0x${this.#word.toString(16)}`;
  }

  /** The same as {@link toString}. */
  toJSON(): string {
    return this.toString();
  }

  /** For `console.log()`. */
  [inspect](): string {
    return `Address ${this}`;
  }
}
