import {
  capget,
  fstat,
  getxattr,
  membarrier,
  memfd_create,
  mincore,
  msgget,
  schedGetattr,
  schedSetaffinity,
  socket,
  syslog,
  timerCreate,
  times,
  umask,
} from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const of = (size: number, words: Readonly<Record<number, number>>): Uint8Array => {
  const data = new Uint8Array(size);
  for (const [at, word] of Object.entries(words)) new DataView(data.buffer).setUint32(Number(at), word, true);
  return data;
};

// What comparing calls with any arguments (test/differential/sweep) has found, a line each.
describe('values at the edge', () => {
  it.each([
    [
      'ticks are unsigned, and seconds stand beside them',
      times,
      { args: [0x1000], exit: { 4096: bytes([8, 0, 1, 250, -1]) }, result: 7 },
      'times({tms_utime=0, tms_stime=1 /* 0.01 s */, tms_cutime=250 /* 2.50 s */, tms_cstime=18446744073709551615 /* 184467440737095516.15 s */}) = 7\n',
    ],
    ['a mask of nothing has three digits', umask, { args: [0o22], result: 0 }, 'umask(022) = 000\n'],
    [
      'only the lowest bit of a page counts',
      mincore,
      { args: [0x10000, 12288, 0x1000], exit: { 4096: bytes([1, 1, 22, 0x81]) }, result: 0 },
      'mincore(0x10000, 12288, [1, 0, 1]) = 0\n',
    ],
    [
      'of a set of processors 128 bytes are looked at',
      schedSetaffinity,
      { args: [0, 256, 0x1000], entry: { 4096: of(256, { 0: 5, 128: 1 }) }, result: 0 },
      'sched_setaffinity(0, 256, [0 2 ...]) = 0\n',
    ],
    [
      'an old program has no clamps',
      schedGetattr,
      { args: [0, 0x1000, 48, 0], exit: { 4096: of(48, { 0: 48, 20: 3 }) }, result: 0 },
      'sched_getattr(0, {size=48, sched_policy=SCHED_OTHER, sched_flags=0, sched_nice=0, sched_priority=3, sched_runtime=0, sched_deadline=0, sched_period=0}, 48, 0) = 0\n',
    ],
    [
      'a header that is cut off tells no version',
      capget,
      {
        args: [0x1000, 0x2000],
        entry: { 4096: bytes([4, 0x20080522]) },
        exit: { 4096: bytes([4, 0x20080522]), 8192: new Uint8Array(24) },
        result: 0,
      },
      'capget(0x1000, 0x2000) = 0\n',
    ],
    [
      'sizes of files are unsigned',
      fstat,
      {
        args: [3, 0x1000],
        exit: { 4096: of(144, { 24: 0o100644, 48: 0xffffffff, 52: 0xffffffff }) },
        result: 0,
      },
      'fstat(3, {st_mode=S_IFREG|0644, st_size=18446744073709551615, ...}) = 0\n',
    ],
    [
      'a value is not looked at if only its length was asked for',
      getxattr,
      {
        args: [0x1000, 0x2000, 0x3000, 0],
        entry: { 4096: 'file', 8192: 'user.x' },
        exit: { 12288: bytes([1, 0x41, 0x42]) },
        result: 2,
      },
      'getxattr("file", "user.x", 0x3000, 0) = 2\n',
    ],
    [
      'no commands at all have no names',
      membarrier,
      { args: [0, 0], result: 0 },
      'membarrier(MEMBARRIER_CMD_QUERY, 0) = 0\n',
    ],
    [
      'without names no bar stands before the permissions',
      msgget,
      { args: [5, 0x10000], result: 0 },
      'msgget(0x5, 0x10000000) = 0\n',
    ],
    [
      'a protocol of a family without names is shown in full',
      socket,
      { args: [1, 1, 0x100000000n], result: -93 },
      'socket(AF_UNIX, SOCK_STREAM, 4294967296) = -1 EPROTONOSUPPORT (Protocol not supported)\n',
    ],
    [
      'actions are signed',
      syslog,
      { args: [-1, 0, 0], result: -22 },
      'syslog(-1 /* SYSLOG_ACTION_??? */, NULL, 0) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      'of an event as much is needed as its ways take',
      timerCreate,
      { args: [1, 0x1000, 0x2000], entry: { 4096: of(32, { 8: 10 }) }, result: -22 },
      'timer_create(CLOCK_MONOTONIC, {sigev_signo=SIGUSR1, sigev_notify=SIGEV_SIGNAL}, 0x2000) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      'a name that ends nowhere is still a name',
      memfd_create,
      { args: [0x1000, 0], entry: { 4096: 'name' }, result: 3 },
      'memfd_create("name", 0) = 3\n',
    ],
  ] as const)('%s', (_what, definition, call, line) => {
    const text = new LineFormatter().format(fakeCall(definition as never, call as never) as never);
    expect(text.replace(/ +(?== )/, ' ')).toBe(line);
  });
});
