import type { Abi } from '../model/abi.js';
import type { UnionKind } from '../model/branch.js';
import { type CustomKind, custom, decodeInside } from '../model/custom.js';
import { placementOf } from '../model/decorate.js';
import type { Frame } from '../model/frame.js';
import { type AnyKind, type Kind, kind, type ValueOf } from '../model/kind.js';
import type { Memory } from '../model/memory.js';
import type { Notation } from '../model/notation.js';
import type { Ref } from '../model/ref.js';
import type { Scope } from '../model/scope.js';
import type { Fields, StructKind } from '../model/struct.js';
import type { EnumTable } from '../model/table.js';
import { Bytes } from '../values/bytes.js';
import { hexLiteral } from './internet.js';

/** One number behind a pointer: `[1]`. */
export const indirect = <K extends AnyKind>(inside: K): CustomKind<ValueOf<K>> =>
  custom<ValueOf<K>>({
    name: 'indirect',
    decode: (frame, pos, end, memory) => decodeInside(inside as Kind<ValueOf<K>>, frame, memory, pos, end),
    show: (value) => ({ items: [{ value, as: inside }] }),
  });

/** Bytes up to the end, as a string that `-s` does not cut. */
export const wholeText = custom<Bytes>({
  name: 'text',
  decode: ({ bytes }, pos, end) => new Bytes(bytes, pos, end, end - pos),
  show: (value) => ({ quoted: value }),
});

/** Bytes up to the end that nobody has described: in hexadecimal, whole. */
export const undescribed = custom<Bytes>({
  name: 'bytes',
  decode: ({ bytes }, pos, end) => new Bytes(bytes, pos, end, end - pos),
  show: (value) => ({ hex: value }),
});

/** What of a structure's members there is: the one that was cut has its bytes only. */
interface Part {
  readonly value: unknown;
  /** The bytes of a member that is not whole. */
  readonly cut: readonly number[] | undefined;
}

const parts = new WeakMap<object, ReadonlyMap<string, Part>>();

/** A structure of which the kernel gave only so many bytes: the last member may be cut. */
export const partial = <F extends Fields>(
  structure: StructKind<F>,
): CustomKind<Partial<ValueOf<StructKind<F>>>> =>
  custom<Partial<ValueOf<StructKind<F>>>>({
    name: structure.name,
    decode(frame, pos, end, memory) {
      const { offsets } = structure.layout(frame.abi);
      const value: Record<string, unknown> = {};
      const shown = new Map<string, Part>();
      for (const [name, member] of Object.entries(structure.fields) as [string, AnyKind][]) {
        const at = pos + (offsets.get(name) ?? 0);
        if (at >= end) break;
        const whole = at + member.size(frame.abi) <= end;
        const own = whole ? decodeInside(member, frame, memory, at, end) : undefined;
        if (whole) value[name] = own;
        shown.set(name, { value: own, cut: whole ? undefined : [...frame.bytes.subarray(at, end)] });
      }
      parts.set(value, shown);
      return value as Partial<ValueOf<StructKind<F>>>;
    },
    show: (value) => ({
      members: [...(parts.get(value as object) ?? [])].map(([name, part]): [string, Notation] => {
        const as = structure.fields[name] as AnyKind;
        const { bare = false, label = name } = placementOf(as);
        return part.cut === undefined
          ? [bare ? '' : label, { value: part.value, as }]
          : [label, hexLiteral(part.cut)];
      }),
    }),
  });

/** What a number elsewhere says a value is; one of many, so that each is found at once. */
export function chosenBy<K extends AnyKind, O extends AnyKind>(
  ref: Ref,
  kinds: ReadonlyMap<number, K>,
  otherwise: O,
): UnionKind<ValueOf<K> | ValueOf<O>> {
  type Value = ValueOf<K> | ValueOf<O>;
  return kind<Value, Omit<UnionKind<Value>, keyof Kind> & { kind: 'union' }>({
    kind: 'union',
    ...(otherwise.c === undefined ? {} : { c: otherwise.c }),
    alternatives: [...kinds.values(), otherwise],
    flat: false,
    size: (abi: Abi) => otherwise.size(abi),
    align: (abi: Abi) => otherwise.align(abi),
    compile(scope: Scope, offset: number) {
      const read = scope.reader(ref);
      const decoders = new Map([...kinds].map(([key, one]) => [key, one.compile(scope, offset)]));
      const other = otherwise.compile(scope, offset);
      return (frame: Frame, memory: Memory, base: number, end: number, up: number) => {
        const key = Number(read(frame, memory, base, up));
        const chosen = kinds.get(key) ?? otherwise;
        const value = (decoders.get(key) ?? other)(frame, memory, base, end, up) as Value;
        frame.chosen = chosen;
        return value;
      };
    },
  });
}

/** Two tables as one: names of the first win. */
export function joinTables<A extends string, B extends string>(
  first: EnumTable<A>,
  second: EnumTable<B>,
): EnumTable<A | B> {
  return {
    type: 'enum',
    radix: first.radix,
    unknown: first.unknown,
    wide: first.wide,
    entries: (arch) => [...first.entries(arch), ...second.entries(arch)],
    nameOf: (value, arch) => first.nameOf(value, arch) ?? second.nameOf(value, arch),
    valueOf: (name, arch) => first.valueOf(name, arch) ?? second.valueOf(name, arch),
  };
}
