import { partitionOperations } from '../constants/ioctl-storage.gen.js';
import { array } from '../model/arrays.js';
import { count, int, oneOf, pid, s64, u64, uint } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { chars } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { defineRequests } from './family.js';
import { exchange, number, numberOut, out } from './shapes.js';

/** Requests of block devices (linux/fs.h, linux/blkpg.h, linux/blktrace_api.h). */
export const blockRequests = defineRequests(() => {
  const readAhead = count('ulong');
  const short = numberOut('u16');
  const signed = numberOut();
  const unsigned = numberOut('u32');
  const range = pointer(array(u64(), 2));
  const partition = struct('blkpg_partition', {
    start: s64(),
    length: s64(),
    pno: int(),
    devname: chars(64),
    volname: chars(64),
  });
  const setup = struct(
    'blk_user_trace_setup',
    {
      name: chars(32),
      act_mask: int('u16'),
      buf_size: uint(),
      buf_nr: uint(),
      start_lba: u64(),
      end_lba: u64(),
      pid: pid('process'),
    },
    { order: ['act_mask', 'buf_size', 'buf_nr', 'start_lba', 'end_lba', 'pid', 'name'] },
  );
  return {
    BLKRASET: readAhead,
    BLKFRASET: readAhead,
    BLKSECTGET: short,
    BLKROTATIONAL: short,
    BLKROGET: signed,
    BLKBSZGET: signed,
    BLKSSZGET: signed,
    BLKALIGNOFF: signed,
    BLKROSET: number(),
    BLKBSZSET: number(),
    BLKPBSZGET: unsigned,
    BLKIOMIN: unsigned,
    BLKIOOPT: unsigned,
    BLKDISCARDZEROES: unsigned,
    BLKGETZONESZ: unsigned,
    BLKGETNRZONES: unsigned,
    BLKRAGET: out(count('long')),
    BLKFRAGET: out(count('long')),
    BLKGETSIZE: out(count('ulong')),
    BLKGETSIZE64: out(u64()),
    BLKGETDISKSEQ: out(u64()),
    BLKDISCARD: range,
    BLKSECDISCARD: range,
    BLKZEROOUT: range,
    BLKPG: pointer(
      struct('blkpg_ioctl_arg', {
        op: oneOf(partitionOperations),
        flags: int(),
        datalen: int(),
        data: pointer(partition),
      }),
    ),
    BLKTRACESETUP: exchange(setup, { out: ['name'] }),
    BLKRRPART: null,
    BLKFLSBUF: null,
    BLKTRACESTART: null,
    BLKTRACESTOP: null,
    BLKTRACETEARDOWN: null,
  };
});
