import { lookupFlags } from '../constants/files.gen.js';
import { extendedInodeFlags } from '../constants/stat.gen.js';
import { hidden } from '../model/decorate.js';
import { count, dirfd, flags, hex, int, size } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { arg } from '../model/ref.js';
import { path } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';

/** FILE_ATTR_SIZE_VER0 (linux/fs.h). */
const LEAST = 24;
/** The kernel takes no more than a page. */
const MOST = 4096;

/** `struct file_attr` (linux/fs.h) as it is read. */
const fileAttr = struct(
  'file_attr',
  {
    fa_xflags: flags(extendedInodeFlags, 'u64'),
    fa_extsize: count('u32'),
    fa_nextents: count('u32'),
    fa_projid: hex('u32'),
    fa_cowextsize: count('u32'),
  },
  { extensible: true },
);

/** `struct file_attr` (linux/fs.h) as it is set: the number of extents is not for the program to say. */
const fileAttrToSet = struct(
  'file_attr',
  { ...fileAttr.fields, fa_nextents: hidden(count('u32')) },
  { extensible: true },
);

/** file_getattr(2). */
export const file_getattr = syscall('file_getattr', {
  category: 'file',
  classes: ['desc', 'file'],
  args: {
    dirfd: dirfd(),
    pathname: path(),
    attr: pointer(fileAttr, { direction: 'out', size: arg('size'), least: LEAST, most: MOST }),
    size: size(),
    flags: flags(lookupFlags),
  },
  returns: int(),
  human: 'read the attributes of {pathname}[: {attr}]',
});

/** file_setattr(2). */
export const file_setattr = syscall('file_setattr', {
  category: 'file',
  classes: ['desc', 'file'],
  args: {
    dirfd: dirfd(),
    pathname: path(),
    attr: pointer(fileAttrToSet, { size: arg('size'), least: LEAST, most: MOST }),
    size: size(),
    flags: flags(lookupFlags),
  },
  returns: int(),
  human: 'change the attributes of {pathname}',
});
