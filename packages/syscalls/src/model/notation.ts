import type { Bytes } from '../values/bytes.js';
import type { AnyKind } from './kind.js';
import type { Text } from './strings.js';
import type { Word } from './word.js';

/**
 * How a value that no general rule fits is written in C's manner. Notations are made of values and kinds, not of
 * finished text, so that every formatter keeps its own rules about strings, numbers and names.
 */
export type Notation =
  /** As it stands. */
  | string
  /** A quoted string, cut by `-s`. */
  | { readonly text: Text | Bytes }
  /** A quoted string, whole. */
  | { readonly quoted: Text | Bytes }
  /** A quoted string of bytes in hexadecimal, cut by `-s`. */
  | { readonly dump: Bytes }
  /** A quoted string of bytes in hexadecimal. */
  | { readonly hex: Bytes }
  /** A value shown as its kind is. */
  | { readonly value: unknown; readonly as: AnyKind }
  /** A name for a number: with `-X raw` only the number is shown, with `-X verbose` both. */
  | { readonly symbol: string; readonly of: string }
  /** `name(a, b)`. */
  | { readonly call: string; readonly args: readonly Notation[] }
  /** `{a=1, b=2}`; members with an empty name stand bare. `more`: `...` at the end. */
  | { readonly members: readonly (readonly [name: string, value: Notation])[]; readonly more?: boolean }
  /** `[a, b]`. */
  | { readonly items: readonly Notation[]; readonly more?: boolean }
  /** Parts one after the other. */
  | { readonly parts: readonly Notation[] }
  /** A comment: the date of a time, nothing for the time 0. */
  | { readonly date: Word; readonly nanoseconds: Word }
  | { readonly date: Word; readonly microseconds: Word }
  /** The date of a time by itself, however constants are shown. */
  | { readonly dateOf: Word }
  /** The date of a time by the machine's own clock: nanoseconds since it was started. */
  | { readonly sinceBoot: Word }
  /** Shown only with `-v`, `otherwise` else. */
  | { readonly verbose: Notation; readonly otherwise: Notation }
  /** By the way constants are shown (`-X`), where it is not the way of numbers with names. */
  | { readonly styles: { readonly abbrev: Notation; readonly raw: Notation; readonly verbose: Notation } };

/** A value that has a plain form and a meaning: the meaning alone, the form alone (`-X raw`), or both (`-X verbose`). */
export function meaning(plain: Notation, meant: Notation): Notation {
  return { styles: { abbrev: meant, raw: plain, verbose: { parts: [plain, ' /* ', meant, ' */'] } } };
}
