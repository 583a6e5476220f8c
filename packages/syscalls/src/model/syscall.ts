import type { Op } from '../plan/op.js';
import type { Abi, Arch } from './abi.js';
import type { Frame } from './frame.js';
import type { AnyKind, ValueOf } from './kind.js';
import type { Notation } from './notation.js';
import type { Condition, Ref } from './ref.js';
import type { Fields, FieldValues } from './struct.js';
import type { Word } from './word.js';

/** What a call is about; every event has one. */
export type Category =
  | 'file'
  | 'descriptor'
  | 'network'
  | 'process'
  | 'memory'
  | 'signal'
  | 'ipc'
  | 'time'
  | 'credentials'
  | 'system';

/** strace's classes (`-e trace=%file`), without the percent signs: a call can be in several. */
export type SyscallClass =
  | 'file'
  | 'desc'
  | 'memory'
  | 'process'
  | 'signal'
  | 'ipc'
  | 'network'
  | 'creds'
  | 'stat'
  | 'lstat'
  | 'fstat'
  | '%stat'
  | 'statfs'
  | 'fstatfs'
  | '%statfs'
  | 'clock'
  | 'pure';

/** How much attention a call deserves. */
export type RiskLevel = 'info' | 'warning' | 'danger';

/** How much attention one call deserves, and why. */
export interface RiskNote {
  readonly level: RiskLevel;
  /** In words; none for `info`. */
  readonly reasons: readonly string[];
}

/** Arguments that depend on the value of another (fcntl, prctl, bpf, ...). */
export interface Variants {
  /** The argument that decides; an enumeration. */
  readonly on: string;
  /** Further arguments by the name of the value. */
  readonly cases: Readonly<Record<string, Fields>>;
  /** Cases that are too many to be made before they are needed; asked after {@link cases}. */
  readonly more?: MoreCases;
  /** Further arguments for every other value. */
  readonly otherwise: Fields;
  /** What the result is, for cases where it is something else than {@link SyscallSpec.returns}; of the same type. */
  readonly returns?: Readonly<Record<string, AnyKind>>;
}

/** Cases of a multiplexer that are made at first use. */
export interface MoreCases {
  /** Further arguments for a value of the deciding argument. The same object for the same case. */
  find(value: unknown, frame: Frame): Fields | undefined;
  /** What is captured, and under which condition. */
  captures(abi: Abi): Iterable<CasePlan>;
}

/** What is captured for one case of a multiplexer. */
export interface CasePlan {
  readonly condition: Condition;
  readonly fields: Fields;
  /** Which of the operations another capture makes needless. */
  readonly covered?: (op: Op, phase: 'entry' | 'exit') => boolean;
}

/** Something read beside the arguments: the memory behind one of them, looked at in another way or at another time. */
export interface Extra {
  /** The argument whose register is looked at again. */
  readonly of: string;
  readonly kind: AnyKind;
}

/** What an explanation of the result can refer to. */
export interface Outcome {
  /** Decoded arguments, by name. */
  readonly args: Readonly<Record<string, unknown>>;
  /** Decoded {@link SyscallSpec.extras}. */
  readonly extras: Readonly<Record<string, unknown>>;
  /** The result, signed. */
  readonly result: Word;
  readonly failed: boolean;
  readonly arch: Arch;
}

/** Calls that a number stands for besides its own: a multiplexer whose calls are known by their own names (ipc of i386). */
export interface Subcalls {
  /** How many registers tell which call it is; the call's own arguments follow. */
  readonly registers: number;
  /** The calls' arguments do not follow in registers: they are words in memory, where the last of `registers` points. */
  readonly inMemory?: boolean;
  /** The first whose condition holds is meant. */
  readonly calls: readonly { readonly if: Condition; readonly call: AnySyscall }[];
}

/** All that is known of a syscall: from it follow its types, what is captured, its decoder, and every format. */
export interface SyscallSpec {
  readonly category: Category;
  readonly classes?: readonly SyscallClass[];
  /** In the order of the registers. */
  readonly args: Fields;
  readonly variants?: Variants;
  readonly subcalls?: Subcalls;
  readonly extras?: Readonly<Record<string, Extra>>;
  /** What a successful result is. */
  readonly returns: AnyKind;
  /** Text in parentheses after the result, or in its place where `replace` is set. */
  readonly explain?: (outcome: Outcome) => Notation | { readonly replace: Notation } | undefined;
  /** What the engine looks up beside memory, where the run asks for it. */
  readonly looks?: readonly Look[];
  /** Which namespaces the call enters, by their names in `/proc/PID/ns`; see {@link looks}. */
  readonly namespaces?: (args: Readonly<Record<string, unknown>>) => readonly string[];
  /** The call has no exit (exit_group). */
  readonly neverReturns?: boolean;
  /** Where strace's line departs from the order and the names of the arguments. */
  readonly strace?: StraceShape;
  /** What it does, as a sentence; for multiplexers one for each of their commands. */
  readonly human: HumanText;
}

