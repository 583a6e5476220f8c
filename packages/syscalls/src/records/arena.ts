/** Bytes that are allocated at once. */
const BLOCK = 16_384;
/** What is longer has a block of its own. */
const LONG = BLOCK / 4;

/** A piece of memory, as bytes and as numbers. */
export interface Block {
  readonly bytes: Uint8Array;
  /** The same memory. */
  readonly view: DataView;
}

/** Where a piece of an {@link Arena} lies. */
export interface Place extends Block {
  readonly at: number;
  readonly end: number;
}

/**
 * Hands out small pieces of memory. A buffer of its own for each costs V8 more than everything else that is done with a
 * record; and of a piece that is kept for long no more than one block stays.
 */
export class Arena {
  #block = blockOf(BLOCK);
  #used = 0;

  /** A place for so many bytes, of unknown content. */
  take(size: number): Place {
    if (size > LONG) return { ...blockOf(size), at: 0, end: size };
    if (this.#used + size > BLOCK) {
      this.#block = blockOf(BLOCK);
      this.#used = 0;
    }
    const at = this.#used;
    // Numbers of 64 bits stay aligned.
    this.#used = (at + size + 7) & ~7;
    return { bytes: this.#block.bytes, view: this.#block.view, at, end: at + size };
  }
}

function blockOf(size: number): Block {
  const bytes = new Uint8Array(size);
  return { bytes, view: new DataView(bytes.buffer) };
}
