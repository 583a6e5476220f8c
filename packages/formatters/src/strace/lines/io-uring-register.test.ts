import { i386, io_uring_register } from '@hstrace/syscalls';
import { bytes, type FakeCall, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const operations = bytes([1, 0, 0, 1, 0], [4, 0], [1, 77, 0, 2, 0], [4, 0]);
const filled = bytes([1, 62, 2, 0, 0], [4, 0, 0, 0], operations);

describe('io_uring_register', () => {
  it.each<readonly [FakeCall, string]>([
    [
      { args: [3, 0, 0x1000, 1], entry: { 4096: bytes([8, 0x2000, 3]) }, result: 0 },
      'IORING_REGISTER_BUFFERS, [{iov_base=0x2000, iov_len=3}], 1) = 0\n',
    ],
    [
      { args: [3, 2, 0x1000, 2], entry: { 4096: bytes([4, 0, -1]) }, result: 0 },
      'IORING_REGISTER_FILES, [0, -1], 2) = 0\n',
    ],
    [
      {
        args: [3, 6, 0x1000, 3],
        entry: { 4096: bytes([4, 1, 5], [8, 0x2000]), 8192: bytes([4, -2, -1, -3]) },
        result: -22,
      },
      'IORING_REGISTER_FILES_UPDATE, {offset=1, resv=0x5, fds=[IORING_REGISTER_FILES_SKIP, -1, -3]}, 3) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      { args: [3, 8, 0x1000, 2], entry: { 4096: new Uint8Array(32) }, exit: { 4096: filled }, result: 0 },
      'IORING_REGISTER_PROBE, {last_op=IORING_OP_PIPE, ops_len=2, ops=[{op=IORING_OP_NOP, flags=IO_URING_OP_SUPPORTED}, {op=77 /* IORING_OP_??? */, flags=0x2 /* IO_URING_OP_??? */}]}, 2) = 0\n',
    ],
    [
      { args: [3, 8, 0x1000, 2], entry: { 4096: new Uint8Array(32) }, result: -9 },
      'IORING_REGISTER_PROBE, 0x1000, 2) = -1 EBADF (Bad file descriptor)\n',
    ],
    [
      { args: [3, 8, 0x1000, 1], entry: { 4096: filled.subarray(0, 24) }, result: -22 },
      'IORING_REGISTER_PROBE, {last_op=IORING_OP_PIPE, ops_len=2, ops=[{op=IORING_OP_NOP, flags=IO_URING_OP_SUPPORTED}]}, 1) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      {
        args: [3, 11, 0x1000, 2],
        entry: { 4096: bytes([2, 0], [1, 2, 0], [4, 0, 0, 0], [2, 9], [1, 5, 7], [4, 0, 1, 0]) },
        result: -22,
      },
      'IORING_REGISTER_RESTRICTIONS, [{opcode=IORING_RESTRICTION_REGISTER_OP, register_op=IORING_REGISTER_FILES}, {opcode=0x9 /* IORING_RESTRICTION_??? */ /* op: 0x5 */, resv=0x7, resv2=[0, 0x1, 0]}], 2) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      {
        args: [3, 13, 0x1000, 40],
        entry: { 4096: bytes([4, 1, 3], [8, 0, 0x2000, 0, 5]), 8192: bytes([4, 7]) },
        result: -22,
      },
      'IORING_REGISTER_FILES2, {nr=1, flags=IORING_RSRC_REGISTER_SPARSE|0x2, data=[7], tags=NULL, /* bytes 32..39 */ "\\x05\\x00\\x00\\x00\\x00\\x00\\x00\\x00"}, 40) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      { args: [3, 19, 0x1000, 3], entry: { 4096: bytes([4, 5, 6, 7]) }, result: -22 },
      'IORING_REGISTER_IOWQ_MAX_WORKERS, [[IO_WQ_BOUND]=5, [IO_WQ_UNBOUND]=6, [2 /* IO_WQ_??? */]=7] => 0x1000, 3) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      {
        args: [3, 19, 0x1000, 1],
        entry: { 4096: bytes([4, 5]) },
        exit: { 4096: bytes([4, 9]) },
        result: 0,
      },
      'IORING_REGISTER_IOWQ_MAX_WORKERS, [[IO_WQ_BOUND]=5] => [[IO_WQ_BOUND]=9], 1) = 0\n',
    ],
    [
      { args: [3, 20, 0x1000, 1], entry: { 4096: bytes([4, -1, 0], [8, 7]) }, result: 1 },
      'IORING_REGISTER_RING_FDS, [{offset=-1, data=7}], 1) = 1\n',
    ],
    [
      {
        args: [3, 27, 0x1000, 1],
        entry: { 4096: bytes([4, 16], [1, 1, 0, 0, 0], [4, 1, 0]) },
        exit: { 4096: bytes([4, 0], [1, 0, 0, 0, 0], [4, 0, 0]) },
        result: 0,
      },
      'IORING_REGISTER_NAPI, {busy_poll_to=0x10, prefer_busy_poll=0x1, opcode=IO_URING_NAPI_REGISTER_OP, op_param=IO_URING_NAPI_TRACKING_STATIC} => {busy_poll_to=0, prefer_busy_poll=0, opcode=IO_URING_NAPI_REGISTER_OP, op_param=IO_URING_NAPI_TRACKING_DYNAMIC}, 1) = 0\n',
    ],
    [
      {
        args: [3, 35, 0x1000, 0],
        exit: {},
        entry: { 4096: bytes([8, 0, 0x2000], [4, 2, 16, 0, 0, 0, 0]), 8192: bytes([8, 64, 8]) },
        result: 0,
      },
      'IORING_REGISTER_QUERY, {query_data=0x2000, query_op=IO_URING_QUERY_SCQ, size=16, result=0, query_data={hdr_size=64, hdr_alignment=8}, next_entry=NULL}, 0) = 0\n',
    ],
    [
      { args: [3, 37, 0x1000, 1], result: -22 },
      'IORING_REGISTER_BPF_FILTER, 0x1000, 1) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      { args: [3, 0x80000001, 0, 0], result: -6 },
      'IORING_UNREGISTER_BUFFERS|IORING_REGISTER_USE_REGISTERED_RING, NULL, 0) = -1 ENXIO (No such device or address)\n',
    ],
  ])('%#', (fake, line) => {
    const text = `io_uring_register(3, ${line}`;
    expect(new LineFormatter({ column: 0 }).format(fakeCall(io_uring_register, fake))).toBe(text);
  });

  it('follows 64-bit pointers of 32-bit programs', () => {
    const call = fakeCall(io_uring_register, {
      abi: i386,
      args: [3, 6, 0x1000, 1],
      entry: { 4096: bytes([4, 0, 0], [8, 0x2000]), 8192: bytes([4, 7]) },
      result: 1,
    });
    expect(new LineFormatter({ column: 0 }).format(call)).toBe(
      'io_uring_register(3, IORING_REGISTER_FILES_UPDATE, {offset=0, fds=[7]}, 1) = 1\n',
    );
    expect(call.args).toMatchObject({ opcode: 'IORING_REGISTER_FILES_UPDATE', registered_ring: false });
  });
});
