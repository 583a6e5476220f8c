import {
  chmod,
  chown,
  fchmodat2,
  fchown32,
  fchownat,
  i386,
  permissionsOfI386,
  umask,
} from '@hstrace/syscalls';
import { fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const entry = { 4096: 'file' };

describe('permissions and owners', () => {
  it.each([
    [chmod, { args: [0x1000, 0o4755], entry, result: 0 }, 'chmod("file", 04755)                    = 0\n'],
    [
      chmod,
      { args: [8, 0xf_ffff], result: -14 },
      'chmod(0x8, 0177777)                     = -1 EFAULT (Bad address)\n',
    ],
    [
      fchmodat2,
      { args: [-100, 0x1000, 0o640, 0x107], entry, result: -22 },
      'fchmodat2(AT_FDCWD, "file", 0640, AT_SYMLINK_NOFOLLOW|0x7) = -1 EINVAL (Invalid argument)\n',
    ],
    [chown, { args: [0x1000, -1, 65535], entry, result: 0 }, 'chown("file", -1, 65535)                = 0\n'],
    [
      permissionsOfI386.chown,
      { abi: i386, args: [0x1000, 0xffff, 0x10001], entry, result: 0 },
      'chown("file", -1, 1)                    = 0\n',
    ],
    [
      fchown32,
      { abi: i386, args: [3, 70000, -1], result: 0 },
      'fchown32(3, 70000, -1)                  = 0\n',
    ],
    [
      fchownat,
      { args: [3, 0x1000, -2, 4, 0x1000], entry, result: 0 },
      'fchownat(3, "file", 4294967294, 4, AT_EMPTY_PATH) = 0\n',
    ],
    [umask, { args: [0o22], result: 0o777 }, 'umask(022)                              = 0777\n'],
    [umask, { args: [0], result: 5 }, 'umask(000)                              = 005\n'],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
