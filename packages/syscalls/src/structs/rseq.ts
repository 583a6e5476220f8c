import { rseqCpuIds, rseqCsFlags } from '../constants/process.gen.js';
import { custom } from '../model/custom.js';
import { flags, hex, int, uint } from '../model/integers.js';
import { meaning } from '../model/notation.js';
import { pointer, wide } from '../model/pointer.js';
import { struct } from '../model/struct.js';

/** The number of a processor, or why there is none. */
const cpuId = custom<number>({
  name: 'rseq processor',
  c: 'u32',
  decode: (frame, pos) => frame.view.getUint32(pos, true),
  show: (value) => {
    const name = rseqCpuIds.nameOf(value, 'x86_64');
    return name === undefined ? String(value) : meaning(String(value | 0), name);
  },
});

/** `struct rseq_cs` of linux/rseq.h: a critical section. */
const rseqSection = struct('rseq_cs', {
  version: uint(),
  flags: flags(rseqCsFlags),
  start_ip: hex('u64'),
  post_commit_offset: hex('u64'),
  abort_ip: hex('u64'),
});

/** The kernel takes areas that end before this byte; it counts as zero then. */
const reservedByte = custom<number>({
  name: 'reserved byte',
  bytes: 1,
  decode: (frame, pos, end) => (pos < end ? frame.view.getUint8(pos) : 0),
  show: (value) => ({ value, as: hex('u8') }),
});

/** `struct rseq` of linux/rseq.h. */
export const rseqArea = struct('rseq', {
  cpu_id_start: cpuId,
  cpu_id: cpuId,
  rseq_cs: wide(pointer(rseqSection)),
  flags: flags(rseqCsFlags),
  node_id: uint(),
  mm_cid: uint(),
  slice_ctrl: struct('rseq_slice_ctrl', {
    request: int('u8'),
    granted: int('u8'),
    __reserved: hex('u16'),
  }),
  __reserved: reservedByte,
});
