import type { Abi } from './abi.js';
import { type Memory, noMemory } from './memory.js';
import { readS64, readU64, type Word } from './word.js';

/** Beyond every position: a small integer, which V8 keeps in the object itself. */
export const NO_END = 0x7fff_ffff;

/** One occurrence of a syscall, as bytes: what decoders read from. */
export class Frame {
  readonly abi: Abi;
  readonly view: DataView;
  /** The same memory as {@link view}. */
  readonly bytes: Uint8Array;
  /** Where the six argument registers lie in {@link view}, 8 bytes each. */
  readonly argsAt: number;
  readonly entry: Memory;
  /** Memory at exit; knows nothing before the call has returned. */
  readonly exit: Memory;
  /** Whether the call has returned. */
  readonly returned: boolean;
  /** Whether it returned an error. */
  readonly failed: boolean;
  /** The alternative that the union decoded last was read as. */
  chosen: object | undefined;
  /** Bytes that the buffers still to be decoded got together, or -1 where each has its own length (readv). */
  budget: number;
  /** Where the element ends whose members a condition is being asked about: what lies beyond is not known. */
  end: number;
  readonly #resultAt: number;

  /**
   * @param resultAt where the signed 64-bit result lies, or -1 while the call has not returned
   */
  constructor(
    abi: Abi,
    view: DataView,
    bytes: Uint8Array,
    argsAt: number,
    entry: Memory,
    exit: Memory | undefined,
    resultAt: number,
    failed: boolean,
  ) {
    this.abi = abi;
    this.view = view;
    this.bytes = bytes;
    this.argsAt = argsAt;
    this.entry = entry;
    this.exit = exit ?? noMemory;
    this.#resultAt = resultAt;
    this.returned = resultAt >= 0;
    this.failed = failed;
    this.chosen = undefined;
    this.budget = -1;
    this.end = NO_END;
  }

  /** The result, signed; 0 while there is none. */
  get result(): Word {
    return this.#resultAt < 0 ? 0 : readS64(this.view, this.#resultAt);
  }

  /** Where the result lies in {@link view}, or -1. */
  get resultAt(): number {
    return this.#resultAt;
  }

  /** The same call without its first registers. */
  behind(registers: number): Frame {
    return new Frame(
      this.abi,
      this.view,
      this.bytes,
      this.argsAt + 8 * registers,
      this.entry,
      this.exit,
      this.#resultAt,
      this.failed,
    );
  }

  /** A whole argument register, unsigned. */
  register(index: number): Word {
    return readU64(this.view, this.argsAt + 8 * index);
  }
}
