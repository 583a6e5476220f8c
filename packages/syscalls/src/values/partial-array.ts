import type { Word } from '../model/word.js';

/** An array of the tracee of which not every element was read. */
export class PartialArray<T> extends Array<T> {
  /** Number of elements the program named. */
  total: number | bigint = 0;
  /** Where memory ended, if it is why elements are missing; else there were more than the limit of this run. */
  fault: Word | undefined = undefined;

  /** Array methods such as `map()` give plain arrays: they make other things of the elements. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}
