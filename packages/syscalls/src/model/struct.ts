import type { Op } from '../plan/op.js';
import { Bytes } from '../values/bytes.js';
import type { Abi, Arch } from './abi.js';
import { noteChoice } from './branch.js';
import { type CType, sizeOf } from './ctype.js';
import type { Frame } from './frame.js';
import { type AnyKind, type Decoder, type Kind, kind, type ValueOf } from './kind.js';
import { ChunkStatus, type Memory } from './memory.js';
import type { Scope, Slot } from './scope.js';

/** Members or arguments by name, in order. */
export type Fields = Readonly<Record<string, AnyKind>>;
/** The values that members or arguments decode to. */
export type FieldValues<F extends Fields> = { readonly [N in keyof F]: ValueOf<F[N]> };

/** Where a struct departs from the C compiler’s rules, and how it is shown. */
export interface StructOptions<F extends Fields> {
  /**
   * Members that are shown without `-v`; the others become `...`. A function where the choice depends on the value.
   */
  readonly brief?: readonly (keyof F & string)[] | ((value: FieldValues<F>) => readonly (keyof F & string)[]);
  /**
   * Members in the order they are shown, where it is not the order in memory; those left out are not shown. A function
   * where the choice depends on the value.
   */
  readonly order?: readonly (keyof F & string)[] | ((value: FieldValues<F>) => readonly (keyof F & string)[]);
  /** Without padding between members (`__attribute__((packed))`). */
  readonly packed?: boolean;
  /** Members at explicit offsets, where the kernel's layout is not that of the C types alone (unions). */
  readonly at?: Readonly<Partial<Record<keyof F & string, number | ((abi: Abi) => number)>>>;
  /** Whole size, where members do not tell (reserved tails). */
  readonly bytes?: number | ((abi: Abi) => number);
  /** The structure on architectures that lay the same members out with other types, or in another order. */
  readonly arch?: { readonly [A in Arch]?: LaidOut };
  /** Shown as its members alone, without names and braces: arguments that are passed in memory. */
  readonly spread?: boolean;
  /**
   * The member that says how long the structure is. Where less can be read, `???` stands for what is missing; of a
   * structure that is not even whole as far as its members are known, only this member is shown.
   */
  readonly announced?: keyof F & string;
  /** Whether a non-zero tail beyond the known members is shown, as for structs that grow with the kernel. */
  readonly extensible?: boolean;
}

export interface StructKind<F extends Fields> extends Kind<FieldValues<F>> {
  readonly kind: 'struct';
  /** C tag, `stat` for `struct stat`. */
  readonly name: string;
  readonly fields: F;
  readonly options: StructOptions<F>;
  /** Offsets of the members. */
  layout(abi: Abi): Layout;
}

/** Members and where they stand. */
export interface LaidOut {
  readonly fields: Fields;
  layout(abi: Abi): Layout;
}

export interface Layout {
  readonly size: number;
  readonly align: number;
  readonly offsets: ReadonlyMap<string, number>;
}

/** A C structure, declared by its members. Offsets and size follow from the ABI. */
export function struct<const F extends Fields>(
  name: string,
  fields: F,
  options: StructOptions<F> = {},
): StructKind<F> {
  const layouts = new Map<Abi, Layout>();
  const layout = (abi: Abi): Layout => {
    const other = options.arch?.[abi.arch];
    if (other !== undefined) return other.layout(abi);
    let known = layouts.get(abi);
    if (known === undefined) {
      known = layOut(fields, options as StructOptions<Fields>, abi);
      layouts.set(abi, known);
    }
    return known;
  };
  return kind<FieldValues<F>, Omit<StructKind<F>, keyof Kind> & { kind: 'struct' }>({
    kind: 'struct',
    name,
    fields,
    options,
    layout,
    size: (abi: Abi) => layout(abi).size,
    align: (abi: Abi) => layout(abi).align,
    compile: (scope: Scope, offset: number) => {
      const own = options.arch?.[scope.abi.arch]?.fields ?? fields;
      const decode = compileMembers(scope, offset, own, layout(scope.abi)) as Decoder<FieldValues<F>>;
      const whole = options.extensible === true ? withTail(decode, offset + layout(scope.abi).size) : decode;
      const { announced } = options;
      return announced === undefined
        ? whole
        : withCut(whole, offset, announced, (length) => knownSize(own, layout(scope.abi), scope.abi, length));
    },
    plan: (scope: Scope, offset: number, ops: Op[]) =>
      planMembers(scope, offset, options.arch?.[scope.abi.arch]?.fields ?? fields, layout(scope.abi), ops),
  });
}

function layOut(fields: Fields, options: StructOptions<Fields>, abi: Abi): Layout {
  const offsets = new Map<string, number>();
  let end = 0;
  let align = 1;
  let pos = 0;
  for (const [name, member] of Object.entries(fields)) {
    const own = options.packed === true ? 1 : member.align(abi);
    const given = options.at?.[name];
    pos = given === undefined ? Math.ceil(pos / own) * own : typeof given === 'number' ? given : given(abi);
    offsets.set(name, pos);
    pos += member.size(abi);
    end = Math.max(end, pos);
    align = Math.max(align, own);
  }
  const { bytes } = options;
  const size =
    bytes === undefined ? Math.ceil(end / align) * align : typeof bytes === 'number' ? bytes : bytes(abi);
  return { size, align, offsets };
}

const TAIL: unique symbol = Symbol('tail');

/** What a program passed beyond the members that are known, if it is not all zero. */
export interface Tail {
  /** Offset of the first byte in the structure. */
  readonly from: number;
  /** Undefined where it could not be read. */
  readonly bytes: Bytes | undefined;
}

