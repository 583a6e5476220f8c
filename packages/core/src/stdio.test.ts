import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { stdioNumbers } from './stdio.js';
import { trace } from './trace.js';

describe('descriptors of a program', () => {
  it('are those of child_process', () => {
    expect(stdioNumbers()).toEqual([0, 1, 2]);
    expect(stdioNumbers('ignore')).toEqual([-1, -1, -1]);
    expect(stdioNumbers(['pipe', 7])).toEqual([-2, 7, 2]);
    expect(stdioNumbers([undefined, 'closed', { fd: 9 } as never])).toEqual([0, -4, 9]);
    expect(stdioNumbers(['ignore', 'ignore', 'ignore', undefined, 'pipe', 'inherit'])).toEqual([
      -1, -1, -1, -3, -2, 5,
    ]);
    expect(stdioNumbers('inherit', [5, 4])).toEqual([0, 1, 2, -3, 4, 5]);
  });

  it('are refused where there are none', () => {
    expect(() => stdioNumbers([{} as never])).toThrow("wait for its 'open' event");
    expect(() => stdioNumbers(Array.from({ length: 1025 }))).toThrow('below 1024');
    expect(() => stdioNumbers('inherit', [5000])).toThrow('below 1024');
    expect(() => stdioNumbers([-2])).toThrow('not a descriptor');
    expect(() => stdioNumbers(['ignore', { fd: -1 } as never])).toThrow("wait for its 'open' event");
  });

  it('are more than three if wanted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hstrace-stdio-'));
    const file = openSync(join(folder, 'five'), 'w');
    try {
      const script =
        'read line <&3; echo "got $line" >&3; echo five >&5; [ ! -e /proc/self/fd/4 ] && echo none';
      const tracer = trace('sh', ['-c', script], {
        stdio: ['ignore', 'pipe', 'inherit', 'pipe', undefined, file],
        syscalls: ['execve'],
      });
      const both = tracer.stdio[3] as Duplex;
      both.write('hello\n');
      const [end, said, printed] = await Promise.all([
        tracer.drain(),
        text(both),
        text(tracer.stdout as NodeJS.ReadableStream),
      ]);
      expect(end).toEqual({ code: 0, signal: undefined });
      expect(said).toBe('got hello\n');
      expect(printed).toBe('none\n');
      expect(readFileSync(join(folder, 'five'), 'utf8')).toBe('five\n');
      expect(tracer.stdio.map((stream) => stream !== null)).toEqual([false, true, false, true, false, false]);
      expect(tracer.stdio[1]).toBe(tracer.stdout);
    } finally {
      closeSync(file);
      rmSync(folder, { recursive: true });
    }
  });
});