/**
 * What a call does, as a sentence in the infinitive: `open {pathname} {flags}`. What stands in brackets is said only of
 * calls that succeeded, what stands in angle brackets only where all its slots have something to say. A slot may have a
 * unit: `{timeout:ms}` are milliseconds (and nothing at all if negative: for ever), `{nr:thread}` counts threads, and
 * `{op:name}` is a constant as it is written. See packages/formatters/src/human for the words.
 */
export type HumanText = string | HumanChoice;

/** Sentences by the value of an argument. */
export interface HumanChoice {
  /** The argument that decides, or a member of the structure behind it: `act.sa_handler`. */
  readonly on: string;
  /**
   * By the argument's value as text: a constant's name, a number, `null`. Of several flags the first that has a sentence
   * counts, of a combination (`A|B`) that of its first part, if it has none of its own.
   */
  readonly cases: Readonly<Record<string, HumanText>>;
  readonly otherwise: HumanText;
}

/** Something that is not memory behind an argument, and that is worth knowing about a call. */
export interface Look {
  /**
   * `namespaces` of the process that `of` is the id of (0: the caller); the `mapping` of the descriptor `of`; the `link`
   * of the descriptor `of`, that is what it refers to, which is looked up whether the run asks for it or not.
   */
  readonly at: 'namespaces' | 'mapping' | 'link';
  readonly of: Ref;
  readonly phases: readonly ('entry' | 'exit')[];
  /** Only then. */
  readonly if?: Condition;
  /** Most bytes of a mapping. */
  readonly most?: number;
}

/** Where the line of strace departs from the definition. */
export interface StraceShape {
  /** Arguments in the order they are shown; those left out are not. */
  readonly order?: readonly string[];
  /** Arguments that are shown as `name=value`, with their names (clone). */
  readonly named?: Readonly<Record<string, string>>;
  /** The first argument that is printed at exit, where it is not the first one that the kernel fills in. */
  readonly exitFrom?: string;
  /** Everything is printed at entry where this holds of the arguments as the call begins: the kernel fills in none. */
  readonly atEntryIf?: (args: Readonly<Record<string, unknown>>) => boolean;
  /** Everything is printed at entry (`all`). */
  readonly atEntry?: boolean;
  /** Names for `-N` that differ from the names here; an empty one leaves the name out. */
  readonly argNames?: Readonly<Record<string, string>>;
  /** The same, by the value of the argument that decides between variants. */
  readonly argNamesIn?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A syscall: what its arguments and its result mean. */
export interface Syscall<N extends string = string, S extends SyscallSpec = SyscallSpec> {
  readonly name: N;
  readonly spec: S;
}

/** Defines a syscall. Everything else (types, capture, every format) follows from this. */
export function syscall<const N extends string, const S extends SyscallSpec>(
  name: N,
  spec: S,
): Syscall<N, S> {
  return { name, spec };
}

/** A definition of any syscall. */
export type AnySyscall = Syscall<string, SyscallSpec>;

/** The arguments' values of a definition, discriminated by the deciding argument where there are variants. */
export type ArgsOf<S extends SyscallSpec> = S extends { readonly variants: infer V extends Variants }
  ? VariantArgs<S['args'], V>
  : FieldValues<S['args']>;

type VariantArgs<A extends Fields, V extends Variants> =
  | { [C in keyof V['cases']]: CaseArgs<A, V['on'], C & string, V['cases'][C]> }[keyof V['cases']]
  | OtherArgs<A, V>;

type CaseArgs<A extends Fields, On extends string, Name extends string, F extends Fields> = {
  readonly [N in keyof A | keyof F]: N extends On
    ? Name
    : N extends keyof F
      ? ValueOf<F[N]>
      : N extends keyof A
        ? ValueOf<A[N]>
        : never;
};

type OtherArgs<A extends Fields, V extends Variants> = {
  readonly [N in keyof A | keyof V['otherwise']]: N extends V['on']
    ? Exclude<N extends keyof A ? ValueOf<A[N]> : never, keyof V['cases']>
    : N extends keyof V['otherwise']
      ? ValueOf<V['otherwise'][N]>
      : N extends keyof A
        ? ValueOf<A[N]>
        : never;
};

/** The value of a successful result. */
export type ReturnOf<S extends SyscallSpec> = ValueOf<S['returns']>;

/** What was read beside the arguments. */
export type ExtrasOf<S extends SyscallSpec> = S extends {
  readonly extras: infer E extends Readonly<Record<string, Extra>>;
}
  ? { readonly [N in keyof E]: ValueOf<E[N]['kind']> }
  : Readonly<Record<never, never>>;

/** The same further arguments, or the same sentence, for several values of the deciding one. */
export function cases<const N extends string, const F extends Fields | HumanText>(
  names: readonly N[],
  fields: F,
): { readonly [C in N]: F } {
  return Object.fromEntries(names.map((name) => [name, fields])) as { readonly [C in N]: F };
}
