import { ataCommands, busStates, driveManners } from '../constants/ioctl-storage.gen.js';
import { when } from '../model/decorate.js';
import { count, flags, hex, int, oneOf, ulong } from '../model/integers.js';
import { list, pointer } from '../model/pointer.js';
import { field } from '../model/ref.js';
import { buffer } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { defineRequests, native } from './family.js';
import { followingBytes } from './following.js';
import { out } from './shapes.js';

const SECTOR = 512;
const IDENTITY = 512;
const OLD_IDENTITY = 142;

/** Requests of hard disks (linux/hdreg.h). */
export const diskRequests = defineRequests(() => {
  const get = native(out(count('ulong')));
  const set = native(count('ulong'));
  const raw = native(hex());
  const registers = native(list(hex('u32'), 3));
  return {
    HDIO_GETGEO: out(
      struct('hd_geometry', { heads: int('u8'), sectors: int('u8'), cylinders: int('u16'), start: ulong() }),
    ),
    HDIO_DRIVE_CMD: pointer(
      struct('hd_drive_cmd_hdr', {
        command: oneOf(ataCommands, 'u8'),
        sector_number: int('u8'),
        feature: int('u8'),
        sector_count: int('u8'),
      }),
      {
        direction: 'inout',
        after: struct(
          'hd_drive_cmd_hdr',
          {
            status: hex('u8'),
            error: int('u8'),
            nsector: int('u8'),
            sectors: int('u8'),
            buf: when(
              [{ of: field('sectors'), compare: 'ne', value: 0 }],
              followingBytes({ of: field('sectors'), mul: SECTOR }, 4, 'hex'),
            ),
          },
          { order: ['status', 'error', 'nsector', 'buf'] },
        ),
      },
    ),
    HDIO_OBSOLETE_IDENTITY: native(buffer(OLD_IDENTITY, { direction: 'out' })),
    HDIO_GET_IDENTITY: native(buffer(IDENTITY, { direction: 'out' })),
    HDIO_GET_UNMASKINTR: get,
    HDIO_GET_MULTCOUNT: get,
    HDIO_GET_KEEPSETTINGS: get,
    HDIO_GET_32BIT: get,
    HDIO_GET_NOWERR: get,
    HDIO_GET_DMA: get,
    HDIO_GET_WCACHE: get,
    HDIO_GET_ACOUSTIC: get,
    HDIO_GET_ADDRESS: get,
    HDIO_GET_NICE: native(out(flags(driveManners, 'ulong'))),
    HDIO_SET_NICE: native(flags(driveManners, 'ulong')),
    HDIO_GET_BUSSTATE: native(out(oneOf(busStates, 'ulong'))),
    HDIO_SET_BUSSTATE: native(oneOf(busStates, 'ulong')),
    HDIO_SET_UNMASKINTR: set,
    HDIO_SET_MULTCOUNT: set,
    HDIO_SET_KEEPSETTINGS: set,
    HDIO_SET_32BIT: set,
    HDIO_SET_NOWERR: set,
    HDIO_SET_DMA: set,
    HDIO_SET_PIO_MODE: set,
    HDIO_SET_WCACHE: set,
    HDIO_SET_ACOUSTIC: set,
    HDIO_SET_ADDRESS: set,
    HDIO_UNREGISTER_HWIF: set,
    HDIO_DRIVE_RESET: registers,
    HDIO_SCAN_HWIF: registers,
    HDIO_GET_QDMA: raw,
    HDIO_SET_QDMA: raw,
    HDIO_SET_XFER: raw,
    HDIO_TRISTATE_HWIF: raw,
    HDIO_DRIVE_TASKFILE: raw,
    HDIO_DRIVE_TASK: raw,
  };
});
