import { expect, it } from 'vitest';
import { aarch64, i386, x86_64 } from './abi.js';
import { isSigned, readerOf, sizeOf } from './ctype.js';

const view = new DataView(new Uint8Array(8).fill(0xff).buffer);

it.each([
  [x86_64, -1],
  [i386, -1],
  [aarch64, 255],
] as const)('a char has a sign where compilers give it one: $0.arch', (abi, value) => {
  expect(readerOf('char', abi)(view, 0)).toBe(value);
  expect(isSigned('char', abi)).toBe(value < 0);
  expect(sizeOf('char', abi)).toBe(1);
});

it.each([
  ['long', -1, -1],
  ['ulong', 0xffff_ffff, 0xffff_ffff_ffff_ffffn],
  ['ptr', 0xffff_ffff, 0xffff_ffff_ffff_ffffn],
] as const)('%s is as wide as a word', (c, short, long) => {
  expect(readerOf(c, i386)(view, 0)).toBe(short);
  expect(readerOf(c, aarch64)(view, 0)).toBe(long);
});
