import type { Precision } from '@hstrace/formatters/strace';
import { UsageError } from './getopt.js';

/** What is wrong with an option's value. */
export function invalid(as: string, value: string): UsageError {
  return new UsageError(`invalid ${as} argument: '${value}'`);
}

const INT_MAX = 0x7fff_ffff;

/** A non-negative number as strtol(3) reads it: blanks and a plus sign may stand before it. */
export function integer(text: string, most = INT_MAX): number | undefined {
  if (!/^[ \t\n\v\f\r]*\+?\d+$/.test(text)) return undefined;
  const value = Number(text.trim());
  return value <= most ? value : undefined;
}

/** An option's number. */
export function number(value: string, as: string, least = 0, most = INT_MAX): number {
  const found = integer(value, most);
  if (found === undefined || found < least) throw invalid(as, value);
  return found;
}

const UNITS: Readonly<Record<string, number>> = { s: 1e9, ms: 1e6, us: 1e3, ns: 1 };

/** A duration in nanoseconds: a decimal number with `s`, `ms`, `us` (the default) or `ns`. */
export function timespan(text: string): number | undefined {
  const match = /^[ \t\n\v\f\r]*[+-]?((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(s|ms|us|ns)?$/.exec(text);
  if (match === null) return undefined;
  const value = Number(match[1]) * (UNITS[match[2] ?? 'us'] as number);
  return text.trim().startsWith('-') && value !== 0 ? undefined : value;
}

/** The word of a list that is meant, in any case of letters. */
export function word<W extends string>(value: string, words: readonly W[]): W | undefined {
  const wanted = value.toLowerCase();
  return words.find((one) => one === wanted);
}

/** A precision of times; microseconds unless one is given. */
export function precision(value: string | undefined, as: string): Precision {
  if (value === undefined) return 'us';
  const found = word(value, ['s', 'ms', 'us', 'ns'] as const);
  if (found === undefined) throw invalid(as, value);
  return found;
}
