import { type AnySyscall, futex, futexWait, futexWaitvCall, futexWake } from '@hstrace/syscalls';
import { bytes, type FakeCall, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const timeout = { 8192: bytes([8, 0, 1]) };
type Row = readonly [AnySyscall, FakeCall, string];

const shown = (op: number, val: number, val3: number, line: string): Row => [
  futex,
  { args: [0x1000, op, val, 0x2000, 0x3000, val3], entry: timeout, result: 0 },
  `futex(0x1000, ${line})`,
];

describe('futexes', () => {
  it.each<Row>([
    shown(0, 0, 0, 'FUTEX_WAIT, 0, {tv_sec=0, tv_nsec=1}'),
    shown(129, 0xffff_ffff, 0, 'FUTEX_WAKE_PRIVATE, 4294967295'),
    shown(2, 2, 0, 'FUTEX_FD, 2'),
    shown(3, 3, 0, 'FUTEX_REQUEUE, 3, 8192, 0x3000'),
    shown(4, 4, 0x4444_4444, 'FUTEX_CMP_REQUEUE, 4, 8192, 0x3000, 1145324612'),
    shown(
      5,
      5,
      0x9fff_ffff,
      'FUTEX_WAKE_OP, 5, 8192, 0x3000, FUTEX_OP_OPARG_SHIFT<<28|FUTEX_OP_ADD<<28|0xfff<<12|0xf<<24 /* FUTEX_OP_CMP_??? */|0xfff',
    ),
    shown(5, 5, 0, 'FUTEX_WAKE_OP, 5, 8192, 0x3000, FUTEX_OP_SET<<28|0<<12|FUTEX_OP_CMP_EQ<<24|0'),
    shown(6, 6, 0, 'FUTEX_LOCK_PI, {tv_sec=0, tv_nsec=1}'),
    shown(7, 7, 0, 'FUTEX_UNLOCK_PI'),
    shown(
      393,
      9,
      -1,
      'FUTEX_WAIT_BITSET_PRIVATE|FUTEX_CLOCK_REALTIME, 9, {tv_sec=0, tv_nsec=1}, FUTEX_BITSET_MATCH_ANY',
    ),
    shown(10, 10, 0xaaaa_aaaa, 'FUTEX_WAKE_BITSET, 10, 0xaaaaaaaa'),
    shown(11, 11, 0, 'FUTEX_WAIT_REQUEUE_PI, 11, {tv_sec=0, tv_nsec=1}, 0x3000'),
    shown(14, 14, 0xeeee_eeee, '0xe /* FUTEX_??? */, 14, 0x2000, 0x3000, 0xeeeeeeee'),
    shown(0x101, 1, 0, '0x101 /* FUTEX_??? */, 1'),
    shown(0x104, 4, 5, '0x104 /* FUTEX_??? */, 4, 8192, 0x3000, 5'),
    shown(0x106, 4, 5, '0x106 /* FUTEX_??? */, {tv_sec=0, tv_nsec=1}'),
    shown(0x108, 4, 5, '0x108 /* FUTEX_??? */'),
    shown(0x10a, 10, 5, '0x10a /* FUTEX_??? */, 10, 0x5'),
    [
      futexWaitvCall,
      {
        args: [0x1000, 2, 0, 0, 1],
        entry: { 4096: bytes([8, 1, 0], [4, 2, 0], [8, 2, 0x5000], [4, 0x82, 7]) },
        result: 0,
      },
      'futex_waitv([{val=0x1, uaddr=NULL, flags=FUTEX2_SIZE_U32}, {val=0x2, uaddr=0x5000, ' +
        'flags=FUTEX2_SIZE_U32|FUTEX2_PRIVATE, __reserved=0x7}], 2, 0, NULL, CLOCK_MONOTONIC)',
    ],
    [
      futexWake,
      { args: [0x1000, 0xffff_ffff, -1, 0x80], result: 0 },
      'futex_wake(0x1000, FUTEX_BITSET_MATCH_ANY, -1, FUTEX2_SIZE_U8|FUTEX2_PRIVATE)',
    ],
    [
      futexWait,
      { args: [0x1000, 7, 0x1_ffff_ffffn, 0x713, 0, 0], result: 0 },
      'futex_wait(0x1000, 7, 0x1ffffffff, FUTEX2_SIZE_U64|0x710, NULL, CLOCK_REALTIME)',
    ],
  ])('%#', (definition, fake, line) => {
    const text = new LineFormatter().format(fakeCall(definition, fake));
    expect(text.slice(0, text.indexOf(')  ') < 0 ? text.indexOf(') =') + 1 : text.indexOf(')  ') + 1)).toBe(
      line,
    );
  });
});
