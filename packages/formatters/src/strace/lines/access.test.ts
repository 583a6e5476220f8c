import { access, faccessat, faccessat2 } from '@hstrace/syscalls';
import { fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const entry = { 4096: '/etc' };

describe('access', () => {
  it.each([
    [access, { args: [0x1000, 0], entry, result: 0 }, 'access("/etc", F_OK)                    = 0\n'],
    [
      access,
      { args: [0x1000, -1], entry, result: -22 },
      'access("/etc", R_OK|W_OK|X_OK|0xfffffff8) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      access,
      { args: [0x1000, 8], entry, result: -22 },
      'access("/etc", 0x8 /* ?_OK */)          = -1 EINVAL (Invalid argument)\n',
    ],
    [
      faccessat,
      { args: [-100, 0x1000, 4], entry, result: 0 },
      'faccessat(AT_FDCWD, "/etc", R_OK)       = 0\n',
    ],
    [
      faccessat2,
      { args: [3, 0, 7, 0x1302], result: -14 },
      'faccessat2(3, NULL, R_OK|W_OK|X_OK, AT_SYMLINK_NOFOLLOW|AT_EACCESS|AT_EMPTY_PATH|0x2) = -1 EFAULT (Bad address)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
