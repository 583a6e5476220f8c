import { type CapClassName, type Op, OpFlag, OpKind } from '../plan/op.js';
import { Address } from '../values/address.js';
import type { InOut } from '../values/in-out.js';
import { PartialArray } from '../values/partial-array.js';
import type { Abi } from './abi.js';
import type { UnionKind } from './branch.js';
import { readerOf } from './ctype.js';
import type { Frame } from './frame.js';
import { type AnyKind, type Decoder, type Kind, kind, type ValueOf } from './kind.js';
import { ChunkStatus, type Memory } from './memory.js';
import { type LengthLike, toLength } from './ref.js';
import { constant, type Scope } from './scope.js';
import { type Fields, noteMissing, noteUnreadTail, type StructKind } from './struct.js';
import type { EnumTable } from './table.js';
import { addWord, readU64, type Word } from './word.js';

/** Who fills the memory: the program before the call, the kernel, or both. */
export type Direction = 'in' | 'out' | 'inout';

/** A pointer: null, or what it points to, or the bare address where that was not read. */
export type Pointed<T> = T | Address | null;

/** How a pointer is followed. */
export interface PointerOptions {
  /** Default `in`. Inside structures the direction is that of the outermost pointer. */
  readonly direction?: Direction;
  /** Bytes behind the pointer, where the program tells them (structs that grow with the kernel). */
  readonly size?: LengthLike;
  /** Read after the call even if it failed. */
  readonly always?: boolean;
  /** Most bytes to copy. */
  readonly cap?: number | CapClassName;
  /** A value shorter than its kind is decoded as far as it goes, instead of counting as unreadable. */
  readonly partial?: boolean;
  /** So many bytes have to be readable; what is missing behind them, the target says itself. */
  readonly fragment?: number;
  /** So many bytes are enough where a structure is shown in brief; else its address is shown if some are missing. */
  readonly enoughInBrief?: number;
  /** Where `size` says less than these bytes, nothing is decoded: the kernel would not accept it. */
  readonly least?: number;
  /** Where `size` says more than these bytes, nothing is decoded. */
  readonly most?: number;
  /** Equal values before and after are shown once. */
  readonly collapse?: boolean;
  /**
   * For values that go both ways: the value before the call is shown as the call begins, what became of it when it
   * ends (`{a=1} => {b=2}`). `open`: both stand in one pair of brackets (`[3 => 8]`), which is closed when it ends.
   */
  readonly early?: boolean | 'open';
  /** Where it could not be read after the call, its address is shown in the place of what the kernel left. */
  readonly insist?: boolean;
  /** What the kernel left there, where it is not to be read like what the program gave; shown as with `early`. */
  readonly after?: AnyKind;
  /**
   * For structures that go both ways and are shown as one: the program's members as the call begins, and when it has
   * succeeded the members that the kernel fills in (`out`), in one pair of braces. Of members that it changes, both
   * values are shown where they differ (`a=1 => 2`), or in any case (`both`); `late` ones are shown when the call ends, as the program gave them if it failed;
   * `all` if nothing is shown before.
   */
  readonly exchange?: {
    /** The only member, a structure of its own, whose members these are. */
    readonly inside?: string;
    readonly out?: readonly string[];
    readonly changed?: readonly string[];
    readonly both?: readonly string[];
    readonly late?: readonly string[] | 'all';
    /** `...` stands for the kernel's members where the call failed. */
    readonly cut?: boolean;
    /** Nothing stands for members that are left out in brief where the call failed. */
    readonly uncut?: boolean;
  };
  /** For values that go both ways: where the program gave nothing but zeros, only what the kernel left is shown. */
  readonly blank?: boolean;
  /** What the elements of the array behind it are called, where only their number is shown without `-v`. */
  readonly counted?: string;
  /** Behind it is another pointer, which is looked through: no brackets are shown. */
  readonly through?: boolean;
}

export interface PointerKind<T> extends Kind<T> {
  readonly kind: 'pointer';
  readonly target: AnyKind;
  readonly options: PointerOptions;
}

/** Whether a value that goes both ways is shown in two parts, one as the call begins and one when it ends. */
export function isEarly(kind: AnyKind): boolean {
  if (kind.kind === 'union') return (kind as UnionKind<unknown>).alternatives.some(isEarly);
  const { options } = kind as { options?: PointerOptions };
  return (
    kind.phase === 'both' &&
    ((options?.early ?? false) !== false ||
      options?.after !== undefined ||
      (options?.exchange !== undefined && options.exchange.late !== 'all'))
  );
}

