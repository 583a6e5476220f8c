/**
 * Choices that are read off bytes: fast-check makes the bytes and shrinks them, and every choice becomes the first of its
 * kind once the tape is at its end. One array of bytes costs a fraction of what as many arbitraries do.
 */
export class Tape {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    return this.#bytes[this.#at++] ?? 0;
  }

  /** Whether, in one of `n` cases; not at the tape's end. */
  chance(n: number): boolean {
    return this.byte() % n === n - 1;
  }

  /** A number below `n`. */
  below(n: number): number {
    if (n <= 1) return 0;
    const value = n <= 256 ? this.byte() : this.byte() | (this.byte() << 8) | (this.byte() << 16);
    return value % n;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }

  u32(): number {
    return (this.byte() | (this.byte() << 8) | (this.byte() << 16) | (this.byte() << 24)) >>> 0;
  }

  u64(): bigint {
    return BigInt(this.u32()) | (BigInt(this.u32()) << 32n);
  }
}
