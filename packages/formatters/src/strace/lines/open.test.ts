import { creat, open, openat2 } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const how = (...words: readonly (number | bigint)[]) => ({ 4096: 'file', 8192: bytes([8, ...words]) });
const opening = (size: number, result: number, ...words: readonly (number | bigint)[]) => ({
  args: [-100, 0x1000, 0x2000, size],
  entry: how(...words),
  result,
});

describe('opening files', () => {
  it.each([
    [
      creat,
      { args: [0x1000, 0xf_ffff], entry: { 4096: 'x' }, result: 7 },
      'creat("x", 0177777)                     = 7\n',
    ],
    [
      open,
      { args: [0x1000, 0o2_0200000, 0o600], entry: { 4096: 'x' }, result: -22 },
      'open("x", O_RDONLY|O_TMPFILE, 0600)     = -1 EINVAL (Invalid argument)\n',
    ],
    [
      openat2,
      opening(24, 3, 0o102, 0o640, 0),
      'openat2(AT_FDCWD, "file", {flags=O_RDWR|O_CREAT, mode=0640, resolve=0}, 24) = 3\n',
    ],
    [
      openat2,
      opening(24, 3, 0, 0, 0x3),
      'openat2(AT_FDCWD, "file", {flags=O_RDONLY, resolve=RESOLVE_NO_XDEV|RESOLVE_NO_MAGICLINKS}, 24) = 3\n',
    ],
    [
      openat2,
      opening(24, -22, 0, 0o1234567, 0x40),
      'openat2(AT_FDCWD, "file", {flags=O_RDONLY, mode=01234567, resolve=0x40 /* RESOLVE_??? */}, 24) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      openat2,
      opening(23, -22, 0, 0, 0),
      'openat2(AT_FDCWD, "file", 0x2000, 23)   = -1 EINVAL (Invalid argument)\n',
    ],
    [openat2, opening(32, 3, 0, 0, 0, 0), 'openat2(AT_FDCWD, "file", {flags=O_RDONLY, resolve=0}, 32) = 3\n'],
    [
      openat2,
      opening(32, -7, 0, 0, 0, 0xdeadbeef),
      'openat2(AT_FDCWD, "file", {flags=O_RDONLY, resolve=0, /* bytes 24..31 */ "\\xef\\xbe\\xad\\xde\\x00\\x00\\x00\\x00"}, 32) = -1 E2BIG (Argument list too long)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
