import {
  brk,
  i386,
  madvise,
  mincore,
  mmap,
  mmap2,
  mprotect,
  mremap,
  msync,
  munmap,
  oldMmap,
  remapFilePages,
} from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const FAR = 0x7ffffffff000;

describe('memory', () => {
  it.each([
    [
      mmap,
      { args: [0, 8192, 3, 0x22, -1, 0], result: 0x7f0000000000 },
      'mmap(NULL, 8192, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f0000000000\n',
    ],
    [
      mmap,
      { args: [FAR, 4096, 0, 0x12, 3, 0x28000], result: -12 },
      'mmap(0x7ffffffff000, 4096, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0x28000) = -1 ENOMEM (Cannot allocate memory)\n',
    ],
    [
      mmap,
      { args: [FAR, 4096, 0xdeadbeef00000001n, 0xdeadbeef74000f24n, -1, 0], result: -22 },
      'mmap(0x7ffffffff000, 4096, PROT_READ|0xdeadbeef00000000, 0x4 /* MAP_??? */|MAP_ANONYMOUS|MAP_GROWSDOWN|MAP_DENYWRITE|0x600|29<<MAP_HUGE_SHIFT, -1, 0) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      mmap,
      { args: [0, -1, 8, 0xfc000200, 3, -4096], result: -22 },
      'mmap(NULL, 18446744073709551615, PROT_SEM, MAP_FILE|0x200|63<<MAP_HUGE_SHIFT, 3, 0xfffffffffffff000) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      mmap2,
      { args: [0xfffff000, 4096, 3, 0x22, -1, 0xfffff001], abi: i386, result: 0xf7f4e000 },
      'mmap2(0xfffff000, 4096, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0xfffff001000) = 0xf7f4e000\n',
    ],
    [
      oldMmap,
      {
        args: [0x1000],
        entry: { 4096: bytes([4, 0xfffff000, 4096, 3, 0x22, -1, 0x80000001]) },
        abi: i386,
        result: -22,
      },
      'old_mmap(0xfffff000, 4096, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x80000001) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      oldMmap,
      { args: [1], abi: i386, result: -14 },
      'old_mmap(0x1)                           = -1 EFAULT (Bad address)\n',
    ],
    [munmap, { args: [FAR, 4096], result: 0 }, 'munmap(0x7ffffffff000, 4096)            = 0\n'],
    [
      mprotect,
      { args: [FAR, 4096, 0x2000003], result: 0 },
      'mprotect(0x7ffffffff000, 4096, PROT_READ|PROT_WRITE|PROT_GROWSUP) = 0\n',
    ],
    [
      mprotect,
      { args: [FAR, 4096, 0xf00], result: -22 },
      'mprotect(0x7ffffffff000, 4096, 0xf00 /* PROT_??? */) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      mremap,
      { args: [FAR, 4096, 8192, 1, 5], result: FAR },
      'mremap(0x7ffffffff000, 4096, 8192, MREMAP_MAYMOVE) = 0x7ffffffff000\n',
    ],
    [
      mremap,
      { args: [FAR, 4096, 8192, 3, 0], result: -22 },
      'mremap(0x7ffffffff000, 4096, 8192, MREMAP_MAYMOVE|MREMAP_FIXED, NULL) = -1 EINVAL (Invalid argument)\n',
    ],
    [madvise, { args: [FAR, 4096, 4], result: 0 }, 'madvise(0x7ffffffff000, 4096, MADV_DONTNEED) = 0\n'],
    [
      madvise,
      { args: [FAR, 4096, -1], result: -22 },
      'madvise(0x7ffffffff000, 4096, 0xffffffff /* MADV_??? */) = -1 EINVAL (Invalid argument)\n',
    ],
    [msync, { args: [FAR, 4096, 5], result: 0 }, 'msync(0x7ffffffff000, 4096, MS_SYNC|MS_ASYNC) = 0\n'],
    [
      mincore,
      { args: [FAR, 8193, 0x1000], exit: { 4096: bytes([1, 1, 0, 1]) }, result: 0 },
      'mincore(0x7ffffffff000, 8193, [1, 0, 1]) = 0\n',
    ],
    [mincore, { args: [FAR, 0, 0x1000], result: 0 }, 'mincore(0x7ffffffff000, 0, [])          = 0\n'],
    [
      mincore,
      { args: [FAR, 4096, 0x1000], result: -12 },
      'mincore(0x7ffffffff000, 4096, 0x1000)   = -1 ENOMEM (Cannot allocate memory)\n',
    ],
    [
      remapFilePages,
      { args: [FAR, 4096, 0xdead0000000fn, 0xdead00000001n, 0xdead00000002n], result: -22 },
      'remap_file_pages(0x7ffffffff000, 4096, PROT_READ|PROT_WRITE|PROT_EXEC|PROT_SEM|0xdead00000000, 244834610708481, MAP_PRIVATE) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      brk,
      { args: [0], result: 0x564f8f1f8000 },
      'brk(NULL)                               = 0x564f8f1f8000\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ quiet: new Set(['personality']) }).format(fakeCall(definition, fake))).toBe(
      line,
    );
  });
});
