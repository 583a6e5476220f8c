import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aarch64, i386, x86_64 } from '../../src/model/abi.js';
import { planOf } from '../../src/model/compile.js';
import { encodePlan, PLAN_MAGIC, PLAN_VERSION } from '../../src/plan/encode.js';
import { CapClass, type Guard, type Op, type Operand, OpKind, Source } from '../../src/plan/op.js';
import { tableOf } from '../../src/table.js';

const COMPARE = ['eq', 'ne', 'lt', 'ge'] as const;

/** An operation as it is read back from words: what it refers to is the number of an operation. */
type Shape = unknown;

/** Reads what docs/engine-protocol.md describes, independently of the one who writes it. */
class Words {
  readonly #words: Uint32Array;
  #at = 0;

  constructor(words: Uint32Array) {
    this.#words = words;
  }

  get atEnd(): boolean {
    return this.#at === this.#words.length;
  }

  u32(): number {
    expect(this.#at).toBeLessThan(this.#words.length);
    return this.#words[this.#at++] as number;
  }

  u64(): bigint {
    const low = this.u32();
    return BigInt(low) | (BigInt(this.u32()) << 32n);
  }

  operand(): { shape: Shape; compare: number } {
    const word = this.u32();
    const source = word & 0xff;
    const index = this.u32();
    const place = source === Source.OP ? { op: index >>> 16, index: index & 0xffff } : { index };
    return {
      shape: { source, width: (word >>> 8) & 0xff, signed: ((word >>> 16) & 0xff) !== 0, ...place },
      compare: word >>> 24,
    };
  }

  cap(): Shape {
    const word = this.u32();
    return word >= 0x8000_0000 ? { class: word & 0x7fff_ffff } : word;
  }

  op(): Shape {
    const head = this.u32();
    const lengths = this.u32();
    return {
      kind: head & 0xff,
      flags: (head >>> 8) & 0xff,
      base: this.operand().shape,
      lengths: Array.from({ length: lengths }, () => ({
        operand: this.operand().shape,
        add: this.u32(),
        shift: this.u32(),
        mul: this.u32(),
      })),
      cap: this.cap(),
      stride: this.u32(),
      elements: this.cap(),
      guards: Array.from({ length: (head >>> 16) & 0xff }, () => {
        const { shape, compare } = this.operand();
        return { operand: shape, compare: COMPARE[compare], mask: this.u64(), value: this.u64() };
      }),
      children: Array.from({ length: head >>> 24 }, () => this.op()),
    };
  }
}

/** The same shape, of the operation itself. */
function shapeOf(op: Op, numbers: Map<Op, number>): Shape {
  const operand = ({ source, width, signed, index, op: other }: Operand): Shape => ({
    source,
    width,
    signed,
    ...(source === Source.OP ? { op: numbers.get(other as Op) } : {}),
    index: source === Source.OP ? index & 0xffff : index >>> 0,
  });
  const cap = (value: Op['cap']): Shape => (typeof value === 'number' ? value : { class: CapClass[value] });
  const guard = ({ operand: of, compare, mask, value }: Guard): Shape => ({
    operand: operand(of),
    compare,
    mask: BigInt.asUintN(64, BigInt(mask)),
    value: BigInt.asUintN(64, BigInt(value)),
  });
  return {
    kind: op.kind,
    flags: op.flags,
    base: operand(op.base),
    lengths: op.lengths.map(({ operand: of, add, shift, mul }) => ({
      operand: operand(of),
      add: add >>> 0,
      shift,
      mul: mul >>> 0,
    })),
    cap: cap(op.cap),
    stride: op.kind === OpKind.WORDS ? 0 : op.stride,
    elements: cap(op.elements),
    guards: op.guards.map(guard),
    children: op.children.map((child) => shapeOf(child, numbers)),
  };
}

function shapes(entry: readonly Op[], exit: readonly Op[]): Shape[] {
  const numbers = new Map<Op, number>();
  const number = (op: Op): void => {
    numbers.set(op, numbers.size);
    op.children.forEach(number);
  };
  [...entry, ...exit].forEach(number);
  return [...entry, ...exit].map((op) => shapeOf(op, numbers));
}

function readBack(words: Uint32Array): { abi: number; nr: number; returns: boolean; ops: Shape[] }[] {
  const reader = new Words(words);
  expect([reader.u32(), reader.u32()]).toEqual([PLAN_MAGIC, PLAN_VERSION]);
  const count = reader.u32();
  expect(reader.u32()).toBe(words.length);
  const plans = Array.from({ length: count }, () => {
    const [abi, nr, flags, entry, exit] = [
      reader.u32(),
      reader.u32(),
      reader.u32(),
      reader.u32(),
      reader.u32(),
    ];
    return {
      abi: abi as number,
      nr: nr as number,
      returns: flags === 0,
      ops: Array.from({ length: (entry as number) + (exit as number) }, () => reader.op()),
    };
  });
  expect(reader.atEnd).toBe(true);
  return plans;
}

const u32 = fc.integer({ min: -0x8000_0000, max: 0xffff_ffff });
const operand: fc.Arbitrary<Operand> = fc.record({
  source: fc.constantFrom(Source.CONST, Source.ARG, Source.RET, Source.MEM, Source.ERR, Source.UP, Source.SP),
  width: fc.constantFrom(1, 2, 4, 8),
  signed: fc.boolean(),
  index: fc.nat(0xffff_ffff),
});
const cap = fc.oneof(fc.nat(0x7fff_ffff), fc.constantFrom('STR', 'ARR', 'PATH', 'ENV', 'BULK' as const));
const { op } = fc.letrec<{ op: Op }>((tie) => ({
  op: fc.record<Op>({
    kind: fc.constantFrom(...Object.values(OpKind)),
    flags: fc.nat(31),
    base: operand,
    lengths: fc.array(fc.record({ operand, add: u32, shift: fc.nat(63), mul: fc.nat(0xffff_ffff) }), {
      maxLength: 3,
    }),
    cap: cap as fc.Arbitrary<Op['cap']>,
    stride: fc.nat(0xffff),
    elements: cap as fc.Arbitrary<Op['cap']>,
    guards: fc.array(
      fc.record({
        operand,
        mask: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }),
        compare: fc.constantFrom(...COMPARE),
        value: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }),
      }),
      { maxLength: 4 },
    ),
    children: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constant<Op[]>([]),
      fc.array(tie('op'), { maxLength: 3 }),
    ),
  }),
}));

