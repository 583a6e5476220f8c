import {
  flashCorrections,
  flashFileModes,
  flashFlags,
  flashOperationModes,
  flashProtections,
  flashTypes,
} from '../constants/ioctl-storage.gen.js';
import { array } from '../model/arrays.js';
import { address, flags, hex, oneOf, u64, uint } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { struct } from '../model/struct.js';
import { defineRequests } from './family.js';
import { exchange, numberOut, out } from './shapes.js';

const FREE_ENTRIES = 8;
const POSITIONS = 64;

/** Requests of flash memory (mtd/mtd-abi.h). */
export const flashRequests = defineRequests(() => {
  const range = pointer(struct('erase_info_user', { start: hex('u32'), length: hex('u32') }));
  const outOfBand = pointer(struct('mtd_oob_buf', { start: hex('u32'), length: hex('u32'), ptr: address() }));
  const outOfBand64 = pointer(
    struct(
      'mtd_oob_buf64',
      { start: hex('u64'), pad: hex('u32'), length: hex('u32'), usr_ptr: address('u64') },
      { order: ['start', 'length', 'usr_ptr'] },
    ),
  );
  const protectedRange = struct('otp_info', { start: hex('u32'), length: hex('u32'), locked: uint() });
  const free = struct('nand_oobfree', { offset: hex('u32'), length: hex('u32') });
  const block = pointer(u64());
  return {
    MEMGETINFO: out(
      struct('mtd_info_user', {
        type: oneOf(flashTypes, 'u8'),
        flags: flags(flashFlags),
        size: hex('u32'),
        erasesize: hex('u32'),
        writesize: hex('u32'),
        oobsize: hex('u32'),
        padding: hex('u64'),
      }),
    ),
    MEMERASE: range,
    MEMLOCK: range,
    MEMUNLOCK: range,
    MEMISLOCKED: range,
    MEMERASE64: pointer(struct('erase_info_user64', { start: hex('u64'), length: hex('u64') })),
    MEMWRITEOOB: outOfBand,
    MEMREADOOB: outOfBand,
    MEMWRITEOOB64: outOfBand64,
    MEMREADOOB64: outOfBand64,
    MEMWRITE: pointer(
      struct(
        'mtd_write_req',
        {
          start: hex('u64'),
          len: hex('u64'),
          ooblen: hex('u64'),
          usr_data: address('u64'),
          usr_oob: address('u64'),
          mode: oneOf(flashOperationModes, 'u8'),
        },
        { bytes: 48 },
      ),
    ),
    MEMREAD: hex(),
    MEMGETREGIONCOUNT: numberOut(),
    MEMGETREGIONINFO: exchange(
      struct(
        'region_info_user',
        { offset: hex('u32'), erasesize: hex('u32'), numblocks: hex('u32'), regionindex: hex('u32') },
        { order: ['regionindex', 'offset', 'erasesize', 'numblocks'] },
      ),
      { out: ['offset', 'erasesize', 'numblocks'] },
    ),
    MEMGETOOBSEL: out(
      struct('nand_oobinfo', {
        useecc: oneOf(flashCorrections),
        eccbytes: hex('u32'),
        oobfree: array(array(hex('u32'), 2), FREE_ENTRIES),
        eccpos: array(hex('u32'), POSITIONS / 2),
      }),
    ),
    ECCGETLAYOUT: out(
      struct('nand_ecclayout_user', {
        eccbytes: hex('u32'),
        eccpos: array(hex('u32'), POSITIONS),
        oobavail: hex('u32'),
        oobfree: array(free, FREE_ENTRIES),
      }),
    ),
    ECCGETSTATS: out(
      struct('mtd_ecc_stats', {
        corrected: hex('u32'),
        failed: hex('u32'),
        badblocks: hex('u32'),
        bbtblocks: hex('u32'),
      }),
    ),
    MEMGETBADBLOCK: block,
    MEMSETBADBLOCK: block,
    OTPSELECT: pointer(oneOf(flashProtections)),
    OTPGETREGIONCOUNT: numberOut('u32'),
    OTPGETREGIONINFO: out(protectedRange),
    OTPLOCK: pointer(protectedRange),
    OTPERASE: hex(),
    MTDFILEMODE: oneOf(flashFileModes, 'ulong'),
  };
});
