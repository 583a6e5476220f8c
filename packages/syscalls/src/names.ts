/**
 * Numbers, names and classes, without the catalog.
 *
 * @module @hstrace/syscalls/names
 */

import type { Arch } from './model/abi.js';
import { aarch64 } from './numbers/aarch64.gen.js';
import { classes } from './numbers/classes.gen.js';
import { i386 } from './numbers/i386.gen.js';
import { multiplexers, subcallNumber } from './numbers/subcalls.js';
import { x86_64 } from './numbers/x86_64.gen.js';

export { selectorOf } from './numbers/subcalls.js';

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

/** Calls of multiplexers by name, with numbers that only sets know. */
export interface SubcallEntry extends NameEntry {
  /** The kernel's number of the multiplexer. */
  readonly multiplexer: number;
}

/** The calls that multiplexers of an ABI stand for (socketcall and ipc of i386). */
export function subcallsOf(arch: Arch): readonly SubcallEntry[] {
  return (multiplexers[arch] ?? []).flatMap(({ nr, names: own }) => {
    // Some are known by no number of their own (send): they are in the classes that all of them are in.
    const common = classes.of(own[0] as string).filter((one) => own.every((name) => isIn(name, one)));
    return own.map((name, index) => ({
      nr: subcallNumber(nr, index),
      name,
      classes: classes.of(name).length === 0 ? common : classes.of(name),
      multiplexer: nr,
    }));
  });
}

const isIn = (name: string, one: string): boolean =>
  classes.of(name).length === 0 || classes.of(name).includes(one);
