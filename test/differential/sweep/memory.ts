const PAGE = 4096;

/** Where the memory of a sweep begins: below 3 GiB, so that 32-bit programs have it at the same place. */
export const BASE = 0x2000_0000;

/**
 * The memory that the calls of a sweep point into, as its program finds it before each call. Addresses are known when
 * it is written, so that structures can point at each other.
 */
export class Memory {
  readonly #pages: (Uint8Array | undefined)[] = [];
  /** Where the next object goes; the page before it is in use. */
  #next = 0;
  #room = 0;

  #page(bytes: Uint8Array | undefined): number {
    this.#pages.push(bytes);
    return (this.#pages.length - 1) * PAGE;
  }

  /** Puts bytes somewhere, aligned, and gives their address. Zeros follow them. */
  put(bytes: Uint8Array, alignment = 16): number {
    const size = Math.ceil(Math.max(bytes.length, 1) / alignment) * alignment + alignment;
    if (size > this.#room) {
      const pages = Math.ceil(size / PAGE);
      this.#next = this.#page(new Uint8Array(PAGE));
      for (let i = 1; i < pages; i++) this.#page(new Uint8Array(PAGE));
      this.#room = pages * PAGE;
    }
    const at = Math.ceil(this.#next / alignment) * alignment;
    this.#write(at, bytes);
    this.#room -= at + size - this.#next;
    this.#next = at + size;
    return BASE + at;
  }

  /** Puts bytes before a page that cannot be read, and gives the address of their end. */
  putBeforeEnd(bytes: Uint8Array): number {
    const pages = Math.ceil(bytes.length / PAGE);
    this.#room = 0;
    this.#page(undefined);
    const first = this.#page(new Uint8Array(PAGE));
    for (let i = 1; i < pages; i++) this.#page(new Uint8Array(PAGE));
    const end = first + pages * PAGE;
    this.#page(undefined);
    this.#write(end - bytes.length, bytes);
    return BASE + end;
  }

  #write(at: number, bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i++) {
      const page = this.#pages[Math.floor((at + i) / PAGE)] as Uint8Array;
      page[(at + i) % PAGE] = bytes[i] as number;
    }
  }

  get pageCount(): number {
    return this.#pages.length;
  }

  /** The pages that cannot be read, by number. */
  guards(): number[] {
    return this.#pages.flatMap((page, index) => (page === undefined ? [index] : []));
  }

  image(): Uint8Array {
    const all = new Uint8Array(this.#pages.length * PAGE);
    this.#pages.forEach((page, index) => {
      if (page !== undefined) all.set(page, index * PAGE);
    });
    return all;
  }
}

/** Writes C data: numbers of a width one after the other, and words as long as the ABI's pointers. */
export class Bytes {
  readonly #bytes: number[] = [];
  readonly wordSize: 4 | 8;

  constructor(wordSize: 4 | 8) {
    this.wordSize = wordSize;
  }

  #put(value: number | bigint, size: number): this {
    let left = BigInt.asUintN(size * 8, BigInt(value));
    for (let i = 0; i < size; i++) {
      this.#bytes.push(Number(left & 0xffn));
      left >>= 8n;
    }
    return this;
  }

  u8(...values: (number | bigint)[]): this {
    for (const value of values) this.#put(value, 1);
    return this;
  }
  u16(...values: (number | bigint)[]): this {
    for (const value of values) this.#put(value, 2);
    return this;
  }
  /** In network order. */
  be16(value: number): this {
    return this.u8(value >> 8, value & 0xff);
  }
  u32(...values: (number | bigint)[]): this {
    for (const value of values) this.#put(value, 4);
    return this;
  }
  u64(...values: (number | bigint)[]): this {
    for (const value of values) this.#put(value, 8);
    return this;
  }
  word(...values: (number | bigint)[]): this {
    for (const value of values) this.#put(value, this.wordSize);
    return this;
  }
  text(text: string): this {
    this.#bytes.push(...new TextEncoder().encode(text));
    return this;
  }
  raw(bytes: Iterable<number>): this {
    for (const byte of bytes) this.#bytes.push(byte);
    return this;
  }
  align(to: number): this {
    while (this.#bytes.length % to !== 0) this.#bytes.push(0);
    return this;
  }
  /** Zeros up to a length. */
  fill(length: number): this {
    while (this.#bytes.length < length) this.#bytes.push(0);
    return this;
  }
  get length(): number {
    return this.#bytes.length;
  }
  done(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}
