import { readU64, sameWord, type Word } from './word.js';

/** Status bits of a chunk, see docs/engine-protocol.md. */
export const ChunkStatus = { COMPLETE: 1, FAULT: 2, CAPPED: 4, NUL: 8 } as const;
/** Kinds of chunks. */
export const ChunkKind = {
  BYTES: 1,
  STRING: 2,
  WORDS: 3,
  FD: 4,
  FD_AFTER: 5,
  STACK: 6,
  NAMESPACES: 7,
  MAPPING: 8,
} as const;

const HEADER = 16;
/** The rest of that byte says when it was copied. */
const KIND = 0x7f;

/** What one step over a chunk leaves where the list is broken or over. */
const NO_CHUNK = -1;

/**
 * The memory of a tracee that the engine copied at one stop, found by address. {@link find} leaves its answer in the
 * fields, as this is the innermost loop of decoding. Nothing is indexed: most calls have a chunk or two.
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
  readonly #limit: number;
  /** The chunk that was found last: the next one that is looked for often is that one, or follows it. */
  #hint: number;

  /**
   * @param at where the first chunk begins in `view`
   * @param limit where the list ends; a chunk that claims to go beyond ends it before
   */
  constructor(view: DataView, at: number, limit: number) {
    this.view = view;
    this.#at = at;
    this.#limit = limit;
    this.#hint = at;
  }

  /**
   * Where a list of chunks ends in a record.
   *
   * @param limit the end of the record: a chunk that claims to go beyond takes the rest
   */
  static skip(view: DataView, at: number, count: number, limit: number): number {
    let pos = at;
    for (let i = 0; i < count && pos + HEADER <= limit; i++) {
      const length = view.getUint32(pos + 8, true);
      if (length > limit - pos - HEADER) return limit;
      pos += HEADER + ((length + 7) & ~7);
    }
    return Math.min(pos, limit);
  }

  /**
   * Looks for up to `length` bytes at an address. True if at least one was copied; `pos` and `end` then span what
   * there is of them. Prefers the chunk that has most of what is asked for.
   */
  find(address: Word, length: number): boolean {
    const { view } = this;
    const hint = this.#hint;
    let best = -1;
    // From the chunk that was found last to the end, and then those before it.
    let pos = hint;
    for (let wrapped = false; ; ) {
      let next = wrapped && pos >= hint ? NO_CHUNK : after(view, pos, this.#limit);
      if (next === NO_CHUNK) {
        if (wrapped || hint === this.#at) break;
        wrapped = true;
        pos = this.#at;
        next = after(view, pos, this.#limit);
        if (next === NO_CHUNK) break;
      }
      if ((view.getUint8(pos + 12) & KIND) < ChunkKind.FD) {
        const start = readU64(view, pos);
        const have = view.getUint32(pos + 8, true);
        const skip =
          typeof start === 'number' && typeof address === 'number'
            ? address - start
            : Number(BigInt(address) - BigInt(start));
        // An empty chunk stands for memory that could not be read, unless nothing was asked for.
        if ((skip >= 0 && skip < have) || (skip === 0 && have === 0 && length === 0)) {
          const available = Math.min(have - skip, length);
          const status = view.getUint8(pos + 13);
          // Of two that have as much, the one knows more that was to go on and could not.
          if (available > best || (available === best && (status & ChunkStatus.FAULT) !== 0)) {
            best = available;
            this.pos = pos + HEADER + skip;
            this.end = this.pos + available;
            this.status = status;
            if (available === length) {
              this.#hint = pos;
              return true;
            }
          }
        }
      }
      pos = next;
    }
    return best > 0 || (best === 0 && length === 0);
  }

  /**
   * Looks for what was copied from exactly this address up to a limit, without meeting the end of memory. What else was
   * copied from there (a longer string of another argument) may have met it.
   */
  findCut(address: Word): boolean {
    const { view } = this;
    for (const pos of this.#chunks()) {
      if ((view.getUint8(pos + 12) & KIND) >= ChunkKind.FD) continue;
      if (view.getUint8(pos + 13) !== ChunkStatus.CAPPED) continue;
      if (!sameWord(readU64(view, pos), address)) continue;
      this.#answer(pos);
      return true;
    }
    return false;
  }

  /**
   * Text that the engine found for a descriptor: what it refers to, and after a NUL more details. At entry that is
   * what it referred to before the call, at exit what it refers to after it.
   */
  findDescriptor(fd: number): boolean {
    // The address of such a chunk is the descriptor, sign-extended: AT_FDCWD is negative.
    const low = fd >>> 0;
    const high = fd < 0 ? 0xffff_ffff : 0;
    const { view } = this;
    for (const pos of this.#chunks()) {
      const kind = view.getUint8(pos + 12) & KIND;
      if (kind !== ChunkKind.FD && kind !== ChunkKind.FD_AFTER) continue;
      if (view.getUint32(pos, true) !== low || view.getUint32(pos + 4, true) !== high) continue;
      this.#answer(pos);
      return true;
    }
    return false;
  }

  /** The stack trace that was taken at this stop. */
  findStack(): boolean {
    return this.#findKind(ChunkKind.STACK);
  }

  /** The namespaces that the engine looked up. */
  findNamespaces(): boolean {
    return this.#findKind(ChunkKind.NAMESPACES);
  }

  /** The memory that a descriptor is mapped to. */
  findMapping(): boolean {
    return this.#findKind(ChunkKind.MAPPING);
  }

  #findKind(kind: number): boolean {
    const { view } = this;
    for (const pos of this.#chunks()) {
      if ((view.getUint8(pos + 12) & KIND) !== kind) continue;
      this.#answer(pos);
      return true;
    }
    return false;
  }

  /** Where the chunks lie. */
  *#chunks(): Generator<number> {
    let pos = this.#at;
    for (;;) {
      const next = after(this.view, pos, this.#limit);
      if (next === NO_CHUNK) return;
      yield pos;
      pos = next;
    }
  }

  /** The whole chunk at `pos`. */
  #answer(pos: number): void {
    this.pos = pos + HEADER;
    this.end = this.pos + this.view.getUint32(pos + 8, true);
    this.status = this.view.getUint8(pos + 13);
  }
}

/** Where the chunk after the one at `pos` lies, or NO_CHUNK if there is no whole chunk at `pos`. */
function after(view: DataView, pos: number, limit: number): number {
  if (pos + HEADER > limit) return NO_CHUNK;
  const length = view.getUint32(pos + 8, true);
  return pos + HEADER + length > limit ? NO_CHUNK : pos + HEADER + ((length + 7) & ~7);
}

/** Memory of which nothing is known. */
export const noMemory = new Memory(new DataView(new ArrayBuffer(0)), 0, 0);
