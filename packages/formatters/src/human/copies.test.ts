import { copy_file_range, openat, read, write } from '@hstrace/syscalls';
import { fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { HumanFormatter } from './human-formatter.js';

const AT_FDCWD = -100;
const O_CREATES = 0o301;
const descriptors = { 3: '/from', 4: '/to' };
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const opens = (path: string, flags: number, result: number): ReturnType<typeof fakeCall> =>
  fakeCall(openat, { args: [AT_FDCWD, 0x1000, flags, 0o644], entry: { 4096: path }, result, descriptors });
const reads = (data: string): ReturnType<typeof fakeCall> =>
  fakeCall(read, {
    args: [3, 0x1000, 4096],
    exit: { 4096: text(data) },
    result: data.length,
    descriptors,
  });
const writes = (data: string, fd = 4): ReturnType<typeof fakeCall> =>
  fakeCall(write, {
    args: [fd, 0x1000, data.length],
    entry: { 4096: text(data) },
    result: data.length,
    descriptors,
  });

function told(...calls: ReturnType<typeof fakeCall>[]): string[] {
  const formatter = new HumanFormatter({ summary: false });
  const lines = calls.map((call) => formatter.format(call)).join('') + formatter.end();
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^process 100 {2}/, '').replace(/^.*\] {2}/, ''));
}

describe('a copy', () => {
  it('is told as one, however often it takes turns reading and writing', () => {
    expect(
      told(
        opens('/from', 0, 3),
        opens('/to', O_CREATES, 4),
        reads('abc'),
        writes('abc'),
        reads('def'),
        writes('def'),
      ),
    ).toEqual(['copies 6 bytes from /from to /to in 2 pieces (newly made)']);
  });

  it('may have the target opened when all is read', () => {
    expect(told(opens('/from', 0, 3), reads('abc'), opens('/to', O_CREATES, 4), writes('abc'))).toEqual([
      'copies 3 bytes from /from to /to (newly made)',
    ]);
  });

  it('is none if other data are written, or elsewhere is nowhere else', () => {
    expect(told(reads('abc'), writes('ABC'))).toEqual(['reads 3 bytes from /from', 'writes 3 bytes to /to']);
    expect(told(reads('abc'), writes('abcd'))).toEqual(['reads 3 bytes from /from', 'writes 4 bytes to /to']);
    expect(told(reads('abc'), writes('abc', 3))).toEqual([
      'reads 3 bytes from /from',
      'writes 3 bytes to /from',
    ]);
  });

  it('by the kernel takes both openings in, and its end is no news', () => {
    const copies = (count: number): ReturnType<typeof fakeCall> =>
      fakeCall(copy_file_range, { args: [3, 0, 4, 0, 65_536, 0], result: count, descriptors });
    expect(told(opens('/from', 0, 3), opens('/to', O_CREATES, 4), copies(5), copies(0))).toEqual([
      'copies 5 bytes from /from to /to (newly made)',
    ]);
  });
});
