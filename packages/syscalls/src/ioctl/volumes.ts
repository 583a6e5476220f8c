import { volumeData, volumeFlags, volumeProperties, volumeTypes } from '../constants/ioctl-storage.gen.js';
import { array } from '../model/arrays.js';
import { flags, hex, int, oneOf, s64 } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { field } from '../model/ref.js';
import { padding, struct } from '../model/struct.js';
import { defineRequests } from './family.js';
import { following } from './following.js';
import { countedText, number } from './shapes.js';

const NAME = 128;
const RENAMED = 32;
const RENAMED_BYTES = 136;

/** Requests of volumes on flash memory (mtd/ubi-user.h). */
export const volumeRequests = defineRequests(() => {
  const name = countedText(NAME, field('name_len'));
  const renamed = struct('ubi_rnvol_req.ents', {
    vol_id: int(),
    name_len: int('s16'),
    padding2: padding(2),
    name,
  });
  const erased = number();
  return {
    UBI_IOCMKVOL: pointer(
      struct(
        'ubi_mkvol_req',
        {
          vol_id: int(),
          alignment: int(),
          bytes: s64(),
          vol_type: oneOf(volumeTypes, 'u8'),
          flags: flags(volumeFlags, 'u8'),
          name_len: int('s16'),
          padding2: padding(4),
          name,
        },
        { packed: true },
      ),
      { direction: 'inout', after: array(int(), 1) },
    ),
    UBI_IOCRSVOL: pointer(struct('ubi_rsvol_req', { bytes: s64(), vol_id: int() }, { packed: true })),
    UBI_IOCRNVOL: pointer(
      struct('ubi_rnvol_req', {
        count: int(),
        padding1: padding(12),
        ents: following(renamed, { of: field('count'), most: RENAMED }, 16),
        room: padding(RENAMED * RENAMED_BYTES),
      }),
    ),
    UBI_IOCEBCH: pointer(
      struct('ubi_leb_change_req', {
        lnum: int(),
        bytes: int(),
        dtype: oneOf(volumeData, 'u8'),
        padding: padding(7),
      }),
    ),
    UBI_IOCATT: pointer(
      struct('ubi_attach_req', {
        ubi_num: int(),
        mtd_num: int(),
        vid_hdr_offset: int(),
        max_beb_per1024: int('s16'),
        disable_fm: int('s8'),
        need_resv_pool: int('s8'),
        padding: padding(8),
      }),
      { direction: 'inout', after: array(int(), 1) },
    ),
    UBI_IOCEBMAP: pointer(
      struct('ubi_map_req', { lnum: int(), dtype: oneOf(volumeData, 'u8'), padding: padding(3) }),
    ),
    UBI_IOCSETVOLPROP: pointer(
      struct(
        'ubi_set_vol_prop_req',
        {
          property: oneOf(volumeProperties, 'u8'),
          padding: padding(7),
          value: hex('u64'),
        },
        { packed: true },
      ),
    ),
    UBI_IOCVOLUP: number('s64'),
    UBI_IOCDET: erased,
    UBI_IOCEBER: erased,
    UBI_IOCEBISMAP: erased,
    UBI_IOCEBUNMAP: erased,
    UBI_IOCRMVOL: erased,
    UBI_IOCRPEB: erased,
    UBI_IOCSPEB: erased,
    UBI_IOCVOLCRBLK: null,
    UBI_IOCVOLRMBLK: null,
  };
});
