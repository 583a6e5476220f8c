import type { Op } from '../plan/op.js';
import type { Abi } from './abi.js';
import type { CType } from './ctype.js';
import type { Frame } from './frame.js';
import type { Memory } from './memory.js';
import type { Scope } from './scope.js';
import type { Word } from './word.js';

/** Names the property that carries the type of a kind's values; it exists for the compiler only. */
export declare const VALUE: unique symbol;

/**
 * Decodes one value.
 *
 * @param memory the snapshot that pointers in this value lead into
 * @param base where the element (structure, array element, or the argument registers) begins in the frame's view
 * @param end where the readable bytes end: a value that would reach beyond it is undefined
 * @param up base of the element whose pointer led to this one, or -1
 */
export type Decoder<T> = (frame: Frame, memory: Memory, base: number, end: number, up: number) => T;

/**
 * What a piece of data is: how it is laid out, captured, decoded and called. Kinds are immutable and know no formatter;
 * a formatter has one way to show each `kind`.
 */
export interface Kind<out T = unknown> {
  /** Exists in types only: carries the type of the values. */
  readonly [VALUE]: T;
  /** Name of the kind, by which formatters choose. */
  readonly kind: string;
  /** For kinds that are a single integer: its C type. */
  readonly c?: CType;
  /** As an argument: how many registers it takes, where its C type does not tell. */
  readonly registers?: number;
  /** Bytes it takes in memory. Kinds of variable length give their fixed part. */
  size(abi: Abi): number;
  /** The alignment in bytes inside a struct of this ABI. */
  align(abi: Abi): number;
  /**
   * Makes the decoder for a value at `offset` of the current element. Decoders are total: any bytes give a value.
   */
  compile(scope: Scope, offset: number): Decoder<T>;
  /** Adds the capture operations for memory that a value at `offset` of the current element points to. */
  plan?(scope: Scope, offset: number, ops: Op[]): void;
  /** For memory that no register points to: where it lies. */
  addressOf?(frame: Frame): Word;
  /** For pointers: when the memory behind is read. */
  readonly phase?: 'entry' | 'exit' | 'both';
}

/** The TypeScript type of the values of a kind. */
export type ValueOf<K extends { readonly [VALUE]: unknown }> = K[typeof VALUE];

/** Completes a kind with its type, which exists for the compiler only. */
export function kind<T, K extends object>(parts: K & Omit<Kind<T>, typeof VALUE>): K & Kind<T> {
  return parts as K & Kind<T>;
}

/** A kind of whatever values. */
// biome-ignore lint/suspicious/noExplicitAny: any kind of kind, for constraints only
export type AnyKind = Kind<any>;
