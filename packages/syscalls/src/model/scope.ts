import { type Guard, type Op, type Operand, OpFlag, OpKind, type PlanLength, Source } from '../plan/op.js';
import type { Abi } from './abi.js';
import { type CType, isSigned, readerOf, sizeOf } from './ctype.js';
import { type Frame, NO_END } from './frame.js';
import type { Memory } from './memory.js';
import { type Clause, type Condition, type LengthLike, type Ref, toLength } from './ref.js';
import { maskWord, sameWord, type Word } from './word.js';

/** Reads the value of a reference while decoding; undefined if it cannot be known. */
export type RefReader = (frame: Frame, memory: Memory, base: number, up: number) => Word | undefined;

export interface Slot {
  /** Offset in the element, or in the argument registers. */
  readonly offset: number;
  readonly c: CType;
}

/** The arguments that references by name can mean. */
export interface Registers {
  readonly abi: Abi;
  /** Register index and type of an argument; undefined if there is none of this name. */
  argument(name: string): Slot | undefined;
}

/** When memory is looked at: as the call begins or as it ends. */
export type Phase = 'entry' | 'exit';

/**
 * Where a kind stands while it is compiled: which members surround it, and what led to it. It resolves references for
 * the decoder (to functions) and for the capture plan (to operands) alike, so that the two cannot disagree.
 */
export class Scope {
  readonly registers: Registers;
  readonly abi: Abi;
  /** The phase whose memory this part of the call is read from. */
  readonly phase: Phase;
  readonly #members: ReadonlyMap<string, Slot>;
  readonly #parent: Scope | undefined;
  readonly #top: boolean;

  private constructor(
    registers: Registers,
    phase: Phase,
    members: ReadonlyMap<string, Slot>,
    parent: Scope | undefined,
    top: boolean,
  ) {
    this.registers = registers;
    this.abi = registers.abi;
    this.phase = phase;
    this.#members = members;
    this.#parent = parent;
    this.#top = top;
  }

  /** The scope of a syscall's arguments. */
  static arguments(registers: Registers, phase: Phase): Scope {
    return new Scope(registers, phase, new Map(), undefined, true);
  }

  /** Whether this is the scope of the argument registers. */
  get atTop(): boolean {
    return this.#top;
  }

