import type { Arch } from '@hstrace/syscalls';
import { type TableEntry, tableOf } from '@hstrace/syscalls/table';
import { TraceError } from '../errors.js';
import { nearest } from './nearest.js';

/** Which calls are wanted: names, classes (`%file`), regular expressions, and with `!` in front all but those. */
export type CallFilter = readonly (string | RegExp)[];

/** Names of classes as users write them, without the percent sign. */
const CLASS_ALIASES: Readonly<Record<string, string>> = {
  descriptor: 'desc',
  net: 'network',
  credentials: 'creds',
};

const arches: readonly Arch[] = ['x86_64', 'i386', 'aarch64'];

let known: { names: Set<string>; classes: Set<string> } | undefined;

/** All names and classes that a filter can mean. */
export function filterVocabulary(): {
  readonly names: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
} {
  if (known === undefined) {
    known = { names: new Set(), classes: new Set() };
    for (const arch of arches) {
      for (const { name, definition } of tableOf(arch)) {
        known.names.add(name);
        for (const one of definition.spec.classes ?? []) known.classes.add(one);
      }
    }
  }
  return known;
}

type Test = (entry: TableEntry) => boolean;

function testOf(item: string | RegExp): Test {
  if (item instanceof RegExp) return ({ name }) => item.test(name);
  const { names, classes } = filterVocabulary();
  if (item === 'all' || item === '%all') return () => true;
  if (item === 'none' || item === '%none') return () => false;
  if (item.startsWith('%')) {
    const name = CLASS_ALIASES[item.slice(1)] ?? item.slice(1);
    if (!classes.has(name))
      throw unknownName(
        item,
        [...classes].map((one) => `%${one}`),
      );
    return ({ definition }) => definition.spec.classes?.some((one) => one === name) ?? false;
  }
  if (names.has(item)) return ({ name }) => name === item;
  // strace knows its first classes without the percent sign too.
  const name = CLASS_ALIASES[item] ?? item;
  if (classes.has(name) && ['file', 'desc', 'process', 'network', 'signal', 'ipc', 'memory'].includes(name)) {
    return ({ definition }) => definition.spec.classes?.some((one) => one === name) ?? false;
  }
  throw unknownName(item, [...names, ...[...classes].map((one) => `%${one}`)]);
}

function unknownName(item: string, candidates: readonly string[]): TraceError {
  const near = nearest(item, candidates);
  const hint = near.length === 0 ? '' : `; did you mean ${near.join(', ')}?`;
  return new TraceError('BAD_FILTER', `no system call or class is named '${item}'${hint}`);
}

/** The function that says whether a filter wants a call. */
export function compileFilter(filter: CallFilter): Test {
  const negated = typeof filter[0] === 'string' && filter[0].startsWith('!');
  const items = negated ? [(filter[0] as string).slice(1), ...filter.slice(1)] : filter;
  const tests = items.map(testOf);
  return (entry) => tests.some((test) => test(entry)) !== negated;
}

/** The engine's form of a filter: for each ABI, a bit for each number. */
export function wantedSets(test: Test): Record<Arch, Uint32Array> {
  const sets = {} as Record<Arch, Uint32Array>;
  for (const arch of arches) {
    const table = tableOf(arch);
    const bits = new Uint32Array(((table.at(-1)?.nr ?? 0) >> 5) + 1);
    for (const entry of table) {
      if (test(entry)) bits[entry.nr >> 5] = ((bits[entry.nr >> 5] as number) | (1 << (entry.nr & 31))) >>> 0;
    }
    sets[arch] = bits;
  }
  return sets;
}
