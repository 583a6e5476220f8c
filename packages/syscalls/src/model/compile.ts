import { type Op, type Operand, OpFlag, OpKind, Source, type SyscallPlan } from '../plan/op.js';
import type { Abi } from './abi.js';
import { noteChoice } from './branch.js';
import { type CType, readerOf, sizeOf } from './ctype.js';
import { planUnder } from './decorate.js';
import type { Frame } from './frame.js';
import type { EnumKind } from './integers.js';
import type { AnyKind, Decoder } from './kind.js';
import { arg, type Condition, equals } from './ref.js';
import { constant, type Registers, Scope, type Slot } from './scope.js';
import type { Fields } from './struct.js';
import type { AnySyscall, CasePlan, Look } from './syscall.js';
import type { Word } from './word.js';

/** An argument, as formatters see it. */
export interface CompiledArgument {
  readonly name: string;
  readonly kind: AnyKind;
  /** First register. */
  readonly register: number;
  /** How many registers it takes. */
  readonly registers: number;
  /** Its value in one call. */
  decode(frame: Frame): unknown;
}

/** A definition made ready for one ABI. */
export interface CompiledSyscall {
  readonly definition: AnySyscall;
  readonly abi: Abi;
  /** The arguments of an occurrence: which they are can depend on their values. */
  argumentsOf(frame: Frame): readonly CompiledArgument[];
  /** How many registers the call takes, whatever their values: more than its arguments where some cases use fewer. */
  readonly registers: number;
  /** All arguments of one call, by name. */
  decodeArgs(frame: Frame): Record<string, unknown>;
  /** What was read beside the arguments, by name. */
  decodeExtras(frame: Frame): Record<string, unknown>;
  /** The value of a successful result. */
  decodeResult(frame: Frame): unknown;
  /** What the result of an occurrence is. */
  resultKind(frame: Frame): AnyKind;
  /** The call that an occurrence stands for, if it is not this one: one whose arguments cannot be read is this one. */
  subcall(frame: Frame): AnySyscall | undefined;
  /** The arguments of such a call, if they lie in memory. */
  subcallWords(frame: Frame, call: AnySyscall): readonly Word[] | undefined;
}

const cache = new WeakMap<AnySyscall, Partial<Record<Abi['arch'], CompiledSyscall>>>();

/** The compiled form of a definition, made at first use. */
export function compiled(definition: AnySyscall, abi: Abi): CompiledSyscall {
  let forms = cache.get(definition);
  if (forms === undefined) {
    forms = {};
    cache.set(definition, forms);
  }
  forms[abi.arch] ??= compile(definition, abi);
  return forms[abi.arch] as CompiledSyscall;
}

/** How many registers an argument takes. */
function registersOf(kind: AnyKind, abi: Abi): number {
  return kind.registers ?? Math.max(1, sizeOf(kind.c ?? 'ptr', abi) / abi.wordSize);
}

class ArgumentRegisters implements Registers {
  readonly abi: Abi;
  readonly #slots = new Map<string, Slot>();
  #next = 0;

