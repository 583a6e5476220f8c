// `pnpm exec tsx tools/constants/news.ts FOLDER`: what a newer kernel has brought. Lists the names in the pinned headers
// that look as if they belonged into a table (they begin like it), that no table has, and that the headers in FOLDER
// (an older include folder, /usr/include say) do not have either.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot, uapiVersion } from '../uapi/uapi.js';
import { definedNames } from './evaluate.js';
import { definedIn, parseName, splitNames } from './names.js';
import type { FamilySpec, TableSpec } from './spec.js';

const older = process.argv[2];
if (older === undefined || !existsSync(join(older, 'linux'))) {
  console.error('Usage: news.ts FOLDER, where FOLDER/linux has the headers of an older kernel.');
  process.exit(2);
}

function headersOf(table: TableSpec): string[] {
  return [...(typeof table.header === 'string' ? [table.header] : (table.header ?? []))];
}

/** What the names of a table have in common: `FAN_MARK_` of `FAN_MARK_???`. */
function prefixOf(table: TableSpec): string | undefined {
  return /^([A-Z0-9]\w*_)\?\?\?$/.exec(table.unknown)?.[1];
}

function knownBefore(header: string, folder: string): ReadonlySet<string> {
  const file = join(folder, header);
  return new Set(existsSync(file) ? definedIn(readFileSync(file, 'utf8')) : []);
}

const folder = join(repositoryRoot, 'tools/constants/specs');
const tables: [name: string, table: TableSpec][] = [];
for (const file of readdirSync(folder).sort()) {
  const { default: spec } = (await import(pathToFileURL(join(folder, file)).href)) as { default: FamilySpec };
  for (const [name, table] of Object.entries(spec.tables)) {
    if (table.kind !== 'text') tables.push([`${file.slice(0, -3)}.${name}`, table]);
  }
}
const listed = new Set(
  tables.flatMap(([, table]) =>
    [...splitNames(table.names), ...splitNames(table.pattern?.except)].map((item) => parseName(item).name),
  ),
);
/** New names, each with the table that it resembles most. */
const news = new Map<string, { readonly table: string; readonly prefix: string }>();
for (const [name, table] of tables) {
  const prefix = prefixOf(table);
  if (prefix === undefined || table.pattern !== undefined) continue;
  for (const header of headersOf(table)) {
    const before = knownBefore(header, older);
    for (const one of definedNames(header)) {
      if (!one.startsWith(prefix) || listed.has(one) || before.has(one)) continue;
      if (prefix.length > (news.get(one)?.prefix.length ?? 0)) news.set(one, { table: name, prefix });
    }
  }
}
for (const name of new Set([...news.values()].map(({ table }) => table))) {
  console.log(`${name}: ${[...news].flatMap(([one, { table }]) => (table === name ? [one] : [])).join(' ')}`);
}
console.log(`${news.size} names are new in Linux ${uapiVersion} and in no table.`);
