import { int } from '../model/integers.js';
import { type Kind, kind, type ValueOf } from '../model/kind.js';
import { type Pointed, type PointerKind, pointer } from '../model/pointer.js';
import { arg, equals, type Length, pointee } from '../model/ref.js';
import { slotReader } from '../model/scalar.js';
import type { Scope } from '../model/scope.js';
import { Address } from '../values/address.js';
import type { InOut } from '../values/in-out.js';

const inner = pointer(int(), { direction: 'inout', collapse: true });

/** `socklen_t *`: the room for what goes with it before the call, and how much the kernel had to put there. */
export type LengthValue = InOut<Pointed<number>> | Address | null;

/**
 * A length that goes both ways. It is not looked at where the kernel does not look at it either: where there is no
 * room to measure.
 *
 * @param beside the argument with the room; without one the length always counts
 */
export function lengthPointer(beside?: string): PointerKind<LengthValue> {
  if (beside === undefined) return inner as PointerKind<LengthValue>;
  return kind<LengthValue, Omit<PointerKind<LengthValue>, keyof Kind> & { kind: 'pointer' }>({
    ...inner,
    compile(scope: Scope, offset: number) {
      const decode = inner.compile(scope, offset);
      const read = slotReader(scope, 'ptr');
      const nowhere = scope.test([equals(arg(beside), 0)]);
      return (frame, memory, base, end, up) => {
        if (!nowhere(frame, memory, base, end, up))
          return decode(frame, memory, base, end, up) as ValueOf<typeof inner>;
        const word = read(frame.view, base + offset);
        return word === 0 ? null : new Address(word);
      };
    },
  }) as PointerKind<LengthValue>;
}

/** How much of the room the kernel filled: what it had, but no more than there was room for. */
export const filled = (name: string): Length => ({
  of: pointee(name, 's32', 'entry'),
  most: pointee(name, 's32', 'exit'),
});