  constructor(abi: Abi, fields: Fields, before?: ArgumentRegisters, first = 0) {
    this.abi = abi;
    this.#next = first;
    if (before !== undefined) {
      for (const [name, slot] of before.#slots) this.#slots.set(name, slot);
      this.#next = before.#next;
    }
    for (const [name, kind] of Object.entries(fields)) {
      const c: CType = kind.c ?? 'ptr';
      this.#slots.set(name, { offset: 8 * this.#next, c });
      this.#next += registersOf(kind, abi);
    }
  }

  argument(name: string): Slot | undefined {
    return this.#slots.get(name);
  }
}

function compileArguments(registers: ArgumentRegisters, fields: Fields): CompiledArgument[] {
  const entry = Scope.arguments(registers, 'entry');
  const exit = Scope.arguments(registers, 'exit');
  return Object.entries(fields).map(([name, kind]) => {
    const { offset } = registers.argument(name) as Slot;
    return {
      name,
      kind,
      register: offset / 8,
      registers: registersOf(kind, registers.abi),
      decode: argumentDecoder(kind, kind.phase === 'exit' ? exit : entry, offset),
    };
  });
}

function argumentDecoder(kind: AnyKind, scope: Scope, offset: number): (frame: Frame) => unknown {
  const decode: Decoder<unknown> = kind.compile(scope, offset);
  return (frame) =>
    decode(frame, scope.phase === 'exit' ? frame.exit : frame.entry, frame.argsAt, frame.argsAt + 48, -1);
}

function compile(definition: AnySyscall, abi: Abi): CompiledSyscall {
  const { spec } = definition;
  const registers = new ArgumentRegisters(abi, spec.args);
  const common = compileArguments(registers, spec.args);
  const { variants } = spec;
  let argumentsOf: CompiledSyscall['argumentsOf'] = () => common;
  let resultKind: CompiledSyscall['resultKind'] = () => spec.returns;
  if (variants !== undefined) {
    const decider = common.find((argument) => argument.name === variants.on);
    if (decider === undefined) throw new Error(`${definition.name}: no argument is named ${variants.on}`);
    const byFields = new Map<Fields, readonly CompiledArgument[]>();
    const argumentsFor = (fields: Fields): readonly CompiledArgument[] => {
      let list = byFields.get(fields);
      if (list === undefined) {
        list = [...common, ...compileArguments(new ArgumentRegisters(abi, fields, registers), fields)];
        byFields.set(fields, list);
      }
      return list;
    };
    argumentsOf = (frame) => {
      const value = decider.decode(frame);
      const fields =
        typeof value === 'string' && Object.hasOwn(variants.cases, value) ? variants.cases[value] : undefined;
      return argumentsFor(fields ?? variants.more?.find(value, frame) ?? variants.otherwise);
    };
    const { returns } = variants;
    if (returns !== undefined) {
      resultKind = (frame) => {
        const value = decider.decode(frame);
        const own = typeof value === 'string' && Object.hasOwn(returns, value) ? returns[value] : undefined;
        return own ?? spec.returns;
      };
    }
  }
  const extras = Object.entries(spec.extras ?? {}).map(([name, { of, kind }]) => {
    const slot = registers.argument(of);
    if (slot === undefined) throw new Error(`${definition.name}: no argument is named ${of}`);
    const scope = Scope.arguments(registers, kind.phase === 'entry' ? 'entry' : 'exit');
    return { name, kind, decode: argumentDecoder(kind, scope, slot.offset) };
  });
  const returns: Decoder<unknown> = spec.returns.compile(
    Scope.arguments({ abi, argument: () => undefined }, 'exit').element(),
    0,
  );
  const inMemory = spec.subcalls?.inMemory === true;
  const wordsOf = (frame: Frame, call: AnySyscall): readonly Word[] | undefined => {
    const pointer = frame.register((spec.subcalls?.registers ?? 1) - 1);
    const count = wordCount(call.spec.args, abi);
    const size = count * abi.wordSize;
    const { entry, view } = frame;
    if (!entry.find(pointer, size) || entry.end - entry.pos < size) return undefined;
    const read = readerOf('ptr', abi);
    const { pos } = entry;
    return Array.from({ length: count }, (_, i) => read(view, pos + i * abi.wordSize));
  };
  const tests = (spec.subcalls?.calls ?? []).map((one) => ({
    call: one.call,
    holds: Scope.arguments(registers, 'entry').test(one.if),
  }));
  return {
    definition,
    abi,
    subcall(frame) {
      const found = tests.find(({ holds }) =>
        holds(frame, frame.entry, frame.argsAt, frame.argsAt + 48, -1),
      )?.call;
      const readable = found === undefined || !inMemory || wordsOf(frame, found) !== undefined;
      return readable ? found : undefined;
    },
    subcallWords: (frame, call) => (inMemory ? wordsOf(frame, call) : undefined),
    argumentsOf,
    registers: wordCount(spec.args, abi) + wordCount(variants?.otherwise ?? {}, abi),
    decodeArgs: (frame) => decodeAll(argumentsOf(frame), frame),
    decodeExtras: (frame) => decodeAll(extras, frame),
    resultKind,
    decodeResult: (frame) =>
      frame.resultAt < 0 ? undefined : returns(frame, frame.exit, frame.resultAt, frame.resultAt + 8, -1),
  };
}

/** How many words arguments take. */
function wordCount(fields: Fields, abi: Abi): number {
  return Object.values(fields).reduce((sum, kind) => sum + registersOf(kind, abi), 0);
}

function decodeAll(
  parts: readonly { readonly name: string; readonly kind: AnyKind; decode(frame: Frame): unknown }[],
  frame: Frame,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const part of parts) {
    values[part.name] = part.decode(frame);
    if (part.kind.kind === 'union') noteChoice(values, part.name, frame.chosen);
  }
  return values;
}

