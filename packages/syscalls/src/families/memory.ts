import {
  madviseAdvice,
  mapFlags,
  mlockallFlags,
  mlockFlags,
  mremapFlags,
  msyncFlags,
  protFlags,
} from '../constants/memory.gen.js';
import { when } from '../model/decorate.js';
import { address, bits, fd, flags, hex, int, oneOf, size, ulong } from '../model/integers.js';
import { list, pointer } from '../model/pointer.js';
import { arg, hasBits } from '../model/ref.js';
import { scalar } from '../model/scalar.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';
import { toWord } from '../model/word.js';
import { madviseWords } from '../wording/memory.js';

const PAGE_SHIFT = 12;
const MREMAP_MAYMOVE = 1;
/** With either, the program says where it is to be. */
const MREMAP_FIXED_DONTUNMAP = 6;

/** mmap(2). */
export const mmap = syscall('mmap', {
  category: 'memory',
  classes: ['desc', 'memory'],
  args: {
    addr: address(),
    length: size(),
    prot: flags(protFlags, 'ulong'),
    flags: flags(mapFlags, 'ulong'),
    fd: fd(),
    offset: hex(),
  },
  returns: address(),
  human: {
    on: 'flags',
    cases: { MAP_ANONYMOUS: 'ask for {length} of memory, {prot}' },
    otherwise: 'map {length} of {fd} into memory, {prot}',
  },
});

/** An offset that is passed in units of 4096 bytes. */
const pageOffset = () =>
  scalar('hex', 'ulong', (pages): number | bigint => toWord(BigInt(pages) << BigInt(PAGE_SHIFT)), {
    width: 0,
  });

/** mmap2(2): the offset is passed in pages. */
export const mmap2 = syscall('mmap2', {
  category: 'memory',
  classes: ['desc', 'memory'],
  args: {
    addr: address(),
    length: size(),
    prot: flags(protFlags, 'ulong'),
    flags: flags(mapFlags, 'ulong'),
    fd: fd(),
    offset: pageOffset(),
  },
  returns: address(),
  human: {
    on: 'flags',
    cases: { MAP_ANONYMOUS: 'ask for {length} of memory, {prot}' },
    otherwise: 'map {length} of {fd} into memory, {prot}',
  },
});

/** `struct mmap_arg_struct32` of arch/x86: what mmap of i386 gets in place of registers. */
const mmapArguments = struct(
  'mmap_arg_struct',
  {
    addr: address(),
    length: size(),
    prot: flags(protFlags, 'ulong'),
    flags: flags(mapFlags, 'ulong'),
    fd: fd(),
    offset: hex(),
  },
  { spread: true },
);

/** mmap(2) of i386, which passes its six arguments in memory. */
export const oldMmap = syscall('old_mmap', {
  category: 'memory',
  classes: ['desc', 'memory'],
  args: { args: pointer(mmapArguments) },
  returns: address(),
  human: 'ask for memory, or ~map a file into it',
});

/** munmap(2). */
export const munmap = syscall('munmap', {
  category: 'memory',
  classes: ['memory'],
  args: { addr: address(), length: size() },
  returns: int(),
  human: 'give back {length} of memory',
});

/** mprotect(2). */
export const mprotect = syscall('mprotect', {
  category: 'memory',
  classes: ['memory'],
  args: { addr: address(), len: size(), prot: flags(protFlags, 'ulong') },
  returns: int(),
  strace: { argNames: { len: 'length' } },
  human: 'make {len} of memory {prot}',
});

/** mremap(2). */
export const mremap = syscall('mremap', {
  category: 'memory',
  classes: ['memory'],
  args: {
    old_address: address(),
    old_size: size(),
    new_size: size(),
    flags: flags(mremapFlags, 'ulong'),
    new_address: when(
      [hasBits(arg('flags'), MREMAP_MAYMOVE), hasBits(arg('flags'), MREMAP_FIXED_DONTUNMAP)],
      address(),
    ),
  },
  returns: address(),
  human: 'resize a piece of memory from {old_size} to {new_size}',
});

/** madvise(2). */
export const madvise = syscall('madvise', {
  category: 'memory',
  classes: ['memory'],
  args: { addr: address(), length: size(), advice: oneOf(madviseAdvice) },
  returns: int(),
  human: madviseWords,
});

/** msync(2). */
export const msync = syscall('msync', {
  category: 'memory',
  classes: ['memory'],
  args: { addr: address(), length: size(), flags: flags(msyncFlags) },
  returns: int(),
  human: 'write {length} of memory back to its file',
});

/** mincore(2). The vector has a byte for each page, of which the lowest bit counts. */
export const mincore = syscall('mincore', {
  category: 'memory',
  classes: ['memory'],
  args: {
    addr: address(),
    length: size(),
    vec: list(
      bits('u8', 0),
      { of: arg('length'), add: (1 << PAGE_SHIFT) - 1, shift: PAGE_SHIFT },
      { direction: 'out' },
    ),
  },
  returns: int(),
  human: 'ask which parts of {length} of memory are loaded',
});

/** mlock(2). */
export const mlock = syscall('mlock', {
  category: 'memory',
  classes: ['memory'],
  args: { addr: address(), len: size() },
  returns: int(),
  strace: { argNames: { len: 'length' } },
  human: 'keep {len} of memory from being moved to disk',
});

/** mlock2(2). */
export const mlock2 = syscall('mlock2', {
  category: 'memory',
  classes: ['memory'],
  args: { addr: address(), len: size(), flags: flags(mlockFlags) },
  returns: int(),
  strace: { argNames: { len: 'length' } },
  human: 'keep {len} of memory from being moved to disk',
});

/** munlock(2). */
export const munlock = syscall('munlock', {
  category: 'memory',
  classes: ['memory'],
  args: { addr: address(), len: size() },
  returns: int(),
  strace: { argNames: { len: 'length' } },
  human: 'let {len} of memory be moved to disk again',
});

/** mlockall(2). */
export const mlockall = syscall('mlockall', {
  category: 'memory',
  classes: ['memory'],
  args: { flags: flags(mlockallFlags) },
  returns: int(),
  human: 'keep all its memory from being moved to disk: {flags}',
});

/** munlockall(2). */
export const munlockall = syscall('munlockall', {
  category: 'memory',
  classes: ['memory'],
  args: {},
  returns: int(),
  human: 'let all its memory be moved to disk again',
});

/** remap_file_pages(2). */
export const remapFilePages = syscall('remap_file_pages', {
  category: 'memory',
  classes: ['memory'],
  args: {
    addr: address(),
    size: size(),
    prot: flags(protFlags, 'ulong'),
    pgoff: ulong(),
    flags: flags(mapFlags, 'ulong'),
  },
  returns: int(),
  human: 'rearrange {size} of a mapped file',
});

/** brk(2): the result is the end of the heap, moved or not. */
export const brk = syscall('brk', {
  category: 'memory',
  classes: ['memory'],
  args: { addr: address() },
  returns: address(),
  human: { on: 'addr', cases: { null: 'ask where its heap ends' }, otherwise: 'resize its heap' },
});
