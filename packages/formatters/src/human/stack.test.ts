import { chdir, read } from '@hstrace/syscalls';
import { fakeCall, fakeStack } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { HumanFormatter } from './human-formatter.js';
import { stackText } from './stack.js';

const main = { binary: '/bin/prog', position: 0x124c, symbol: 'main', file: '/src/prog.c', line: 14 };
const frames = [
  { binary: '/lib/libc.so.6', position: 0xf8bf7, symbol: 'chdir', offset: 7 },
  { binary: '/tmp/perf-7.map', symbol: 'JS:*outer /a.js:3:15', compiled: true, position: 1 },
  { binary: '/bin/stripped', position: 0x61f1, symbol: 'before', nearest: true },
  { address: 0x7f00n },
  main,
];
const event = (end?: 'whole' | 'limit' | 'lost') =>
  fakeCall(chdir, { args: [0x1000], entry: { 4096: '/' }, result: 0, stack: fakeStack(frames, end) });

describe('stack traces for people', () => {
  it('are indented below the sentence, and name no function that is not known', () => {
    const formatter = new HumanFormatter({ stackTraces: true, summary: false });
    const lines = formatter.format(event()).split('\n');
    expect(lines[0]).toContain('the working directory');
    expect(lines.slice(1)).toEqual([
      '      in chdir (libc.so.6+0xf8bf7)',
      '      in outer /a.js:3:15 (compiled as it runs)',
      '      in a function without a name (stripped+0x61f1)',
      '      in code of unknown origin (0x7f00)',
      '      in main (/src/prog.c:14)',
      '',
    ]);
  });

  it('are not shown unasked', () => {
    const formatter = new HumanFormatter({ summary: false });
    expect(formatter.format(event()) + formatter.end()).not.toContain('in main');
  });

  it('say how they end, if not with the outermost function', () => {
    expect(stackText(event('limit').stack, undefined)).toMatch(/and further functions\n$/);
    expect(stackText(event('lost').stack, undefined)).toMatch(/cannot be found out\n$/);
    expect(stackText(undefined, undefined)).toBe('');
  });

  it('tell where a thread hangs that is let go', () => {
    const formatter = new HumanFormatter({ stackTraces: true, summary: false });
    const begun = fakeCall(read, { args: [0, 0x1000, 9], stack: fakeStack([main]) });
    expect(formatter.format(begun)).toBe('');
    const detached = {
      type: 'detached',
      pid: 100,
      tid: 100,
      time: 3_001_000_000n,
      reason: 'stopped',
    } as const;
    const lines = formatter.format(detached).split('\n');
    expect(lines[0]).toMatch(/reads .* … for 3 s$/);
    expect(lines[1]).toBe('      in main (/src/prog.c:14)');
    expect(lines[2]).toMatch(/is not traced any more$/);
  });

  it('hold nothing that could drive a terminal', () => {
    const stack = fakeCall(chdir, { args: [0], stack: fakeStack([{ symbol: '\u001b]0;x\u0007' }]) }).stack;
    expect(stackText(stack, undefined)).not.toContain('\u001b');
  });
});
