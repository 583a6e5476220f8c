import { cachestat, fsync, sync, sync_file_range } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

describe('writing back', () => {
  it.each([
    [sync, { args: [], result: 0 }, 'sync()                                  = 0\n'],
    [
      fsync,
      { args: [-1], result: -9 },
      'fsync(-1)                               = -1 EBADF (Bad file descriptor)\n',
    ],
    [
      sync_file_range,
      { args: [3, -1, 16, 0xfff8], result: -22 },
      'sync_file_range(3, -1, 16, 0xfff8 /* SYNC_FILE_RANGE_??? */) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      cachestat,
      {
        args: [3, 0x1000, 0x2000, 0],
        entry: { 4096: bytes([8, 4096, 100]) },
        exit: { 8192: bytes([8, 1, 2, 3, 4, 5]) },
        result: 0,
      },
      'cachestat(3, {off=0x1000, len=100}, {nr_cache=1, nr_dirty=2, nr_writeback=3, nr_evicted=4, nr_recently_evicted=5}, 0) = 0\n',
    ],
    [
      cachestat,
      { args: [3, 0, 0x2000, 1], result: -22 },
      'cachestat(3, NULL, 0x2000, 0x1)         = -1 EINVAL (Invalid argument)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
