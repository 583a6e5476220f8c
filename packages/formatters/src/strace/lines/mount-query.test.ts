import { listmount, listns, statmount } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const texts = bytes('rw', 'ext4', '/', '/mnt', 'a=b', 'c');
/** `struct statmount` with everything in it that strings are about. */
const answer = (mask: number) => {
  const fixed = bytes(
    [4, 512 + texts.length, 0],
    [8, mask],
    [4, 8, 1],
    [8, 0xef53],
    [4, 1, 3],
    [8, 0x11, 0x12],
    [4, 0x13, 0x14],
    [8, 2, 0x40000, 0, 0, 0],
    [4, 8, 10],
    [8, 0x77],
    [4, 999, 8, 2, 15, 0, 0],
  );
  const out = new Uint8Array(512 + texts.length);
  out.set(fixed);
  out.set(texts, 512);
  return out;
};

describe('queries about mounts and namespaces', () => {
  it.each([
    [
      statmount,
      {
        args: [0x1000, 0x2000, 4096, 0],
        entry: { 4096: bytes([4, 24, 0], [8, 0x11, 0x3]) },
        exit: { 8192: answer(0x3) },
        result: 0,
      },
      'statmount({size=24, mnt_ns_fd=0, mnt_id=0x11, param=STATMOUNT_SB_BASIC|STATMOUNT_MNT_BASIC}, {size=533, mask=STATMOUNT_SB_BASIC|STATMOUNT_MNT_BASIC, sb_dev_major=8, sb_dev_minor=1, sb_magic=EXT2_SUPER_MAGIC, sb_flags=MS_RDONLY, mnt_id=0x11, mnt_parent_id=0x12, mnt_id_old=0x13, mnt_parent_id_old=0x14, mnt_attr=MOUNT_ATTR_NOSUID, mnt_propagation=MS_PRIVATE, mnt_peer_group=0, mnt_master=0}, 4096, 0) = 0\n',
    ],
    [
      statmount,
      {
        args: [0x1000, 0x2000, 4096, 0],
        entry: { 4096: bytes([4, 40, 5], [8, 0x11, 0, 0x99, 1]) },
        exit: { 8192: answer(0x7f8) },
        result: 0,
      },
      'statmount({size=40, mnt_ns_fd=5, mnt_id=0x11, param=0, mnt_ns_id=0x99, /* bytes 32..39 */ "\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00"}, {size=533, mnt_opts="rw", mask=STATMOUNT_MNT_ROOT|STATMOUNT_MNT_POINT|STATMOUNT_FS_TYPE|STATMOUNT_MNT_NS_ID|STATMOUNT_MNT_OPTS|STATMOUNT_FS_SUBTYPE|STATMOUNT_SB_SOURCE|STATMOUNT_OPT_ARRAY, fs_type="ext4", mnt_root="/", mnt_point="/mnt", mnt_ns_id=0x77, fs_subtype=0x3e7, sb_source="/", opt_num=2, opt_array=["a=b", "c"]}, 4096, 0) = 0\n',
    ],
    [
      statmount,
      { args: [0x1000, 0x2000, 3, 1], entry: { 4096: bytes([4, 23]) }, result: -22 },
      'statmount({size=23}, 0x2000, 3, STATMOUNT_BY_FD) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      statmount,
      {
        args: [0x1000, 0, 0, 0],
        entry: { 4096: bytes([4, 24, 0, 0, 0]) },
        faults: [0x1000],
        result: -14,
      },
      'statmount({size=24, ???}, NULL, 0, 0)   = -1 EFAULT (Bad address)\n',
    ],
    [
      listmount,
      {
        args: [0x1000, 0x2000, 4, 1],
        entry: { 4096: bytes([4, 32, 0], [8, -1, 5, 0]) },
        exit: { 8192: bytes([8, 0x100, 0x101]) },
        result: 2,
      },
      'listmount({size=32, mnt_ns_fd=0, mnt_id=LSMT_ROOT, param=0x5, mnt_ns_id=0}, [0x100, 0x101], 4, LISTMOUNT_REVERSE) = 2\n',
    ],
    [
      listmount,
      { args: [0, 0x2000, 4, 2], result: -14 },
      'listmount(NULL, 0x2000, 4, 0x2 /* LISTMOUNT_??? */) = -1 EFAULT (Bad address)\n',
    ],
    [
      listns,
      {
        args: [0x1000, 0x2000, 4, 0],
        entry: { 4096: bytes([4, 32, 7], [8, 0x50], [4, 0x2_0001, 0], [8, -1]) },
        exit: { 8192: bytes([8, 0x100]) },
        result: 1,
      },
      'listns({size=32, spare=0x7, ns_id=0x50, ns_type=MNT_NS|0x1, user_ns_id=LISTNS_CURRENT_USER}, [0x100], 4, 0) = 1\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
