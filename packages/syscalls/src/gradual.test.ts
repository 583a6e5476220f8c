import { expect, it } from 'vitest';
import { GradualCatalog } from './gradual.js';
import { i386, x86_64 } from './model/abi.js';
import { Call, RecordType } from './records/layout.js';
import { lookup } from './table.js';

/** A CALL record without arguments. */
function call(abi: number, nr: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(Call.data));
  view.setUint32(0, Call.data, true);
  view.setUint8(4, RecordType.CALL);
  view.setUint8(5, abi);
  view.setUint32(24, nr, true);
  return new Uint8Array(view.buffer);
}

const READ = 0;
const PTRACE = 101;

it('knows ordinary calls at once, as the whole catalog knows them', () => {
  const catalog = new GradualCatalog();
  expect(catalog.prepare(call(x86_64.id, READ))).toBeUndefined();
  expect(catalog.lookup(x86_64, READ).definition).toBe(lookup(x86_64, READ).definition);
});

it('loads the others when they come up', async () => {
  for (const [abi, nr] of [
    [x86_64, PTRACE],
    [x86_64, 9999],
    [i386, READ],
  ] as const) {
    const catalog = new GradualCatalog();
    expect(() => catalog.lookup(abi, nr)).toThrow('was not prepared');
    await catalog.prepare(call(abi.id, nr));
    expect(catalog.lookup(abi, nr)).toBe(lookup(abi, nr));
    expect(catalog.prepare(call(abi.id, nr))).toBeUndefined();
  }
});

it('takes any bytes for a batch', () => {
  const catalog = new GradualCatalog();
  for (const length of [0, 1, 23, 24, 100]) expect(catalog.prepare(new Uint8Array(length))).toBeUndefined();
});