/** What the engine is to copy for a definition under a number of an ABI. */
export function planOf(definition: AnySyscall, abi: Abi, nr: number, first = 0): SyscallPlan {
  const { spec } = definition;
  const registers = new ArgumentRegisters(abi, spec.args, undefined, first);
  const plan = { abi: abi.id, nr, returns: spec.neverReturns !== true, entry: [] as Op[], exit: [] as Op[] };
  const add = (kind: AnyKind, from: Registers, name: string, entryOps: Op[], exitOps: Op[]): void => {
    const slot = from.argument(name);
    if (kind.plan === undefined || slot === undefined) return;
    const phase = kind.phase ?? 'entry';
    if (phase !== 'exit') kind.plan(Scope.arguments(from, 'entry'), slot.offset, entryOps);
    if (phase !== 'entry') kind.plan(Scope.arguments(from, 'exit'), slot.offset, exitOps);
  };
  for (const [name, kind] of Object.entries(spec.args)) add(kind, registers, name, plan.entry, plan.exit);
  const { variants } = spec;
  if (variants !== undefined) {
    const decider = spec.args[variants.on] as EnumKind<string> | undefined;
    const named: number[] = [];
    const mask = decider?.mask === undefined ? {} : { mask: decider.mask };
    for (const [value, fields] of Object.entries(variants.cases)) {
      const number = decider?.table.valueOf(value, abi.arch);
      if (number === undefined) continue;
      named.push(Number(number));
      const from = new ArgumentRegisters(abi, fields, registers);
      const condition: Condition = [{ ...equals(arg(variants.on), number), ...mask }];
      for (const [name, kind] of Object.entries(fields)) planGuarded(condition, from, name, kind);
    }
    const from = new ArgumentRegisters(abi, variants.otherwise, registers);
    for (const [name, kind] of Object.entries(variants.otherwise)) {
      if (kind.plan === undefined) continue;
      planGuarded(
        named.map((value) => ({ of: arg(variants.on), compare: 'ne', value, ...mask })),
        from,
        name,
        kind,
      );
    }
    for (const { condition, fields, covered } of variants.more?.captures(abi) ?? []) {
      const more = new ArgumentRegisters(abi, fields, registers);
      for (const [name, kind] of Object.entries(fields)) planGuarded(condition, more, name, kind, covered);
    }
  }
  function planGuarded(
    condition: Condition,
    from: Registers,
    name: string,
    kind: AnyKind,
    covered?: CasePlan['covered'],
  ): void {
    let entryOps: Op[] = [];
    let exitOps: Op[] = [];
    add(kind, from, name, entryOps, exitOps);
    if (covered !== undefined) {
      entryOps = entryOps.filter((op) => !covered(op, 'entry'));
      exitOps = exitOps.filter((op) => !covered(op, 'exit'));
    }
    if (entryOps.length > 0)
      planUnder(Scope.arguments(from, 'entry'), condition, plan.entry, (children) =>
        children.push(...entryOps),
      );
    if (exitOps.length > 0)
      planUnder(Scope.arguments(from, 'exit'), condition, plan.exit, (children) => children.push(...exitOps));
  }
  for (const { of, kind } of Object.values(spec.extras ?? {}))
    add(kind, registers, of, plan.entry, plan.exit);
  const { subcalls } = spec;
  for (const one of subcalls?.calls ?? []) {
    const inner =
      subcalls?.inMemory === true
        ? inMemoryPlan(
            planOf(one.call, abi, nr),
            subcalls.registers - 1,
            wordCount(one.call.spec.args, abi),
            abi,
          )
        : planOf(one.call, abi, nr, first + (subcalls?.registers ?? 0));
    for (const phase of ['entry', 'exit'] as const)
      planUnder(Scope.arguments(registers, phase), one.if, plan[phase], (children) =>
        children.push(...inner[phase]),
      );
  }
  for (const look of spec.looks ?? []) {
    for (const phase of look.phases) {
      const scope = Scope.arguments(registers, phase);
      planUnder(scope, look.if ?? [], plan[phase], (children) => children.push(lookOp(look, scope)));
    }
  }
  if (spec.returns.kind === 'fd') plan.exit.push(resultDescriptor);
  for (const [value, kind] of Object.entries(variants?.returns ?? {})) {
    const number = (spec.args[variants?.on ?? ''] as EnumKind<string> | undefined)?.table.valueOf(
      value,
      abi.arch,
    );
    if (kind.kind !== 'fd' || number === undefined) continue;
    const condition: Condition = [equals(arg(variants?.on ?? ''), number)];
    planUnder(Scope.arguments(registers, 'exit'), condition, plan.exit, (children) =>
      children.push(resultDescriptor),
    );
  }
  return plan;
}

