import type { Op } from '../plan/op.js';
import type { Abi, Arch } from './abi.js';
import type { CType } from './ctype.js';
import { planUnder } from './decorate.js';
import type { Frame } from './frame.js';
import { type AnyKind, type Decoder, type Kind, kind, type ValueOf } from './kind.js';
import type { Memory } from './memory.js';
import type { Condition } from './ref.js';
import type { Scope } from './scope.js';

/** One alternative of a union, and when it is the one. */
export interface Alternative {
  readonly if: Condition;
  readonly kind: AnyKind;
}

type AlternativeValue<A extends readonly Alternative[]> = { [I in keyof A]: ValueOf<A[I]['kind']> }[number];

export interface UnionKind<T> extends Kind<T> {
  readonly kind: 'union';
  readonly alternatives: readonly AnyKind[];
  /** Members of a chosen structure are shown as if they were members of the enclosing one. */
  readonly flat: boolean;
}

const CHOICES: unique symbol = Symbol('choices');
/** Which alternative an object was decoded as, for values that are not members of a structure. */
const choiceOfObject = new WeakMap<object, AnyKind>();

/** Notes on a structure (or on the arguments) which alternative a member was decoded as. */
export function noteChoice(container: object, member: string, chosen: object | undefined): void {
  const holder = container as { [CHOICES]?: Record<string, object | undefined> };
  holder[CHOICES] ??= {};
  holder[CHOICES][member] = chosen;
}

/** The kind that a value of a union was decoded with. */
export function choiceOf(
  container: object | undefined,
  member: string | undefined,
  value: unknown,
): AnyKind | undefined {
  if (container !== undefined && member !== undefined) {
    const noted = (container as { [CHOICES]?: Record<string, AnyKind | undefined> })[CHOICES]?.[member];
    if (noted !== undefined) return noted;
  }
  return typeof value === 'object' && value !== null ? choiceOfObject.get(value) : undefined;
}

/** A union of integers of one C type is itself such an integer: others can refer to it. */
function commonType(kinds: readonly AnyKind[]): { c?: CType } {
  const integers = kinds.filter((one) => one.kind !== 'padding');
  const c = integers[0]?.c;
  return c !== undefined && integers.every((one) => one.c === c) ? { c } : {};
}

/** Notes which kind a value was decoded as. A union inside a union has already noted its own choice. */
function note(frame: Frame, chosen: AnyKind, value: unknown): void {
  if (chosen.kind === 'union') return;
  // A structure around this one reads it at once, see noteChoice().
  frame.chosen = chosen;
  if (typeof value === 'object' && value !== null) choiceOfObject.set(value, chosen);
}

/** The union is looked at when any of its alternatives is. */
function phaseOf(kinds: readonly AnyKind[]): { phase?: 'exit' | 'both' } {
  const phases = kinds.map((one) => one.phase).filter((phase) => phase !== undefined && phase !== 'entry');
  if (phases.length === 0) return {};
  return { phase: kinds.every((one) => one.phase !== 'entry' && one.phase !== 'both') ? 'exit' : 'both' };
}

/**
 * A C union of which other data tells the member. With `flat`, a chosen structure's members are shown in line with the
 * enclosing structure's; its value is nested all the same.
 */
export function union<const A extends readonly Alternative[], O extends AnyKind>(
  alternatives: A,
  otherwise: O,
  options: { flat?: boolean; bytes?: number; align?: number } = {},
): UnionKind<AlternativeValue<A> | ValueOf<O>> {
  type Value = AlternativeValue<A> | ValueOf<O>;
  const kinds: readonly AnyKind[] = [...alternatives.map((a) => a.kind), otherwise];
  return kind<Value, Omit<UnionKind<Value>, keyof Kind> & { kind: 'union' }>({
    kind: 'union',
    alternatives: kinds,
    flat: options.flat ?? false,
    ...phaseOf(kinds),
    ...commonType(kinds),
    size: (abi: Abi) => options.bytes ?? Math.max(...kinds.map((k) => k.size(abi))),
    align: (abi: Abi) => options.align ?? Math.max(...kinds.map((k) => k.align(abi))),
    compile(scope: Scope, offset: number) {
      const tests = alternatives.map((a) => scope.test(a.if));
      const decoders = kinds.map((k) => k.compile(scope, offset) as Decoder<Value>);
      const last = kinds.length - 1;
      return (frame: Frame, mem: Memory, base: number, end: number, up: number): Value => {
        let chosen = last;
        for (let i = 0; i < last; i++) {
          if ((tests[i] as (typeof tests)[number])(frame, mem, base, end, up)) {
            chosen = i;
            break;
          }
        }
        const value = (decoders[chosen] as Decoder<Value>)(frame, mem, base, end, up);
        note(frame, kinds[chosen] as AnyKind, value);
        return value;
      };
    },
    plan(scope: Scope, offset: number, ops: Op[]) {
      for (const alternative of alternatives) {
        const { plan } = alternative.kind;
        if (plan !== undefined)
          planUnder(scope, alternative.if, ops, (children) => plan(scope, offset, children));
      }
      otherwise.plan?.(scope, offset, ops);
    },
  });
}

/** What differs by architecture: the machine's registers, for example. */
export function perArch<const K extends Readonly<Record<Arch, AnyKind>>>(
  kinds: K,
): UnionKind<ValueOf<K[Arch]>> {
  type Value = ValueOf<K[Arch]>;
  const all: readonly AnyKind[] = [kinds.x86_64, kinds.i386, kinds.aarch64];
  const of = (abi: Abi): AnyKind => kinds[abi.arch];
  return kind<Value, Omit<UnionKind<Value>, keyof Kind> & { kind: 'union' }>({
    kind: 'union',
    alternatives: all,
    flat: false,
    ...phaseOf(all),
    ...commonType(all),
    size: (abi: Abi) => of(abi).size(abi),
    align: (abi: Abi) => of(abi).align(abi),
    compile(scope: Scope, offset: number) {
      const own = of(scope.abi);
      const decode = own.compile(scope, offset) as Decoder<Value>;
      return (frame: Frame, mem: Memory, base: number, end: number, up: number): Value => {
        const value = decode(frame, mem, base, end, up);
        note(frame, own, value);
        return value;
      };
    },
    plan: (scope: Scope, offset: number, ops: Op[]) => of(scope.abi).plan?.(scope, offset, ops),
  });
}