/** The tail of a decoded structure that grows with the kernel. */
export function tailOf(value: object): Tail | undefined {
  return (value as { [TAIL]?: Tail })[TAIL];
}

/** Notes that a structure goes on beyond what could be read of it. */
export function noteUnreadTail(value: object, from: number): void {
  (value as { [TAIL]?: Tail })[TAIL] = { from, bytes: undefined };
}

function withTail<T>(decode: Decoder<T>, from: number): Decoder<T> {
  return (frame, memory, base, end, up) => {
    const value = decode(frame, memory, base, end, up);
    let start = base + from;
    while (start < end && frame.bytes[start] === 0) start++;
    if (start < end) {
      (value as { [TAIL]?: Tail })[TAIL] = {
        from,
        bytes: new Bytes(frame.bytes, base + from, end, end - base - from),
      };
    }
    return value;
  };
}

const POINTERS: ReadonlySet<string> = new Set(['pointer', 'list', 'string', 'path', 'buffer', 'strings']);

const INTEGERS: Readonly<Record<number, CType>> = { 1: 'u8', 2: 'u16', 4: 'u32', 8: 'u64' };

/** The integer that a member is to those who refer to it. */
function integerOf(member: AnyKind, abi: Abi): CType | undefined {
  if (member.c !== undefined) return member.c;
  if (POINTERS.has(member.kind)) return 'ptr';
  if (member.kind !== 'union') return undefined;
  return INTEGERS[member.size(abi)];
}

const MISSING: unique symbol = Symbol('missing');

/** Notes that only what is shown of a structure in brief could be read. */
export function noteMissing(value: object): void {
  (value as { [MISSING]?: true })[MISSING] = true;
}

/** Whether more of a structure was to be read than could be, see `enoughInBrief` of pointers. */
export function lacksMembers(value: object): boolean {
  return MISSING in value;
}

const CUT: unique symbol = Symbol('cut');

/** Whether less of a structure could be read than it says of itself, see {@link StructOptions.announced}. */
export function isCut(value: object): boolean {
  return CUT in value;
}

/** Bytes of the members that lie whole within a length. */
function knownSize(fields: Fields, layout: Layout, abi: Abi, length: number): number {
  let end = 0;
  for (const [name, member] of Object.entries(fields)) {
    const stop = (layout.offsets.get(name) ?? 0) + member.size(abi);
    if (stop <= length) end = Math.max(end, stop);
  }
  return end;
}

function withCut<T>(
  decode: Decoder<T>,
  offset: number,
  announced: string,
  known: (length: number) => number,
): Decoder<T> {
  return (frame, memory, base, end, up) => {
    const fault = (memory.status & ChunkStatus.FAULT) !== 0;
    const value = decode(frame, memory, base, end, up) as Record<string, unknown>;
    const length = Number(value[announced] ?? 0);
    const have = end - base - offset;
    if (!fault || length <= have) return value as T;
    const shown = have < known(length) ? { [announced]: value[announced] } : value;
    return Object.assign(shown, { [CUT]: true }) as T;
  };
}

/** Members that other members can refer to: those that are one integer. */
function slots(abi: Abi, fields: Fields, layout: Layout, offset: number): Map<string, Slot> {
  const members = new Map<string, Slot>();
  for (const [name, member] of Object.entries(fields)) {
    const c = integerOf(member, abi);
    if (c !== undefined) members.set(name, { offset: offset + (layout.offsets.get(name) ?? 0), c });
  }
  return members;
}

/** Whether members lie inside the readable part is decided member by member: what is beyond `end` is undefined. */
export function compileMembers(
  scope: Scope,
  offset: number,
  fields: Fields,
  layout: Layout,
): Decoder<Record<string, unknown>> {
  const inner = scope.within(slots(scope.abi, fields, layout, offset));
  const names: string[] = [];
  const unions: boolean[] = [];
  const decoders: Decoder<unknown>[] = [];
  for (const [name, member] of Object.entries(fields)) {
    if (member.kind === 'padding') continue;
    names.push(name);
    unions.push(member.kind === 'union');
    decoders.push(member.compile(inner, offset + (layout.offsets.get(name) ?? 0)));
  }
  const count = names.length;
  return (frame: Frame, memory: Memory, base: number, end: number, up: number) => {
    const value: Record<string, unknown> = {};
    for (let i = 0; i < count; i++) {
      value[names[i] as string] = (decoders[i] as Decoder<unknown>)(frame, memory, base, end, up);
      if (unions[i] === true) noteChoice(value, names[i] as string, frame.chosen);
    }
    return value;
  };
}

export function planMembers(scope: Scope, offset: number, fields: Fields, layout: Layout, ops: Op[]): void {
  const inner = scope.within(slots(scope.abi, fields, layout, offset));
  for (const [name, member] of Object.entries(fields)) {
    member.plan?.(inner, offset + (layout.offsets.get(name) ?? 0), ops);
  }
}

/** Bytes that mean nothing. */
export function padding(bytes: number, align = 1): Kind<undefined> & { kind: 'padding' } {
  return kind<undefined, { kind: 'padding' }>({
    kind: 'padding',
    size: () => bytes,
    align: () => align,
    compile: () => () => undefined,
  });
}

/** Padding of one C type. */
export function reserved(c: CType): Kind<undefined> & { kind: 'padding' } {
  return kind<undefined, { kind: 'padding' }>({
    kind: 'padding',
    size: (abi: Abi) => sizeOf(c, abi),
    align: (abi: Abi) => Math.min(sizeOf(c, abi), sizeOf(c, abi) === 8 ? abi.align64 : 8),
    compile: () => () => undefined,
  });
}
