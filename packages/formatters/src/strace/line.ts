import {
  type AnyKind,
  type CompiledArgument,
  choiceOf,
  type Failure,
  type InOut,
  isEarly,
  type Notation,
  placementOf,
  type SyscallCall,
  type SyscallSpec,
  type Word,
} from '@hstrace/syscalls';
import { isSpread } from './kinds/aggregates.js';
import { showNotation } from './kinds/custom.js';
import { hex, pointer } from './numbers.js';
import { inSet } from './options.js';
import type { CallContext, Printer } from './show.js';

/** How the arguments of a call are shown: which, in which order, and which of them only at exit. */
interface Shape {
  readonly shown: readonly ShownArgument[];
  /** Index of the first argument that is shown at exit. */
  readonly split: number;
}

interface ShownArgument {
  readonly argument: CompiledArgument;
  readonly prefix: string;
  /** Its value before the call is shown as the call begins, what became of it as it ends. */
  readonly early: boolean;
}

const shapes = new WeakMap<Printer, WeakMap<object, Shape>>();

function shapeOf(call: SyscallCall, printer: Printer): Shape {
  const list = call.compiled.argumentsOf(call.frame);
  let byList = shapes.get(printer);
  if (byList === undefined) {
    byList = new WeakMap();
    shapes.set(printer, byList);
  }
  const allNames = printer.settings.options.argumentNames === true;
  // Variants with the same arguments share their list, but not the names that strace has for them.
  const names = allNames ? namesIn(call) : undefined;
  const key = names ?? list;
  let shape = byList.get(key);
  if (shape === undefined) {
    shape = makeShape(list, call.definition.spec, allNames, names);
    byList.set(key, shape);
  }
  return call.definition.spec.strace?.atEntryIf?.(call.args) === true ? whole(shape) : shape;
}

const wholes = new WeakMap<Shape, Shape>();

/** A shape with all that is shown before the call's end. */
function whole(shape: Shape): Shape {
  let made = wholes.get(shape);
  if (made === undefined) {
    made = { ...shape, split: shape.shown.length };
    wholes.set(shape, made);
  }
  return made;
}

/** strace's names for the arguments of this variant. */
function namesIn({ definition: { spec }, args }: SyscallCall): ArgumentNames | undefined {
  const { variants, strace } = spec;
  if (variants === undefined || strace?.argNamesIn === undefined) return undefined;
  const value = args[variants.on];
  if (typeof value !== 'string' || !Object.hasOwn(strace.argNamesIn, value)) return undefined;
  return strace.argNamesIn[value];
}

type ArgumentNames = Readonly<Record<string, string>>;

function makeShape(
  list: readonly CompiledArgument[],
  spec: SyscallSpec,
  allNames: boolean,
  own: ArgumentNames | undefined,
): Shape {
  const strace = spec.strace ?? {};
  const { order } = strace;
  const inOrder =
    order === undefined
      ? list.filter((one) => placementOf(one.kind).hidden !== true)
      : order.flatMap((name) => list.find((one) => one.name === name) ?? []);
  const shown: ShownArgument[] = inOrder.map((argument) => {
    const name =
      strace.named?.[argument.name] ??
      (allNames ? (own?.[argument.name] ?? strace.argNames?.[argument.name] ?? argument.name) : undefined);
    return {
      argument,
      prefix: name === undefined || name === '' ? '' : `${name}=`,
      early: isEarly(argument.kind),
    };
  });
  const atExit = ({ argument: { kind, name } }: ShownArgument): boolean =>
    strace.exitFrom === undefined
      ? (kind.phase === 'exit' || kind.phase === 'both') && placementOf(kind).opaque !== true
      : name === strace.exitFrom;
  const split = strace.atEntry === true ? -1 : shown.findIndex(atExit);
  return { shown, split: split < 0 ? shown.length : split };
}

