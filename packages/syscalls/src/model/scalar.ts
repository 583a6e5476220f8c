import type { Abi } from './abi.js';
import { alignOf, type CType, type Reader, readerOf, sizeOf } from './ctype.js';
import type { Frame } from './frame.js';
import { type Kind, kind } from './kind.js';
import type { Scope } from './scope.js';
import type { Word } from './word.js';

/** A kind that is one integer in memory or in a register. */
export interface ScalarKind<out T> extends Kind<T> {
  readonly c: CType;
}

/** Makes a kind of one integer. `extra` holds what formatters of this kind need to know. */
export function scalar<T, E extends object>(
  name: string,
  c: CType,
  convert: (word: Word, frame: Frame) => T,
  extra: E,
  plan?: Kind['plan'],
): ScalarKind<T> & E {
  const made = {
    kind: name,
    c,
    size: (abi: Abi) => sizeOf(c, abi),
    align: (abi: Abi) => alignOf(c, abi),
    compile(scope: Scope, offset: number) {
      const read = slotReader(scope, c);
      const reach = offset + sizeOf(c, scope.abi);
      return (frame: Frame, _memory: unknown, base: number, end: number) =>
        base + reach > end ? (undefined as T) : convert(read(frame.view, base + offset), frame);
    },
    ...extra,
  };
  return kind<T, typeof made>(plan === undefined ? made : { ...made, plan });
}

/**
 * A maker of kinds that differ by their C type alone. Kinds are immutable: each is made once, of which there would be
 * thousands.
 */
export function perType<K>(usual: CType, make: (c: CType) => K): (c?: CType) => K {
  const made = new Map<CType, K>();
  return (c = usual) => {
    let known = made.get(c);
    if (known === undefined) {
      known = make(c);
      made.set(c, known);
    }
    return known;
  };
}

/** Reads a C type from memory, or from argument registers: 64-bit arguments take two of them on 32-bit machines. */
export function slotReader(scope: Scope, c: CType): Reader {
  const read = readerOf(c, scope.abi);
  if (!scope.atTop || scope.abi.wordSize === 8 || sizeOf(c, scope.abi) < 8) return read;
  const high = readerOf(c === 's64' ? 's32' : 'u32', scope.abi);
  return (view, pos) => {
    const upper = high(view, pos + 8);
    const lower = view.getUint32(pos, true);
    if (upper < 0x20_0000 && upper >= -0x20_0000) return Number(upper) * 0x1_0000_0000 + lower;
    return (BigInt(upper) << 32n) | BigInt(lower);
  };
}
