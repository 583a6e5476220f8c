import { name_to_handle_at, open_by_handle_at } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const entry = (size: number) => ({ 4096: '.', 8192: bytes([4, size, 0]) });

describe('handles of files', () => {
  it.each([
    [
      name_to_handle_at,
      {
        args: [-100, 0x1000, 0x2000, 0x3000, 0],
        entry: entry(0),
        exit: { 8192: bytes([4, 8, 0]) },
        result: -75,
      },
      'name_to_handle_at(AT_FDCWD, ".", {handle_bytes=0 => 8}, 0x3000, 0) = -1 EOVERFLOW (Value too large for defined data type)\n',
    ],
    [
      name_to_handle_at,
      {
        args: [3, 0x1000, 0x2000, 0x3000, 0x1000],
        entry: entry(128),
        exit: { 8192: bytes([4, 4, 1], [1, 1, 2, 3, 0x41]), 12288: bytes([4, 27]) },
        result: 0,
      },
      'name_to_handle_at(3, ".", {handle_bytes=128 => 4, handle_type=1, f_handle="\\x01\\x02\\x03\\x41"}, [27], AT_EMPTY_PATH) = 0\n',
    ],
    [
      name_to_handle_at,
      { args: [-100, 0x1000, 0x2000, 0, 0x20], entry: { 4096: '.' }, result: -22 },
      'name_to_handle_at(AT_FDCWD, ".", 0x2000, NULL, 0x20 /* AT_??? */) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      open_by_handle_at,
      { args: [3, 0x2000, 0], entry: { 8192: bytes([4, 2, -1], [1, 1, 0x61]) }, result: -116 },
      'open_by_handle_at(3, {handle_bytes=2, handle_type=-1, f_handle="\\x01\\x61"}, O_RDONLY) = -1 ESTALE (Stale file handle)\n',
    ],
    [
      open_by_handle_at,
      { args: [-100, 0x2000, 3], entry: { 8192: bytes([4, 5, 1, 0x41]) }, faults: [0x2000], result: -14 },
      'open_by_handle_at(-100, {handle_bytes=5, handle_type=1, f_handle=???}, O_ACCMODE) = -1 EFAULT (Bad address)\n',
    ],
    [
      open_by_handle_at,
      { args: [-100, 0, 3], result: -14 },
      'open_by_handle_at(-100, NULL, O_ACCMODE) = -1 EFAULT (Bad address)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
