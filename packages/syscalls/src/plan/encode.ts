import { toUnsigned64, type Word } from '../model/word.js';
import {
  CapClass,
  type CapClassName,
  type Guard,
  type Op,
  type Operand,
  OpKind,
  Source,
  type SyscallPlan,
} from './op.js';

/** The first word of an encoded plan. */
export const PLAN_MAGIC = 0x5054_5348;
/** The version of the encoding. */
export const PLAN_VERSION = 1;
const CAP_CLASS_BIT = 0x8000_0000;
const compareCodes = { eq: 0, ne: 1, lt: 2, ge: 3 } as const;

/** The words of docs/engine-protocol.md for these syscalls. */
export function encodePlan(plans: readonly SyscallPlan[]): Uint32Array {
  const words: number[] = [PLAN_MAGIC, PLAN_VERSION, plans.length, 0];
  for (const plan of plans) encodeSyscall(words, plan);
  words[3] = words.length;
  return Uint32Array.from(words);
}

function encodeSyscall(words: number[], plan: SyscallPlan): void {
  const numbers = new Map<Op, number>();
  const number = (ops: readonly Op[]): void => {
    for (const op of ops) {
      numbers.set(op, numbers.size);
      number(op.children);
    }
  };
  number(plan.entry);
  number(plan.exit);
  words.push(plan.abi, plan.nr, plan.returns ? 0 : 1, plan.entry.length, plan.exit.length);
  for (const op of plan.entry) encodeOp(words, op, numbers);
  for (const op of plan.exit) encodeOp(words, op, numbers);
}

/** Guards and children are counted in a byte. */
const MOST = 0xff;

function encodeOp(words: number[], op: Op, numbers: Map<Op, number>): void {
  if (op.guards.length > MOST)
    throw new Error(`a plan has no room for ${op.guards.length} guards at one place`);
  if (op.children.length > MOST)
    throw new Error(`a plan has no room for ${op.children.length} operations at one place`);
  words.push((op.kind | (op.flags << 8) | (op.guards.length << 16) | (op.children.length << 24)) >>> 0);
  words.push(op.lengths.length);
  encodeOperand(words, op.base, numbers, 0);
  for (const length of op.lengths) {
    encodeOperand(words, length.operand, numbers, 0);
    words.push(length.add >>> 0, length.shift, length.mul >>> 0);
  }
  words.push(encodeCap(op.cap), op.kind === OpKind.WORDS ? 0 : op.stride, encodeCap(op.elements));
  for (const guard of op.guards) encodeGuard(words, guard, numbers);
  for (const child of op.children) encodeOp(words, child, numbers);
}

function encodeGuard(words: number[], guard: Guard, numbers: Map<Op, number>): void {
  encodeOperand(words, guard.operand, numbers, compareCodes[guard.compare]);
  pushU64(words, guard.mask);
  pushU64(words, guard.value);
}

function pushU64(words: number[], word: Word): void {
  const value = toUnsigned64(word);
  words.push(Number(value & 0xffff_ffffn), Number(value >> 32n));
}

function encodeOperand(words: number[], operand: Operand, numbers: Map<Op, number>, compare: number): void {
  words.push(
    (operand.source | (operand.width << 8) | ((operand.signed ? 1 : 0) << 16) | (compare << 24)) >>> 0,
  );
  let index = operand.index;
  if (operand.source === Source.OP) {
    const number = operand.op === undefined ? undefined : numbers.get(operand.op);
    if (number === undefined) throw new Error('a plan refers to an operation that is not part of it');
    index = ((number << 16) | (operand.index & 0xffff)) >>> 0;
  }
  words.push(index >>> 0);
}

function encodeCap(cap: number | CapClassName): number {
  return typeof cap === 'number' ? cap : (CAP_CLASS_BIT | CapClass[cap]) >>> 0;
}
