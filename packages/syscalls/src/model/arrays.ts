import type { Op } from '../plan/op.js';
import { PartialArray } from '../values/partial-array.js';
import type { Abi } from './abi.js';
import { readerOf } from './ctype.js';
import type { Frame } from './frame.js';
import { type AnyKind, type Kind, kind, type ValueOf } from './kind.js';
import type { Memory } from './memory.js';
import type { LengthLike } from './ref.js';
import type { Scope } from './scope.js';
import type { Fields, FieldValues, StructKind } from './struct.js';
import type { Word } from './word.js';

export interface ArrayKind<T> extends Kind<readonly T[]> {
  readonly kind: 'array';
  readonly element: AnyKind;
}

function partial<T>(total: Word): PartialArray<T> {
  const values = new PartialArray<T>();
  values.total = total;
  return values;
}

/**
 * An array inside a structure. Without a number of elements it reaches to the end of what was read (a flexible array
 * member); a length bounds how many of them count.
 */
export function array<K extends AnyKind>(
  element: K,
  elements?: number,
  length?: LengthLike,
): ArrayKind<ValueOf<K>> {
  type Value = readonly ValueOf<K>[];
  return kind<Value, Omit<ArrayKind<ValueOf<K>>, keyof Kind> & { kind: 'array' }>({
    kind: 'array',
    element,
    size: (abi: Abi) => (elements ?? 0) * element.size(abi),
    align: (abi: Abi) => element.align(abi),
    compile(scope: Scope, offset: number) {
      const inner = element.compile(scope.element(), 0);
      const stride = Math.max(1, element.size(scope.abi));
      const bound = length === undefined ? undefined : scope.lengthReader(length);
      return (frame: Frame, memory: Memory, base: number, end: number, up: number) => {
        const start = base + offset;
        if (start > end || (start === end && elements !== undefined)) return undefined as unknown as Value;
        let room = Math.floor((end - start) / stride);
        if (elements !== undefined && elements < room) room = elements;
        const given = bound?.(frame, memory, base, up);
        if (given !== undefined && given < room) room = Number(given);
        // Of a flexible array, more elements may be there than were read.
        const values: ValueOf<K>[] =
          elements === undefined && given !== undefined && given > room ? partial(given) : [];
        for (let i = 0, at = start; i < room; i++, at += stride)
          values.push(inner(frame, memory, at, at + stride, base));
        return values;
      };
    },
    plan(scope: Scope, offset: number, ops: Op[]) {
      // Members of arrays inside structures rarely hold pointers; those that do are few, and unrolled.
      if (element.plan === undefined || elements === undefined) return;
      for (let i = 0; i < Math.min(elements, 16); i++)
        element.plan(scope, offset + i * element.size(scope.abi), ops);
    },
  });
}

/**
 * Structures of different lengths one after the other, up to the end of what was read, each of which tells its own
 * length (directory entries). The size of the structure is that of its fixed part.
 */
export function records<F extends Fields>(
  element: StructKind<F>,
  length: keyof F & string,
): ArrayKind<FieldValues<F>> {
  type Value = readonly FieldValues<F>[];
  return kind<Value, Omit<ArrayKind<FieldValues<F>>, keyof Kind> & { kind: 'array' }>({
    kind: 'array',
    element,
    size: () => 0,
    align: (abi: Abi) => element.align(abi),
    compile(scope: Scope, offset: number) {
      const inner = element.compile(scope.element(), 0);
      const fixed = element.size(scope.abi);
      const at = element.layout(scope.abi).offsets.get(length) ?? 0;
      const read = readerOf(element.fields[length]?.c ?? 'u16', scope.abi);
      return (frame: Frame, memory: Memory, base: number, end: number) => {
        const values: FieldValues<F>[] = [];
        let pos = base + offset;
        while (pos + fixed <= end) {
          const given = Number(read(frame.view, pos + at));
          const stop = Math.min(pos + Math.max(given, fixed), end);
          values.push(inner(frame, memory, pos, stop, base));
          // A record that is shorter than its fixed part does not tell where the next one is.
          if (given < fixed) break;
          pos = stop;
        }
        return values;
      };
    },
  });
}
