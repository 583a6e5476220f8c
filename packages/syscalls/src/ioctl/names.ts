import { ioctlChanges, ioctlRequests } from '../constants/ioctl.gen.js';
import type { Arch } from '../model/abi.js';

const NONE: readonly string[] = [];
const known: Record<Arch, Map<number, readonly string[]>> = {
  x86_64: new Map(),
  i386: new Map(),
  aarch64: new Map(),
};

/** The line of a code in a table, without the code; undefined if there is none. Most runs ask for a handful. */
function lineOf(table: string, code: number): string | undefined {
  const start = `\n${code.toString(16)}`;
  let at = table.indexOf(start);
  // A code may be the beginning of a longer one.
  while (at >= 0) {
    const next = at + start.length;
    const character = table[next];
    if (character === '\n') return '';
    if (character === ' ') return table.slice(next + 1, table.indexOf('\n', next));
    at = table.indexOf(start, next);
  }
  return undefined;
}

/** The names of requests with this code, in alphabetic order. */
export function requestNames(code: number, arch: Arch): readonly string[] {
  const names = known[arch].get(code);
  if (names !== undefined) return names;
  const line =
    (arch === 'x86_64' ? undefined : lineOf(ioctlChanges[arch], code)) ?? lineOf(ioctlRequests, code) ?? '';
  const found = line === '' ? NONE : line.split(' ');
  if (known[arch].size > 4096) known[arch].clear();
  known[arch].set(code, found);
  return found;
}

const codes: Partial<Record<Arch, ReadonlyMap<string, number>>> = {};

function readInto(byCode: Map<number, string>, table: string): void {
  for (let at = 1; at < table.length; ) {
    const end = table.indexOf('\n', at);
    const blank = table.indexOf(' ', at);
    const stop = blank < 0 || blank > end ? end : blank;
    byCode.set(Number.parseInt(table.slice(at, stop), 16), table.slice(stop + 1, end));
    at = end + 1;
  }
}

/** The code of a request; undefined if this architecture has none of that name. */
export function requestCode(name: string, arch: Arch): number | undefined {
  let table = codes[arch];
  if (table === undefined) {
    const byCode = new Map<number, string>();
    readInto(byCode, ioctlRequests);
    if (arch !== 'x86_64') readInto(byCode, ioctlChanges[arch]);
    const byName = new Map<string, number>();
    for (const [code, names] of byCode) for (const one of names.split(' ')) byName.set(one, code);
    table = byName;
    codes[arch] = byName;
  }
  return table.get(name);
}
