import { cases, type HumanText } from '../model/syscall.js';

/** madvise(2), by advice. */
export const madviseWords: HumanText = {
  on: 'advice',
  cases: {
    MADV_NORMAL: 'use {length} of memory in the usual way',
    MADV_RANDOM: 'say that {length} of memory are read here and there',
    MADV_SEQUENTIAL: 'say that {length} of memory are read from start to end',
    MADV_WILLNEED: 'say that {length} of memory are needed soon',
    ...cases(['MADV_DONTNEED', 'MADV_DONTNEED_LOCKED'], 'throw away the content of {length} of memory'),
    MADV_FREE: 'let the kernel take back {length} of memory when it is short of it',
    MADV_REMOVE: 'free {length} of memory and of its file',
    MADV_DONTFORK: 'keep {length} of memory from children',
    MADV_DOFORK: 'let children have {length} of memory',
    MADV_MERGEABLE: 'let {length} of memory be merged with equal pages',
    MADV_UNMERGEABLE: 'keep {length} of memory from being merged with equal pages',
    MADV_HUGEPAGE: 'ask for large pages for {length} of memory',
    MADV_NOHUGEPAGE: 'do without large pages for {length} of memory',
    MADV_COLLAPSE: 'make large pages of {length} of memory',
    MADV_DONTDUMP: 'keep {length} of memory out of core dumps',
    MADV_DODUMP: 'let {length} of memory be in core dumps',
    MADV_WIPEONFORK: 'let children have {length} of memory empty',
    MADV_KEEPONFORK: 'let children have {length} of memory as it is',
    MADV_COLD: 'say that {length} of memory are not needed soon',
    MADV_PAGEOUT: 'have {length} of memory moved to disk',
    ...cases(['MADV_POPULATE_READ', 'MADV_POPULATE_WRITE'], 'have {length} of memory made ready for use'),
    ...cases(['MADV_HWPOISON', 'MADV_SOFT_OFFLINE'], 'treat {length} of memory as broken'),
    MADV_GUARD_INSTALL: 'forbid {length} of memory as a guard',
    MADV_GUARD_REMOVE: 'allow {length} of memory that were a guard',
  },
  otherwise: 'say how {length} of memory are used',
};
