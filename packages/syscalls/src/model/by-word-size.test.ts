import { describe, expect, expectTypeOf, it } from 'vitest';
import { bytes, fakeCall } from '../testing/fake-call.js';
import { i386, x86_64 } from './abi.js';
import { byWordSize } from './by-word-size.js';
import { planOf } from './compile.js';
import { int, ulong } from './integers.js';
import type { ValueOf } from './kind.js';
import { list, type Pointed } from './pointer.js';
import { arg } from './ref.js';
import { syscall } from './syscall.js';

const words = byWordSize(
  list(ulong(), { of: arg('bits'), add: 63, shift: 6 }),
  list(ulong(), { of: arg('bits'), add: 31, shift: 5 }),
);
const call = syscall('mask', {
  category: 'system',
  args: { bits: int(), words },
  returns: int(),
  human: 'set a mask',
});

describe('byWordSize', () => {
  it('has the type of its kinds', () => {
    expectTypeOf<ValueOf<typeof words>>().toEqualTypeOf<Pointed<readonly (number | bigint)[]>>();
  });

  it('reads what the ABI has', () => {
    const memory = { 4096: bytes([4, 1, 2, 3, 4]) };
    expect(fakeCall(call, { args: [33, 0x1000], entry: memory, result: 0 }).args.words).toEqual([
      0x2_0000_0001,
    ]);
    expect(fakeCall(call, { args: [33, 0x1000], entry: memory, abi: i386, result: 0 }).args.words).toEqual([
      1, 2,
    ]);
  });

  it('plans for what the ABI has', () => {
    expect(planOf(call, x86_64, 1).entry[0]?.lengths[0]).toMatchObject({ add: 63, shift: 6, mul: 8 });
    expect(planOf(call, i386, 1).entry[0]?.lengths[0]).toMatchObject({ add: 31, shift: 5, mul: 4 });
  });
});
