import type { SyscallCall } from '@hstrace/syscalls';
import { namesOf } from '@hstrace/syscalls/names';
import type { Collected } from '../collect.js';
import { nativeArches, type SyscallSet } from '../filter/syscall-set.js';

/** What a matcher judges: all that `collect()` gave, or as much of it. */
export type Judged = Pick<Collected, 'calls'> & Partial<Collected>;

/** A matcher was called in a way that can only be a mistake. */
export function misuse(message: string): TypeError {
  return new TypeError(message);
}

/**
 * The calls of a trace.
 *
 * @throws {TypeError} for what is no trace
 */
export function callsOf(given: unknown): readonly SyscallCall[] {
  if (typeof given === 'object' && given !== null) {
    if ('then' in given) throw misuse('this is a promise: expect(await collect(…))');
    if ('calls' in given && Array.isArray(given.calls)) return given.calls;
  }
  throw misuse('this matcher judges what collect() has given: expect(await collect(…))');
}

/**
 * Refuses to judge by calls that cannot be there: nothing is found then, whatever the program does.
 *
 * @param judged names of the calls that are looked for
 * @throws {TypeError} if the trace's filter leaves out all of them
 */
export function mayHave(given: Judged, matcher: string, judged: (name: string) => boolean): void {
  const { filter } = given;
  if (filter === undefined) return;
  const names = nativeArches.flatMap((arch) =>
    namesOf(arch)
      .filter(({ name }) => judged(name))
      .map(({ name, nr }) => ({ name, asked: (filter as SyscallSet).has(arch, nr) })),
  );
  if (names.length === 0 || names.some(({ asked }) => asked)) return;
  const some = [...new Set(names.map(({ name }) => name))];
  const more = some.length > 5 ? ', …' : '';
  throw misuse(
    `${matcher} judges calls that this trace leaves out (${some.slice(0, 5).join(', ')}${more}): ` +
      'ask for them in `syscalls` of collect(), or for all',
  );
}
