import { bytes } from '@hstrace/syscalls/testing';
import { expect, it } from 'vitest';
import { signalText, signalWords } from './signal-words.js';

/** A `siginfo_t` of a fault. */
const fault = (code: number): Uint8Array => bytes([4, 11, 0, code, 0], [8, 0xdead], new Uint8Array(104));

it('tells what a signal means, and where a fault was', () => {
  expect(signalWords(15)).toBe('SIGTERM (asked to end)');
  expect(signalWords(11, fault(1))).toBe('SIGSEGV (an invalid memory access at 0xdead)');
});

it('knows no address of a signal that somebody sent', () => {
  for (const code of [0, -6, 0x80])
    expect(signalWords(11, fault(code))).toBe('SIGSEGV (an invalid memory access)');
  expect(signalWords(11, new Uint8Array(3))).toBe('SIGSEGV (an invalid memory access)');
});

it('leaves signals without a meaning of their own as they are', () => {
  expect(signalWords(10)).toBe('SIGUSR1');
  expect(signalText(99)).toBe('signal 99');
});
