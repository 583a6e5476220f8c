import type { Arch } from '../model/abi.js';

/**
 * A recording: 8 bytes `HSTRACE` and the version, the length of the metadata (u32), the metadata as JSON, then blocks. A block is
 * the length of its compressed data, the length of the data, and the data's checksum (u32 each, little-endian), then
 * records compressed by raw deflate. Each block stands for itself, so that a recording whose writer was killed can be
 * read up to its last whole block.
 */
export const RECORDING_MAGIC: readonly number[] = [0x48, 0x53, 0x54, 0x52, 0x41, 0x43, 0x45];
/** The version of the format that is written and read. */
export const RECORDING_VERSION = 1;
/** Bytes before a block's data. */
export const BLOCK_HEADER = 12;
/** No block is larger, compressed or not: a damaged length must not ask for all memory. */
export const MOST_BLOCK = 64 * 1024 * 1024;

/** What is needed beside the records to make sense of them. */
export interface RecordingMetadata {
  /** Version of the record format. */
  readonly recordVersion: number;
  /** The machine it was made on. */
  readonly arch: Arch;
  /** hstrace that made it. */
  readonly hstrace: string;
  /** Nanoseconds from CLOCK_MONOTONIC to the time of day, as a decimal number. */
  readonly clockOffset: string;
  /** Start, as ISO 8601 says it. */
  readonly started: string;
  readonly command: readonly string[];
  readonly workingDirectory: string;
  /** Most bytes of strings that were copied. */
  readonly stringLimit: number;
  /** The families of generic netlink that the kernel had: numbers and names. Recordings of old have none. */
  readonly genericFamilies?: readonly (readonly [id: number, name: string])[];
  /** The network interfaces that there were at the start: indexes and names. Recordings of old have none. */
  readonly interfaces?: readonly (readonly [index: number, name: string])[];
}

/** Adler-32, as in RFC 1950. */
export function checksum(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let start = 0; start < bytes.length; start += 5552) {
    const end = Math.min(start + 5552, bytes.length);
    for (let i = start; i < end; i++) {
      a += bytes[i] as number;
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return ((b << 16) | a) >>> 0;
}
