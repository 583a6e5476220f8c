import { signalNumber } from '@hstrace/syscalls/codes';
import { OptionTypeError, TraceError } from '../errors.js';
import { nearest } from '../filter/nearest.js';

/**
 * Looks at a value that a caller gave, who may have written JavaScript.
 *
 * @param name how the caller has written it: `where.paths[0]`
 * @throws {OptionTypeError | TraceError} if it is not what it has to be
 */
export type Check = (value: unknown, name: string) => void;

/** The error for a value of another type. */
export function wrongType(name: string, wanted: string, value: unknown): OptionTypeError {
  return new OptionTypeError(name, `${name} must be ${wanted}, and this is ${described(value)}`);
}

/** The error for a value that cannot be. */
export function impossible(name: string, wanted: string, value: unknown): TraceError {
  return new TraceError('BAD_OPTIONS', `${name} must be ${wanted}, and this is ${described(value)}`);
}

/** A value in few words. Nothing of the caller's is run for it. */
function described(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
    case 'bigint':
      return `${value}n`;
    case 'function':
      return 'a function';
    case 'symbol':
      return 'a symbol';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? 'a list' : 'an object';
    default:
      return String(value);
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const aBoolean: Check = (value, name) => {
  if (typeof value !== 'boolean') throw wrongType(name, 'true or false', value);
};

export const aString: Check = (value, name) => {
  if (typeof value !== 'string') throw wrongType(name, 'a string', value);
};

export const aFunction: Check = (value, name) => {
  if (typeof value !== 'function') throw wrongType(name, 'a function', value);
};

/** Text, or bytes where it is not UTF-8. */
export const textOrBytes: Check = (value, name) => {
  if (typeof value !== 'string' && !(value instanceof Uint8Array))
    throw wrongType(name, 'a string (or bytes, as a Uint8Array)', value);
};

/** One that the kernel takes for a C string. */
export const text: Check = (value, name) => {
  textOrBytes(value, name);
  if (typeof value === 'string' ? value.includes('\0') : (value as Uint8Array).includes(0))
    throw impossible(name, 'without a zero byte', value);
};

export const aBigint =
  (least: bigint): Check =>
  (value, name) => {
    if (typeof value !== 'bigint') throw wrongType(name, 'a bigint', value);
    if (value < least) throw impossible(name, `${least}n at least`, value);
  };

/** A whole number from the least to the most. */
export const whole =
  (least: number, most: number): Check =>
  (value, name) => {
    if (typeof value !== 'number') throw wrongType(name, 'a number', value);
    if (!Number.isInteger(value) || value < least || value > most)
      throw impossible(name, `a whole number from ${least} to ${most}`, value);
  };

/** A whole number that is exact, or no limit. */
export const bound: Check = (value, name) => {
  if (typeof value !== 'number') throw wrongType(name, 'a number', value);
  if (value !== Number.POSITIVE_INFINITY && !(Number.isInteger(value) && value >= 0))
    throw impossible(name, 'a whole number from 0, or Infinity', value);
};

/** Some time, in whatever unit. */
export const aTime: Check = (value, name) => {
  if (typeof value !== 'number') throw wrongType(name, 'a number', value);
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) throw impossible(name, '0 or more', value);
};

export const oneOf =
  (...values: readonly (string | boolean)[]): Check =>
  (value, name) => {
    const known = values.map((one) => (typeof one === 'string' ? `'${one}'` : String(one))).join(', ');
    if (typeof value !== 'string' && typeof value !== 'boolean')
      throw wrongType(name, `one of ${known}`, value);
    if (!values.includes(value)) throw impossible(name, `one of ${known}`, value);
  };

/** A signal by name or number. */
export const aSignal: Check = (value, name) => {
  if (typeof value !== 'string' && typeof value !== 'number')
    throw wrongType(name, 'the name or the number of a signal', value);
  if (signalNumber(String(value)) === undefined)
    throw new TraceError(
      'BAD_OPTIONS',
      `there is no signal '${value}'${name === 'signal' ? '' : ` (${name})`}`,
    );
};

/** A list of which every element meets a check. */
export const listOf =
  (check: Check): Check =>
  (value, name) => {
    if (!Array.isArray(value)) throw wrongType(name, 'a list', value);
    // Those that an array leaves out are looked at as well.
    for (let index = 0; index < value.length; index++) check(value[index], `${name}[${index}]`);
  };

/** What a key means where others have it and we do not. */
export type Advice = Readonly<Record<string, string>>;

/**
 * An object with these keys. Undefined is as good as nothing.
 *
 * @param advice what to do in place of keys that there are not
 */
export function objectOf(checks: Readonly<Record<string, Check>>, advice: Advice = {}): Check {
  return (value, name) => {
    if (!isObject(value)) throw wrongType(name, 'an object', value);
    noOthers(value, Object.keys(checks), name, advice);
    for (const [key, check] of Object.entries(checks))
      if (value[key] !== undefined) check(value[key], `${name}.${key}`);
  };
}

/**
 * Refuses keys that are meant for something: misspelt ones, and those that are to be said otherwise. Whatever else there
 * is, is passed over, as child_process does: callers hand on objects of their own.
 */
export function noOthers(given: object, known: readonly string[], name: string, advice: Advice = {}): void {
  for (const key of Object.keys(given)) {
    if (known.includes(key) || (given as Record<string, unknown>)[key] === undefined) continue;
    const told = Object.hasOwn(advice, key) ? advice[key] : undefined;
    const [near] = nearest(key, known, 1);
    const hint = told ?? (near === undefined ? undefined : `did you mean ${near}?`);
    if (hint === undefined) continue;
    throw new OptionTypeError(`${name}.${key}`, `there is no option '${key}' in ${name}; ${hint}`);
  }
}
