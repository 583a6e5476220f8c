import { aioCommands, aioFlags } from '../constants/iouring.gen.js';
import { rwFlags } from '../constants/open.gen.js';
import { pollEvents } from '../constants/poll.gen.js';
import { union } from '../model/branch.js';
import { hidden, when } from '../model/decorate.js';
import { fd, flags, hex, int, oneOf, s64, size, uint } from '../model/integers.js';
import { list, wide } from '../model/pointer.js';
import { type Clause, equals, field, hasBits, lacksBits } from '../model/ref.js';
import { buffer } from '../model/strings.js';
import { padding, struct } from '../model/struct.js';
import { ioPriority } from './ioprio.js';
import { iovecAddress, iovecIn } from './iovec.js';

const PREAD = 0;
const PWRITE = 1;
const FSYNC = 2;
const FDSYNC = 3;
const PREADX = 4;
const POLL = 5;
const NOOP = 6;
const PREADV = 7;
const PWRITEV = 8;
const IOCB_FLAG_RESFD = 1;
const IOCB_FLAG_IOPRIO = 2;

const opcode = field('aio_lio_opcode');
const isNot = (value: number): Clause => ({ of: opcode, compare: 'ne', value });
const isNotZero = (name: string): Clause => ({ of: field(name), compare: 'ne', value: 0 });
/** Lengths are positive numbers to the kernel. */
const sane = lacksBits(field('aio_nbytes'), 1n << 63n);
const insane = hasBits(field('aio_nbytes'), 1n << 63n);

/** Commands that use the buffer in some way. */
const usesBuffer = [
  { of: opcode, compare: 'lt', value: PWRITEV + 1 },
  ...[FSYNC, FDSYNC, PREADX, NOOP].map(isNot),
] as const;
const transfers = [...usesBuffer, isNot(POLL)];

/** The members that every command has. */
const header = {
  aio_data: hex('u64'),
  aio_key: when([isNotZero('aio_key')], uint()),
  aio_rw_flags: when([isNotZero('aio_rw_flags')], flags(rwFlags)),
  aio_lio_opcode: oneOf(aioCommands, 'u16'),
  aio_reqprio: union(
    [
      { if: [hasBits(field('aio_flags'), IOCB_FLAG_IOPRIO)], kind: ioPriority('u16') },
      { if: [isNotZero('aio_reqprio')], kind: int('s16') },
    ],
    padding(2, 2),
  ),
  aio_fildes: fd(),
};

/** The buffer: text that is written, vectors, events, or where it is. */
const aioBuf = union(
  [
    { if: [equals(opcode, PWRITE), sane], kind: wide(buffer(field('aio_nbytes'))) },
    { if: [equals(opcode, PWRITEV), sane], kind: wide(list(iovecIn, field('aio_nbytes'))) },
    { if: [equals(opcode, PREADV), sane], kind: wide(list(iovecAddress, field('aio_nbytes'))) },
    { if: [equals(opcode, POLL)], kind: flags(pollEvents, 'u64') },
    { if: transfers, kind: hex('u64') },
  ],
  padding(8, 8),
);

/** `struct iocb` of linux/aio_abi.h: the members that count for its command. */
export const iocb = struct(
  'iocb',
  {
    ...header,
    aio_buf: aioBuf,
    aio_nbytes: union(
      [
        { if: [equals(opcode, PREAD)], kind: size('u64') },
        { if: [equals(opcode, PWRITE)], kind: size('u64') },
        { if: [equals(opcode, PREADV), insane], kind: size('u64') },
        { if: [equals(opcode, PWRITEV), insane], kind: size('u64') },
      ],
      padding(8, 8),
    ),
    aio_offset: when(transfers, s64()),
    aio_flags: when([...usesBuffer, isNotZero('aio_flags')], flags(aioFlags)),
    aio_resfd: union(
      [
        { if: [...usesBuffer, hasBits(field('aio_flags'), IOCB_FLAG_RESFD)], kind: fd() },
        { if: [...usesBuffer, isNotZero('aio_resfd')], kind: hex('u32') },
      ],
      padding(4, 4),
    ),
  },
  { at: { aio_flags: 56, aio_resfd: 60 }, bytes: 64 },
);

/** `struct iocb` as far as a command is named by it. The size is that of the whole. */
export const iocbHeader = struct(
  'iocb',
  { ...header, aio_flags: hidden(flags(aioFlags)) },
  { at: { aio_flags: 56 }, bytes: 64 },
);

/** `struct io_event` of linux/aio_abi.h. */
export const ioEvent = struct('io_event', { data: hex('u64'), obj: hex('u64'), res: s64(), res2: s64() });
