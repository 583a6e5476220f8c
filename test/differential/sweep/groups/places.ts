import type { Sweep } from '../sweep.js';

/** What pointers lead to. */
export interface Places {
  readonly zeros: number;
  readonly ones: number;
  readonly text: number;
  /** Words of all sorts, some of which lead somewhere. */
  readonly mixed: readonly number[];
  /** Where readable memory ends: after zeros, letters and small numbers. */
  readonly ends: readonly number[];
}

/** Memory that the calls of a sweep share. */
export function places(sweep: Sweep): Places {
  const text = sweep.text('some text, longer than the thirty-two that are shown');
  const page = (byte: number): Uint8Array => new Uint8Array(4096).fill(byte);
  const zeros = sweep.at(page(0));
  const ones = sweep.at(page(0xff));
  const mixed = Array.from({ length: 12 }, (_, index) => {
    const words = sweep.bytes();
    while (words.length < 1024) {
      switch (sweep.random.below(index < 6 ? 6 : 9)) {
        case 0:
          words.word(text + sweep.random.below(40));
          break;
        case 1:
          words.u32(sweep.random.below(40), sweep.random.below(8));
          break;
        case 2:
          words.word(0);
          break;
        case 3:
          words.word(1n << BigInt(sweep.random.below(sweep.wordSize * 8)));
          break;
        case 4:
          words.u16(sweep.random.below(20), sweep.random.below(300)).u32(sweep.random.below(3));
          break;
        case 5:
          words.word(zeros);
          break;
        default:
          words.raw(sweep.random.bytes(8));
      }
    }
    return sweep.at(words);
  });
  const pattern = sweep.bytes();
  while (pattern.length < 1024) pattern.u32(sweep.random.below(100));
  const ends = [page(0), page(0x41), pattern.done()].map((bytes) => sweep.memory.putBeforeEnd(bytes));
  return { zeros, ones, text, mixed, ends };
}
