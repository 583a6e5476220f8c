import { ioUringRegisterOps, ioUringWorkerTypes } from '../constants/iouring.gen.js';
import { union } from '../model/branch.js';
import { address, fd, int, uint } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import { list, pointer } from '../model/pointer.js';
import { arg, equals, hasBits, pointee } from '../model/ref.js';
import { cpuset } from '../model/sets.js';
import type { Fields } from '../model/struct.js';
import { cases, syscall } from '../model/syscall.js';
import { inDecimal } from '../model/table.js';
import { ioUringResize } from '../structs/io-uring.js';
import { ioUringQuery } from '../structs/io-uring-query.js';
import * as register from '../structs/io-uring-register.js';
import { ioUringLongSqe, ioUringSqe, LONG_OPERATIONS } from '../structs/io-uring-sqe.js';
import { zcrxControl, zcrxQueue } from '../structs/io-uring-zcrx.js';
import { iovecAddress } from '../structs/iovec.js';
import { mark, markedCommand } from '../structs/marked-command.js';
import { ioUringRegisterWords } from '../wording/io-uring.js';

const nr = arg('nr_args');
const USE_REGISTERED_RING = 0x8000_0000;

/** What an argument points to where there is exactly one of it (or none, for calls that count so). */
const single = <K extends AnyKind>(kind: K, count = 1) =>
  union([{ if: [equals(nr, count)], kind }], address());

const RESOURCE_BYTES = 32;
const PAGE = 4096;
/** A structure of the length that `nr_args` says. */
const sized = (kind: AnyKind) => pointer(kind, { size: nr, least: RESOURCE_BYTES, cap: PAGE });
const { PROBE } = register;
const descriptors = list(fd(), nr);

const byOpcode = {
  IORING_REGISTER_BUFFERS: { arg: list(iovecAddress, nr) },
  ...cases(['IORING_REGISTER_FILES', 'IORING_REGISTER_EVENTFD', 'IORING_REGISTER_EVENTFD_ASYNC'], {
    arg: descriptors,
  }),
  IORING_REGISTER_FILES_UPDATE: { arg: pointer(register.filesUpdate) },
  IORING_REGISTER_PROBE: {
    arg: pointer(register.probeGiven, {
      direction: 'inout',
      after: register.probeFilled,
      size: { of: nr, mul: PROBE.operation, add: PROBE.head / PROBE.operation },
      least: PROBE.head,
      most: PROBE.head + PROBE.operation * PROBE.most,
      blank: true,
    }),
  },
  IORING_REGISTER_RESTRICTIONS: { arg: list(register.ioUringRestriction, nr) },
  IORING_REGISTER_FILES2: { arg: sized(register.resourceRegister(fd())) },
  IORING_REGISTER_BUFFERS2: { arg: sized(register.resourceRegister(iovecAddress)) },
  IORING_REGISTER_FILES_UPDATE2: { arg: sized(register.resourceUpdate(register.descriptorOrSkip)) },
  IORING_REGISTER_BUFFERS_UPDATE: { arg: sized(register.resourceUpdate(iovecAddress)) },
  IORING_REGISTER_IOWQ_AFF: { arg: cpuset(nr) },
  IORING_REGISTER_IOWQ_MAX_WORKERS: {
    arg: list(uint(), nr, {
      direction: 'inout',
      early: true,
      insist: true,
      indexed: inDecimal(ioUringWorkerTypes),
    }),
  },
  IORING_REGISTER_RING_FDS: { arg: list(register.ringRegister, nr) },
  IORING_UNREGISTER_RING_FDS: { arg: list(register.ringUnregister, nr) },
  ...cases(['IORING_REGISTER_PBUF_RING', 'IORING_UNREGISTER_PBUF_RING'], {
    arg: single(pointer(register.bufferRing)),
  }),
  IORING_REGISTER_SYNC_CANCEL: { arg: single(pointer(register.syncCancel)) },
  IORING_REGISTER_FILE_ALLOC_RANGE: { arg: single(pointer(register.fileIndexRange)) },
  IORING_REGISTER_PBUF_STATUS: { arg: single(pointer(register.bufferStatus, { direction: 'out' })) },
  IORING_REGISTER_NAPI: { arg: single(pointer(register.napi, { direction: 'inout', early: true })) },
  IORING_UNREGISTER_NAPI: { arg: single(pointer(register.napi, { direction: 'out' })) },
  IORING_REGISTER_CLOCK: { arg: single(pointer(register.clock), 0) },
  IORING_REGISTER_CLONE_BUFFERS: { arg: single(pointer(register.cloneBuffers)) },
  IORING_REGISTER_SEND_MSG_RING: {
    arg: union(
      [
        ...LONG_OPERATIONS.map((opcode) => ({
          if: [equals(nr, 1), equals(pointee('arg', 'u8'), opcode)],
          kind: pointer(ioUringLongSqe),
        })),
        { if: [equals(nr, 1)], kind: pointer(ioUringSqe) },
      ],
      address(),
    ),
  },
  IORING_REGISTER_ZCRX_IFQ: { arg: single(pointer(zcrxQueue)) },
  IORING_REGISTER_RESIZE_RINGS: { arg: single(pointer(ioUringResize)) },
  IORING_REGISTER_MEM_REGION: { arg: single(pointer(register.memoryRegion)) },
  IORING_REGISTER_QUERY: { arg: single(pointer(ioUringQuery), 0) },
  IORING_REGISTER_ZCRX_CTRL: {
    arg: single(pointer(zcrxControl, { direction: 'inout', exchange: { out: ['zc_export'] } })),
  },
} satisfies Readonly<Record<string, Fields>>;

/** io_uring_register(2). */
export const io_uring_register = syscall('io_uring_register', {
  category: 'descriptor',
  classes: ['desc', 'memory'],
  args: {
    // A ring can be known by a number instead of a descriptor.
    fd: union([{ if: [hasBits(arg('opcode'), USE_REGISTERED_RING)], kind: uint() }], fd()),
    registered_ring: mark(USE_REGISTERED_RING),
    opcode: markedCommand(ioUringRegisterOps, {
      bit: USE_REGISTERED_RING,
      name: 'IORING_REGISTER_USE_REGISTERED_RING',
      argument: 'registered_ring',
      place: 'behind',
    }),
  },
  variants: {
    on: 'opcode',
    cases: Object.fromEntries(
      Object.entries(byOpcode).map(([name, fields]) => [name, { ...fields, nr_args: uint() }]),
    ) as {
      readonly [N in keyof typeof byOpcode]: (typeof byOpcode)[N] & {
        readonly nr_args: ReturnType<typeof uint>;
      };
    },
    otherwise: { arg: address(), nr_args: uint() },
  },
  returns: int(),
  human: ioUringRegisterWords,
});
