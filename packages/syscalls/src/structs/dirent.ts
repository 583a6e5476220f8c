import { direntTypes } from '../constants/open.gen.js';
import { custom } from '../model/custom.js';
import { count, oneOf, s64 } from '../model/integers.js';
import { chars } from '../model/strings.js';
import { struct } from '../model/struct.js';

/** `struct linux_dirent64` (include/linux/dirent.h of the kernel); its name fills what its length leaves. */
export const dirent64 = struct(
  'linux_dirent64',
  {
    d_ino: count('u64'),
    d_off: s64(),
    d_reclen: count('u16'),
    d_type: oneOf(direntTypes, 'u8'),
    d_name: chars(),
  },
  { packed: true },
);

/** The type stands in the last byte of a record, wherever that is. */
const lastByte = oneOf(direntTypes, 'u8');

/** `struct linux_dirent` (fs/readdir.c of the kernel). */
export const dirent = struct(
  'linux_dirent',
  {
    d_ino: count(),
    d_off: count(),
    d_reclen: count('u16'),
    d_name: chars(),
    d_type: custom({
      name: 'dirent type',
      decode: (frame, pos, end) => {
        const type = end > pos ? frame.view.getUint8(end - 1) : 0;
        return direntTypes.nameOf(type, frame.abi.arch) ?? type;
      },
      show: (type) => ({ value: type, as: lastByte }),
    }),
  },
  { packed: true },
);
