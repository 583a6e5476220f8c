import type { Abi } from '../model/abi.js';
import { readerOf } from '../model/ctype.js';
import { type AnyKind, type Kind, kind, type ValueOf } from '../model/kind.js';
import { decodeElements, type ListKind, type ListOptions, type Pointed } from '../model/pointer.js';
import { arg, type LengthLike } from '../model/ref.js';
import type { Scope } from '../model/scope.js';
import { type BufferKind, buffer } from '../model/strings.js';
import { addWord } from '../model/word.js';
import { type Op, OpKind } from '../plan/op.js';
import { Address } from '../values/address.js';
import { Bytes } from '../values/bytes.js';
import { PartialArray } from '../values/partial-array.js';

/** The argument that is a pointer to the structure. */
const ARGUMENT = 'argp';

/**
 * An array behind the fixed part of the structure that `argp` points to. It is read by itself: the fixed part is shown
 * even where the array cannot be read.
 *
 * @param at where the array begins in the structure
 * @param options.upTo elements that the structure has room for
 */
export function following<K extends AnyKind>(
  element: K,
  length: LengthLike,
  at: number | ((abi: Abi) => number),
  options: ListOptions & { readonly upTo?: number } = {},
): ListKind<Pointed<readonly ValueOf<K>[]>> {
  type Value = Pointed<readonly ValueOf<K>[]>;
  const offsetOf = (abi: Abi): number => (typeof at === 'number' ? at : at(abi));
  return kind<Value, Omit<ListKind<Value>, keyof Kind> & { kind: 'list' }>({
    kind: 'list',
    element,
    options,
    size: () => 0,
    align: () => 1,
    compile(scope: Scope, _offset: number) {
      const inner = element.compile(scope.element(), 0);
      const stride = element.size(scope.abi);
      const elements = scope.lengthReader(length);
      const slot = scope.registers.argument(ARGUMENT);
      const read = readerOf('ptr', scope.abi);
      const start = offsetOf(scope.abi);
      const { upTo = Number.POSITIVE_INFINITY } = options;
      return (frame, memory, base, _end, up) => {
        let total = elements(frame, memory, base, up);
        if (total === undefined || slot === undefined) return undefined as unknown as Value;
        if (options.inBytes === true) total = Math.floor(Number(total) / stride);
        const address = addWord(read(frame.view, frame.argsAt + slot.offset), start);
        const cut = total > upTo;
        const values = decodeElements(frame, memory, address, cut ? upTo : total, stride, inner, base);
        if (values === undefined) return new Address(address);
        if (!cut || values instanceof PartialArray) return values as unknown as Value;
        const some = PartialArray.from(values) as PartialArray<unknown>;
        some.total = total;
        return some as unknown as Value;
      };
    },
    plan(scope: Scope, _offset: number, ops: Op[]) {
      const stride = element.size(scope.abi);
      const children: Op[] = [];
      const factor = options.inBytes === true ? 1 : stride;
      const lengths = scope.planLengths(length, ops, factor);
      // Operations begin where a pointer leads to: the fixed part is copied once more, in whole elements.
      const before = Math.ceil(offsetOf(scope.abi) / factor);
      ops.push({
        kind: OpKind.BYTES,
        flags: 0,
        base: scope.operand(arg(ARGUMENT), ops),
        lengths: lengths.map((one) => ({ ...one, add: one.add + (before << one.shift) })),
        cap: 65_536,
        stride: 0,
        elements: 0,
        guards: [],
        children,
      });
    },
  });
}

/** Bytes behind the fixed part of the structure that `argp` points to, as many as another member says. */
export function followingBytes(length: LengthLike, at: number, as: BufferKind['as'] = 'data'): BufferKind {
  const own = buffer(length, { as });
  return {
    ...own,
    size: () => 0,
    align: () => 1,
    compile(scope: Scope, _offset: number) {
      const total = scope.lengthReader(length);
      const slot = scope.registers.argument(ARGUMENT);
      const read = readerOf('ptr', scope.abi);
      return (frame, memory, base, _end, up) => {
        const wanted = total(frame, memory, base, up);
        if (wanted === undefined || slot === undefined) return undefined as unknown as Pointed<Bytes>;
        if (wanted === 0) return new Bytes(frame.bytes, 0, 0, 0);
        const address = addWord(read(frame.view, frame.argsAt + slot.offset), at);
        if (!memory.find(address, Number(wanted))) return new Address(address);
        return new Bytes(frame.bytes, memory.pos, memory.end, wanted);
      };
    },
    plan(scope: Scope, _offset: number, ops: Op[]) {
      ops.push({
        kind: OpKind.BYTES,
        flags: 0,
        base: scope.operand(arg(ARGUMENT), ops),
        lengths: scope.planLengths(length, ops).map((one) => ({ ...one, add: one.add + at })),
        cap: 65_536,
        stride: 0,
        elements: 0,
        guards: [],
        children: [],
      });
    },
  };
}
