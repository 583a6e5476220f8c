import type { Arch, ErrnoName, SignalName, SyscallName } from '@hstrace/syscalls';
import { errnoNumber, signalNumber } from '@hstrace/syscalls/codes';
import { namesOf } from '@hstrace/syscalls/names';
import type { NativePoke, NativeTamper, NativeTouching } from './binding/native.gen.js';
import { TraceError } from './errors.js';
import { type CallFilter, compileFilter } from './filter/call-filter.js';
import { nativeArches } from './filter/syscall-set.js';

/** Bytes that are written over memory of the program. */
export interface Poke {
  /** Number of the argument that points to the memory, from 0. */
  readonly argument: number;
  readonly data: Uint8Array;
}

/** Files and descriptors that a call has to do with; one of them is enough. */
export interface Touching {
  /** Paths: as calls give them, or as descriptors have them. */
  readonly paths?: readonly string[];
  /** Numbers of descriptors. */
  readonly descriptors?: readonly number[];
  /** All descriptors but these. */
  readonly otherDescriptors?: readonly number[];
}

/** Every `step`th call (default: each) from the `first` (from 1) to the `last` (default: there is none). */
export interface Occurrences {
  readonly first: number;
  readonly last?: number;
  readonly step?: number;
}

/**
 * What is changed about calls: they fail or succeed without being made, are delayed, get a signal, find other bytes in
 * their memory. Calls are counted for each thread and each syscall. Of several rules for a call the last one counts.
 *
 * ```ts
 * // The third write of each thread fails: the disk is full.
 * await collect('tar', ['cf', 'all.tar', '.'], { inject: [{ syscalls: ['write'], when: 3, error: 'ENOSPC' }] });
 * ```
 */
export interface InjectionRule {
  readonly syscalls: CallFilter;
  /** Only those of them that have to do with one of these files or descriptors: others are not counted either. */
  readonly touching?: Touching;
  /** Which calls: the one of this number, from 1, or several. Default: all. */
  readonly when?: number | Occurrences;
  /** The call is not made and fails with this error: a name or number of errno.h. */
  readonly error?: ErrnoName | number;
  /** The call is not made and gives this value; it counts as success, whatever the program makes of it. */
  readonly result?: number | bigint;
  /** The call that is made in place of it, one without effects. Default: none. */
  readonly syscall?: SyscallName | (string & {});
  /** The signal sent as the call begins, by name or number. */
  readonly signal?: SignalName | number;
  /** Nanoseconds to wait before the call. */
  readonly delayEnter?: number;
  /** Nanoseconds to wait after the call. */
  readonly delayExit?: number;
  readonly pokeEnter?: readonly Poke[];
  readonly pokeExit?: readonly Poke[];
}

/**
 * Rules in the engine's form.
 *
 * @throws {TraceError} BAD_FILTER or BAD_OPTIONS
 */
export function tamperRules(rules: readonly InjectionRule[]): NativeTamper[] {
  return rules.map((rule) => {
    const { delayEnter, delayExit } = rule;
    if (!effects.some((effect) => rule[effect] !== undefined))
      throw bad(`a rule does nothing: give it one of ${effects.join(', ')}`);
    const result = resultOf(rule);
    return {
      calls: compileFilter(rule.syscalls).numbers(),
      ...occurrencesOf(rule.when),
      ...(rule.touching === undefined ? {} : { touching: nativeTouching(rule.touching) }),
      ...(result === undefined
        ? {}
        : { result: BigInt.asIntN(64, result), succeeds: rule.error === undefined }),
      ...(rule.syscall === undefined ? {} : { numbers: numbersOf(rule.syscall) }),
      ...(rule.signal === undefined ? {} : { signal: signalOf(rule.signal) }),
      ...(delayEnter === undefined ? {} : { delayEnter }),
      ...(delayExit === undefined ? {} : { delayExit }),
      ...(rule.pokeEnter === undefined ? {} : { pokeEnter: rule.pokeEnter.map(nativePoke) }),
      ...(rule.pokeExit === undefined ? {} : { pokeExit: rule.pokeExit.map(nativePoke) }),
    };
  });
}

/** What a rule can do to a call. */
const effects = [
  'error',
  'result',
  'syscall',
  'signal',
  'delayEnter',
  'delayExit',
  'pokeEnter',
  'pokeExit',
] as const satisfies readonly (keyof InjectionRule)[];

/** The largest error number of the kernel. */
const MOST_ERRNO = 4095;

function resultOf({ error, result }: InjectionRule): bigint | undefined {
  if (error === undefined) return result === undefined ? undefined : BigInt(result);
  if (result !== undefined) throw bad('a call cannot both fail (error) and succeed (result)');
  const number = typeof error === 'number' ? error : errnoNumber(error);
  if (number === undefined) throw new TraceError('BAD_FILTER', `no error is named '${error}'`);
  if (!Number.isInteger(number) || number < 1 || number > MOST_ERRNO)
    throw bad(`errors have numbers from 1 to ${MOST_ERRNO}, and this is ${number}`);
  return BigInt(-number);
}

function occurrencesOf(when: InjectionRule['when']): Pick<NativeTamper, 'first' | 'last' | 'step'> {
  if (when === undefined) return {};
  const { first, last, step = 1 } = typeof when === 'number' ? { first: when, last: when } : when;
  return last === undefined ? { first, step } : { first, last, step };
}

function signalOf(signal: string | number): number {
  const number = signalNumber(String(signal));
  if (number === undefined || number === 0)
    throw new TraceError('BAD_FILTER', `there is no signal '${signal}'`);
  return number;
}

function bad(message: string): TraceError {
  return new TraceError('BAD_OPTIONS', `injection: ${message}`);
}

function nativeTouching({ paths = [], descriptors, otherDescriptors }: Touching): NativeTouching {
  if (descriptors !== undefined && otherDescriptors !== undefined)
    throw bad('descriptors are either listed, or all but some are meant');
  return {
    paths: [...paths],
    descriptors: [...(descriptors ?? otherDescriptors ?? [])],
    others: otherDescriptors !== undefined,
  };
}

function nativePoke({ argument, data }: Poke): NativePoke {
  return { arg: argument, data };
}

/** The numbers of a syscall under every ABI that has it. */
function numbersOf(name: string): Partial<Record<Arch, number>> {
  const numbers: Partial<Record<Arch, number>> = {};
  for (const arch of nativeArches) {
    const found = namesOf(arch).find((entry) => entry.name === name);
    if (found !== undefined) numbers[arch] = found.nr;
  }
  if (Object.keys(numbers).length === 0)
    throw new TraceError('BAD_FILTER', `no system call is named '${name}'`);
  return numbers;
}
