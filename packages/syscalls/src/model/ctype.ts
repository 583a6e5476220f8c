import type { Abi } from './abi.js';
import { readS64, readU64, type Word } from './word.js';

/**
 * A C integer type as kernel headers use them. `long`, `ulong` and `ptr` have the size of the ABI's word; the types
 * that end in `be` are in network byte order. `char` has a sign on x86, and none on ARM.
 */
export type CType =
  | 's8'
  | 'u8'
  | 'char'
  | 's16'
  | 'u16'
  | 's32'
  | 'u32'
  | 's64'
  | 'u64'
  | 'long'
  | 'ulong'
  | 'ptr'
  | 'u16be'
  | 'u32be'
  | 'u64be';

/** Reads an integer at a byte offset. */
export type Reader = (view: DataView, pos: number) => Word;

type FixedType = Exclude<CType, 'char' | 'long' | 'ulong' | 'ptr'>;

/** The fixed-width type that a C type is under an ABI. */
export function fixed(c: CType, abi: Abi): FixedType {
  if (c === 'char') return abi.arch === 'aarch64' ? 'u8' : 's8';
  if (c === 'long') return abi.wordSize === 8 ? 's64' : 's32';
  if (c === 'ulong' || c === 'ptr') return abi.wordSize === 8 ? 'u64' : 'u32';
  return c;
}

/** Size in bytes. */
export function sizeOf(c: CType, abi: Abi): 1 | 2 | 4 | 8 {
  switch (fixed(c, abi)) {
    case 's8':
    case 'u8':
      return 1;
    case 's16':
    case 'u16':
    case 'u16be':
      return 2;
    case 's32':
    case 'u32':
    case 'u32be':
      return 4;
    default:
      return 8;
  }
}

/** Alignment in bytes within a struct. */
export function alignOf(c: CType, abi: Abi): number {
  const size = sizeOf(c, abi);
  return size === 8 ? abi.align64 : size;
}

export function isSigned(c: CType, abi: Abi): boolean {
  return fixed(c, abi).startsWith('s');
}

const readers: Record<FixedType, Reader> = {
  s8: (v, p) => v.getInt8(p),
  u8: (v, p) => v.getUint8(p),
  s16: (v, p) => v.getInt16(p, true),
  u16: (v, p) => v.getUint16(p, true),
  s32: (v, p) => v.getInt32(p, true),
  u32: (v, p) => v.getUint32(p, true),
  s64: readS64,
  u64: readU64,
  u16be: (v, p) => v.getUint16(p, false),
  u32be: (v, p) => v.getUint32(p, false),
  u64be: (v, p) => {
    const value = v.getBigUint64(p, false);
    return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
  },
};

/** The function that reads a C type under an ABI. */
export function readerOf(c: CType, abi: Abi): Reader {
  return readers[fixed(c, abi)];
}
