import { superblockFlags } from '../constants/files.gen.js';
import { mountAttributes, mountPropagation, statmountMask } from '../constants/mount.gen.js';
import { fsMagic } from '../constants/stat.gen.js';
import { type CustomKind, custom } from '../model/custom.js';
import { when } from '../model/decorate.js';
import type { Frame } from '../model/frame.js';
import { count, flags, hex, oneOf } from '../model/integers.js';
import type { Kind } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import { field, hasBits } from '../model/ref.js';
import { decodeText, type Text } from '../model/strings.js';
import { padding, struct } from '../model/struct.js';
import { Bytes } from '../values/bytes.js';

/** Bytes of `struct statmount`; the texts follow. */
const FIXED = 512;
/** Most bytes of texts that are looked at: three paths. */
const MOST = 3 * 4096;

/** Where the texts end, given where the structure begins. */
function endOfTexts(frame: Frame, base: number, end: number): number {
  const size = frame.view.getUint32(base, true);
  return size <= FIXED ? base : Math.min(base + size, base + FIXED + MOST, end);
}

/** One text between two positions, up to its NUL; undefined where nothing is left. */
function textAt(frame: Frame, start: number, stop: number): Text | undefined {
  if (start >= stop) return undefined;
  const nul = frame.bytes.subarray(start, stop).indexOf(0);
  if (nul < 0) return new Bytes(frame.bytes, start, stop, Number.POSITIVE_INFINITY);
  return decodeText(frame.bytes, start, start + nul) ?? new Bytes(frame.bytes, start, start + nul, nul, true);
}

const offsetKind = hex('u32');

/** A member that says where in the texts one begins; the number itself where that is outside of them. */
function textOf(at: number): CustomKind<Text | number> {
  return custom<Text | number>({
    name: 'text',
    bytes: 4,
    align: 4,
    decode(frame, pos, end, _memory, readable) {
      if (pos + 4 > end) return 0;
      const offset = frame.view.getUint32(pos, true);
      const base = pos - at;
      return textAt(frame, base + FIXED + offset, endOfTexts(frame, base, readable)) ?? offset;
    },
    show: (value): Notation => (typeof value === 'number' ? { value, as: offsetKind } : { quoted: value }),
  });
}

/** A member that says where in the texts a sequence of them begins; how many, the member before it says. */
function textsOf(at: number): CustomKind<readonly Text[] | number> {
  return custom<readonly Text[] | number>({
    name: 'texts',
    bytes: 4,
    align: 4,
    decode(frame, pos, end, _memory, readable) {
      if (pos + 4 > end) return 0;
      const offset = frame.view.getUint32(pos, true);
      const base = pos - at;
      const stop = endOfTexts(frame, base, readable);
      const texts: Text[] = [];
      let start = base + FIXED + offset;
      for (let left = frame.view.getUint32(pos - 4, true); left > 0; left--) {
        const text = textAt(frame, start, stop);
        if (text === undefined) break;
        texts.push(text);
        const nul = frame.bytes.subarray(start, stop).indexOf(0);
        if (nul < 0) break;
        start += nul + 1;
      }
      return start === base + FIXED + offset && start >= stop ? offset : texts;
    },
    show: (value): Notation =>
      typeof value === 'number' ? { value, as: offsetKind } : { items: value.map((quoted) => ({ quoted })) },
  });
}

/** A member that the kernel fills in only under this bit of the mask. */
const given = <T>(bit: number, kind: Kind<T>): Kind<T | undefined> =>
  when([hasBits(field('mask'), bit)], kind);

const STATMOUNT_SB_BASIC = 0x1;
const STATMOUNT_MNT_BASIC = 0x2;
const STATMOUNT_PROPAGATE_FROM = 0x4;
const STATMOUNT_MNT_ROOT = 0x8;
const STATMOUNT_MNT_POINT = 0x10;
const STATMOUNT_FS_TYPE = 0x20;
const STATMOUNT_MNT_NS_ID = 0x40;
const STATMOUNT_MNT_OPTS = 0x80;
const STATMOUNT_FS_SUBTYPE = 0x100;
const STATMOUNT_SB_SOURCE = 0x200;
const STATMOUNT_OPT_ARRAY = 0x400;
const STATMOUNT_OPT_SEC_ARRAY = 0x800;
const STATMOUNT_SUPPORTED_MASK = 0x1000;
const STATMOUNT_MNT_UIDMAP = 0x2000;
const STATMOUNT_MNT_GIDMAP = 0x4000;

/** `struct statmount` (linux/mount.h). */
export const statmountResult = struct('statmount', {
  size: count('u32'),
  mnt_opts: given(STATMOUNT_MNT_OPTS, textOf(4)),
  mask: flags(statmountMask, 'u64'),
  sb_dev_major: given(STATMOUNT_SB_BASIC, count('u32')),
  sb_dev_minor: given(STATMOUNT_SB_BASIC, count('u32')),
  sb_magic: given(STATMOUNT_SB_BASIC, oneOf(fsMagic, 'u64')),
  sb_flags: given(STATMOUNT_SB_BASIC, flags(superblockFlags)),
  fs_type: given(STATMOUNT_FS_TYPE, textOf(36)),
  mnt_id: given(STATMOUNT_MNT_BASIC, hex('u64')),
  mnt_parent_id: given(STATMOUNT_MNT_BASIC, hex('u64')),
  mnt_id_old: given(STATMOUNT_MNT_BASIC, hex('u32')),
  mnt_parent_id_old: given(STATMOUNT_MNT_BASIC, hex('u32')),
  mnt_attr: given(STATMOUNT_MNT_BASIC, flags(mountAttributes, 'u64')),
  mnt_propagation: given(STATMOUNT_MNT_BASIC, flags(mountPropagation, 'u64')),
  mnt_peer_group: given(STATMOUNT_MNT_BASIC, hex('u64')),
  mnt_master: given(STATMOUNT_MNT_BASIC, hex('u64')),
  propagate_from: given(STATMOUNT_PROPAGATE_FROM, hex('u64')),
  mnt_root: given(STATMOUNT_MNT_ROOT, textOf(104)),
  mnt_point: given(STATMOUNT_MNT_POINT, textOf(108)),
  mnt_ns_id: given(STATMOUNT_MNT_NS_ID, hex('u64')),
  fs_subtype: given(STATMOUNT_FS_SUBTYPE, textOf(120)),
  sb_source: given(STATMOUNT_SB_SOURCE, textOf(124)),
  opt_num: given(STATMOUNT_OPT_ARRAY, count('u32')),
  opt_array: given(STATMOUNT_OPT_ARRAY, textsOf(132)),
  opt_sec_num: given(STATMOUNT_OPT_SEC_ARRAY, count('u32')),
  opt_sec_array: given(STATMOUNT_OPT_SEC_ARRAY, textsOf(140)),
  supported_mask: given(STATMOUNT_SUPPORTED_MASK, flags(statmountMask, 'u64')),
  mnt_uidmap_num: given(STATMOUNT_MNT_UIDMAP, count('u32')),
  mnt_uidmap: given(STATMOUNT_MNT_UIDMAP, textsOf(156)),
  mnt_gidmap_num: given(STATMOUNT_MNT_GIDMAP, count('u32')),
  mnt_gidmap: given(STATMOUNT_MNT_GIDMAP, textsOf(164)),
  __spare2: padding(8 * 43, 8),
});
