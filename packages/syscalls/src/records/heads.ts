import { HEADER_SIZE } from './layout.js';

/** The beginning of a record. */
export interface RecordHead {
  /** See `RecordType`. */
  readonly type: number;
  readonly pid: number;
  readonly tid: number;
  /** The first two words behind the header; zero where it has none. */
  readonly words: readonly [number, number];
}

/** The beginnings of all records of a batch: for those who look for few of them, and decode none. */
export function* recordHeads(batch: Uint8Array): Generator<RecordHead, void, undefined> {
  const view = new DataView(batch.buffer, batch.byteOffset, batch.byteLength);
  for (let at = 0; at + HEADER_SIZE <= batch.byteLength; ) {
    const size = view.getUint32(at, true);
    if (size < HEADER_SIZE || at + size > batch.byteLength) return;
    const word = (offset: number): number => (offset + 4 <= size ? view.getUint32(at + offset, true) : 0);
    yield { type: view.getUint8(at + 4), pid: word(8), tid: word(12), words: [word(24), word(28)] };
    at += size;
  }
}
