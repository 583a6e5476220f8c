import { definitionsAmong } from './definitions.js';
import { namesOfAarch64 } from './families/aarch64.js';
import { type Abi, type Arch, abiById } from './model/abi.js';
import type { AnySyscall } from './model/syscall.js';
import { aarch64 } from './numbers/aarch64.gen.js';
import { x86_64 } from './numbers/x86_64.gen.js';
import { type PartName, partOf } from './parts/part-of.js';
import * as start from './parts/start.js';
import { Enter, HEADER_SIZE, RecordType } from './records/layout.js';
import type { Catalog } from './records/reader.js';

interface Entry {
  readonly name: string;
  readonly definition: AnySyscall;
}

/** What may be loaded: a part, or the catalog as a whole, for what is in none. */
type Loadable = Exclude<PartName, 'start'> | 'whole';

const NAMES = { x86_64, aarch64 };

const modules: Readonly<
  Record<Exclude<Loadable, 'whole'>, () => Promise<Readonly<Record<string, unknown>>>>
> = {
  programs: () => import('./parts/programs.js'),
  sockets: () => import('./parts/sockets.js'),
  messages: () => import('./parts/messages.js'),
  ioctl: () => import('./parts/ioctl.js'),
  prctl: () => import('./parts/prctl.js'),
};

/** Definitions of what is loaded, by their names. What was loaded once is there for all. */
const byName = new Map<string, AnySyscall>();
let whole: Catalog | undefined;

/** What is known of the numbers of an ABI; filled as they come up. */
const entries: Readonly<Record<'x86_64' | 'aarch64', (Entry | undefined)[]>> = { x86_64: [], aarch64: [] };

function add(exported: Readonly<Record<string, unknown>>): void {
  for (const [name, definition] of definitionsAmong(exported)) byName.set(name, definition);
}

async function load(part: Loadable): Promise<void> {
  if (part === 'whole') whole ??= (await import('./table.js')).catalog;
  else add(await modules[part]());
}

/** The parts are for 64-bit programs: i386 has too many calls of its own. */
function isInParts(arch: Arch): arch is 'x86_64' | 'aarch64' {
  return arch !== 'i386';
}

/** What a number means, if the part that it is in is loaded; else that part. */
function find({ arch }: Abi, nr: number): Entry | Loadable {
  if (!isInParts(arch)) return 'whole';
  const known = entries[arch][nr];
  if (known !== undefined) return known;
  const name = NAMES[arch][nr];
  if (name === undefined) return 'whole';
  if (byName.size === 0) add(start);
  const definition = byName.get((arch === 'aarch64' ? namesOfAarch64[name] : undefined) ?? name);
  if (definition === undefined) {
    const part = partOf(name);
    return part === undefined || part === 'start' ? 'whole' : part;
  }
  const entry = { name, definition };
  entries[arch][nr] = entry;
  return entry;
}

/**
 * The catalog for those to whom the start matters: it begins with the calls that every program makes, and loads others,
 * with those of their part, when the first of them comes up.
 */
export class GradualCatalog implements Catalog {
  /** Loads what a batch of records needs; undefined if everything is there. To be awaited before the batch is read. */
  prepare(batch: Uint8Array): Promise<unknown> | undefined {
    if (whole !== undefined) return undefined;
    const missing = missingFor(batch);
    return missing.size === 0 ? undefined : Promise.all([...missing].map(load));
  }

  /** @throws {Error} if the batch that the call is in has not been prepared */
  lookup(abi: Abi, nr: number): Entry {
    const found = whole?.lookup(abi, nr) ?? find(abi, nr);
    if (typeof found === 'string') throw new Error(`call ${nr} of ${abi.arch} was not prepared`);
    return found;
  }
}

/** The parts that calls of a batch are in and that are not loaded. */
function missingFor(batch: Uint8Array): Set<Loadable> {
  const view = new DataView(batch.buffer, batch.byteOffset, batch.byteLength);
  const missing = new Set<Loadable>();
  for (let at = 0; at + HEADER_SIZE <= batch.byteLength; ) {
    const size = view.getUint32(at, true);
    if (size < HEADER_SIZE || at + size > batch.byteLength) break;
    const type = view.getUint8(at + 4);
    if ((type === RecordType.CALL || type === RecordType.ENTER) && size >= Enter.data) {
      const abi = abiById(view.getUint8(at + 5));
      const found = abi === undefined ? 'whole' : find(abi, view.getUint32(at + Enter.nr, true));
      if (typeof found === 'string') missing.add(found);
    }
    at += size;
  }
  return missing;
}
