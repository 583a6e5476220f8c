import type { Word } from '../model/word.js';

/** Which functions of the program a call was made in, or a signal came in. */
export interface StackTrace {
  /** The innermost first: the one that made the call. */
  readonly frames: readonly StackFrame[];
  /**
   * How the frames end: `whole`: with the outermost function. `limit`: there are more than the run asked for. `lost`: it
   * could not be found out what called the last one.
   */
  readonly end: 'whole' | 'limit' | 'lost';
}

/** A function on the stack. */
export interface StackFrame {
  /** Where in the process's memory it goes on; of all but the innermost, what its call returns to. */
  readonly address: bigint;
  /**
   * The file that the code is from, as the process knows it: its path (` (deleted)` behind it if it is no more), `[vdso]`,
   * or for code that the program has compiled itself the map that names it. Undefined for memory of which nothing is known.
   */
  readonly binary: string | undefined;
  /** Where in that file it goes on, in bytes; for compiled code the address. */
  readonly position: Word;
  /** The function's name, as its programmer wrote it. Undefined if no function is known that begins before. */
  readonly symbol: string | undefined;
  /** How far behind the beginning of `symbol` the address is, in bytes. */
  readonly offset: Word;
  /** `symbol` ends before the address, so that this is another function, without a name. */
  readonly nearest: boolean;
  /** The program has compiled the function itself, as it ran. */
  readonly compiled: boolean;
  /** The source file and line, where the run asks for them and the binary has them. */
  readonly file: string | undefined;
  readonly line: number | undefined;
}
