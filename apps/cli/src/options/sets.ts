import { parseSyscallSet, type SyscallSet, SyscallSetError } from '@hstrace/core';
import { signalNumber } from '@hstrace/syscalls';
import { UsageError } from './getopt.js';
import { integer } from './values.js';

/** Which numbers are meant: descriptors, signals. */
export interface NumberSet {
  has(value: number): boolean;
  readonly isEmpty: boolean;
  /** Its members, or those that it does not have. */
  readonly listed: { readonly descriptors: number[] } | { readonly otherDescriptors: number[] };
}

class SomeNumbers implements NumberSet {
  readonly #members: ReadonlySet<number>;
  readonly #negated: boolean;

  constructor(members: Iterable<number>, negated: boolean) {
    this.#members = new Set(members);
    this.#negated = negated;
  }

  has(value: number): boolean {
    return this.#members.has(value) !== this.#negated;
  }

  get listed(): NumberSet['listed'] {
    const members = [...this.#members];
    return this.#negated ? { otherDescriptors: members } : { descriptors: members };
  }

  get isEmpty(): boolean {
    return !this.#negated && this.#members.size === 0;
  }
}

/** The items of `[!]item,...`, or that all or none is meant. */
interface Items {
  readonly items: readonly string[];
  readonly negated: boolean;
}

function split(text: string, unknown: (item: string) => UsageError): Items {
  const rest = text.replace(/^!+/, '');
  const negated = (text.length - rest.length) % 2 === 1;
  if (rest === 'all') return { items: [], negated: !negated };
  if (rest === 'none') return { items: [], negated };
  const items = rest.split(',').filter((item) => item !== '');
  if (items.length === 0) throw unknown(text);
  return { items, negated };
}

function numbers(text: string, what: string, numberOf: (item: string) => number | undefined): NumberSet {
  const unknown = (item: string): UsageError => new UsageError(`invalid ${what} '${item}'`, false);
  const { items, negated } = split(text, unknown);
  return new SomeNumbers(
    items.map((item) => {
      const found = numberOf(item);
      if (found === undefined) throw unknown(item);
      return found;
    }),
    negated,
  );
}

/** Descriptors: `[!]1,2`, `all`, `none`. */
export function descriptorSet(text: string): NumberSet {
  return numbers(text, 'descriptor', (item) => integer(item));
}

/** Signals by name or number. */
export function signalSet(text: string): NumberSet {
  // strace takes numbers up to 255, whether or not there are such signals.
  return numbers(text, 'signal', (item) => integer(item, 255) ?? signalNumber(item));
}

/** Words of a list, as `[!]word,...`, `all`, `none`; in any case of letters. Some are other names for others. */
export function wordSet<W extends string>(
  text: string,
  what: string,
  words: readonly W[],
  aliases: Readonly<Record<string, W>> = {},
): ReadonlySet<W> {
  const unknown = (item: string): UsageError => new UsageError(`invalid ${what} '${item}'`, false);
  const { items, negated } = split(text, unknown);
  const chosen = new Set(
    items.map((item) => {
      const name = item.toLowerCase();
      const found = words.find((one) => one === name) ?? aliases[name];
      if (found === undefined) throw unknown(item);
      return found;
    }),
  );
  return new Set(words.filter((one) => chosen.has(one) !== negated));
}

/** Syscalls, in strace's language. */
export function syscallSet(text: string): SyscallSet {
  try {
    return parseSyscallSet(text);
  } catch (error) {
    if (!(error instanceof SyscallSetError)) throw error;
    const { reason, item, detail, near } = error;
    if (reason === 'regex') throw new UsageError(`regcomp: ${item}: ${detail}`, false);
    if (reason === 'personality')
      throw new UsageError(`incorrect personality designator '${detail}' in qualification '${item}'`);
    const hint = near.length === 0 ? '' : `\nDid you mean ${near.map((name) => `'${name}'`).join(', ')}?`;
    throw new UsageError(`invalid system call '${item}'${hint}`, false);
  }
}
