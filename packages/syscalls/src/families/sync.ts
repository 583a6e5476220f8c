import { syncFileRangeFlags } from '../constants/open.gen.js';
import { count, fd, flags, hex, int, s64, size } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';

/** sync(2). */
export const sync = syscall('sync', {
  category: 'file',
  args: {},
  returns: int(),
  human: 'write everything that is only in memory to the disks',
});

/** syncfs(2). */
export const syncfs = syscall('syncfs', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd() },
  returns: int(),
  human: 'write the file system of {fd} to its disk',
});

/** fsync(2). */
export const fsync = syscall('fsync', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd() },
  returns: int(),
  human: 'write {fd} to its disk',
});

/** fdatasync(2). */
export const fdatasync = syscall('fdatasync', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd() },
  returns: int(),
  human: 'write the data of {fd} to its disk',
});

/** sync_file_range(2). */
export const sync_file_range = syscall('sync_file_range', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd(), offset: s64(), nbytes: size('s64'), flags: flags(syncFileRangeFlags) },
  returns: int(),
  human: 'write {nbytes} of {fd} at {offset} to its disk',
});

/** `struct cachestat_range` (linux/mman.h). */
const cachestatRange = struct('cachestat_range', { off: hex('u64'), len: size('u64') });

/** `struct cachestat` (linux/mman.h). */
const cachestatCounts = struct('cachestat', {
  nr_cache: count('u64'),
  nr_dirty: count('u64'),
  nr_writeback: count('u64'),
  nr_evicted: count('u64'),
  nr_recently_evicted: count('u64'),
});

/** cachestat(2). */
export const cachestat = syscall('cachestat', {
  category: 'file',
  classes: ['desc'],
  args: {
    fd: fd(),
    cstat_range: pointer(cachestatRange),
    cstat: pointer(cachestatCounts, { direction: 'out' }),
    flags: hex('u32'),
  },
  returns: int(),
  human: 'ask how much of {fd} is in memory[: {cstat}]',
});
