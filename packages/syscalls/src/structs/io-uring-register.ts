import {
  ioUringAsyncCancelFlags,
  ioUringCloneBuffersFlags,
  ioUringFileSkip,
  ioUringMemRegionFlags,
  ioUringNapiOps,
  ioUringNapiTracking,
  ioUringOps,
  ioUringProbeFlags,
  ioUringRegisterOps,
  ioUringResourceRegisterFlags,
  ioUringRestrictionOps,
  ioUringSqeFlags,
} from '../constants/iouring.gen.js';
import { clockIds } from '../constants/time.gen.js';
import { array } from '../model/arrays.js';
import { union } from '../model/branch.js';
import { type CustomKind, custom } from '../model/custom.js';
import { hidden, unlessZero, when } from '../model/decorate.js';
import { address, fd, flags, hex, int, oneOf, s64, uint } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import { list, wide } from '../model/pointer.js';
import { arg, equals, field } from '../model/ref.js';
import { padding, struct } from '../model/struct.js';
import { inDecimal } from '../model/table.js';
import { reservedWord, reservedWords } from './io-uring.js';

// The arguments of io_uring_register(2), all of linux/io_uring.h.

/** Operations whose unknown numbers are shown in decimal. */
export const ioUringOperation = oneOf(inDecimal(ioUringOps), 'u8');
const reservedByte = unlessZero(hex('u8'));

const plainDescriptor = fd();
const skipped = oneOf(inDecimal(ioUringFileSkip), 's32');
/** A descriptor, or the number that leaves one as it is. */
export const descriptorOrSkip: CustomKind<number> = custom<number>({
  name: 'fd-or-skip',
  c: 's32',
  decode: (frame, pos) => frame.view.getInt32(pos, true),
  show: (value) =>
    value < -1
      ? { value: ioUringFileSkip.nameOf(value, 'x86_64') ?? value, as: skipped }
      : { value, as: plainDescriptor },
  ...(plainDescriptor.plan === undefined ? {} : { plan: plainDescriptor.plan }),
});

/** `struct io_uring_files_update`. */
export const filesUpdate = struct('io_uring_files_update', {
  offset: uint(),
  resv: reservedWord,
  fds: wide(list(descriptorOrSkip, arg('nr_args'))),
});

/** `struct io_uring_rsrc_register`. */
export const resourceRegister = (element: AnyKind) =>
  struct(
    'io_uring_rsrc_register',
    {
      nr: uint(),
      flags: flags(ioUringResourceRegisterFlags),
      resv2: unlessZero(hex('u64')),
      data: wide(list(element, field('nr'))),
      tags: wide(list(hex('u64'), field('nr'))),
    },
    { extensible: true },
  );

/** `struct io_uring_rsrc_update2`. */
export const resourceUpdate = (element: AnyKind) =>
  struct(
    'io_uring_rsrc_update2',
    {
      offset: uint(),
      resv: reservedWord,
      data: wide(list(element, field('nr'))),
      tags: wide(list(hex('u64'), field('nr'))),
      nr: uint(),
      resv2: reservedWord,
    },
    { extensible: true },
  );

const FIRST_FREE = 0xffff_ffff;
/** `struct io_uring_rsrc_update` of a ring that gets a number: its place, or -1 for any. */
export const ringRegister = struct(
  'io_uring_rsrc_update',
  {
    offset: union([{ if: [equals(field('offset'), FIRST_FREE)], kind: int() }], uint()),
    resv: reservedWord,
    data: fd('s32'),
  },
  { bytes: 16 },
);
/** `struct io_uring_rsrc_update` of a ring that loses its number. */
export const ringUnregister = struct('io_uring_rsrc_update', {
  offset: uint(),
  resv: reservedWord,
  data: unlessZero(hex('u64')),
});

/** `struct io_uring_probe_op`. */
const probeOperation = struct('io_uring_probe_op', {
  op: ioUringOperation,
  resv: reservedByte,
  flags: flags(ioUringProbeFlags, 'u16'),
  resv2: reservedWord,
});
const probeHead = {
  last_op: ioUringOperation,
  ops_len: int('u8'),
  resv: unlessZero(hex('u16')),
  resv2: reservedWords(3),
};
/** `struct io_uring_probe` as the program gives it: as many operations as it has room for. */
export const probeGiven = struct('io_uring_probe', {
  ...probeHead,
  ops: array(probeOperation, undefined, arg('nr_args')),
});
/** `struct io_uring_probe` as the kernel fills it in. */
export const probeFilled = struct('io_uring_probe', {
  ...probeHead,
  ops: array(probeOperation, undefined, field('ops_len')),
});
/** Bytes of a probe before its operations, of each of these, and most of them that are looked at. */
export const PROBE = { head: 16, operation: 8, most: 256 } as const;

