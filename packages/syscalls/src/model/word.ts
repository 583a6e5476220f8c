/**
 * An integer of up to 64 bits: a number while it is exact, a bigint beyond 2^53. Most values that tracees pass are
 * small, and numbers cost a fraction of bigints.
 */
export type Word = number | bigint;

const HIGH = 0x1_0000_0000;
/** Upper halves below this keep the whole value under 2^53. */
const EXACT_HIGH = 0x20_0000;

/** An unsigned 64-bit little-endian integer. */
export function readU64(view: DataView, pos: number): Word {
  const high = view.getUint32(pos + 4, true);
  if (high < EXACT_HIGH) return high * HIGH + view.getUint32(pos, true);
  return view.getBigUint64(pos, true);
}

/** A signed 64-bit little-endian integer. */
export function readS64(view: DataView, pos: number): Word {
  const high = view.getInt32(pos + 4, true);
  if (high < EXACT_HIGH && high >= -EXACT_HIGH) return high * HIGH + view.getUint32(pos, true);
  return view.getBigInt64(pos, true);
}

/** The value as an unsigned 64-bit integer (negative ones wrap around). */
export function toUnsigned64(word: Word): bigint {
  return BigInt.asUintN(64, BigInt(word));
}

/** The smallest exact form of an integer. */
export function toWord(value: bigint): Word {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

/** `word & mask`, exact for 64 bits; both are taken as unsigned. */
export function maskWord(word: Word, mask: Word): Word {
  if (
    typeof word === 'number' &&
    typeof mask === 'number' &&
    word >= 0 &&
    word < HIGH &&
    mask >= 0 &&
    mask < HIGH
  ) {
    return (word & mask) >>> 0;
  }
  return toWord(toUnsigned64(word) & toUnsigned64(mask));
}

/** Whether two integers are the same value, whatever their representation. */
export function sameWord(a: Word, b: Word): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: compares a bigint with a number by value
  return a == b;
}

/** `word + n`, exact. */
export function addWord(word: Word, n: number): Word {
  if (typeof word === 'number' && word + n <= Number.MAX_SAFE_INTEGER) return word + n;
  return toWord(BigInt(word) + BigInt(n));
}