/** Most bytes of a structure or list that are copied when nothing else says. */
const DEFAULT_CAP = 65_536;

/** Reads what a pointer leads to; `undefined` where nothing was read. */
type Follow<T> = (frame: Frame, memory: Memory, address: Word, base: number, up: number) => T | undefined;

/** Makes the decoder of a pointer from the way its target is read. */
export function compilePointer<T>(
  scope: Scope,
  offset: number,
  direction: Direction,
  always: boolean,
  follow: Follow<T>,
  followAfter = follow,
  insist = false,
): Decoder<Pointed<T> | InOut<Pointed<T>>> {
  const read = readerOf('ptr', scope.abi);
  const reach = offset + scope.abi.wordSize;
  const { atTop } = scope;
  const pick = (
    frame: Frame,
    memory: Memory,
    address: Word,
    base: number,
    up: number,
    how = follow,
  ): Pointed<T> => how(frame, memory, address, base, up) ?? new Address(address);
  if (!atTop || direction === 'in') {
    return (frame, memory, base, end, up) => {
      if (base + reach > end) return undefined as unknown as Pointed<T>;
      const word = read(frame.view, base + offset);
      return word === 0 ? null : pick(frame, atTop ? frame.entry : memory, word, base, up);
    };
  }
  if (direction === 'out') {
    return (frame, _memory, base, _end, up) => {
      const word = read(frame.view, base + offset);
      if (word === 0) return null;
      if (!frame.returned || (frame.failed && !always)) return new Address(word);
      return pick(frame, frame.exit, word, base, up);
    };
  }
  return (frame, _memory, base, _end, up) => {
    const word = read(frame.view, base + offset);
    if (word === 0) return { before: null, after: null };
    const before = pick(frame, frame.entry, word, base, up);
    const after =
      !frame.returned || (frame.failed && !always)
        ? insist && frame.returned && !(before instanceof Address)
          ? new Address(word)
          : undefined
        : pick(frame, frame.exit, word, base, up, followAfter);
    return { before, after };
  };
}

/** The phase in which a pointer argument's target is copied. */
export function phaseOf(direction: Direction): 'entry' | 'exit' | 'both' {
  return direction === 'in' ? 'entry' : direction === 'out' ? 'exit' : 'both';
}

/** Adds the operation that copies what a pointer leads to. */
export function planPointer(
  scope: Scope,
  offset: number,
  ops: Op[],
  parts: Partial<Op> & {
    lengthOf?: LengthLike;
    factor?: number;
    always?: boolean | undefined;
    inner?: (scope: Scope, ops: Op[]) => void;
  },
): void {
  const { lengthOf, factor, always, inner, ...op } = parts;
  const lengths = lengthOf === undefined ? (op.lengths ?? []) : scope.planLengths(lengthOf, ops, factor);
  const children: Op[] = [];
  // Behind the pointer begins a new element; what stands around the pointer is its parent.
  inner?.(scope.element(), children);
  ops.push({
    kind: OpKind.BYTES,
    base: scope.place({ offset, c: 'ptr' }),
    cap: DEFAULT_CAP,
    stride: 0,
    elements: 0,
    guards: [],
    ...op,
    flags: (op.flags ?? 0) | (always === true ? OpFlag.ALWAYS : 0),
    lengths,
    children,
  });
}

/** A pointer to one value. */
export function pointer<K extends AnyKind, A extends AnyKind>(
  target: K,
  options: PointerOptions & { direction: 'inout'; after: A },
): PointerKind<InOut<Pointed<ValueOf<K>>, Pointed<ValueOf<A>>>>;
export function pointer<K extends AnyKind>(
  target: K,
  options: PointerOptions & { direction: 'inout' },
): PointerKind<InOut<Pointed<ValueOf<K>>>>;
export function pointer<K extends AnyKind>(
  target: K,
  options?: PointerOptions,
): PointerKind<Pointed<ValueOf<K>>>;
export function pointer(target: AnyKind, options: PointerOptions = {}): PointerKind<unknown> {
  const direction = options.direction ?? 'in';
  return kind<unknown, Omit<PointerKind<unknown>, keyof Kind> & { kind: 'pointer' }>({
    kind: 'pointer',
    target,
    options,
    phase: phaseOf(direction),
    size: (abi: Abi) => abi.wordSize,
    align: (abi: Abi) => abi.wordSize,
    compile(scope: Scope, offset: number) {
      const follow = followOne(scope, target, options);
      const blank = Symbol('blank');
      const decode = compilePointer<unknown>(
        scope,
        offset,
        direction,
        options.always === true,
        options.blank === true && direction === 'inout'
          ? (frame, memory, at, base, up) => {
              const value = follow(frame, memory, at, base, up);
              // What was decoded lies where the memory was found last.
              if (value === undefined || memory !== frame.entry || !memory.find(at, DEFAULT_CAP))
                return value;
              return frame.bytes.subarray(memory.pos, memory.end).every((byte) => byte === 0) ? blank : value;
            }
          : follow,
        options.after === undefined ? undefined : followOne(scope.inPhase('exit'), options.after, options),
        options.insist === true,
      );
      if (options.blank !== true) return decode;
      return (frame, memory, base, end, up) => {
        const value = decode(frame, memory, base, end, up) as InOut<unknown>;
        return value.before === blank ? { ...value, before: undefined } : value;
      };
    },
    plan(scope: Scope, offset: number, ops: Op[]) {
      const behind = scope.phase === 'exit' ? (options.after ?? target) : target;
      planPointer(scope, offset, ops, {
        ...(options.size === undefined
          ? { lengths: [constant(behind.size(scope.abi))] }
          : { lengthOf: options.size }),
        cap: options.cap ?? DEFAULT_CAP,
        always: options.always,
        inner: (element, children) => behind.plan?.(element, 0, children),
      });
    },
  });
}

