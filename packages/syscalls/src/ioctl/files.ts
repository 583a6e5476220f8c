import {
  extendedInodeFlags,
  fiemapExtentFlags,
  fiemapFlags,
  inodeFlags,
  shutdownFlags,
} from '../constants/stat.gen.js';
import { type CustomKind, custom } from '../model/custom.js';
import { hidden, labelled, when } from '../model/decorate.js';
import { fd, flags, hex, int, oneOf, u64, uint } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { type Condition, field } from '../model/ref.js';
import { chars } from '../model/strings.js';
import { padding, struct } from '../model/struct.js';
import { Bytes } from '../values/bytes.js';
import { defineRequests } from './family.js';
import { following } from './following.js';
import { out } from './shapes.js';

const FSLABEL_MAX = 256;

/** `uuid` of `struct fsuuid2`: as many bytes as the one before says. */
const filesystemId: CustomKind<Bytes> = custom<Bytes>({
  name: 'uuid',
  bytes: 16,
  decode: ({ bytes }, pos, end) => {
    const length = Math.min(bytes[pos - 1] ?? 0, end - pos);
    return new Bytes(bytes, pos, pos + length, length);
  },
  show: (value) => ({ hex: value }),
});

/** Requests that most filesystems have (linux/fs.h, linux/fiemap.h). */
export const fileRequests = defineRequests(() => {
  const extent = struct('fiemap_extent', {
    fe_logical: u64(),
    fe_physical: u64(),
    fe_length: u64(),
    fe_reserved64: padding(16, 8),
    fe_flags: flags(fiemapExtentFlags),
    fe_reserved: padding(12, 4),
  });
  const asked = struct('fiemap', {
    fm_start: u64(),
    fm_length: u64(),
    fm_flags: flags(fiemapFlags),
    fm_mapped_extents: padding(4, 4),
    fm_extent_count: uint(),
    fm_reserved: padding(4, 4),
  });
  const mapped = struct(
    'fiemap',
    {
      fm_range: padding(16, 8),
      fm_flags: flags(fiemapFlags),
      fm_mapped_extents: uint(),
      fm_rest: padding(8, 4),
      fm_extents: following(extent, field('fm_mapped_extents'), 32),
    },
    { brief: ['fm_flags', 'fm_mapped_extents'] },
  );
  const target = struct('file_dedupe_range_info', {
    dest_fd: fd('s32'),
    dest_fd_high: padding(4, 4),
    dest_offset: u64(),
    filled: padding(16, 8),
  });
  const deduped = struct('file_dedupe_range_info', {
    given: padding(16, 8),
    bytes_deduped: u64(),
    status: int(),
    reserved: padding(4, 4),
  });
  const two = { brief: 2 };
  const some: Condition = [{ of: field('dest_count'), compare: 'ne', value: 0 }];
  const range = {
    src_offset: u64(),
    src_length: u64(),
    dest_count: int('u16'),
    reserved: padding(6, 2),
    info: following(target, field('dest_count'), 24, two),
  };
  const attributes = {
    fsx_xflags: flags(extendedInodeFlags),
    fsx_extsize: uint(),
    fsx_nextents: uint(),
    fsx_projid: hex('u32'),
    fsx_cowextsize: uint(),
    fsx_pad: padding(8),
  };
  const inode = labelled('attr', pointer(flags(inodeFlags)));
  const inodeOut = labelled('attr', out(flags(inodeFlags)));
  return {
    FS_IOC_GETFLAGS: inodeOut,
    FS_IOC_SETFLAGS: inode,
    FS_IOC32_GETFLAGS: inodeOut,
    FS_IOC32_SETFLAGS: inode,
    FS_IOC_FIEMAP: pointer(asked, { direction: 'inout', after: mapped }),
    FS_IOC_FSGETXATTR: out(struct('fsxattr', attributes)),
    FS_IOC_FSSETXATTR: pointer(struct('fsxattr', { ...attributes, fsx_nextents: padding(4, 4) })),
    FITRIM: pointer(struct('fstrim_range', { start: hex('u64'), len: u64(), minlen: u64() })),
    FIFREEZE: null,
    FITHAW: null,
    FICLONE: int(),
    FICLONERANGE: pointer(
      struct('file_clone_range', {
        src_fd: fd('s32'),
        src_fd_high: padding(4, 4),
        src_offset: u64(),
        src_length: u64(),
        dest_offset: u64(),
      }),
    ),
    FIDEDUPERANGE: pointer(struct('file_dedupe_range', range), {
      direction: 'inout',
      after: struct('file_dedupe_range', {
        src_range: padding(16, 8),
        dest_count: hidden(int('u16')),
        reserved: padding(6, 2),
        info: when(some, following(deduped, field('dest_count'), 24, two)),
      }),
    }),
    FS_IOC_GETFSLABEL: out(chars(FSLABEL_MAX)),
    FS_IOC_SETFSLABEL: pointer(chars(FSLABEL_MAX)),
    FS_IOC_SHUTDOWN: pointer(oneOf(shutdownFlags, 'u32')),
    FS_IOC_GETFSUUID: labelled('arg', out(struct('fsuuid2', { len: int('u8'), uuid: filesystemId }))),
  };
});
