import { type Op, OpKind, Source } from '../plan/op.js';
import { Address } from '../values/address.js';
import type { Abi } from './abi.js';
import { readerOf } from './ctype.js';
import type { Frame } from './frame.js';
import { type AnyKind, kind, type ValueOf } from './kind.js';
import type { Pointed, PointerKind } from './pointer.js';
import { constant, type Scope } from './scope.js';
import { type NumberSet, type SetKind, sigmask } from './sets.js';
import { addWord, type Word } from './word.js';

/** Where a record has the stack pointer, behind the six arguments and the instruction pointer. */
const STACK_POINTER = 8 * 7;

/** What kinds on the stack have in common: they take no register, and lie `offset` bytes above the stack pointer. */
function stackParts<T>(target: AnyKind, offset: (abi: Abi) => number) {
  const addressOf = (frame: Frame): Word =>
    addWord(readerOf('ptr', frame.abi)(frame.view, frame.argsAt + STACK_POINTER), offset(frame.abi));
  return {
    registers: 0,
    phase: 'entry',
    addressOf,
    size: (abi: Abi) => abi.wordSize,
    align: (abi: Abi) => abi.wordSize,
    compile(scope: Scope) {
      const inner = target.compile(scope.element(), 0);
      const bytes = target.size(scope.abi);
      return (frame: Frame): Pointed<T> => {
        const address = addressOf(frame);
        const memory = frame.entry;
        if (!memory.find(address, bytes) || memory.end - memory.pos < bytes) return new Address(address);
        return inner(frame, memory, memory.pos, memory.end, -1) as T;
      };
    },
    plan(scope: Scope, _offset: number, ops: Op[]) {
      const bytes = target.size(scope.abi);
      ops.push({
        kind: OpKind.BYTES,
        flags: 0,
        base: { source: Source.SP, width: scope.abi.wordSize, signed: false, index: offset(scope.abi) },
        lengths: [constant(bytes)],
        cap: bytes,
        stride: 0,
        elements: 0,
        guards: [],
        children: [],
      });
    },
  } as const;
}

/**
 * What lies on the stack as the call begins, `offset` bytes above the stack pointer: for calls that take no argument
 * but know where to look (sigreturn).
 */
export function onStack<K extends AnyKind>(
  target: K,
  offset: (abi: Abi) => number,
): PointerKind<Pointed<ValueOf<K>>> {
  return kind<Pointed<ValueOf<K>>, { kind: 'pointer'; target: AnyKind; options: object }>({
    kind: 'pointer',
    target,
    options: {},
    ...stackParts<ValueOf<K>>(target, offset),
  });
}

/** A signal set on the stack. */
export function sigsetOnStack(offset: (abi: Abi) => number): SetKind {
  return kind<ValueOf<SetKind>, { kind: 'sigset' }>({
    kind: 'sigset',
    ...stackParts<NumberSet>(sigmask(), offset),
  });
}
