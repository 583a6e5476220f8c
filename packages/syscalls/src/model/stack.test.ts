import { describe, expect, expectTypeOf, it } from 'vitest';
import { OpKind, Source } from '../plan/op.js';
import { bytes, fakeCall } from '../testing/fake-call.js';
import { Address } from '../values/address.js';
import { aarch64, i386, x86_64 } from './abi.js';
import { planOf } from './compile.js';
import { int } from './integers.js';
import type { ValueOf } from './kind.js';
import type { Pointed } from './pointer.js';
import { onStack } from './stack.js';
import { struct } from './struct.js';
import { syscall } from './syscall.js';

const frame = onStack(struct('frame', { a: int(), b: int() }), (abi) => (abi.wordSize === 8 ? 16 : 12));
const call = syscall('leave', {
  category: 'system',
  args: { frame, next: int() },
  returns: int(),
  human: 'leave',
});

describe('onStack', () => {
  it('has the type of what it leads to', () => {
    expectTypeOf<ValueOf<typeof frame>>().toEqualTypeOf<
      Pointed<{ readonly a: number; readonly b: number }>
    >();
  });

  it('plans to copy from the stack pointer', () => {
    const base = (abi: typeof x86_64) => planOf(call, abi, 1).entry[0]?.base;
    expect(base(x86_64)).toEqual({ source: Source.SP, width: 8, signed: false, index: 16 });
    expect(base(i386)).toEqual({ source: Source.SP, width: 4, signed: false, index: 12 });
    expect(base(aarch64)?.index).toBe(16);
    expect(planOf(call, x86_64, 1).entry[0]?.kind).toBe(OpKind.BYTES);
  });

  it('finds it there, and takes no register', () => {
    const found = fakeCall(call, {
      args: [7],
      sp: 0x7fff_ffff_0000n,
      entry: { '0x7fffffff0010': bytes([4, 1, 2]) },
      result: 0,
    });
    expect(found.args).toEqual({ frame: { a: 1, b: 2 }, next: 7 });
  });

  it('gives the address of what was not read', () => {
    const { frame: value } = fakeCall(call, { args: [7], sp: 0x1000, result: 0 }).args;
    expect(value).toBeInstanceOf(Address);
    expect((value as Address).word).toBe(0x1010);
  });
});