/** Whether a call's arguments are shown undecoded. */
function isRaw(call: SyscallCall, printer: Printer): boolean {
  return inSet(printer.settings.options.raw, call, false);
}

function showArguments(
  call: SyscallCall,
  printer: Printer,
  context: CallContext,
  from: number,
  to: number,
  shape: Shape,
): string {
  let text = '';
  const { args } = call;
  let first = true;
  for (let i = from; i < to; i++) {
    const { argument, prefix } = shape.shown[i] as ShownArgument;
    const value = args[argument.name];
    if (value === undefined) continue;
    const unread = from > 0 && call.frame.failed && isUnreadOnFailure(argument.kind);
    const shown =
      prefix +
      (unread ? pointer(call.raw(argument.register)) : showArgument(call, argument, value, printer, context));
    text += first ? shown : `, ${shown}`;
    first = false;
  }
  return text;
}

const READ_AT_EXIT: ReadonlySet<string> = new Set(['pointer', 'sigset', 'fdset', 'cpuset']);

/**
 * Memory that is shown as the call ends is not shown if it failed, even where the program had filled it in. Text and
 * vectors are: they are read in another way.
 */
function isUnreadOnFailure(kind: AnyKind): boolean {
  const { options } = kind as { options?: { always?: boolean } };
  return READ_AT_EXIT.has(kind.kind) && kind.phase === 'entry' && options?.always !== true;
}

function showArgument(
  call: SyscallCall,
  argument: CompiledArgument,
  value: unknown,
  printer: Printer,
  context: CallContext,
): string {
  if (placementOf(argument.kind).opaque === true) return hex(call.raw(argument.register));
  if (!context.structures) {
    const address = addressIn(call, argument, value);
    if (address !== undefined) return isEmptyArray(argument.kind, value) ? '[]' : pointer(address);
  }
  return printer.show(argument.kind)(value, context, call.args, argument.name);
}

/** Records that are only counted are not looked at to find that there are none. */
function isEmptyArray(kind: AnyKind, value: unknown): boolean {
  const { options } = kind as { options?: { counted?: string } };
  return Array.isArray(value) && value.length === 0 && options?.counted === undefined;
}

const FOLLOWED: ReadonlySet<string> = new Set(['pointer', 'list', 'sigset', 'fdset', 'cpuset', 'strings']);

/**
 * The address in an argument that leads to memory that is more than text: all that `-e verbose=` without the call shows
 * of it.
 */
function addressIn(call: SyscallCall, argument: CompiledArgument, value: unknown): Word | undefined {
  const kind = argument.kind.kind === 'union' ? choiceOf(call.args, argument.name, value) : argument.kind;
  if (kind === undefined || !FOLLOWED.has(kind.kind) || isSpread(kind)) return undefined;
  return kind.addressOf === undefined ? call.raw(argument.register) : kind.addressOf(call.frame);
}

/** The value before the call of an argument that is shown in two parts; as it is, if it is not of such a kind. */
function before(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('before' in value)) return value;
  return { before: (value as InOut<unknown>).before, after: undefined, pending: true };
}

function rawArguments(call: SyscallCall): string {
  const last = call.compiled.argumentsOf(call.frame).at(-1);
  const count = Math.max(call.compiled.registers, last === undefined ? 0 : last.register + last.registers);
  const parts: string[] = [];
  for (let i = 0; i < count; i++) parts.push(hex(call.raw(i)));
  return parts.join(', ');
}

/** What is known as the call begins: `read(3`. */
export function entryText(call: SyscallCall, printer: Printer): string {
  if (isRaw(call, printer)) return rawArguments(call);
  const shape = shapeOf(call, printer);
  const context = printer.context(call, 'before');
  const text = showArguments(call, printer, context, 0, shape.split, shape);
  const next = shape.shown[shape.split];
  if (next?.early !== true) return text;
  const { argument, prefix } = next;
  const shown = printer.show(argument.kind)(
    before(call.args[argument.name]),
    context,
    call.args,
    argument.name,
  );
  return `${text}${text === '' ? '' : ', '}${prefix}${shown}`;
}