describe('the encoding of plans', () => {
  it('says the same as the plan, for any plan', () => {
    fc.assert(
      fc.property(
        fc.array(op, { maxLength: 4 }),
        fc.array(op, { maxLength: 4 }),
        fc.boolean(),
        (entry, exit, returns) => {
          const plan = { abi: 1, nr: 7, returns, entry, exit };
          expect(readBack(encodePlan([plan, plan]))).toEqual(
            [0, 1].map(() => ({ abi: 1, nr: 7, returns, ops: shapes(entry, exit) })),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([x86_64, i386, aarch64])('says the same as the plan of every definition under $arch', (abi) => {
    for (const { definition, nr } of tableOf(abi.arch)) {
      const plan = planOf(definition, abi, nr);
      const [back] = readBack(encodePlan([plan]));
      expect(back, definition.name).toEqual({
        abi: abi.id,
        nr,
        returns: plan.returns,
        ops: shapes(plan.entry, plan.exit),
      });
    }
  });

  it('refuses what has no room in it', () => {
    const one = fc.sample(op, 1)[0] as Op;
    const bare: Op = { ...one, guards: [], children: [], lengths: [] };
    const guard: Guard = { operand: bare.base, mask: 0, compare: 'eq', value: 0 };
    const encode = (entry: Op): Uint32Array =>
      encodePlan([{ abi: 1, nr: 1, returns: true, entry: [entry], exit: [] }]);
    expect(() => encode({ ...bare, guards: Array.from({ length: 256 }, () => guard) })).toThrow(/256 guards/);
    expect(() => encode({ ...bare, children: Array.from({ length: 256 }, () => ({ ...bare })) })).toThrow(
      /256 operations/,
    );
  });
});