/** How the one value behind a pointer is read. */
function followOne(scope: Scope, target: AnyKind, options: PointerOptions): Follow<unknown> {
  const inner: Decoder<unknown> = target.compile(scope.element(), 0);
  const fixedSize = target.size(scope.abi);
  const length = options.size === undefined ? undefined : scope.lengthReader(options.size);
  const partial = options.partial === true || options.size !== undefined;
  const { least = 0, most = Number.POSITIVE_INFINITY, fragment = 0, enoughInBrief = 0 } = options;
  const grows = target.kind === 'struct' && (target as StructKind<Fields>).options.extensible === true;
  const limit = typeof options.cap === 'number' ? options.cap : DEFAULT_CAP;
  return (frame, memory, at, base, up) => {
    let wanted: number = fixedSize;
    if (length !== undefined) {
      const given = length(frame, memory, base, up);
      if (given === undefined || given < least || given > most) return undefined;
      wanted = Math.max(fragment, given > limit ? limit : Number(given));
      // An array without elements needs no memory.
      if (wanted === 0 && target.kind === 'array') return inner(frame, memory, 0, 0, base);
    }
    if (!memory.find(at, wanted)) return undefined;
    const { pos, end } = memory;
    if (end - pos < fragment) return undefined;
    if (end - pos >= wanted || (partial && (memory.status & ChunkStatus.FAULT) === 0))
      return inner(frame, memory, pos, end, base);
    if (fragment > 0) return inner(frame, memory, pos, end, base);
    if (enoughInBrief > 0 && end - pos >= enoughInBrief) {
      const value = inner(frame, memory, pos, end, base);
      noteMissing(value as object);
      return value;
    }
    // What is known of a structure can be told even if what a newer program has behind it cannot.
    if (!grows || end - pos < fixedSize) return undefined;
    const value = inner(frame, memory, pos, pos + fixedSize, base);
    noteUnreadTail(value as object, fixedSize);
    return value;
  };
}

/**
 * A pointer in a 64-bit member whatever the ABI (`__aligned_u64`). All ABIs are little-endian: a 32-bit pointer is its
 * lower half. Where there is something in the upper half, it leads nowhere.
 */
export function wide<K extends AnyKind>(target: K): K {
  return {
    ...target,
    size: () => 8,
    align: () => 8,
    compile(scope: Scope, offset: number): Decoder<unknown> {
      const decode: Decoder<unknown> = target.compile(scope, offset);
      if (scope.abi.wordSize === 8) return decode;
      return (frame, memory, base, end, up) =>
        base + offset + 8 <= end && frame.view.getUint32(base + offset + 4, true) !== 0
          ? new Address(readU64(frame.view, base + offset))
          : decode(frame, memory, base, end, up);
    },
  };
}

/** How an array behind a pointer is read. */
export interface ListOptions {
  readonly direction?: Direction;
  readonly always?: boolean;
  /**
   * How many bytes the buffers of all elements have together: the result (readv, recvmsg), where it is true, or what is
   * said elsewhere.
   */
  readonly budget?: boolean | LengthLike;
  /** Elements are shown with their index, `[[0]=a, [1]=b]`, or with what it is called. */
  readonly indexed?: boolean | EnumTable;
  /** As of {@link PointerOptions.early}. */
  readonly early?: boolean;
  /** As of {@link PointerOptions.insist}. */
  readonly insist?: boolean;
  /** Most elements copied; default: 64 KiB worth of them. */
  readonly most?: number;
  /** All elements are shown, however many. */
  readonly whole?: boolean;
  /** Most elements that are shown without `-v`, in place of the `-s` limit. */
  readonly brief?: number;
  /** The length counts bytes, not elements. */
  readonly inBytes?: boolean;
}

