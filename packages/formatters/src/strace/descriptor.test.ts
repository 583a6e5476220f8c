import { close, dup2, openat, pipe2, type SyscallCall } from '@hstrace/syscalls';
import { fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './lines/formatter.js';

const lines = new LineFormatter({ column: 0, descriptors: 1 });
const show = (call: SyscallCall): string => lines.format(call).trimEnd();
const int32s = (...values: number[]): Uint8Array => new Uint8Array(Int32Array.from(values).buffer);

describe('descriptors', () => {
  it('are what they were before the call among arguments, and what they are after it in results', () => {
    const before = { 3: '/a', 4: '/b' };
    const line = (to: number): string =>
      show(
        fakeCall(dup2, {
          args: [3, to],
          result: to,
          descriptors: to === 4 ? before : { 3: '/a' },
          descriptorsAfter: { [to]: '/a' },
        }),
      );
    expect(line(4)).toBe('dup2(3</a>, 4</b>) = 4</a>');
    expect(line(9)).toBe('dup2(3</a>, 9) = 9</a>');
  });

  it('are what they are after the call where it filled them in', () => {
    const call = fakeCall(pipe2, {
      args: [0x1000, 0],
      exit: { 4096: int32s(3, 4) },
      result: 0,
      descriptorsAfter: { 3: 'pipe:[7]', 4: 'pipe:[7]' },
    });
    expect(show(call)).toBe('pipe2([3<pipe:[7]>, 4<pipe:[7]>], 0) = 0');
  });

  it('may be the working directory', () => {
    const call = fakeCall(openat, {
      args: [-100, 0x1000, 0],
      entry: { 4096: 'x' },
      result: 3,
      descriptors: { '-100': '/w' },
      descriptorsAfter: { 3: '/w/x' },
    });
    expect(show(call)).toBe('openat(AT_FDCWD</w>, "x", O_RDONLY) = 3</w/x>');
  });

  it('are not the working directory where no directory is wanted', () => {
    expect(show(fakeCall(close, { args: [-100], result: -9, descriptors: { '-100': '/w' } }))).toContain(
      'close(-100) = -1 EBADF',
    );
  });
});
