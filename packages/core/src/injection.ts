import type { Arch } from '@hstrace/syscalls';
import { namesOf } from '@hstrace/syscalls/names';
import type { NativePoke, NativeTamper } from './binding/native.gen.js';
import { TraceError } from './errors.js';
import { type CallFilter, compileFilter } from './filter/call-filter.js';
import { nativeArches } from './filter/syscall-set.js';

/** Bytes that are written over memory of the program. */
export interface Poke {
  /** Number of the argument that points to the memory, from 0. */
  readonly argument: number;
  readonly data: Uint8Array;
}

/**
 * What is changed about calls: they fail or succeed without being made, are delayed, get a signal, find other bytes in
 * their memory. Calls are counted for each thread and each syscall.
 */
export interface InjectionRule {
  readonly syscalls: CallFilter;
  /** Which calls, from 1: every `step`th from `first` to `last`. Default: all. */
  readonly when?: { readonly first: number; readonly last?: number; readonly step?: number };
  /** The call is not made and fails with this number of errno.h. */
  readonly error?: number;
  /** The call is not made and gives this value. */
  readonly result?: bigint;
  /** The call that is made in place of it, one without effects. Default: none. */
  readonly syscall?: string;
  /** The signal sent as the call begins. */
  readonly signal?: number;
  /** Nanoseconds to wait before the call. */
  readonly delayEnter?: number;
  /** Nanoseconds to wait after the call. */
  readonly delayExit?: number;
  readonly pokeEnter?: readonly Poke[];
  readonly pokeExit?: readonly Poke[];
}

/** Rules in the engine's form. */
export function tamperRules(rules: readonly InjectionRule[]): NativeTamper[] {
  return rules.map((rule) => {
    const { when, signal, delayEnter, delayExit } = rule;
    const result = rule.error === undefined ? rule.result : BigInt(-rule.error);
    return {
      calls: compileFilter(rule.syscalls).words(),
      ...(when === undefined ? {} : { first: when.first, step: when.step ?? 1 }),
      ...(when?.last === undefined ? {} : { last: when.last }),
      ...(result === undefined ? {} : { result: BigInt.asIntN(64, result) }),
      ...(rule.syscall === undefined ? {} : { numbers: numbersOf(rule.syscall) }),
      ...(signal === undefined ? {} : { signal }),
      ...(delayEnter === undefined ? {} : { delayEnter }),
      ...(delayExit === undefined ? {} : { delayExit }),
      ...(rule.pokeEnter === undefined ? {} : { pokeEnter: rule.pokeEnter.map(nativePoke) }),
      ...(rule.pokeExit === undefined ? {} : { pokeExit: rule.pokeExit.map(nativePoke) }),
    };
  });
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
    throw new TraceError('BAD_OPTIONS', `no system call is named '${name}'`);
  return numbers;
}
