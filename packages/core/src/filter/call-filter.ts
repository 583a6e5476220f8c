import type { AnyCall, Arch, CallAsked, CallOfClass, SyscallClass, SyscallName } from '@hstrace/syscalls';
import type { NameEntry } from '@hstrace/syscalls/names';
import { parseSyscallSet, SyscallSet } from './syscall-set.js';

/**
 * One item of a filter: a name (`openat`), a class (`%file`), a number, or a regular expression for names. With `!` in
 * front of the first, all calls but those of the items are meant.
 */
// `string & {}` keeps the names in the editor's suggestions.
export type FilterItem = SyscallName | `%${SyscallClass}` | (string & {}) | RegExp;

/** Which calls are wanted: a set, or a list of items. */
export type CallFilter = SyscallSet | readonly FilterItem[];

/** The calls that a filter lets through, where it is nothing but names and classes; any call else. */
export type FilteredCall<F> = [F] extends [readonly (infer I)[]] ? CallOfItem<I> : AnyCall;

type CallOfItem<I> = [I] extends [SyscallName | `%${SyscallClass}`]
  ? CallAsked<Extract<I, SyscallName>> | CallOfClass<ClassIn<I>>
  : AnyCall;

type ClassIn<I> = I extends `%${infer C extends SyscallClass}` ? C : never;

/** The same pattern without the memory of where it matched last (`g`, `y`), by which every other test would fail. */
export function stateless(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
}

/**
 * The set of calls that a filter wants.
 *
 * @throws {SyscallSetError} BAD_FILTER if it names something that does not exist
 */
export function compileFilter(filter: CallFilter): SyscallSet {
  if (filter instanceof SyscallSet) return filter;
  const [first, ...rest] = filter;
  const negated = typeof first === 'string' && first.startsWith('!');
  const items = negated ? [first.slice(1), ...rest] : filter;
  const tests = items.map((item): ((entry: NameEntry, arch: Arch) => boolean) => {
    if (item instanceof RegExp) {
      const pattern = stateless(item);
      return ({ name }) => pattern.test(name);
    }
    const set = parseSyscallSet(item.replace(/^%(all|none)$/, '$1'));
    return ({ nr }, arch) => set.has(arch, nr);
  });
  return SyscallSet.where((entry, arch) => tests.some((test) => test(entry, arch)) !== negated);
}
