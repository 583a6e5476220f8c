import {
  fanotify_init,
  fanotify_mark,
  i386,
  inotify_add_watch,
  inotify_init,
  inotify_rm_watch,
} from '@hstrace/syscalls';
import { fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const entry = { 4096: '.' };

describe('watching files', () => {
  it.each([
    [inotify_init, { args: [], result: 3 }, 'inotify_init()                          = 3\n'],
    [
      inotify_add_watch,
      { args: [3, 0x1000, 0x8000_0102], entry, result: 1 },
      'inotify_add_watch(3, ".", IN_MODIFY|IN_CREATE|IN_ONESHOT) = 1\n',
    ],
    [
      inotify_rm_watch,
      { args: [-1, -2], result: -9 },
      'inotify_rm_watch(-1, -2)                = -1 EBADF (Bad file descriptor)\n',
    ],
    [
      fanotify_init,
      { args: [0x205, 0x80002], result: -22 },
      'fanotify_init(FAN_CLASS_CONTENT|FAN_CLOEXEC|FAN_REPORT_FID, O_RDWR|O_CLOEXEC) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      fanotify_init,
      { args: [0x8000_000c, 3], result: -22 },
      'fanotify_init(0xc /* FAN_CLASS_??? */|0x80000000 /* FAN_??? */, O_ACCMODE) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      fanotify_mark,
      { args: [3, 1, 0x4000_0020, -100, 0x1000], entry, result: 0 },
      'fanotify_mark(3, FAN_MARK_ADD, FAN_OPEN|FAN_ONDIR, AT_FDCWD, ".") = 0\n',
    ],
    [
      fanotify_mark,
      { abi: i386, args: [3, 0x110, 1, 0x8000_0000, -1, 0], result: -22 },
      'fanotify_mark(3, FAN_MARK_MNTNS, FAN_ACCESS|0x8000000000000000, FAN_NOFD, NULL) = -1 EINVAL (Invalid argument)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
