import type { Word } from '../model/word.js';

/** Kinds of capture operations, see docs/engine-protocol.md. */
export const OpKind = {
  GROUP: 0,
  BYTES: 1,
  CSTR: 2,
  WORDS: 3,
  FD: 4,
  FDS: 5,
  NAMESPACES: 6,
  MAPPING: 7,
} as const;

/** Flags of capture operations. */
export const OpFlag = { ALWAYS: 1, BUDGET: 2, NETLINK: 8, LINK: 16 } as const;

/** Sources of operands. */
export const Source = { CONST: 0, ARG: 1, RET: 2, MEM: 3, OP: 4, ERR: 5, UP: 6, SP: 7 } as const;

/** Limits that a run sets, by number. */
export const CapClass = { STR: 1, ARR: 2, PATH: 3, ENV: 4, BULK: 5 } as const;
export type CapClassName = keyof typeof CapClass;

export interface Operand {
  readonly source: number;
  /** Bytes. */
  readonly width: number;
  readonly signed: boolean;
  /** Constant, index of the argument, or offset. */
  readonly index: number;
  /** For OP: the operation whose data is meant. */
  readonly op?: Op;
}

export interface PlanLength {
  readonly operand: Operand;
  readonly add: number;
  readonly shift: number;
  readonly mul: number;
}

export interface Guard {
  readonly operand: Operand;
  readonly mask: Word;
  readonly compare: 'eq' | 'ne' | 'lt' | 'ge';
  readonly value: Word;
}

/** One capture operation. */
export interface Op {
  kind: number;
  flags: number;
  base: Operand;
  lengths: readonly PlanLength[];
  cap: number | CapClassName;
  /** Bytes from one element to the next, for the children. */
  stride: number;
  elements: number | CapClassName;
  guards: Guard[];
  children: Op[];
}

/** What the engine copies for one syscall under one ABI. */
export interface SyscallPlan {
  readonly abi: number;
  readonly nr: number;
  /** Whether anything is wanted at exit; a call that never returns has nothing. */
  readonly returns: boolean;
  readonly entry: readonly Op[];
  readonly exit: readonly Op[];
}
