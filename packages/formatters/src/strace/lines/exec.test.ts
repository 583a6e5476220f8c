import { execve, execveat } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const AT_FDCWD = -100;
const words = (...values: number[]) => bytes([8, ...values]);

describe('running programs', () => {
  it.each([
    [
      execve,
      {
        args: [0x1000, 0x2000, 0x3000],
        entry: {
          4096: '/bin/ls',
          8192: words(0x4000, 0x5000, 0),
          12288: words(0x6000, 0),
          16384: 'ls',
          20480: '-l',
          24576: 'A=1',
        },
        result: 0,
      },
      'execve("/bin/ls", ["ls", "-l"], 0x3000 /* 1 var */) = 0\n',
    ],
    [
      execve,
      { args: [0x1000, 0x2000, 0x2000], entry: { 4096: '/x', 8192: words(0) }, result: -2 },
      'execve("/x", [], 0x2000 /* 0 vars */)   = -1 ENOENT (No such file or directory)\n',
    ],
    [
      execve,
      { args: [0x1000, 1, 1], entry: { 4096: '/x' }, result: -2 },
      'execve("/x", 0x1, 0x1)                  = -1 ENOENT (No such file or directory)\n',
    ],
    [
      execve,
      { args: [0, 0, 0], result: -14 },
      'execve(NULL, NULL, NULL)                = -1 EFAULT (Bad address)\n',
    ],
    [
      execve,
      { args: [0x1000, 0x2000, 0], entry: { 4096: '/x', 8192: words(0x4000, 1, 0), 16384: 'a' }, result: -2 },
      'execve("/x", ["a", 0x1], NULL)          = -1 ENOENT (No such file or directory)\n',
    ],
    [
      execveat,
      {
        args: [AT_FDCWD, 0x1000, 0x2000, 0x2000, 0x1000],
        entry: { 4096: 'x', 8192: words(0) },
        result: -2,
      },
      'execveat(AT_FDCWD, "x", [], 0x2000 /* 0 vars */, AT_EMPTY_PATH) = -1 ENOENT (No such file or directory)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
