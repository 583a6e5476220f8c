import {
  fgetxattr,
  getxattr,
  getxattrat,
  listxattr,
  removexattr,
  setxattr,
  setxattrat,
} from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const names = { 4096: 'file', 8192: 'user.x' };
const text = (value: string) => new TextEncoder().encode(value);

describe('extended attributes', () => {
  it.each([
    [
      setxattr,
      { args: [0x1000, 0x2000, 0x3000, 4, 1], entry: { ...names, 12288: text('abc\0') }, result: 0 },
      'setxattr("file", "user.x", "abc", 4, XATTR_CREATE) = 0\n',
    ],
    [
      setxattr,
      { args: [0x1000, 0x2000, 0x3000, 5, 0xf0], entry: { ...names, 12288: text('abc\0\0') }, result: -22 },
      'setxattr("file", "user.x", "abc\\0", 5, 0xf0 /* XATTR_??? */) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      setxattr,
      {
        args: [0x1000, 0x2000, 0x3000, 65537, 0],
        entry: { ...names, 12288: new Uint8Array(65537) },
        result: -7,
      },
      'setxattr("file", "user.x", 0x3000, 65537, 0) = -1 E2BIG (Argument list too long)\n',
    ],
    [
      getxattr,
      {
        args: [0x1000, 0x2000, 0x3000, 64],
        entry: { ...names, 8192: 'user.a-name-of-more-than-32-characters' },
        exit: { 12288: text('value') },
        result: 5,
      },
      'getxattr("file", "user.a-name-of-more-than-32-char"..., "value", 64) = 5\n',
    ],
    [
      getxattr,
      { args: [0x1000, 0x2000, 0x3000, 0], entry: names, result: 5 },
      'getxattr("file", "user.x", 0x3000, 0)   = 5\n',
    ],
    [
      fgetxattr,
      { args: [-1, 0, 0, 9], result: -14 },
      'fgetxattr(-1, NULL, NULL, 9)            = -1 EFAULT (Bad address)\n',
    ],
    [
      listxattr,
      { args: [0x1000, 0x3000, 64], entry: names, exit: { 12288: text('user.x\0user.y\0') }, result: 14 },
      'listxattr("file", "user.x\\0user.y\\0", 64) = 14\n',
    ],
    [
      listxattr,
      { args: [0x1000, 0x3000, 0], entry: names, result: 14 },
      'listxattr("file", 0x3000, 0)            = 14\n',
    ],
    [
      removexattr,
      { args: [0x1000, 0x2000], entry: names, result: -61 },
      'removexattr("file", "user.x")           = -1 ENODATA (No data available)\n',
    ],
    [
      setxattrat,
      {
        args: [-100, 0x1000, 0x100, 0x2000, 0x3000, 16],
        entry: { ...names, 12288: bytes([8, 0x4000], [4, 5, 1]), 16384: text('value') },
        result: 0,
      },
      'setxattrat(AT_FDCWD, "file", AT_SYMLINK_NOFOLLOW, "user.x", {value="value", size=5, flags=XATTR_CREATE}, 16) = 0\n',
    ],
    [
      setxattrat,
      {
        args: [-100, 0x1000, 7, 0x2000, 0x3000, 24],
        entry: { ...names, 12288: bytes([8, 0x4000], [4, 5, 0], [8, 1]), 16384: text('value') },
        result: -7,
      },
      'setxattrat(AT_FDCWD, "file", 0x7 /* AT_??? */, "user.x", {value="value", size=5, flags=0, /* bytes 16..23 */ "\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00"}, 24) = -1 E2BIG (Argument list too long)\n',
    ],
    [
      setxattrat,
      { args: [-100, 0x1000, 0, 0x2000, 0x3000, 8], entry: names, result: -22 },
      'setxattrat(AT_FDCWD, "file", 0, "user.x", 0x3000, 8) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      getxattrat,
      {
        args: [-100, 0x1000, 0, 0x2000, 0x3000, 16],
        entry: names,
        exit: { 12288: bytes([8, 0x4000], [4, 64, 0]), 16384: text('value') },
        result: 5,
      },
      'getxattrat(AT_FDCWD, "file", 0, "user.x", {value="value", size=64, flags=0}, 16) = 5\n',
    ],
    [
      getxattrat,
      {
        args: [-100, 0x1000, 0, 0x2000, 0x3000, 16],
        entry: names,
        exit: { 12288: bytes([8, 0x4000], [4, 64, 0]) },
        result: -61,
      },
      'getxattrat(AT_FDCWD, "file", 0, "user.x", {value=0x4000, size=64, flags=0}, 16) = -1 ENODATA (No data available)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
