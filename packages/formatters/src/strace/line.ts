import {
  type CompiledArgument,
  type Failure,
  type Notation,
  placementOf,
  type SyscallCall,
  type SyscallSpec,
} from '@hstrace/syscalls';
import { showNotation } from './kinds/custom.js';
import { hex } from './numbers.js';
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
}

const shapes = new WeakMap<Printer, WeakMap<readonly CompiledArgument[], Shape>>();

function shapeOf(call: SyscallCall, printer: Printer): Shape {
  const list = call.compiled.argumentsOf(call.frame);
  let byList = shapes.get(printer);
  if (byList === undefined) {
    byList = new WeakMap();
    shapes.set(printer, byList);
  }
  let shape = byList.get(list);
  if (shape === undefined) {
    shape = makeShape(list, call.definition.spec, printer.settings.options.argumentNames === true);
    byList.set(list, shape);
  }
  return shape;
}

function makeShape(list: readonly CompiledArgument[], spec: SyscallSpec, allNames: boolean): Shape {
  const strace = spec.strace ?? {};
  const { order } = strace;
  const inOrder =
    order === undefined
      ? list.filter((one) => placementOf(one.kind).hidden !== true)
      : order.flatMap((name) => list.find((one) => one.name === name) ?? []);
  const shown = inOrder.map((argument) => {
    const name =
      strace.named?.[argument.name] ??
      (allNames ? (strace.argNames?.[argument.name] ?? argument.name) : undefined);
    return { argument, prefix: name === undefined ? '' : `${name}=` };
  });
  const atExit = (one: ShownArgument): boolean =>
    strace.exitFrom === undefined
      ? one.argument.kind.phase === 'exit' || one.argument.kind.phase === 'both'
      : one.argument.name === strace.exitFrom;
  const split = strace.atEntry === true ? -1 : shown.findIndex(atExit);
  return { shown, split: split < 0 ? shown.length : split };
}

/** Whether a call's arguments are shown undecoded. */
function isRaw(call: SyscallCall, printer: Printer): boolean {
  return inSet(printer.settings.options.raw, call.kernelName, false);
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
    const shown = prefix + printer.show(argument.kind)(value, context, args, argument.name);
    text += first ? shown : `, ${shown}`;
    first = false;
  }
  return text;
}

function rawArguments(call: SyscallCall): string {
  const count = call.compiled.argumentsOf(call.frame).length;
  const parts: string[] = [];
  for (let i = 0; i < count; i++) parts.push(hex(call.raw(i)));
  return parts.join(', ');
}

/** What is known as the call begins: `read(3`. */
export function entryText(call: SyscallCall, printer: Printer): string {
  if (isRaw(call, printer)) return rawArguments(call);
  const shape = shapeOf(call, printer);
  return showArguments(call, printer, printer.context(call), 0, shape.split, shape);
}

/** The arguments that are shown when the call ends, with the comma that separates them from those before. */
export function exitText(call: SyscallCall, printer: Printer): string {
  if (isRaw(call, printer)) return '';
  const shape = shapeOf(call, printer);
  return showArguments(call, printer, printer.context(call), shape.split, shape.shown.length, shape);
}

/** Whether arguments are still to be shown when the call ends. */
export function hasExitText(call: SyscallCall, printer: Printer): boolean {
  if (isRaw(call, printer)) return false;
  const shape = shapeOf(call, printer);
  return shape.split < shape.shown.length || call.definition.spec.explain !== undefined;
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
  const context = printer.context(call);
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
  const { returns } = call.definition.spec;
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
