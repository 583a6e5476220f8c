/** Shapes of arguments that several families of requests share. */

import type { CType } from '../model/ctype.js';
import { int } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import { type PointerOptions, pointer } from '../model/pointer.js';
import { buffer } from '../model/strings.js';
import type { Fields, StructKind } from '../model/struct.js';

/** A pointer that the kernel writes to. */
export const out = <K extends AnyKind>(kind: K) => pointer(kind, { direction: 'out' });

/** A pointer to a number. */
export const number = (c: CType = 's32') => pointer(int(c));

/** A pointer to a number that the kernel gives. */
export const numberOut = (c: CType = 's32') => pointer(int(c), { direction: 'out' });

/** A pointer to so many bytes that are shown as a string. */
export const bytesText = (bytes: number, direction: 'in' | 'out' = 'in') => buffer(bytes, { direction });

/** Which members of a structure the kernel gives. */
export interface Exchanged<F extends Fields>
  extends Pick<PointerOptions, 'size' | 'partial' | 'least' | 'most' | 'always'> {
  /** Members that the kernel fills in. */
  readonly out?: readonly (keyof F & string)[];
  /** Members that both give; both values are shown where they differ. */
  readonly changed?: readonly (keyof F & string)[];
  /** Members that are shown when the call ends, as the program gave them if it failed. */
  readonly late?: readonly (keyof F & string)[];
}

/** A pointer to a structure of which the program gives some members and the kernel others; it is shown as one. */
export function exchange<F extends Fields>(kind: StructKind<F>, members: Exchanged<F>) {
  const { out: filled = [], changed = [], late = [], ...options } = members;
  return pointer(kind, {
    ...options,
    direction: 'inout',
    after: kind,
    exchange: { out: filled, changed, late },
  });
}
