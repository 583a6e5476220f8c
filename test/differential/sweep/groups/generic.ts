import { namesOf } from '@hstrace/syscalls/names';
import { prototypeOf } from '../../../../packages/syscalls/src/numbers/prototypes.gen.js';
import type { Sweep } from '../sweep.js';
import { type Places, places } from './places.js';

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

/** How much of an object can be read, before memory ends. */
const reaches = [
  0, 1, 2, 3, 4, 6, 7, 8, 10, 11, 12, 14, 15, 16, 20, 24, 28, 31, 32, 36, 40, 44, 47, 48, 52, 56, 63, 64, 68,
  72, 80, 84, 88, 96, 104, 112, 120, 127, 128, 136, 144, 152, 160, 176, 192, 208, 224, 232, 240, 256, 288,
  320, 384,
];

const all = 0xffff_ffff_ffff_ffffn;
const numbers: readonly (number | bigint)[] = [
  ...Array.from({ length: 48 }, (_, index) => index),
  ...Array.from({ length: 60 }, (_, index) => 1n << BigInt(index + 4)),
  ...[-1n, -2n, -3n, -9n, -100n, -101n, -4095n, -4096n].map((value) => BigInt.asUintN(64, value)),
  ...[
    100, 127, 129, 255, 0xfff, 0x1001, 0x7fff, 0xffff, 0x10001, 0x80001, 0x7fffffff, 0x80000001, 0xfffffffe,
  ],
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
    const isPointer = args.map(
      ({ type }) => type.includes('*') || type.endsWith('_t __user') || /cap_user/.test(type),
    );
    const ordinary = (): (number | bigint)[] =>
      isPointer.map((pointer) =>
        pointer
          ? sweep.random.pick([at.zeros, at.text, ...at.mixed])
          : sweep.random.pick([0, 1, 2, 3, 4, 5, 8, 16]),
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
      sweep.call(
        name,
        values,
        sweep.random.pick(['fails', 'succeeds', { returns: sweep.random.pick([1, 2, 5, 64, 4096]) }]),
      );
    }
  }
}
