import type { Deed, Item } from './gathered.js';
import { bytes, counted } from './words/units.js';

/** From so many on, files are told of together though other deeds come between. */
const MANY = 5;
/** From so many on, files are told of together if they follow on each other. */
const FEW: Partial<Record<Deed, number>> = { looked: 3, missed: 2 };

/** What is to be told of several files: of some together, of others by a line each. */
export type Told = { readonly item: Item } | { readonly all: readonly Item[] };

/** Parts a walk through files into what is told together and what by itself, in the order in which it began. */
export function partsOfWalk(items: readonly Item[]): Told[] {
  const kinds = new Map<string, Item[]>();
  for (const item of items) {
    const kind = kindOf(item);
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, [item]);
    else known.push(item);
  }
  const told: Told[] = [];
  let row: Item[] = [];
  const endRow = (): void => {
    const few = FEW[row[0]?.deed ?? 'read'];
    if (few !== undefined && row.length >= few) told.push({ all: row });
    else for (const item of row) told.push({ item });
    row = [];
  };
  for (const item of items) {
    const kind = kinds.get(kindOf(item)) as Item[];
    if (kind.length >= MANY) {
      if (kind[0] !== item) continue;
      endRow();
      told.push({ all: kind });
      continue;
    }
    if (row[0] !== undefined && row[0].deed !== item.deed) endRow();
    row.push(item);
  }
  endRow();
  return told;
}

function kindOf({ deed, same = '' }: Item): string {
  return `${deed} ${same}`;
}

/** The sentence for several files: `reads 12 files of src (3.4 kB): a, b, c and 9 more`. */
export function walkWords(items: readonly Item[]): string {
  const [{ deed, same = '' }] = items as [Item];
  if (deed === 'looked') return `looks at ${names(items.map(({ path }) => path))}`;
  if (deed === 'missed') return `looks in vain for ${names(items.map(({ path }) => path))}`;
  const directories = items.filter(({ isDirectory }) => isDirectory === true).length;
  const files = items.length - directories;
  const count = [
    ...(files === 0 ? [] : [counted(files, 'file')]),
    ...(directories === 0 ? [] : [counted(directories, 'directory', 'directories')]),
  ].join(' and ');
  const from = commonFolder(items.map(({ path }) => path));
  const total = items.reduce((sum, one) => sum + (one.bytes ?? 0), 0);
  const amount = deed === 'read' || deed === 'written' || deed === 'copied' ? ` (${bytes(total)})` : '';
  const of = from === '' ? '' : ` of ${from}`;
  const list = names(items.map(({ path }) => within(path, from)));
  switch (deed) {
    case 'opened':
      return `opens ${count}${of} for reading: ${list}`;
    case 'listed':
      return `lists ${count}${of}: ${list}`;
    case 'read':
      return `reads ${count}${of}${amount}: ${list}`;
    case 'written':
      return `writes ${count}${of}${amount}: ${list}`;
    case 'copied': {
      const to = commonFolder(items.map((one) => one.to ?? ''));
      const where = from === '' || to === '' ? '' : ` from ${from} to ${to}`;
      return `copies ${count}${amount}${where}: ${list}`;
    }
    case 'created':
      return `creates ${count}${from === '' ? '' : ` in ${from}`}: ${list}`;
    case 'deleted':
      return `deletes ${count}${of}: ${list}`;
    case 'permitted':
      return `sets the permissions of ${count}${of} to ${same}: ${list}`;
    case 'owned':
      return `changes the owner of ${count}${of}: ${list}`;
    case 'timed':
      return `sets the times of ${count}${of}: ${list}`;
  }
}

/** The folder that all paths are in, itself as it is told: `` if there is none. */
function commonFolder(paths: readonly string[]): string {
  let common: readonly string[] | undefined;
  for (const path of paths) {
    const parts = path.split('/').slice(0, -1);
    if (common === undefined) {
      common = parts;
      continue;
    }
    let same = 0;
    while (same < parts.length && same < common.length && parts[same] === common[same]) same++;
    common = common.slice(0, same);
  }
  return common === undefined ? '' : common.join('/');
}

function within(path: string, folder: string): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}

/** `a, b and c`, `a, b, c and 9 more`. */
export function names(places: readonly string[]): string {
  if (places.length > 4) return `${places.slice(0, 3).join(', ')} and ${places.length - 3} more`;
  return places.length === 1 ? String(places[0]) : `${places.slice(0, -1).join(', ')} and ${places.at(-1)}`;
}
