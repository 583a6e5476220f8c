import {
  link,
  linkat,
  readlink,
  readlinkat,
  rename,
  renameat2,
  symlinkat,
  unlinkat,
} from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const names = { 4096: 'a', 8192: 'b' };
const target = bytes('a-target-of-more-than-32-characters');

describe('links and names', () => {
  it.each([
    [
      link,
      { args: [0x1000, 0x2000], entry: names, result: 0 },
      'link("a", "b")                          = 0\n',
    ],
    [
      linkat,
      { args: [-1, 0x1000, -100, 0x2000, 0x1401], entry: names, result: -9 },
      'linkat(-1, "a", AT_FDCWD, "b", AT_SYMLINK_FOLLOW|AT_EMPTY_PATH|0x1) = -1 EBADF (Bad file descriptor)\n',
    ],
    [
      symlinkat,
      { args: [0x1000, 3, 0x2000], entry: names, result: 0 },
      'symlinkat("a", 3, "b")                  = 0\n',
    ],
    [
      readlink,
      { args: [0x1000, 0x2000, 4096], entry: names, exit: { 8192: target.subarray(0, 35) }, result: 35 },
      'readlink("a", "a-target-of-more-than-32-charact"..., 4096) = 35\n',
    ],
    [
      readlinkat,
      { args: [-100, 0x1000, 0x2000, 2 ** 64], entry: names, result: -2 },
      'readlinkat(AT_FDCWD, "a", 0x2000, 0)    = -1 ENOENT (No such file or directory)\n',
    ],
    [
      unlinkat,
      { args: [-100, 0x1000, 0x200], entry: names, result: 0 },
      'unlinkat(AT_FDCWD, "a", AT_REMOVEDIR)   = 0\n',
    ],
    [
      rename,
      { args: [0x1000, 0x3000], entry: names, result: -14 },
      'rename("a", 0x3000)                     = -1 EFAULT (Bad address)\n',
    ],
    [
      renameat2,
      { args: [3, 0x1000, 4, 0x2000, 0xf1], entry: names, result: -22 },
      'renameat2(3, "a", 4, "b", RENAME_NOREPLACE|0xf0) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      renameat2,
      { args: [3, 0x1000, 4, 0x2000, 0xf0], entry: names, result: -22 },
      'renameat2(3, "a", 4, "b", 0xf0 /* RENAME_??? */) = -1 EINVAL (Invalid argument)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
