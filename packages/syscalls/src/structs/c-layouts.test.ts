import { describe, expect, it, vi } from 'vitest';
import { type Abi, i386, x86_64 } from '../model/abi.js';
import type { Fields, StructKind } from '../model/struct.js';
import { departures } from './c-departures.js';
import { cLayouts } from './layouts.gen.js';

/** Every structure that the catalog makes. */
const made: StructKind<Fields>[] = [];

vi.mock(import('../model/struct.js'), async (original) => {
  const actual = await original();
  return {
    ...actual,
    struct: ((...parameters: Parameters<typeof actual.struct>) => {
      const one = actual.struct(...parameters);
      made.push(one as unknown as StructKind<Fields>);
      return one;
    }) as typeof actual.struct,
  };
});

await import('../table.js');
const { families } = await import('../ioctl/families.js');
for (const makers of Object.values(families)) for (const make of makers) make();

interface CLayout {
  readonly size: number;
  readonly members: ReadonlyMap<string, { readonly offset: number; readonly size: number }>;
}

function inC(name: string, abi: Abi): CLayout | undefined {
  const entry = Object.hasOwn(cLayouts, name) ? cLayouts[name] : undefined;
  const line = entry === undefined ? undefined : ((abi === i386 ? entry.i386 : undefined) ?? entry.x86_64);
  if (line === undefined) return undefined;
  const [size, ...members] = line.split(' ');
  return {
    size: Number(size),
    members: new Map(
      members.map((text) => {
        const [member = '', offset, bytes] = text.split(':');
        return [member, { offset: Number(offset), size: Number(bytes) }];
      }),
    ),
  };
}

/** Where a structure of the catalog is not the one of C, and nothing says that it should not be. */
function differences(kind: StructKind<Fields>, abi: Abi): readonly string[] {
  const departure = Object.hasOwn(departures, kind.name) ? departures[kind.name] : undefined;
  if (departure?.own === true || (departure?.only32 === true && abi !== i386)) return [];
  let fewest: string[] | undefined;
  for (const name of departure?.as ?? [kind.name]) {
    const c = inC(name, departure?.only64 === true ? x86_64 : abi);
    if (c === undefined) continue;
    const found: string[] = [];
    const { size, offsets } = kind.layout(abi);
    if (size !== c.size && departure?.part !== true) found.push(`${size} bytes, in C ${c.size}`);
    for (const [name, member] of Object.entries(kind.options.arch?.[abi.arch]?.fields ?? kind.fields)) {
      if (member.kind === 'padding' || departure?.except?.includes(name) === true) continue;
      const known = c.members.get(departure?.names?.[name] ?? name);
      const bytes = member.size(abi);
      if (known === undefined) found.push(`${name} is not in C`);
      else if (known.offset !== offsets.get(name) || known.size !== bytes)
        found.push(
          `${name} at ${offsets.get(name)}, ${bytes} bytes; in C at ${known.offset}, ${known.size} bytes`,
        );
    }
    if (fewest === undefined || found.length < fewest.length) fewest = found;
  }
  return fewest ?? ['no header declares it'];
}

describe.each([x86_64, i386])('structures under $arch', (abi) => {
  it('are as the C compiler lays them out', () => {
    const wrong = new Set<string>();
    // Those of other architectures are looked at as part of what they stand for.
    const elsewhere = new Set<unknown>(made.flatMap(({ options }) => Object.values(options.arch ?? {})));
    for (const kind of made) {
      if (kind.name === '' || elsewhere.has(kind)) continue;
      for (const text of differences(kind, abi)) wrong.add(`${kind.name}: ${text}`);
    }
    expect([...wrong].sort()).toEqual([]);
  });
});

it('departs from C where it says so only', () => {
  const names = new Set(made.map(({ name }) => name));
  expect(Object.keys(departures).filter((name) => !names.has(name))).toEqual([]);
});
