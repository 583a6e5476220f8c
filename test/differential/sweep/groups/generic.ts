import { namesOf } from '@hstrace/syscalls/names';
import { prototypeOf } from '../../../../packages/syscalls/src/numbers/prototypes.gen.js';
import type { Sweep } from '../sweep.js';

/** Calls whose shape tracers take from what the process does then, not from what they return. */
const notImitated = new Set([
  'exit',
  'exit_group',
  'execve',
  'execveat',
  'fork',
  'vfork',
  'clone',
  'clone3',
  'rt_sigreturn',
  'sigreturn',
]);

/** What pointers lead to. */
interface Places {
  readonly zeros: number;
  readonly ones: number;
  readonly text: number;
  readonly mixed: readonly number[];
  /** Ends of readable memory. */
  readonly ends: readonly number[];
}

function places(sweep: Sweep): Places {
  const text = sweep.text('some text, longer than the thirty-two that are shown');
  const page = (byte: number): Uint8Array => new Uint8Array(4096).fill(byte);
  const zeros = sweep.at(page(0));
  const ones = sweep.at(page(0xff));
  /** Words of all sorts, some of which lead somewhere. */
  const mixed = Array.from({ length: 12 }, (_, index) => {
    const words = sweep.bytes();
    while (words.length < 1024) {
      switch (sweep.random.below(index < 6 ? 6 : 9)) {
        case 0:
          words.word(text + sweep.random.below(40));
          break;
        case 1:
          words.u32(sweep.random.below(40), sweep.random.below(8));
          break;
        case 2:
          words.word(0);
          break;
        case 3:
          words.word(1n << BigInt(sweep.random.below(sweep.wordSize * 8)));
          break;
        case 4:
          words.u16(sweep.random.below(20), sweep.random.below(300)).u32(sweep.random.below(3));
          break;
        case 5:
          words.word(zeros);
          break;
        default:
          words.raw(sweep.random.bytes(8));
      }
    }
    return sweep.at(words);
  });
  const pattern = sweep.bytes();
  while (pattern.length < 1024) pattern.u32(sweep.random.below(100));
  const ends = [
    sweep.memory.putBeforeEnd(page(0)),
    sweep.memory.putBeforeEnd(page(0x41)),
    sweep.memory.putBeforeEnd(pattern.done()),
  ];
  return { zeros, ones, text, mixed, ends };
}

/** How much of an object can be read, before memory ends. */
const reaches = [
  0, 1, 2, 3, 4, 6, 7, 8, 10, 11, 12, 14, 15, 16, 20, 24, 28, 31, 32, 36, 40, 44, 47, 48, 52, 56, 63, 64, 68, 72,
  80, 84, 88, 96, 104, 112, 120, 127, 128, 136, 144, 152, 160, 176, 192, 208, 224, 232, 240, 256, 288, 320, 384,
];

const all = 0xffff_ffff_ffff_ffffn;
const numbers: readonly (number | bigint)[] = [
  ...Array.from({ length: 48 }, (_, index) => index),
  ...Array.from({ length: 60 }, (_, index) => 1n << BigInt(index + 4)),
  ...[-1n, -2n, -3n, -9n, -100n, -101n, -4095n, -4096n].map((value) => BigInt.asUintN(64, value)),
  ...[100, 127, 129, 255, 0xfff, 0x1001, 0x7fff, 0xffff, 0x10001, 0x80001, 0x7fffffff, 0x80000001, 0xfffffffe],
  ...[0xffffffffn, 0x1_0000_0001n, 0x7fff_ffff_ffff_ffffn, 0x8000_0000_0000_0001n, 0xdead_beef_cafe_f00dn],
];

const pointers = (at: Places): (number | bigint)[] => [
  0,
  1,
  all,
  0xffff_ffffn,
  0x7fff_ffff_f000n,
  at.zeros,
  at.ones,
  at.text,
  at.zeros + 1,
  ...at.mixed,
  ...at.ends.flatMap((end) => reaches.map((reach) => end - reach)),
];

/** Every syscall: one argument after the other has each of many values while the others have some ordinary ones. */
export function everyCall(sweep: Sweep, wanted: (name: string) => boolean): void {
  const at = places(sweep);
  const choices = pointers(at);
  for (const { name } of namesOf(sweep.abi)) {
    if (notImitated.has(name) || !wanted(name)) continue;
    const args = prototypeOf(name) ?? Array.from({ length: 6 }, () => ({ type: 'long', name: '' }));
    const isPointer = args.map(({ type }) => type.includes('*') || type.endsWith('_t __user') || /cap_user/.test(type));
    const ordinary = (): (number | bigint)[] =>
      isPointer.map((pointer) =>
        pointer ? sweep.random.pick([at.zeros, at.text, ...at.mixed]) : sweep.random.pick([0, 1, 2, 3, 4, 5, 8, 16]),
      );
    const base = ordinary();
    sweep.both(name, base);
    isPointer.forEach((pointer, index) => {
      for (const value of pointer ? choices : numbers) {
        sweep.both(name, (index === 0 || value !== 0 ? base : ordinary()).with(index, value));
      }
    });
    for (let i = 0; i < 40; i++) {
      const values = isPointer.map((pointer) => sweep.random.pick(pointer ? choices : numbers));
      sweep.call(name, values, sweep.random.pick(['fails', 'succeeds', { returns: sweep.random.pick([1, 2, 5, 64, 4096]) }]));
    }
  }
}
