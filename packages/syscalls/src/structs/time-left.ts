import type { AnyKind } from '../model/kind.js';
import type { Notation } from '../model/notation.js';

/** What remains of a time that the kernel counts down, where there is one: `left {…}`. */
export function left(value: unknown, as: AnyKind): Notation[] {
  return value === null || value === undefined ? [] : [{ parts: ['left ', { value, as }] }];
}

/** Parts with commas between them; nothing at all if there are none. */
export function joined(parts: readonly Notation[]): Notation | undefined {
  if (parts.length === 0) return undefined;
  return { parts: parts.flatMap((part, i) => (i === 0 ? [part] : [', ', part])) };
}
