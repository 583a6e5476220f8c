import { beforeEach, expect, it, vi } from 'vitest';
import { type Abi, aarch64, i386, x86_64 } from './model/abi.js';
import { Call, RecordType } from './records/layout.js';

/** A CALL record without arguments. */
function call(abi: number, nr: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(Call.data));
  view.setUint32(0, Call.data, true);
  view.setUint8(4, RecordType.CALL);
  view.setUint8(5, abi);
  view.setUint32(24, nr, true);
  return new Uint8Array(view.buffer);
}

function batch(...records: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(records.flatMap((record) => [...record]));
}

const READ = 0;
const IOCTL = 16;
const CONNECT = 42;
const SENDMSG = 46;
const CLONE = 56;
const PTRACE = 101;
const PRCTL = 157;
const CLONE_OF_AARCH64 = 220;

// What one catalog has loaded is there for all: each test begins with modules that nobody has used.
beforeEach(() => void vi.resetModules());

const gradual = async () => new (await import('./gradual.js')).GradualCatalog();

it('knows the calls of every start at once, as the whole catalog knows them', async () => {
  const catalog = await gradual();
  expect(catalog.prepare(call(x86_64.id, READ))).toBeUndefined();
  const { lookup } = await import('./table.js');
  expect(catalog.lookup(x86_64, READ).definition).toBe(lookup(x86_64, READ).definition);
});

it.each<readonly [Abi, number]>([
  [x86_64, CLONE],
  [x86_64, IOCTL],
  [x86_64, CONNECT],
  [x86_64, SENDMSG],
  [x86_64, PRCTL],
  [x86_64, PTRACE],
  [x86_64, 9999],
  [i386, READ],
  [aarch64, CLONE_OF_AARCH64],
])('loads others when they come up: %o %i', async (abi, nr) => {
  const catalog = await gradual();
  expect(() => catalog.lookup(abi, nr)).toThrow('was not prepared');
  await catalog.prepare(call(abi.id, nr));
  const { lookup } = await import('./table.js');
  const { name, definition } = catalog.lookup(abi, nr);
  expect(name).toBe(lookup(abi, nr).name);
  expect(definition).toBe(lookup(abi, nr).definition);
  expect(catalog.prepare(call(abi.id, nr))).toBeUndefined();
});

it('loads a part, and not what is beside it', async () => {
  const catalog = await gradual();
  await catalog.prepare(call(x86_64.id, CONNECT));
  expect(() => catalog.lookup(x86_64, SENDMSG)).toThrow('was not prepared');
});

it('loads all that a batch needs, for every catalog', async () => {
  const catalog = await gradual();
  await catalog.prepare(batch(call(x86_64.id, READ), call(x86_64.id, CLONE), call(x86_64.id, IOCTL)));
  for (const nr of [READ, CLONE, IOCTL])
    expect(catalog.lookup(x86_64, nr).definition.name).toBeTypeOf('string');
  expect((await gradual()).prepare(call(x86_64.id, IOCTL))).toBeUndefined();
});

it('has each call in one part, under the name of its definition', async () => {
  const { names } = await import('./parts/names.gen.js');
  const { definitions } = await import('./table.js');
  const all = Object.values(names).flatMap((one) => one.split(' '));
  expect(new Set(all).size).toBe(all.length);
  for (const name of all) expect(definitions().get(name)?.name, name).toBe(name);
});

it('takes any bytes for a batch', async () => {
  const catalog = await gradual();
  for (const length of [0, 1, 23, 24, 100]) expect(catalog.prepare(new Uint8Array(length))).toBeUndefined();
});