/** The plan of a call whose arguments are words where a register points. */
function inMemoryPlan(
  plan: SyscallPlan,
  register: number,
  count: number,
  abi: Abi,
): Pick<SyscallPlan, 'entry' | 'exit'> {
  const size = count * abi.wordSize;
  const words: Op = {
    kind: OpKind.BYTES,
    flags: OpFlag.ALWAYS,
    base: { source: Source.ARG, width: abi.wordSize, signed: false, index: register },
    lengths: [constant(size)],
    cap: size,
    stride: 0,
    elements: 0,
    guards: [],
    children: [],
  };
  const copies = new Map<Op, Op>();
  const operand = (from: Operand): Operand => {
    if (from.source === Source.ARG)
      return {
        ...from,
        source: Source.OP,
        width: Math.min(from.width, abi.wordSize),
        index: from.index * abi.wordSize,
        op: words,
      };
    const { op } = from;
    return op === undefined ? from : { ...from, op: copies.get(op) ?? op };
  };
  const copy = (op: Op): Op => {
    const made: Op = {
      ...op,
      base: operand(op.base),
      lengths: op.lengths.map((length) => ({ ...length, operand: operand(length.operand) })),
      guards: op.guards.map((guard) => ({ ...guard, operand: operand(guard.operand) })),
      children: [],
    };
    copies.set(op, made);
    made.children = op.children.map(copy);
    return made;
  };
  return { entry: [words, ...plan.entry.map(copy)], exit: plan.exit.map(copy) };
}

const lookKinds = {
  namespaces: OpKind.NAMESPACES,
  mapping: OpKind.MAPPING,
  link: OpKind.FD,
} as const;

function lookOp({ at, of, most = 0 }: Look, scope: Scope): Op {
  return {
    kind: lookKinds[at],
    flags: at === 'link' ? OpFlag.LINK | OpFlag.ALWAYS : 0,
    base: at === 'link' ? { ...scope.operand(of, []), width: 4, signed: true } : scope.operand(of, []),
    lengths: [],
    cap: most,
    stride: 0,
    elements: 0,
    guards: [],
    children: [],
  };
}

/** What a descriptor that a call gave refers to. */
const resultDescriptor: Op = {
  kind: OpKind.FD,
  flags: 0,
  base: { source: Source.RET, width: 4, signed: true, index: 0 },
  lengths: [],
  cap: 0,
  stride: 0,
  elements: 0,
  guards: [],
  children: [],
};
