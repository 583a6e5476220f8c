import { type Inspect, inspect } from './inspect.js';

const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });

/** Most bytes that are shown in `console.log()`. */
const SHOWN = 100;

/** Bytes copied from the tracee: a buffer, or a string that is not UTF-8 or was not read whole. */
export class Bytes {
  readonly #source: Uint8Array;
  readonly #start: number;
  /** Number of bytes that were copied. */
  readonly length: number;
  /** Number of bytes the call was about (`length` of them were copied); equal to `length` when all were. */
  readonly total: number | bigint;
  /** For C strings: whether the terminating NUL was found. */
  readonly terminated: boolean;

  constructor(source: Uint8Array, start: number, end: number, total: number | bigint, terminated = false) {
    this.#source = source;
    this.#start = start;
    this.length = end - start;
    this.total = total;
    this.terminated = terminated;
  }

  /** A copy-free view of the bytes. It keeps the batch of records alive it lies in; `slice()` it to keep it for long. */
  get bytes(): Uint8Array {
    return this.#source.subarray(this.#start, this.#start + this.length);
  }

  /** The byte at an index, without making a view. */
  at(index: number): number {
    return this.#source[this.#start + index] ?? 0;
  }

  /** Whether all bytes the call was about were copied. */
  get complete(): boolean {
    return this.total === this.length;
  }

  /** The bytes as UTF-8 text; invalid sequences become U+FFFD. */
  toString(): string {
    return decoder.decode(this.bytes);
  }

  /** As text where it is UTF-8, else in base64; with the total length where not all bytes were copied. */
  toJSON():
    | { text: string }
    | { base64: string }
    | { text: string; total: number | string }
    | { base64: string; total: number | string } {
    const text = this.toString();
    const content = text.includes('\ufffd') ? { base64: toBase64(this.bytes) } : { text };
    return this.complete || this.terminated
      ? content
      : { ...content, total: typeof this.total === 'bigint' ? this.total.toString() : this.total };
  }

  /** For `console.log()`: the beginning, as text where it is UTF-8, and how many bytes there are if that is not all. */
  [inspect](_depth: number, options: object, show: Inspect): string {
    const shown = this.bytes.subarray(0, SHOWN);
    // A letter may be cut at the end.
    const text = decoder.decode(shown).replace(shown.length < this.length ? /\ufffd$/ : '', '');
    const content = text.includes('\ufffd')
      ? `<${[...shown].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}>`
      : show(text, options);
    const isAll = shown.length === this.length && (this.complete || this.terminated);
    return `Bytes ${content}${isAll ? '' : ` (of ${this.total})`}`;
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
