import {
  ioUringEnterFlags,
  ioUringFeatures,
  ioUringSetupFlags,
  ioUringSqeFlags,
} from '../constants/iouring.gen.js';
import { ioUringQueries, zcrxAreaFlags, zcrxRegisterFlags } from '../constants/iouringdetails.gen.js';
import { array } from '../model/arrays.js';
import { union } from '../model/branch.js';
import { labelled, unlessZero } from '../model/decorate.js';
import { address, flags, hex, int, oneOf, u64, uint } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import { pointer, wide } from '../model/pointer.js';
import { type Clause, equals, field } from '../model/ref.js';
import { padding, struct } from '../model/struct.js';
import { reservedWord, reservedWords } from './io-uring.js';

// linux/io_uring/query.h: a list of questions, each of which points to the next.

const opcodes = struct('io_uring_query_opcode', {
  nr_request_opcodes: uint(),
  nr_register_opcodes: uint(),
  feature_flags: flags(ioUringFeatures, 'u64'),
  ring_setup_flags: flags(ioUringSetupFlags, 'u64'),
  enter_flags: flags(ioUringEnterFlags, 'u64'),
  sqe_flags: flags(ioUringSqeFlags, 'u64'),
  nr_query_opcodes: uint(),
  __pad: reservedWord,
});

const zcrx = struct('io_uring_query_zcrx', {
  register_flags: flags(zcrxRegisterFlags, 'u64'),
  area_flags: flags(zcrxAreaFlags, 'u64'),
  nr_ctrl_opcodes: uint(),
  features: hex('u32'),
  rq_hdr_size: uint(),
  rq_hdr_alignment: uint(),
  __resv2: unlessZero(hex('u64')),
});

const rings = struct('io_uring_query_scq', { hdr_size: u64(), hdr_alignment: u64() });

const zcrxEvent = struct('io_uring_query_zcrx_event', {
  event_flags: hex('u32'),
  stats_size: uint(),
  stats_off_alignment: uint(),
  __resv1: reservedWord,
  __resv2: unlessZero(array(hex('u64'), 4)),
});

const asked: readonly Clause[] = [
  { of: field('query_data'), compare: 'ne', value: 0 },
  { of: field('size'), compare: 'ne', value: 0 },
];
const data = (query: number, kind: AnyKind) => ({
  if: [...asked, equals(field('query_op'), query)],
  kind: wide(pointer(kind)),
});
const members = {
  query_data: address('u64'),
  query_op: oneOf(ioUringQueries),
  size: uint(),
  result: int(),
  __resv: reservedWords(3),
  answer: labelled(
    'query_data',
    union(
      [
        data(0, opcodes),
        data(1, zcrx),
        data(2, rings),
        data(3, zcrxEvent),
        { if: asked, kind: address('u64') },
      ],
      padding(8, 8),
    ),
  ),
};
const QUERY_DATA = 8;
const layout = {
  query_data: QUERY_DATA,
  query_op: 16,
  size: 20,
  result: 24,
  __resv: 28,
  answer: QUERY_DATA,
  next_entry: 0,
} as const;

/** Most questions of a list that are followed. */
const MOST = 8;

/** `struct io_uring_query_hdr`, with those behind it. */
function query(depth: number): AnyKind {
  const next_entry: AnyKind = depth >= MOST ? address('u64') : wide(pointer(query(depth + 1)));
  return struct('io_uring_query_hdr', { ...members, next_entry }, { at: layout, bytes: 40 });
}

export const ioUringQuery = query(1);
