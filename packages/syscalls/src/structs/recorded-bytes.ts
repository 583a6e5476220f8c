import type { Arch } from '../model/abi.js';
import type { Frame } from '../model/frame.js';
import { readS64, readU64, type Word } from '../model/word.js';

/** Integers of a structure in the ABI of its process. What lies beyond the bytes that were read is zero. */
export class RecordedBytes {
  readonly arch: Arch;
  /** Bytes of a word. */
  readonly word: 4 | 8;
  readonly #view: DataView;
  readonly #pos: number;
  readonly #end: number;

  constructor(frame: Frame, pos: number, end: number) {
    this.arch = frame.abi.arch;
    this.word = frame.abi.wordSize;
    this.#view = frame.view;
    this.#pos = pos;
    this.#end = end;
  }

  /** Bytes there are. */
  get length(): number {
    return this.#end - this.#pos;
  }

  #has(offset: number, bytes: number): boolean {
    return this.#pos + offset + bytes <= this.#end;
  }

  u16(offset: number): number {
    return this.#has(offset, 2) ? this.#view.getUint16(this.#pos + offset, true) : 0;
  }

  s32(offset: number): number {
    return this.#has(offset, 4) ? this.#view.getInt32(this.#pos + offset, true) : 0;
  }

  u32(offset: number): number {
    return this.#has(offset, 4) ? this.#view.getUint32(this.#pos + offset, true) : 0;
  }

  long(offset: number): Word {
    if (this.word === 4) return this.s32(offset);
    return this.#has(offset, 8) ? readS64(this.#view, this.#pos + offset) : 0;
  }

  ulong(offset: number): Word {
    if (this.word === 4) return this.u32(offset);
    return this.#has(offset, 8) ? readU64(this.#view, this.#pos + offset) : 0;
  }

  pointer(offset: number): bigint {
    return BigInt(this.ulong(offset));
  }
}
