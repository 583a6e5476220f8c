import type { Arch } from '@hstrace/syscalls';
import type { NameEntry } from '@hstrace/syscalls/names';
import { parseSyscallSet, SyscallSet } from './syscall-set.js';

/**
 * Which calls are wanted: a set, or a list of names, classes (`%file`), numbers and regular expressions; with `!` in
 * front of the first, all but those.
 */
export type CallFilter = SyscallSet | readonly (string | RegExp)[];

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
    if (item instanceof RegExp) return ({ name }) => item.test(name);
    const set = parseSyscallSet(item.replace(/^%(all|none)$/, '$1'));
    return ({ nr }, arch) => set.has(arch, nr);
  });
  return SyscallSet.where((entry, arch) => tests.some((test) => test(entry, arch)) !== negated);
}
