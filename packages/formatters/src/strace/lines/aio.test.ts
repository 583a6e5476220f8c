import { i386, io_cancel, io_getevents, io_pgetevents, io_setup, io_submit } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

/** `struct iocb`: opcode, buffer, length, and what is rarely set. */
function iocb(
  opcode: number,
  buf: number | bigint,
  nbytes: number,
  { key = 0, rw = 0, prio = 0, flags = 0, resfd = 0 } = {},
): Uint8Array {
  return bytes(
    [8, 0x10],
    [4, key, rw],
    [2, opcode, prio],
    [4, 3],
    [8, buf, nbytes, -1, 0],
    [4, flags, resfd],
  );
}

const pointers = bytes([8, 0x2000]);
const one = (control: Uint8Array, more: Record<number, Uint8Array> = {}) => ({
  args: [0x9000, 1, 0x1000],
  entry: { 4096: pointers, 8192: control, ...more },
  result: 1,
});

describe('aio', () => {
  it.each([
    [
      io_setup,
      { args: [4, 0x1000], exit: { 4096: bytes([8, 0x9000]) }, result: 0 },
      'io_setup(4, [0x9000]) = 0\n',
    ],
    [
      io_submit,
      { args: [0, -1, 0x1000], result: -22 },
      'io_submit(NULL, -1, 0x1000) = -1 EINVAL (Invalid argument)\n',
    ],
    [io_submit, { args: [0, 0, 0x1000], result: 0 }, 'io_submit(NULL, 0, []) = 0\n'],
    [
      io_submit,
      one(iocb(1, 0x3000, 2, { key: 7, rw: 0x8001, prio: -3, flags: 1, resfd: 9 }), {
        12288: bytes([1, 0x61, 0x62]),
      }),
      'io_submit(0x9000, 1, [{aio_data=0x10, aio_key=7, aio_rw_flags=RWF_HIPRI|0x8000, aio_lio_opcode=IOCB_CMD_PWRITE, aio_reqprio=-3, aio_fildes=3, aio_buf="ab", aio_nbytes=2, aio_offset=-1, aio_flags=IOCB_FLAG_RESFD, aio_resfd=9}]) = 1\n',
    ],
    [
      io_submit,
      one(iocb(0, 0x3000, 2, { prio: 0x4003, flags: 6, resfd: 9 })),
      'io_submit(0x9000, 1, [{aio_data=0x10, aio_lio_opcode=IOCB_CMD_PREAD, aio_reqprio=IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 3), aio_fildes=3, aio_buf=0x3000, aio_nbytes=2, aio_offset=-1, aio_flags=IOCB_FLAG_IOPRIO|0x4, aio_resfd=0x9}]) = 1\n',
    ],
    [
      io_submit,
      one(iocb(8, 0x3000, 1), { 12288: bytes([8, 0x4000, 1]), 16384: bytes([1, 0x63]) }),
      'io_submit(0x9000, 1, [{aio_data=0x10, aio_lio_opcode=IOCB_CMD_PWRITEV, aio_fildes=3, aio_buf=[{iov_base="c", iov_len=1}], aio_offset=-1}]) = 1\n',
    ],
    [
      io_submit,
      one(iocb(7, 0x3000, -1)),
      'io_submit(0x9000, 1, [{aio_data=0x10, aio_lio_opcode=IOCB_CMD_PREADV, aio_fildes=3, aio_buf=0x3000, aio_nbytes=18446744073709551615, aio_offset=-1}]) = 1\n',
    ],
    [
      io_submit,
      one(iocb(5, 0x4001, 0)),
      'io_submit(0x9000, 1, [{aio_data=0x10, aio_lio_opcode=IOCB_CMD_POLL, aio_fildes=3, aio_buf=POLLIN|0x4000}]) = 1\n',
    ],
    [
      io_submit,
      one(iocb(99, 1, 2)),
      'io_submit(0x9000, 1, [{aio_data=0x10, aio_lio_opcode=99 /* IOCB_CMD_??? */, aio_fildes=3}]) = 1\n',
    ],
    [
      io_submit,
      {
        abi: i386,
        args: [0x9000, 1, 0x1000],
        entry: { 4096: bytes([4, 0x2000]), 8192: iocb(1, 0x1_0000_3000, 2) },
        result: -14,
      },
      'io_submit(0x9000, 1, [{aio_data=0x10, aio_lio_opcode=IOCB_CMD_PWRITE, aio_fildes=3, aio_buf=0x100003000, aio_nbytes=2, aio_offset=-1}]) = -1 EFAULT (Bad address)\n',
    ],
    [
      io_cancel,
      { args: [0x9000, 0x2000, 0x3000], entry: { 8192: iocb(1, 0x3000, 2) }, result: -22 },
      'io_cancel(0x9000, {aio_data=0x10, aio_lio_opcode=IOCB_CMD_PWRITE, aio_fildes=3}, 0x3000) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      io_getevents,
      {
        args: [0x9000, 0, 10, 0x1000, 0x2000],
        entry: { 8192: bytes([8, 0, 5]) },
        exit: { 4096: bytes([8, 1, 2, -3, 4]) },
        result: 1,
      },
      'io_getevents(0x9000, 0, 10, [{data=0x1, obj=0x2, res=-3, res2=4}], {tv_sec=0, tv_nsec=5}) = 1\n',
    ],
    [
      io_pgetevents,
      {
        args: [0, -1, 10, 0x1000, 0x2000, 0x3000],
        entry: { 8192: bytes([8, 0, 5]), 12288: bytes([8, 0x4000, 8]), 16384: bytes([8, 2]) },
        result: -22,
      },
      'io_pgetevents(NULL, -1, 10, 0x1000, {tv_sec=0, tv_nsec=5}, {sigmask=[INT], sigsetsize=8}) = -1 EINVAL (Invalid argument)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ column: 0 }).format(fakeCall(definition, fake))).toBe(line);
  });
});
