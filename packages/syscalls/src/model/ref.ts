import type { CType } from './ctype.js';
import type { Word } from './word.js';

/**
 * Where a number comes from that decides about other memory: a length, a count, a command. References are data, so
 * that the engine can follow them as well as the decoder.
 */
export type Ref =
  | { readonly from: 'const'; readonly value: number }
  | { readonly from: 'arg'; readonly name: string }
  /** A member of the structure that the referring member lies in, or of the one whose pointer led to it. */
  | { readonly from: 'field'; readonly name: string }
  | { readonly from: 'result' }
  /** What the pointer argument points to (a `socklen_t *`, say), in the phase of the one who refers. */
  | {
      readonly from: 'pointee';
      readonly name: string;
      readonly c: CType;
      readonly phase?: 'entry' | 'exit';
      /** Offset in what the argument points to; 0 if absent. */
      readonly at?: number;
    };

/** The value of a syscall argument. */
export function arg(name: string): Ref {
  return { from: 'arg', name };
}

/** The value of a member of the enclosing structure. */
export function field(name: string): Ref {
  return { from: 'field', name };
}

/** The call's result. */
export const result: Ref = { from: 'result' };

/** The integer that a pointer argument points to, or that stands at an offset behind it. */
export function pointee(name: string, c: CType = 'u32', phase?: 'entry' | 'exit', at = 0): Ref {
  return {
    from: 'pointee',
    name,
    c,
    ...(phase === undefined ? {} : { phase }),
    ...(at === 0 ? {} : { at }),
  };
}

/**
 * A length: `((value of + add) >> shift) * mul`, and at most `most` where that is given. What was not transferred
 * (`less`, where it is positive and no more than that) is taken off when decoding.
 */
export interface Length {
  readonly of: Ref;
  readonly add?: number;
  readonly shift?: number;
  readonly mul?: number;
  readonly most?: LengthLike;
  readonly less?: Ref;
}

/** A length: a number, where one stands, or one of these with arithmetic. */
export type LengthLike = number | Ref | Length;

/** A length, whichever way it was given. */
export function toLength(length: LengthLike): Length {
  if (typeof length === 'number') return { of: { from: 'const', value: length } };
  return 'of' in length ? length : { of: length };
}

/** A comparison of a number with a constant: `(value of ref & mask) <compare> value`. */
export interface Clause {
  readonly of: Ref;
  readonly mask?: Word;
  readonly compare: 'eq' | 'ne' | 'lt' | 'ge';
  readonly value: Word;
}

/** All of the clauses hold. */
export type Condition = readonly Clause[];

/** The value is this one. */
export function equals(of: Ref, value: Word): Clause {
  return { of, compare: 'eq', value };
}

/** At least one of these bits is set. */
export function hasBits(of: Ref, mask: Word): Clause {
  return { of, mask, compare: 'ne', value: 0 };
}

/** None of these bits is set. */
export function lacksBits(of: Ref, mask: Word): Clause {
  return { of, mask, compare: 'eq', value: 0 };
}
