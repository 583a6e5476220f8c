import { file_getattr, file_setattr } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const attr = bytes([8, 0x10], [4, 1, 2, 3, 4]);
const entry = { 4096: 'file' };

describe('attributes of files', () => {
  it.each([
    [
      file_getattr,
      { args: [-100, 0x1000, 0x2000, 24, 0x100], entry, exit: { 8192: attr }, result: 0 },
      'file_getattr(AT_FDCWD, "file", {fa_xflags=FS_XFLAG_APPEND, fa_extsize=1, fa_nextents=2, fa_projid=0x3, fa_cowextsize=4}, 24, AT_SYMLINK_NOFOLLOW) = 0\n',
    ],
    [
      file_getattr,
      { args: [-100, 0x1000, 0x2000, 23, 7], entry, result: -22 },
      'file_getattr(AT_FDCWD, "file", 0x2000, 23, 0x7 /* AT_??? */) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      file_setattr,
      { args: [3, 0x1000, 0x2000, 32, 0], entry: { ...entry, 8192: bytes(attr, [8, 1]) }, result: -7 },
      'file_setattr(3, "file", {fa_xflags=FS_XFLAG_APPEND, fa_extsize=1, fa_projid=0x3, fa_cowextsize=4, /* bytes 24..31 */ "\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00"}, 32, 0) = -1 E2BIG (Argument list too long)\n',
    ],
    [
      file_setattr,
      { args: [3, 0x1000, 0x2000, 4097, 0], entry: { ...entry, 8192: attr }, result: -7 },
      'file_setattr(3, "file", 0x2000, 4097, 0) = -1 E2BIG (Argument list too long)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
