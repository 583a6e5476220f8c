import {
  fsconfig,
  fsmount,
  fsopen,
  i386,
  lookup_dcookie,
  mount,
  mount_setattr,
  move_mount,
  open_tree,
  open_tree_attr,
  swapon,
  umount2,
} from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const texts = { 4096: 'src', 8192: 'dst', 12288: 'type', 16384: 'data' };
const mounting = (flags: number, result: number) => ({
  args: [0x1000, 0x2000, 0x3000, flags, 0x4000],
  entry: texts,
  result,
});

describe('mounting', () => {
  it.each([
    [mount, mounting(6, 0), 'mount("src", "dst", "type", MS_NOSUID|MS_NODEV, "data") = 0\n'],
    [
      mount,
      mounting(0xc0ed_0006, 0),
      'mount("src", "dst", "type", MS_MGC_VAL|MS_NOSUID|MS_NODEV, "data") = 0\n',
    ],
    [mount, mounting(0xc0ed_0000, 0), 'mount("src", "dst", "type", MS_MGC_VAL, "data") = 0\n'],
    [mount, mounting(0x1000, 0), 'mount("src", "dst", 0x3000, MS_BIND, 0x4000) = 0\n'],
    [mount, mounting(0x1021, 0), 'mount("src", "dst", 0x3000, MS_RDONLY|MS_REMOUNT|MS_BIND, "data") = 0\n'],
    [mount, mounting(0x44000, 0), 'mount("src", "dst", 0x3000, MS_REC|MS_PRIVATE, 0x4000) = 0\n'],
    [
      mount,
      mounting(0x2_0000_0000, -22),
      'mount("src", "dst", "type", 0x200000000 /* MS_??? */, "data") = -1 EINVAL (Invalid argument)\n',
    ],
    [
      umount2,
      { args: [0x1000, 0xa], entry: texts, result: 0 },
      'umount2("src", MNT_DETACH|UMOUNT_NOFOLLOW) = 0\n',
    ],
    [fsopen, { args: [0x3000, 1], entry: texts, result: 3 }, 'fsopen("type", FSOPEN_CLOEXEC)          = 3\n'],
    [
      fsconfig,
      { args: [3, 0, 0x1000, 0, 0], entry: texts, result: 0 },
      'fsconfig(3, FSCONFIG_SET_FLAG, "src", NULL, 0) = 0\n',
    ],
    [
      fsconfig,
      { args: [3, 1, 0x1000, 0x2000, 0], entry: texts, result: 0 },
      'fsconfig(3, FSCONFIG_SET_STRING, "src", "dst", 0) = 0\n',
    ],
    [
      fsconfig,
      { args: [3, 2, 0x1000, 0x5000, 3], entry: { ...texts, 20480: bytes([1, 0x61, 0, 0x62]) }, result: -22 },
      'fsconfig(3, FSCONFIG_SET_BINARY, "src", "\\x61\\x00\\x62", 3) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      fsconfig,
      { args: [3, 2, 0x1000, 0x5000, -3], entry: texts, result: -22 },
      'fsconfig(3, FSCONFIG_SET_BINARY, "src", 0x5000, -3) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      fsconfig,
      { args: [3, 4, 0x1000, 0x2000, -100], entry: texts, result: -22 },
      'fsconfig(3, FSCONFIG_SET_PATH_EMPTY, "src", "dst", AT_FDCWD) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      fsconfig,
      { args: [3, 5, 0x1000, 0, -100], entry: texts, result: -22 },
      'fsconfig(3, FSCONFIG_SET_FD, "src", NULL, -100) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      fsconfig,
      { args: [3, 6, 0x1000, 0x2000, 7], entry: texts, result: 0 },
      'fsconfig(3, FSCONFIG_CMD_CREATE, 0x1000, 0x2000, 7) = 0\n',
    ],
    [
      fsconfig,
      { args: [3, 99, 0x1000, 0x2000, 7], entry: texts, result: -22 },
      'fsconfig(3, 0x63 /* FSCONFIG_??? */, 0x1000, 0x2000, 7) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      fsmount,
      { args: [3, 1, 0x50_0022], result: 4 },
      'fsmount(3, FSMOUNT_CLOEXEC, MOUNT_ATTR_NOSUID|MOUNT_ATTR_STRICTATIME|0x500000) = 4\n',
    ],
    [
      move_mount,
      { args: [4, 0x1000, -100, 0x2000, 4], entry: texts, result: 0 },
      'move_mount(4, "src", AT_FDCWD, "dst", MOVE_MOUNT_F_EMPTY_PATH) = 0\n',
    ],
    [
      open_tree,
      { args: [-100, 0x1000, 0x88001], entry: texts, result: 3 },
      'open_tree(AT_FDCWD, "src", OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC|AT_RECURSIVE) = 3\n',
    ],
    [
      mount_setattr,
      {
        args: [-100, 0x1000, 0x8000, 0x5000, 32],
        entry: { ...texts, 20480: bytes([8, 1, 0x70, 0x40000, -1]) },
        result: 0,
      },
      'mount_setattr(AT_FDCWD, "src", AT_RECURSIVE, {attr_set=MOUNT_ATTR_RDONLY, attr_clr=MOUNT_ATTR__ATIME, propagation=MS_PRIVATE, userns_fd=18446744073709551615}, 32) = 0\n',
    ],
    [
      mount_setattr,
      {
        args: [-1, 0x1000, 7, 0x5000, 40],
        entry: { ...texts, 20480: bytes([8, 0x10_0000, 0, 0x60000, 3, 0x0102_0304]) },
        result: -22,
      },
      'mount_setattr(-1, "src", 0x7 /* AT_??? */, {attr_set=MOUNT_ATTR_IDMAP, attr_clr=0, propagation=0x60000 /* MS_??? */, userns_fd=3, /* bytes 32..39 */ "\\x04\\x03\\x02\\x01\\x00\\x00\\x00\\x00"}, 40) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      open_tree_attr,
      { args: [3, 0x1000, 0, 0x5000, 31], entry: texts, result: -22 },
      'open_tree_attr(3, "src", 0, 0x5000, 31) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      swapon,
      { args: [0x1000, 0x8005], entry: texts, result: 0 },
      'swapon("src", SWAP_FLAG_PREFER|5)       = 0\n',
    ],
    [
      swapon,
      { args: [0x1000, 0x8000_0000], entry: texts, result: -22 },
      'swapon("src", 0x80000000 /* SWAP_FLAG_??? */|0) = -1 EINVAL (Invalid argument)\n',
    ],
    [swapon, { args: [0x1000, 0], entry: texts, result: 0 }, 'swapon("src", 0)                        = 0\n'],
    [
      lookup_dcookie,
      { abi: i386, args: [0, 1, 0x1000, 64], result: -38 },
      'lookup_dcookie(4294967296, 0x1000, 64)  = -1 ENOSYS (Function not implemented)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });

  it('keeps the old magic number apart with every way of showing constants', () => {
    const call = fakeCall(mount, mounting(0xc0ed_0006, 0));
    expect(new LineFormatter({ constants: 'raw' }).format(call)).toContain('"type", 0xc0ed0000|0x6, "data"');
    expect(new LineFormatter({ constants: 'verbose' }).format(call)).toContain(
      '"type", 0xc0ed0000 /* MS_MGC_VAL */|0x6 /* MS_NOSUID|MS_NODEV */, "data"',
    );
  });
});
