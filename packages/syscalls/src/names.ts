/**
 * Numbers, names and classes, without the catalog.
 *
 * @module @hstrace/syscalls/names
 */

import type { Arch } from './model/abi.js';
import { aarch64 } from './numbers/aarch64.gen.js';
import { classes } from './numbers/classes.gen.js';
import { i386 } from './numbers/i386.gen.js';
import { x86_64 } from './numbers/x86_64.gen.js';

const names: Readonly<Record<Arch, readonly (string | undefined)[]>> = { x86_64, i386, aarch64 };

/** A syscall by name alone: what filters need, without the catalog. */
export interface NameEntry {
  readonly nr: number;
  readonly name: string;
  /** strace's classes it is in. */
  readonly classes: readonly string[];
}

const tables = new Map<Arch, readonly NameEntry[]>();

/** Every syscall of an ABI that has a name, by number. */
export function namesOf(arch: Arch): readonly NameEntry[] {
  let table = tables.get(arch);
  if (table === undefined) {
    table = names[arch].flatMap((name, nr) =>
      name === undefined ? [] : [{ nr, name, classes: classes.of(name) }],
    );
    tables.set(arch, table);
  }
  return table;
}
