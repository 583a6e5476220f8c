import { ioUringSqeFlags } from '../constants/iouring.gen.js';
import {
  ioUringAcceptFlags,
  ioUringAttributeFlags,
  ioUringFixedFdFlags,
  ioUringMsgRingFlags,
  ioUringNopFlags,
  ioUringSendReceiveFlags,
} from '../constants/iouringdetails.gen.js';
import { array } from '../model/arrays.js';
import { union } from '../model/branch.js';
import { when } from '../model/decorate.js';
import { address, fd, flags, hex, int, uint } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import { pointer, wide } from '../model/pointer.js';
import { type Condition, equals, field, hasBits } from '../model/ref.js';
import { padding, struct } from '../model/struct.js';
import { ioUringOperation } from './io-uring-register.js';

// The numbers of operations that are not like the others (linux/io_uring.h).
const NOP = 0;
const ACCEPT = 13;
const MSG_RING = 40;
const FIXED_FD_INSTALL = 54;
const NOP128 = 63;
const URING_CMD128 = 64;
/** SENDMSG RECVMSG SEND RECV SEND_ZC SENDMSG_ZC RECV_ZC. */
const SENDS_OR_RECEIVES = [9, 10, 26, 27, 47, 48, 58];
/** Those and READV WRITEV READ_FIXED WRITE_FIXED READ WRITE READ_MULTISHOT READV_FIXED WRITEV_FIXED, without RECV_ZC. */
const HAS_ATTRIBUTES = [1, 2, 4, 5, 9, 10, 22, 23, 26, 27, 47, 48, 49, 60, 61];

const is = (opcode: number): Condition => [equals(field('opcode'), opcode)];
const each = (opcodes: readonly number[], kind: AnyKind, ...more: Condition) =>
  opcodes.map((opcode) => ({ if: [...is(opcode), ...more], kind }));

/** `struct io_uring_attr_pi`. */
const protectionAttribute = struct('io_uring_attr_pi', {
  flags: hex('u16'),
  app_tag: hex('u16'),
  len: uint(),
  addr: hex('u64'),
  seed: hex('u64'),
  rsvd: hex('u64'),
});

const PI = 1;
const hasMask = { of: field('attr_type_mask'), compare: 'ne', value: 0 } as const;

/** `struct io_uring_sqe` of linux/io_uring.h: an operation that is submitted. */
const members = {
  opcode: ioUringOperation,
  flags: flags(ioUringSqeFlags, 'u8'),
  ioprio: union(
    [
      { if: is(ACCEPT), kind: flags(ioUringAcceptFlags, 'u16') },
      ...each(SENDS_OR_RECEIVES, flags(ioUringSendReceiveFlags, 'u16')),
    ],
    int('u16'),
  ),
  fd: fd(),
  off: hex('u64'),
  addr: hex('u64'),
  len: uint(),
  nop_flags: union(
    [NOP, NOP128].map((opcode) => ({ if: is(opcode), kind: flags(ioUringNopFlags) })),
    padding(4, 4),
  ),
  install_fd_flags: when(is(FIXED_FD_INSTALL), flags(ioUringFixedFdFlags)),
  msg_ring_flags: when(is(MSG_RING), flags(ioUringMsgRingFlags)),
  rw_flags: union(
    [NOP, NOP128, FIXED_FD_INSTALL, MSG_RING].map((opcode) => ({ if: is(opcode), kind: padding(4, 4) })),
    hex('u32'),
  ),
  user_data: hex('u64'),
  buf_index: hex('u16'),
  personality: int('u16'),
  file_index: hex('u32'),
  attr_type_mask: union(each(HAS_ATTRIBUTES, flags(ioUringAttributeFlags, 'u64'), hasMask), padding(8, 8)),
  attr_ptr: union(
    [
      ...each(HAS_ATTRIBUTES, wide(pointer(protectionAttribute)), hasBits(field('attr_type_mask'), PI)),
      ...each(HAS_ATTRIBUTES, address('u64'), hasMask),
    ],
    padding(8, 8),
  ),
  optval: union(each(HAS_ATTRIBUTES, padding(8, 8), hasMask), hex('u64')),
};
const UNION_FLAGS = 28;
const at = {
  nop_flags: UNION_FLAGS,
  install_fd_flags: UNION_FLAGS,
  msg_ring_flags: UNION_FLAGS,
  rw_flags: UNION_FLAGS,
  user_data: 32,
  attr_ptr: 48,
  attr_type_mask: 56,
  optval: 48,
} as const;

const SHORT = 64;
/** An operation that is submitted. */
export const ioUringSqe = struct('io_uring_sqe', members, { at, bytes: SHORT });
/** With the command that operations of twice the length have behind them. */
export const ioUringLongSqe = struct(
  'io_uring_sqe',
  { ...members, cmd: array(hex('u8'), SHORT) },
  { at: { ...at, cmd: SHORT }, bytes: 2 * SHORT },
);
/** The operations that have one. */
export const LONG_OPERATIONS = [NOP128, URING_CMD128];