const restriction = oneOf(ioUringRestrictionOps, 'u16');
const KNOWN_RESTRICTIONS = 4;
const ofOpcode = (opcode: number) => [equals(field('opcode'), opcode)];
/** `struct io_uring_restriction`: what is restricted, and to what. */
export const ioUringRestriction = struct(
  'io_uring_restriction',
  {
    opcode: custom<string | number>({
      name: 'restriction',
      c: 'u16',
      decode(frame, pos) {
        const word = frame.view.getUint16(pos, true);
        return ioUringRestrictionOps.nameOf(word, frame.abi.arch) ?? word;
      },
      show: (value, container) =>
        typeof value === 'number' && value >= KNOWN_RESTRICTIONS
          ? {
              parts: [
                { value, as: restriction },
                ' /* op: ',
                { value: container?.op ?? 0, as: hex('u8') },
                ' */',
              ],
            }
          : { value, as: restriction },
    }),
    op: hidden(hex('u8')),
    register_op: when(ofOpcode(0), oneOf(ioUringRegisterOps, 'u8')),
    sqe_op: when(ofOpcode(1), oneOf(ioUringOps, 'u8')),
    sqe_flags: union(
      [
        { if: ofOpcode(2), kind: flags(ioUringSqeFlags, 'u8') },
        { if: ofOpcode(3), kind: flags(ioUringSqeFlags, 'u8') },
      ],
      padding(1),
    ),
    resv: reservedByte,
    resv2: reservedWords(3),
  },
  { at: { op: 2, register_op: 2, sqe_op: 2, sqe_flags: 2, resv: 3, resv2: 4 }, bytes: 16 },
);

/** `struct io_uring_buf_reg`. */
export const bufferRing = struct('io_uring_buf_reg', {
  ring_addr: address('u64'),
  ring_entries: uint(),
  bgid: int('u16'),
  flags: hex('u16'),
  min_left: uint(),
  resv: reservedWords(5),
});

/** `struct io_uring_sync_cancel_reg`. */
export const syncCancel = struct('io_uring_sync_cancel_reg', {
  addr: address('u64'),
  fd: fd(),
  flags: flags(ioUringAsyncCancelFlags),
  timeout: struct('timespec', { tv_sec: s64(), tv_nsec: s64() }),
  opcode: oneOf(ioUringOps, 'u8'),
  pad: unlessZero(array(hex('u8'), 7)),
  pad2: unlessZero(array(hex('u64'), 3)),
});

/** `struct io_uring_file_index_range`. */
export const fileIndexRange = struct('io_uring_file_index_range', {
  off: uint(),
  len: uint(),
  resv: unlessZero(hex('u64')),
});

/** `struct io_uring_buf_status`. */
export const bufferStatus = struct('io_uring_buf_status', {
  buf_group: hex('u32'),
  head: hex('u32'),
  resv: reservedWords(8),
});

/** `struct io_uring_napi`. */
export const napi = struct('io_uring_napi', {
  busy_poll_to: hex('u32'),
  prefer_busy_poll: hex('u8'),
  opcode: oneOf(ioUringNapiOps, 'u8'),
  pad: unlessZero(array(hex('u8'), 2)),
  op_param: union([{ if: ofOpcode(0), kind: oneOf(ioUringNapiTracking) }], hex('u32')),
  resv: reservedWord,
});

/** `struct io_uring_clock_register`. */
export const clock = struct('io_uring_clock_register', {
  clockid: oneOf(clockIds),
  __resv: reservedWords(3),
});

/** `struct io_uring_clone_buffers`. */
export const cloneBuffers = struct('io_uring_clone_buffers', {
  src_fd: fd(),
  flags: flags(ioUringCloneBuffersFlags),
  src_off: uint(),
  dst_off: uint(),
  nr: uint(),
  pad: reservedWords(3),
});

/** `struct io_uring_mem_region_reg`. */
export const memoryRegion = struct('io_uring_mem_region_reg', {
  region_uptr: address('u64'),
  flags: flags(ioUringMemRegionFlags, 'u64'),
  __resv: unlessZero(array(hex('u64'), 2)),
});
