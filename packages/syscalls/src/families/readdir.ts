import { union } from '../model/branch.js';
import { when } from '../model/decorate.js';
import { address, count, fd, int, uint } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { arg, result } from '../model/ref.js';
import { chars } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';

/** What stands before a name, and the longest name with its NUL. */
const MOST = 10 + 256;

/** `struct old_linux_dirent` (fs/readdir.c of the kernel): its length is that of the name. */
const oldDirent = struct(
  'old_linux_dirent',
  { d_ino: count(), d_off: count(), d_reclen: count('u16'), d_name: chars() },
  { packed: true },
);

/** readdir(2) of i386: one entry a call, and 0 behind the last. */
export const readdir = syscall('readdir', {
  category: 'file',
  classes: ['desc'],
  args: {
    fd: fd(),
    dirp: union(
      [
        {
          if: [{ of: result, compare: 'ne', value: 0 }],
          kind: pointer(oldDirent, { direction: 'out', size: MOST, partial: true }),
        },
      ],
      address(),
    ),
    // The kernel takes it for 1, whatever it is; strace shows what differs from it.
    count: when([{ of: arg('count'), compare: 'ne', value: 1 }], uint()),
  },
  returns: int(),
  human: 'list the directory {fd}',
});
