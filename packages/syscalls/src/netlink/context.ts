import { decodeInside } from '../model/custom.js';
import type { Frame } from '../model/frame.js';
import type { AnyKind } from '../model/kind.js';
import type { Memory } from '../model/memory.js';
import { pointer } from '../model/pointer.js';
import { blob, buffer } from '../model/strings.js';
import { addWord, type Word } from '../model/word.js';
import { Address } from '../values/address.js';
import { Bytes } from '../values/bytes.js';

/** Where netlink data is decoded from, and what decides how it is read. */
export interface NetlinkContext {
  readonly frame: Frame;
  readonly memory: Memory;
  /** Address of the data, and where it begins in the frame. */
  readonly address: Word;
  readonly start: number;
  /** Where the bytes end that could be read. */
  readonly readable: number;
  /** The protocol of the socket (linux/netlink.h), or -1. */
  readonly protocol: number;
  /** How many attributes lie around this one: what programs send may be nested without end. */
  readonly depth: number;
  /** The header that the attributes belong to, as its decoder left it for them. */
  readonly owner: unknown;
}

/** A value with the way it is shown. */
export interface Shown {
  readonly value: unknown;
  readonly as: AnyKind;
}

/**
 * Reads what an attribute carries: `length` bytes at `pos`. Undefined if they cannot be what the attribute is to have:
 * then they are shown as they are.
 */
export type Reader = (
  context: NetlinkContext,
  pos: number,
  length: number,
  type: number,
) => Shown | undefined;

const unread = pointer(blob());
const hexBytes = buffer(0, { as: 'hex' });

/** Data that was not read: its address. */
export function notRead(context: NetlinkContext, pos: number): Shown {
  return { value: new Address(addWord(context.address, pos - context.start)), as: unread };
}

/** Bytes as they are, in hexadecimal. */
export function asBytes(context: NetlinkContext, pos: number, length: number): Shown {
  const end = Math.min(pos + length, context.readable);
  // Text that ends with memory is not read at all.
  if (end < pos + length) return notRead(context, pos);
  return { value: new Bytes(context.frame.bytes, pos, Math.max(pos, end), length), as: hexBytes };
}

/** Decodes a kind of fixed size; its address if it was not read. */
export function decodeFixed(context: NetlinkContext, kind: AnyKind, pos: number): Shown {
  const { frame, memory } = context;
  const size = kind.size(frame.abi);
  if (pos + size > context.readable) return notRead(context, pos);
  return { value: decodeInside(kind, frame, memory, pos, pos + size), as: kind };
}

/** Whether bytes were read. */
export const isRead = (context: NetlinkContext, pos: number, length: number): boolean =>
  pos + length <= context.readable;