export interface ListKind<T> extends Kind<T> {
  readonly kind: 'list';
  readonly element: AnyKind;
  readonly options: ListOptions;
}

/** A pointer to an array whose number of elements is known from elsewhere. */
export function list<K extends AnyKind>(
  element: K,
  length: LengthLike,
  options: ListOptions & { direction: 'inout' },
): ListKind<InOut<Pointed<readonly ValueOf<K>[]>>>;
export function list<K extends AnyKind>(
  element: K,
  length: LengthLike,
  options?: ListOptions,
): ListKind<Pointed<readonly ValueOf<K>[]>>;
export function list(element: AnyKind, length: LengthLike, options: ListOptions = {}): ListKind<unknown> {
  const direction = options.direction ?? 'in';
  return kind<unknown, Omit<ListKind<unknown>, keyof Kind> & { kind: 'list' }>({
    kind: 'list',
    element,
    options,
    phase: phaseOf(direction),
    size: (abi: Abi) => abi.wordSize,
    align: (abi: Abi) => abi.wordSize,
    compile(scope: Scope, offset: number) {
      const inner = element.compile(scope.element(), 0);
      const stride = element.size(scope.abi);
      const elements = scope.lengthReader(length);
      const budget =
        options.budget === undefined || options.budget === false
          ? undefined
          : scope.lengthReader(options.budget === true ? { of: { from: 'result' } } : options.budget);
      const decode = compilePointer(
        scope,
        offset,
        direction,
        options.always === true,
        (frame, memory, at, base, up) => {
          let total = elements(frame, memory, base, up);
          if (total === undefined) return undefined;
          if (options.inBytes === true) total = Math.floor(Number(total) / stride);
          if (budget === undefined) return decodeElements(frame, memory, at, total, stride, inner, base);
          frame.budget = Number(budget(frame, memory, base, up) ?? 0);
          const values = decodeElements(frame, memory, at, total, stride, inner, base);
          frame.budget = -1;
          return values;
        },
        undefined,
        options.insist === true,
      );
      if (direction !== 'out' || toLength(length).of.from === 'result') return decode;
      // No elements at all are known even where the call failed.
      return (frame, memory, base, end, up) => {
        const value = decode(frame, memory, base, end, up);
        return value instanceof Address && frame.failed && elements(frame, memory, base, up) === 0
          ? []
          : value;
      };
    },
    plan(scope: Scope, offset: number, ops: Op[]) {
      const stride = element.size(scope.abi);
      planPointer(scope, offset, ops, {
        lengthOf: length,
        factor: options.inBytes === true ? 1 : stride,
        cap: options.most === undefined ? DEFAULT_CAP : options.most * stride,
        stride,
        elements: 'ARR',
        always: options.always,
        flags: options.budget === true ? OpFlag.BUDGET : 0,
        inner: (scopeOfElement, children) => element.plan?.(scopeOfElement, 0, children),
      });
    },
  });
}

/** Decodes the elements of an array as far as memory was read; undefined if not even the first was. */
export function decodeElements(
  frame: Frame,
  memory: Memory,
  address: Word,
  total: Word,
  stride: number,
  inner: Decoder<unknown>,
  up: number,
): unknown[] | undefined {
  if (total === 0) return [];
  // Arrays that would reach beyond the end of all addresses are not looked at.
  if (total > 0xffff_ffff && BigInt(address) + BigInt(total) * BigInt(stride) >= 2n ** 64n) return undefined;
  const most = Math.floor(DEFAULT_CAP / Math.max(stride, 1));
  const wanted = total > most ? most : Number(total);
  if (!memory.find(address, wanted * stride)) return undefined;
  const { pos, end, status } = memory;
  const have = Math.floor((end - pos) / stride);
  if (have === 0) return undefined;
  const values: unknown[] = have < total ? new PartialArray<unknown>() : [];
  for (let i = 0, at = pos; i < have; i++, at += stride)
    values.push(inner(frame, memory, at, at + stride, up));
  if (values instanceof PartialArray) {
    values.total = total;
    if ((status & ChunkStatus.FAULT) !== 0) values.fault = addWord(address, have * stride);
  }
  return values;
}
