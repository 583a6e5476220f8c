import type { InjectionRule } from '@hstrace/core';
import { errnoNumber, signalNumber } from '@hstrace/syscalls';
import { UsageError } from './getopt.js';
import { syscallSet } from './sets.js';
import { integer, timespan } from './values.js';

const MOST_CALLS = 65_535;
const MOST_ERRNO = 4095;
const SIGRTMAX = 64;

/** Calls that always succeed and have no argument: what may stand in for a call that is not made. */
const pure = (): ReturnType<typeof syscallSet> => syscallSet('%pure');

type Draft = { -readonly [K in keyof InjectionRule]?: InjectionRule[K] };

/**
 * One rule of `-e inject=` or `-e fault=`: `SET[:error=ERRNO|:retval=VALUE][:signal=SIG]...`.
 *
 * @throws {UsageError}
 */
export function injection(
  text: string,
  what: 'inject' | 'fault',
  warn: (text: string) => void,
): InjectionRule {
  const [set = '', ...parts] = text.split(':');
  const syscalls = syscallSet(set);
  const draft: Draft = {};
  const wrong = new UsageError(`invalid ${what} argument '${text}'`, false);
  for (const part of parts) {
    if (part !== '' && !add(draft, part, what)) throw wrong;
  }
  if (what === 'fault' && draft.error === undefined && draft.result === undefined)
    draft.error = errnoNumber('ENOSYS') as number;
  const { syscall, when, ...deeds } = draft;
  if (Object.keys(deeds).length === 0) throw wrong;
  if (syscall !== undefined && draft.error === undefined && draft.result === undefined) throw wrong;
  if (draft.result !== undefined) warnOfResult(BigInt(draft.result), warn);
  return { syscalls, ...draft };
}

/** Says what a result that is made up may be taken for. */
function warnOfResult(result: bigint, warn: (text: string) => void): void {
  const error = (1n << 64n) - result;
  const low = BigInt.asUintN(32, result);
  const lowError = (1n << 32n) - low;
  if (isError(error)) warn(`Inadvertent injection of error ${error} is possible for retval=${result}`);
  else if (isError(lowError))
    warn(`Inadvertent injection of error ${lowError} is possible in compat personality for retval=${result}`);
  else if (low !== result)
    warn(`Injected return value ${result} will be clipped to ${low} in compat personality`);
}

const isError = (number: bigint): boolean => number >= 1n && number <= MOST_ERRNO;

/** Takes in one part of a rule; false if it cannot be. */
function add(draft: Draft, part: string, what: 'inject' | 'fault'): boolean {
  const equals = part.indexOf('=');
  const name = equals < 0 ? part : part.slice(0, equals);
  const value = equals < 0 ? '' : part.slice(equals + 1);
  if (equals < 0) return false;
  switch (name) {
    case 'when': {
      const when = occurrences(value);
      if (when !== undefined) draft.when = when;
      return when !== undefined;
    }
    case 'syscall':
      return setOnce(draft, 'syscall', substitute(value));
    case 'error':
      return draft.result === undefined && setOnce(draft, 'error', errorOf(value));
    default:
  }
  if (what === 'fault') return false;
  switch (name) {
    case 'retval':
      return draft.error === undefined && setOnce(draft, 'result', resultOf(value));
    case 'signal':
      return setOnce(draft, 'signal', signalOf(value));
    case 'delay_enter':
      return setOnce(draft, 'delayEnter', timespan(value));
    case 'delay_exit':
      return setOnce(draft, 'delayExit', timespan(value));
    case 'poke_enter':
      return setOnce(draft, 'pokeEnter', pokes(value));
    case 'poke_exit':
      return setOnce(draft, 'pokeExit', pokes(value));
    default:
      return false;
  }
}

function setOnce<K extends keyof Draft>(draft: Draft, key: K, value: Draft[K]): boolean {
  if (value === undefined || draft[key] !== undefined) return false;
  draft[key] = value;
  return true;
}

/** `first[..last][+[step]]`. */
function occurrences(text: string): InjectionRule['when'] | undefined {
  const match = /^(.*?)(?:\.\.(.*?))?(\+(.*))?$/.exec(text.replace(/^\+/, ''));
  if (match === null) return undefined;
  const first = integer(match[1] ?? '', MOST_CALLS);
  if (first === undefined || first === 0) return undefined;
  let last: number | undefined;
  if (match[2] !== undefined) {
    last = integer(match[2], MOST_CALLS - 1);
    if (last === undefined || last < first) return undefined;
  }
  let step: number | undefined;
  if (match[3] !== undefined) {
    step = match[4] === '' ? 1 : integer(match[4] ?? '', MOST_CALLS);
    if (step === undefined || step === 0) return undefined;
  }
  // One number alone is that one call.
  if (last === undefined && step === undefined) return { first, last: first };
  return { first, ...(last === undefined ? {} : { last }), ...(step === undefined ? {} : { step }) };
}

function errorOf(text: string): number | undefined {
  const given = integer(text, MOST_ERRNO);
  if (given !== undefined) return given === 0 ? undefined : given;
  return errnoNumber(text.toUpperCase());
}

function signalOf(text: string): number | undefined {
  const given = integer(text, SIGRTMAX) ?? signalNumber(text);
  return given === 0 ? undefined : given;
}

/** A 64-bit number: decimal, hexadecimal or octal. Negative ones wrap around. */
function resultOf(text: string): bigint | undefined {
  const match = /^[ \t\n\v\f\r]*([+-]?)(0[xX][0-9a-fA-F]+|\d+)$/.exec(text);
  if (match === null) return undefined;
  const digits = match[2] as string;
  if (/^0\d/.test(digits) && /[89]/.test(digits)) return undefined;
  const value = BigInt(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits);
  if (value >= 1n << 64n) return undefined;
  return BigInt.asUintN(64, match[1] === '-' ? -value : value);
}

function substitute(name: string): string | undefined {
  if (!/^\w+$/.test(name) || /^\d+$/.test(name)) return undefined;
  try {
    const set = syscallSet(name);
    const allowed = pure();
    return set.without(allowed).isEmpty ? name : undefined;
  } catch {
    return undefined;
  }
}

/** `@arg1=00ff,@arg2=...`. */
function pokes(text: string): InjectionRule['pokeEnter'] | undefined {
  const found = new Map<number, Uint8Array>();
  for (const part of text.split(',')) {
    const match = /^@arg([1-7])=((?:[0-9a-fA-F]{2})+)$/.exec(part);
    if (match === null) return undefined;
    const argument = Number(match[1]) - 1;
    if (found.has(argument)) return undefined;
    found.set(argument, Uint8Array.from(Buffer.from(match[2] as string, 'hex')));
  }
  return [...found].map(([argument, data]) => ({ argument, data }));
}
