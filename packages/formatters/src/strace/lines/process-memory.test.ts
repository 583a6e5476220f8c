import {
  mapShadowStack,
  mseal,
  pkeyAlloc,
  pkeyMprotect,
  processMadvise,
  processMrelease,
  processVmReadv,
  processVmWritev,
  userfaultfd,
} from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const local = { 4096: bytes([8, 0x5000, 3, 0x6000, 9]), 8192: bytes([8, 0x7000, 12]) };
const text = (data: string): Uint8Array => new TextEncoder().encode(data);

describe('memory of other processes, and its protection', () => {
  it.each([
    [
      processVmReadv,
      {
        args: [7, 0x1000, 2, 0x2000, 1, 0],
        entry: { 8192: local[8192] },
        exit: { 4096: local[4096], 20480: text('abc'), 24576: text('de') },
        result: 5,
      },
      'process_vm_readv(7, [{iov_base="abc", iov_len=3}, {iov_base="de", iov_len=9}], 2, [{iov_base=0x7000, iov_len=12}], 1, 0) = 5\n',
    ],
    [
      processVmReadv,
      {
        args: [7, 0x1000, 2, 0x2000, 1, -1],
        entry: { 8192: local[8192] },
        exit: { 4096: local[4096] },
        result: -3,
      },
      'process_vm_readv(7, [{iov_base=0x5000, iov_len=3}, {iov_base=0x6000, iov_len=9}], 2, [{iov_base=0x7000, iov_len=12}], 1, 18446744073709551615) = -1 ESRCH (No such process)\n',
    ],
    [
      processVmWritev,
      {
        args: [7, 0x1000, 2, 0x2000, 1, 0],
        entry: { ...local, 20480: text('abc'), 24576: text('defghijkl') },
        result: -3,
      },
      'process_vm_writev(7, [{iov_base="abc", iov_len=3}, {iov_base="defghijkl", iov_len=9}], 2, [{iov_base=0x7000, iov_len=12}], 1, 0) = -1 ESRCH (No such process)\n',
    ],
    [
      processMadvise,
      {
        args: [-1, 0x2000, 1, 0xdeadbeef00000015n, 0xdeadbeef00000001n],
        entry: { 8192: local[8192] },
        result: -9,
      },
      'process_madvise(-1, [{iov_base=0x7000, iov_len=12}], 1, MADV_PAGEOUT, 0x1) = -1 EBADF (Bad file descriptor)\n',
    ],
    [
      processMrelease,
      { args: [0xdeadbeef00000003n, 0], result: -22 },
      'process_mrelease(3, 0)                  = -1 EINVAL (Invalid argument)\n',
    ],
    [
      pkeyAlloc,
      { args: [0xdeadbeef00000001n, 11], result: -22 },
      'pkey_alloc(0xdeadbeef00000001, PKEY_DISABLE_ACCESS|PKEY_DISABLE_WRITE|0x8) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      pkeyMprotect,
      { args: [0x1000, 4096, 3, -1], result: 0 },
      'pkey_mprotect(0x1000, 4096, PROT_READ|PROT_WRITE, -1) = 0\n',
    ],
    [
      mseal,
      { args: [0x1000, 4096, 1], result: -22 },
      'mseal(0x1000, 4096, 0x1)                = -1 EINVAL (Invalid argument)\n',
    ],
    [
      mapShadowStack,
      { args: [0, 4096, 0xdeadbeef00000003n], result: -95 },
      'map_shadow_stack(NULL, 4096, SHADOW_STACK_SET_TOKEN|0x2) = -1 EOPNOTSUPP (Operation not supported)\n',
    ],
    [
      userfaultfd,
      { args: [0x81801], result: 3 },
      'userfaultfd(UFFD_USER_MODE_ONLY|O_NONBLOCK|O_CLOEXEC|0x1000) = 3\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ quiet: new Set(['personality']) }).format(fakeCall(definition, fake))).toBe(
      line,
    );
  });
});
