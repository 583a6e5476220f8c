import { readU64, type Word } from './word.js';

/** Status bits of a chunk, see docs/engine-protocol.md. */
export const ChunkStatus = { COMPLETE: 1, FAULT: 2, CAPPED: 4, NUL: 8 } as const;
/** Kinds of chunks. */
export const ChunkKind = { BYTES: 1, STRING: 2, WORDS: 3, FD: 4, FD_AFTER: 5, STACK: 6 } as const;

const HEADER = 16;

/**
 * The memory of a tracee that the engine copied at one stop, found by address. {@link find} leaves its answer in the
 * fields, as this is the innermost loop of decoding.
 */
export class Memory {
  readonly view: DataView;
  /** First byte of the answer in {@link view}. */
  pos = 0;
  /** End of the answer. */
  end = 0;
  /** Status of the chunk the answer lies in. */
  status = 0;

  readonly #at: number;
  readonly #count: number;
  readonly #limit: number;
  #addresses: Word[] | undefined;
  #starts: number[] = [];
  #lengths: number[] = [];
  #statuses: number[] = [];
  #kinds: number[] = [];
  #hint = 0;

  /**
   * @param at where the first chunk begins in `view`
   * @param count number of chunks
   * @param limit end of the record; chunks that claim to go beyond are dropped
   */
  constructor(view: DataView, at: number, count: number, limit: number) {
    this.view = view;
    this.#at = at;
    this.#count = count;
    this.#limit = limit;
  }

  /** Bytes that a list of chunks takes in a record. */
  static skip(view: DataView, at: number, count: number, limit: number): number {
    let pos = at;
    for (let i = 0; i < count && pos + HEADER <= limit; i++) {
      const length = view.getUint32(pos + 8, true);
      if (length > limit - pos - HEADER) return limit;
      pos += HEADER + ((length + 7) & ~7);
    }
    return Math.min(pos, limit);
  }

  #index(): Word[] {
    if (this.#addresses !== undefined) return this.#addresses;
    const addresses: Word[] = [];
    let pos = this.#at;
    for (let i = 0; i < this.#count && pos + HEADER <= this.#limit; i++) {
      const length = this.view.getUint32(pos + 8, true);
      const start = pos + HEADER;
      if (start + length > this.#limit) break;
      addresses.push(readU64(this.view, pos));
      this.#starts.push(start);
      this.#lengths.push(length);
      this.#kinds.push(this.view.getUint8(pos + 12) & 0x7f);
      this.#statuses.push(this.view.getUint8(pos + 13));
      pos = start + ((length + 7) & ~7);
    }
    this.#addresses = addresses;
    return addresses;
  }

  /**
   * Looks for up to `length` bytes at an address. True if at least one was copied; `pos` and `end` then span what
   * there is of them. Prefers the chunk that has most of what is asked for.
   */
  find(address: Word, length: number): boolean {
    const addresses = this.#index();
    const count = addresses.length;
    let best = -1;
    for (let n = 0; n < count; n++) {
      const i = n + this.#hint < count ? n + this.#hint : n + this.#hint - count;
      const kind = this.#kinds[i] as number;
      if (kind >= ChunkKind.FD) continue;
      const start = addresses[i] as Word;
      const have = this.#lengths[i] as number;
      let skip: number;
      if (typeof start === 'number' && typeof address === 'number') skip = address - start;
      else skip = Number(BigInt(address) - BigInt(start));
      // An empty chunk stands for memory that could not be read, unless nothing was asked for.
      if (skip < 0 || skip >= have) {
        if (!(skip === 0 && have === 0 && length === 0)) continue;
      }
      const available = Math.min(have - skip, length);
      const status = this.#statuses[i] as number;
      // Of two that have as much, the one knows more that was to go on and could not.
      if (available > best || (available === best && (status & ChunkStatus.FAULT) !== 0)) {
        best = available;
        this.pos = (this.#starts[i] as number) + skip;
        this.end = this.pos + available;
        this.status = status;
        if (available === length) {
          this.#hint = i;
          return true;
        }
      }
    }
    return best > 0 || (best === 0 && length === 0);
  }

  /**
   * Text that the engine found for a descriptor: what it refers to, and after a NUL more details. At entry that is
   * what it referred to before the call, at exit what it refers to after it.
   */
  findDescriptor(fd: number): boolean {
    const addresses = this.#index();
    // The address of such a chunk is the descriptor, sign-extended: AT_FDCWD is negative.
    const address: Word = fd < 0 ? BigInt.asUintN(64, BigInt(fd)) : fd;
    for (let i = 0; i < addresses.length; i++) {
      const kind = this.#kinds[i];
      if ((kind === ChunkKind.FD || kind === ChunkKind.FD_AFTER) && addresses[i] === address) {
        this.pos = this.#starts[i] as number;
        this.end = this.pos + (this.#lengths[i] as number);
        this.status = this.#statuses[i] as number;
        return true;
      }
    }
    return false;
  }

  /** The stack trace that was taken at this stop. */
  findStack(): boolean {
    const { length } = this.#index();
    for (let i = 0; i < length; i++) {
      if (this.#kinds[i] !== ChunkKind.STACK) continue;
      this.pos = this.#starts[i] as number;
      this.end = this.pos + (this.#lengths[i] as number);
      this.status = this.#statuses[i] as number;
      return true;
    }
    return false;
  }
}

/** Memory of which nothing is known. */
export function noMemory(view: DataView): Memory {
  return new Memory(view, 0, 0, 0);
}
