import type { Op } from '../plan/op.js';
import { OpKind, Source } from '../plan/op.js';
import { Address } from '../values/address.js';
import { readerOf } from './ctype.js';
import type { Frame } from './frame.js';
import type { AnyKind, Decoder, Kind } from './kind.js';
import type { Memory } from './memory.js';
import type { Condition } from './ref.js';
import type { Scope } from './scope.js';

/** What formatters may be told about the place of a value, beside its kind. */
export interface Placement {
  /** Consumes its register or bytes, but strace does not show it. */
  readonly hidden?: boolean;
  /** Shown without `name=` in a structure. */
  readonly bare?: boolean;
  /** Shown under this name. */
  readonly label?: string;
  /** An argument that strace shows as it is in the register; all others decode it. */
  readonly opaque?: boolean;
  /** How a constant is shown whatever `-X` says, except for `-X raw`; `numbered`: with number and name in any case. */
  readonly style?: 'abbrev' | 'verbose' | 'numbered';
}

function decorate<T, P extends object>(kind: Kind<T>, placement: P): Kind<T> & P {
  return { ...kind, ...placement };
}

/** Decoded, but not part of the strace line. */
export const hidden = <T>(kind: Kind<T>): Kind<T> & Placement => decorate(kind, { hidden: true });

/** Decoded, while strace shows the bare number in the register. */
export const opaque = <K extends AnyKind>(kind: K): K & Placement => ({ ...kind, opaque: true });

/** Shown in a structure without its name. */
export const bare = <T>(kind: Kind<T>): Kind<T> & Placement => decorate(kind, { bare: true });

/** Shown under another name than the property has. */
export const labelled = <T>(label: string, kind: Kind<T>): Kind<T> & Placement => decorate(kind, { label });

/** A constant with its number and its name (or with the name alone), whatever `-X` says, except for `-X raw`. */
export const inStyle = <K extends AnyKind>(
  style: 'abbrev' | 'verbose' | 'numbered',
  kind: K,
): K & Placement => ({
  ...kind,
  style,
});

/** Present only under a condition; absent values are undefined and are not shown. */
export function when<T>(condition: Condition, kind: Kind<T>): Kind<T | undefined> {
  const { plan } = kind;
  return {
    ...(kind as Kind<T | undefined>),
    compile(scope: Scope, offset: number) {
      const test = scope.test(condition);
      const decode = kind.compile(scope, offset);
      return (frame: Frame, memory: Memory, base: number, end: number, up: number) =>
        test(frame, memory, base, end, up) ? decode(frame, memory, base, end, up) : undefined;
    },
    ...(plan === undefined
      ? {}
      : {
          plan(scope: Scope, offset: number, ops: Op[]) {
            planUnder(scope, condition, ops, (children) => plan.call(kind, scope, offset, children));
          },
        }),
  };
}

/** Present only if any of its bytes is not zero: reserved members, which are shown only where they are used. */
export function unlessZero<T>(kind: Kind<T>): Kind<T | undefined> {
  return {
    ...(kind as Kind<T | undefined>),
    compile(scope: Scope, offset: number) {
      const decode = kind.compile(scope, offset);
      const size = kind.size(scope.abi);
      return (frame: Frame, memory: Memory, base: number, end: number, up: number) => {
        const stop = Math.min(base + offset + size, end);
        for (let at = base + offset; at < stop; at++)
          if (frame.bytes[at] !== 0) return decode(frame, memory, base, end, up);
        return undefined;
      };
    },
  };
}

/** Adds operations that run only under a condition. */
export function planUnder(
  scope: Scope,
  condition: Condition,
  ops: Op[],
  add: (children: Op[]) => void,
): void {
  const children: Op[] = [];
  add(children);
  if (children.length === 0) return;
  const guards = scope.guards(condition, ops);
  ops.push({
    kind: OpKind.GROUP,
    flags: 0,
    base: { source: Source.CONST, width: 8, signed: false, index: 0 },
    lengths: [],
    cap: 0,
    stride: 0,
    elements: 0,
    guards,
    children,
  });
}

/** Placement notes of a kind, if it has any. */
export function placementOf(kind: AnyKind): Placement {
  return kind as Placement;
}

/** Of a pointer that only the kernel makes sense of: what it leads to is looked at when the call has ended. */
export function atExit<T>(kind: Kind<T>): Kind<T | Address | null> {
  const { plan } = kind;
  return {
    ...(kind as Kind<T | Address | null>),
    compile(scope: Scope, offset: number): Decoder<T | Address | null> {
      if (scope.phase === 'exit') return kind.compile(scope, offset);
      const read = readerOf('ptr', scope.abi);
      return (frame, _memory, base, end) => {
        if (base + offset + scope.abi.wordSize > end) return undefined as T;
        const word = read(frame.view, base + offset);
        return word === 0 ? null : new Address(word);
      };
    },
    ...(plan === undefined
      ? {}
      : {
          plan(scope: Scope, offset: number, ops: Op[]) {
            if (scope.phase === 'exit') plan.call(kind, scope, offset, ops);
          },
        }),
  };
}

/** Takes no register: what is told of the call lies in memory that no argument points to. */
export function withoutRegister<K extends AnyKind>(kind: K): K & { readonly registers: 0 } {
  return { ...kind, registers: 0 };
}