  /** The scope inside a structure whose members stand at these offsets of the current element. */
  within(members: ReadonlyMap<string, Slot>): Scope {
    const merged = new Map(this.#members);
    for (const [name, slot] of members) merged.set(name, slot);
    return new Scope(this.registers, this.phase, merged, this.#parent, this.#top);
  }

  /** The scope behind a pointer, or of one element of an array: a new element, whose parent is the current one. */
  element(): Scope {
    return new Scope(this.registers, this.phase, new Map(), this, false);
  }

  /** The same place, with memory looked at in another phase. */
  inPhase(phase: Phase): Scope {
    return phase === this.phase
      ? this
      : new Scope(this.registers, phase, this.#members, this.#parent, this.#top);
  }

  /** The operand for a slot of the current element. */
  place(slot: Slot): Operand {
    const operand = { width: sizeOf(slot.c, this.abi), signed: isSigned(slot.c, this.abi) };
    return this.#top
      ? { source: Source.ARG, index: slot.offset / 8, ...operand }
      : { source: Source.MEM, index: slot.offset, ...operand };
  }

  /** How the decoder reads a reference. */
  reader(ref: Ref): RefReader {
    switch (ref.from) {
      case 'const':
        return () => ref.value;
      case 'result':
        return (frame) => (frame.returned ? frame.result : undefined);
      case 'arg': {
        const slot = this.#argument(ref.name);
        const read = readerOf(slot.c, this.abi);
        return (frame) => read(frame.view, frame.argsAt + slot.offset);
      }
      case 'pointee': {
        const slot = this.#argument(ref.name);
        const pointer = readerOf('ptr', this.abi);
        const read = readerOf(ref.c, this.abi);
        const at = ref.at ?? 0;
        const size = at + sizeOf(ref.c, this.abi);
        const phase = ref.phase ?? this.phase;
        return (frame) => {
          const memory = phase === 'exit' ? frame.exit : frame.entry;
          const address = pointer(frame.view, frame.argsAt + slot.offset);
          if (address === 0 || !memory.find(address, size) || memory.end - memory.pos < size)
            return undefined;
          return read(frame.view, memory.pos + at);
        };
      }
      case 'field': {
        const [slot, level] = this.#member(ref.name);
        const read = readerOf(slot.c, this.abi);
        const reach = slot.offset + sizeOf(slot.c, this.abi);
        const at = (frame: Frame, base: number): Word | undefined =>
          base + reach > frame.view.byteLength ? undefined : read(frame.view, base + slot.offset);
        return level === 0
          ? (frame, _memory, base) => (base + reach > frame.end ? undefined : at(frame, base))
          : (frame, _memory, _base, up) => (up < 0 ? undefined : at(frame, up));
      }
    }
  }

  /** What the engine reads for a reference. `ops` gets the operations that the operand needs first. */
  operand(ref: Ref, ops: Op[]): Operand {
    switch (ref.from) {
      case 'const':
        return { source: Source.CONST, width: 8, signed: false, index: ref.value };
      case 'result':
        return { source: Source.RET, width: 8, signed: true, index: 0 };
      case 'arg': {
        const slot = this.#argument(ref.name);
        return {
          source: Source.ARG,
          width: sizeOf(slot.c, this.abi),
          signed: isSigned(slot.c, this.abi),
          index: slot.offset / 8,
        };
      }
      case 'pointee': {
        const slot = this.#argument(ref.name);
        const width = sizeOf(ref.c, this.abi);
        const at = ref.at ?? 0;
        const op: Op = {
          kind: OpKind.BYTES,
          // Who refers may look at memory of failed calls too.
          flags: OpFlag.ALWAYS,
          base: { source: Source.ARG, width: this.abi.wordSize, signed: false, index: slot.offset / 8 },
          lengths: [constant(at + width)],
          cap: at + width,
          stride: 0,
          elements: 0,
          guards: [],
          children: [],
        };
        ops.push(op);
        return { source: Source.OP, width, signed: isSigned(ref.c, this.abi), index: at, op };
      }
      case 'field': {
        const [slot, level] = this.#member(ref.name);
        return {
          source: level === 0 ? Source.MEM : Source.UP,
          width: sizeOf(slot.c, this.abi),
          signed: isSigned(slot.c, this.abi),
          index: slot.offset,
        };
      }
    }
  }

  /** How the decoder reads a length; never negative. What failed has no length in its result. */
  lengthReader(
    like: LengthLike,
  ): (frame: Frame, memory: Memory, base: number, up: number) => Word | undefined {
    const length = toLength(like);
    const read = this.reader(length.of);
    const { add = 0, shift = 0, mul = 1 } = length;
    const plain = add === 0 && shift === 0 && mul === 1;
    const most = length.most === undefined ? undefined : this.lengthReader(length.most);
    const less = length.less === undefined ? undefined : this.reader(length.less);
    return (frame, memory, base, up) => {
      let value = read(frame, memory, base, up);
      if (value === undefined || (frame.failed && length.of.from === 'result')) return undefined;
      if (!plain) value = Math.floor((Number(value) + add) / 2 ** shift) * mul;
      if (value < 0) value = 0;
      if (most !== undefined) {
        const bound = most(frame, memory, base, up);
        if (bound !== undefined && bound < value) value = bound;
      }
      if (less !== undefined) {
        const residue = Number(less(frame, memory, base, up) ?? 0);
        if (residue > 0 && residue <= value) value = Number(value) - residue;
      }
      return value;
    };
  }

  /** The engine's form of a length. */
  planLengths(like: LengthLike, ops: Op[], factor = 1): PlanLength[] {
    const length = toLength(like);
    const lengths = [
      {
        operand: this.operand(length.of, ops),
        add: length.add ?? 0,
        shift: length.shift ?? 0,
        mul: (length.mul ?? 1) * factor,
      },
    ];
    if (length.most !== undefined) {
      const most = toLength(length.most);
      lengths.push({
        operand: this.operand(most.of, ops),
        add: most.add ?? 0,
        shift: most.shift ?? 0,
        mul: (most.mul ?? 1) * factor,
      });
    }
    return lengths;
  }

  /**
   * How the decoder tests a condition; what cannot be read does not hold.
   *
   * @returns a function of the frame, its memory, the element's begin and end, and the outer element
   */
  test(
    condition: Condition,
  ): (frame: Frame, memory: Memory, base: number, end: number, up: number) => boolean {
    const tests = condition.map((clause) => this.#clause(clause));
    return (frame, memory, base, end, up) => {
      frame.end = end;
      const holds = tests.every((test) => test(frame, memory, base, up));
      frame.end = NO_END;
      return holds;
    };
  }

  #clause(clause: Clause): (frame: Frame, memory: Memory, base: number, up: number) => boolean {
    const read = this.reader(clause.of);
    const { mask, value, compare } = clause;
    return (frame, memory, base, up) => {
      const word = read(frame, memory, base, up);
      if (word === undefined) return false;
      const masked = mask === undefined ? word : maskWord(word, mask);
      if (compare === 'eq') return sameWord(masked, value);
      if (compare === 'ne') return !sameWord(masked, value);
      return compare === 'lt' ? masked < value : masked >= value;
    };
  }

  /** The engine's form of a condition. */
  guards(condition: Condition, ops: Op[]): Guard[] {
    return condition.map((clause) => {
      const operand = this.operand(clause.of, ops);
      const width =
        clause.mask === undefined && operand.width < 8
          ? 2n ** BigInt(8 * operand.width) - 1n
          : 0xffff_ffff_ffff_ffffn;
      const mask = clause.mask ?? width;
      // A masked comparison is unsigned in the engine: what is compared has to be cut likewise.
      const value = BigInt.asUintN(64, BigInt(clause.value)) & BigInt.asUintN(64, BigInt(mask));
      return { operand, mask, compare: clause.compare, value };
    });
  }

  #argument(name: string): Slot {
    const slot = this.registers.argument(name);
    if (slot === undefined) throw new Error(`no argument is named ${name}`);
    return slot;
  }

  #member(name: string): readonly [Slot, 0 | 1] {
    const own = this.#members.get(name);
    if (own !== undefined) return [own, 0];
    const outer = this.#parent === undefined ? undefined : this.#parent.#members.get(name);
    if (outer !== undefined) return [outer, 1];
    throw new Error(`no member is named ${name} here or one pointer up`);
  }
}

/** A length known beforehand. */
export function constant(bytes: number): PlanLength {
  return {
    operand: { source: Source.CONST, width: 8, signed: false, index: bytes },
    add: 0,
    shift: 0,
    mul: 1,
  };
}