/** What is shown when the call ends, with the comma that separates it from what was shown before. */
export function exitText(call: SyscallCall, printer: Printer): string {
  if (isRaw(call, printer)) return '';
  const shape = shapeOf(call, printer);
  const context = printer.context(call, 'after');
  const next = shape.shown[shape.split];
  let from = shape.split;
  let change = '';
  if (next?.early === true) {
    const { argument } = next;
    const show = printer.show(argument.kind);
    const value = call.args[argument.name];
    const first = show(before(value), context, call.args, argument.name);
    change = show(value, context, call.args, argument.name).slice(first.length);
    from++;
  }
  const rest = showArguments(call, printer, context, from, shape.shown.length, shape);
  const separate = rest !== '' && (next?.early === true || hasEntryText(call, shape));
  return `${change}${separate ? ', ' : ''}${rest}`;
}

function hasEntryText(call: SyscallCall, shape: Shape): boolean {
  for (let i = 0; i < shape.split; i++)
    if (call.args[(shape.shown[i] as ShownArgument).argument.name] !== undefined) return true;
  return false;
}

/** Whether arguments are still to be shown when the call ends. */
export function hasExitText(call: SyscallCall, printer: Printer): boolean {
  if (isRaw(call, printer)) return false;
  const { shown, split } = shapeOf(call, printer);
  if (call.definition.spec.explain !== undefined) return true;
  for (let i = split; i < shown.length; i++)
    if (call.args[(shown[i] as ShownArgument).argument.name] !== undefined) return true;
  return false;
}

/** Restart codes are no errors of the program's: the kernel deals with them. */
const RESTARTS: ReadonlySet<number> = new Set([512, 513, 514, 516]);

/** What stands behind the equals sign. */
export function resultText(
  call: SyscallCall,
  printer: Printer,
): { readonly text: string; readonly failed: boolean } {
  const { result } = call;
  if (result === undefined) return { text: '?', failed: false };
  const context = printer.context(call, 'after');
  const { spec } = call.definition;
  const explained = isRaw(call, printer)
    ? undefined
    : spec.explain?.({
        args: call.args,
        extras: call.extras,
        result: call.frame.result,
        failed: call.frame.failed,
        arch: context.arch,
      });
  if (!result.ok) {
    let text = failureText(result);
    if (explained !== undefined && !isReplacement(explained))
      text += ` (${showNotation(explained, printer, context)})`;
    return { text, failed: true };
  }
  if (explained !== undefined && isReplacement(explained)) {
    return { text: showNotation(explained.replace, printer, context), failed: false };
  }
  const value = isRaw(call, printer)
    ? hex(call.frame.result)
    : showResult(call, printer, context, result.value);
  return {
    text: explained === undefined ? value : `${value} (${showNotation(explained, printer, context)})`,
    failed: false,
  };
}

function isReplacement(
  explained: Notation | { readonly replace: Notation },
): explained is { readonly replace: Notation } {
  return typeof explained === 'object' && 'replace' in explained;
}

function showResult(call: SyscallCall, printer: Printer, context: CallContext, value: unknown): string {
  const returns = call.compiled.resultKind(call.frame);
  // What is made up may be no number that the call gives: such a plain one is shown as the register that it is in.
  if (call.injected && returns.kind === 'int')
    return String(BigInt.asUintN(8 * call.abi.wordSize, BigInt(call.frame.result)));
  // A null result is the number zero.
  if (returns.kind === 'address') return hex(value as bigint);
  return printer.show(returns)(value, context, undefined, undefined);
}

function failureText(failure: Failure): string {
  if (failure.name === undefined) return `-1 (errno ${failure.errno})`;
  return RESTARTS.has(failure.errno)
    ? `? ${failure.name} (${failure.text})`
    : `-1 ${failure.name} (${failure.text})`;
}
