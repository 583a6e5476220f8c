import { getMempolicy, i386, mbind, migratePages, movePages, setMempolicy } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const FAR = 0x7ffffffff000;

describe('memory policy', () => {
  it.each([
    [
      mbind,
      { args: [FAR, 4096, 2, 0x1000, 66, 5], entry: { 4096: bytes([8, 1, -1]) }, result: -14 },
      'mbind(0x7ffffffff000, 4096, MPOL_BIND, [0x00000000000001, 0xffffffffffffffff], 66, MPOL_MF_STRICT|MPOL_MF_MOVE_ALL) = -1 EFAULT (Bad address)\n',
    ],
    [
      mbind,
      { args: [FAR, 4096, 0xe002, 0, 0, 8], result: -22 },
      'mbind(0x7ffffffff000, 4096, MPOL_BIND|MPOL_F_STATIC_NODES|MPOL_F_RELATIVE_NODES|MPOL_F_NUMA_BALANCING, NULL, 0, 0x8 /* MPOL_MF_??? */) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      mbind,
      { args: [FAR, 4096, 0xdeadbeef00000002n, 0x1000, 1, 0], result: -22 },
      'mbind(0x7ffffffff000, 4096, 0xdeadbeef00000002 /* MPOL_??? */, 0x1000, 1, 0) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      mbind,
      { args: [FAR, 4096, 2, 0x1000, -1, 0], result: -22 },
      'mbind(0x7ffffffff000, 4096, MPOL_BIND, 0x1000, 18446744073709551615, 0) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      mbind,
      { args: [0x1000, 4096, 2, 0x1000, 34, 0], entry: { 4096: bytes([4, 0, 1]) }, abi: i386, result: 0 },
      'mbind(0x1000, 4096, MPOL_BIND, [00000000, 0x000001], 34, 0) = 0\n',
    ],
    [
      setMempolicy,
      { args: [0x18007, 0x1000, 0], result: -22 },
      'set_mempolicy(MPOL_F_STATIC_NODES|0x10007, [], 0) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      getMempolicy,
      {
        args: [0x1000, 0x2000, 66, 0, 4],
        exit: { 4096: bytes([4, 2]), 8192: bytes([8, 1, 0]) },
        result: 0,
      },
      'get_mempolicy([MPOL_BIND], [0x00000000000001, 0000000000000000], 66, NULL, MPOL_F_MEMS_ALLOWED) = 0\n',
    ],
    [
      getMempolicy,
      { args: [0x1000, 0x2000, 1024, 0x3000, 0xdeadbeef00000000n], result: -22 },
      'get_mempolicy(0x1000, 0x2000, 1024, 0x3000, 0xdeadbeef00000000 /* MPOL_F_??? */) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      migratePages,
      { args: [-1, 64, 0x1000, 0x2000], entry: { 4096: bytes([8, 3]) }, result: -14 },
      'migrate_pages(-1, 64, [0x00000000000003], 0x2000) = -1 EFAULT (Bad address)\n',
    ],
    [
      movePages,
      {
        args: [0, 3, 0x1000, 0x2000, 0x3000, 2],
        entry: { 4096: bytes([8, 0x10000000, 0, 5]), 8192: bytes([4, 0, -1, 7]) },
        exit: { 12288: bytes([4, 0, -2, 9]) },
        result: 0,
      },
      'move_pages(0, 3, [0x10000000, NULL, 0x5], [0, -1, 7], [0, -ENOENT, 9], MPOL_MF_MOVE) = 0\n',
    ],
    [
      movePages,
      { args: [0, 2, 1, 0, 3, 1], result: -22 },
      'move_pages(0, 2, 0x1, NULL, 0x3, 0x1 /* MPOL_MF_??? */) = -1 EINVAL (Invalid argument)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ quiet: new Set(['personality']) }).format(fakeCall(definition, fake))).toBe(
      line,
    );
  });

  it('follows -X', () => {
    const call = () => fakeCall(setMempolicy, { args: [0x4001, 0, 0], result: 0 });
    expect(new LineFormatter({ constants: 'raw' }).format(call())).toBe(
      'set_mempolicy(0x4001, NULL, 0)          = 0\n',
    );
    expect(new LineFormatter({ constants: 'verbose' }).format(call())).toBe(
      'set_mempolicy(0x4001 /* MPOL_PREFERRED|MPOL_F_RELATIVE_NODES */, NULL, 0) = 0\n',
    );
  });
});
