/**
 * The whole catalog, by number.
 *
 * @module @hstrace/syscalls/table
 */

import { definitionsAmong } from './definitions.js';
import { namesOfAarch64 } from './families/aarch64.js';
import { i386Overrides } from './families/i386.js';
import * as families from './families/index.js';
import { type Abi, type Arch, abis, x32, x86_64 } from './model/abi.js';
import { planOf } from './model/compile.js';
import { hex } from './model/integers.js';
import type { AnyKind } from './model/kind.js';
import { type AnySyscall, type SyscallClass, syscall } from './model/syscall.js';
import { aarch64 as aarch64Names } from './numbers/aarch64.gen.js';
import { i386 as i386Names } from './numbers/i386.gen.js';
import { prototypeOf } from './numbers/prototypes.gen.js';
import { FIRST_OF_X32, X32_BIT, x32Names } from './numbers/x32.js';
import { x86_64 as x86_64Names } from './numbers/x86_64.gen.js';
import { encodePlan } from './plan/encode.js';
import type { SyscallPlan } from './plan/op.js';
import type { Catalog } from './records/reader.js';

const names: Readonly<Record<Arch, readonly (string | undefined)[]>> = {
  x86_64: x86_64Names,
  i386: i386Names,
  aarch64: aarch64Names,
};

/** A number of an ABI, with what is known of it. */
export interface TableEntry {
  readonly nr: number;
  /** The kernel's name. */
  readonly name: string;
  readonly definition: AnySyscall;
}

let byName: ReadonlyMap<string, AnySyscall> | undefined;

/** All definitions by name. */
export function definitions(): ReadonlyMap<string, AnySyscall> {
  byName ??= definitionsAmong(families);
  return byName;
}

const generic = new Map<string, AnySyscall>();

/** What is shown of a syscall that nobody has described: its arguments by the kernel's names, as numbers. */
function genericDefinition(name: string, argNames: readonly string[]): AnySyscall {
  let made = generic.get(name);
  if (made === undefined) {
    const args: Record<string, AnyKind> = {};
    for (const one of argNames) args[one] = hex();
    made = syscall(name, { category: 'system', args, returns: hex('long'), human: `call ${name}` });
    generic.set(name, made);
  }
  return made;
}

const RAW_NAMES = ['arg1', 'arg2', 'arg3', 'arg4', 'arg5', 'arg6'];

function definitionOf(name: string, arch: Arch): AnySyscall {
  return (
    (arch === 'i386' ? i386Overrides[name] : undefined) ??
    definitions().get((arch === 'aarch64' ? namesOfAarch64[name] : undefined) ?? name) ??
    genericDefinition(name, prototypeOf(name)?.map((one) => one.name) ?? RAW_NAMES)
  );
}

const tables = new Map<Arch, (TableEntry | undefined)[]>();
const unknown = new Map<number, TableEntry>();

const ofX32 = new Map<number, TableEntry>();

/** What a number means in an x32 program, where that is another thing than in a 64-bit one. */
function lookupX32(nr: number): TableEntry | undefined {
  const name = nr < FIRST_OF_X32 ? names.x86_64[nr] : x32Names[nr - FIRST_OF_X32];
  if (name === undefined) return lookup(x86_64, X32_BIT + nr);
  if (nr < FIRST_OF_X32) return undefined;
  let entry = ofX32.get(nr);
  if (entry === undefined) {
    entry = { nr, name, definition: definitionOf(name, 'x86_64') };
    ofX32.set(nr, entry);
  }
  return entry;
}

/** What a number of an ABI means. Numbers without a name get one made of the number. */
export function lookup(abi: Abi, nr: number): TableEntry {
  const own = abi === x32 ? lookupX32(nr) : undefined;
  if (own !== undefined) return own;
  let table = tables.get(abi.arch);
  if (table === undefined) {
    table = [];
    tables.set(abi.arch, table);
  }
  let entry = table[nr] ?? unknown.get(nr);
  if (entry !== undefined) return entry;
  const name = names[abi.arch][nr];
  if (name !== undefined) {
    entry = { nr, name, definition: definitionOf(name, abi.arch) };
    table[nr] = entry;
    return entry;
  }
  const made = `syscall_0x${nr.toString(16)}`;
  entry = { nr, name: made, definition: genericDefinition(made, RAW_NAMES) };
  // A tracee may call any number; those it invents are not kept for ever.
  if (unknown.size > 1024) unknown.clear();
  unknown.set(nr, entry);
  return entry;
}

/** Every syscall of an ABI that has a name, by number. */
export function tableOf(arch: Arch): TableEntry[] {
  const entries: TableEntry[] = [];
  for (let nr = 0; nr < names[arch].length; nr++)
    if (names[arch][nr] !== undefined) entries.push(lookup(abis[arch], nr));
  return entries;
}

/** The catalog that a record reader needs. */
export const catalog: Catalog = { lookup };

/** The capture plan for these ABIs, for the calls that `wanted` accepts. */
export function capturePlan(
  arches: readonly Arch[],
  wanted: (entry: TableEntry, arch: Arch) => boolean = () => true,
): Uint32Array {
  const plans: SyscallPlan[] = [];
  for (const arch of arches) {
    for (const entry of tableOf(arch)) {
      if (!wanted(entry, arch)) continue;
      const plan = planOf(entry.definition, abis[arch], entry.nr);
      if (plan.entry.length > 0 || plan.exit.length > 0 || !plan.returns) plans.push(plan);
    }
  }
  return encodePlan(plans);
}

/** The classes of strace that a syscall is in. */
export function classesOf(entry: TableEntry): readonly SyscallClass[] {
  return entry.definition.spec.classes ?? [];
}
