import { definitionsAmong } from './definitions.js';
import { aarch64Overrides } from './families/aarch64.js';
import * as families from './families/ordinary.js';
import type { Abi } from './model/abi.js';
import type { AnySyscall } from './model/syscall.js';
import { aarch64 } from './numbers/aarch64.gen.js';
import { x86_64 } from './numbers/x86_64.gen.js';

let byName: ReadonlyMap<string, AnySyscall> | undefined;

/**
 * What a number means, if it is one of the calls that nearly every program makes, on a 64-bit ABI; else undefined:
 * `@hstrace/syscalls/table` knows it. For those who want to begin before that is loaded, which takes its time: this
 * part is a quarter of it.
 */
export function ordinaryCall(
  { arch }: Abi,
  nr: number,
): { readonly name: string; readonly definition: AnySyscall } | undefined {
  if (arch === 'i386') return undefined;
  const name = (arch === 'x86_64' ? x86_64 : aarch64)[nr];
  if (name === undefined) return undefined;
  byName ??= definitionsAmong(families);
  const definition = (arch === 'aarch64' ? aarch64Overrides[name] : undefined) ?? byName.get(name);
  return definition === undefined ? undefined : { name, definition };
}
