import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Abi, i386, x86_64 } from '../model/abi.js';
import type { Fields, Layout } from '../model/struct.js';
import { ioUringParams } from './io-uring.js';
import { ringRegister } from './io-uring-register.js';
import { iocb, ioEvent } from './iocb.js';
import { fsDiskQuota, fsQuotaStat, fsQuotaStatv, ifDqblk, ifDqinfo, ifNextdqblk } from './quota.js';
import { sigevent } from './sigevent.js';
import { siginfo } from './siginfo.js';
import { oldStat, stat, stat64, statx } from './stat.js';
import { statfs, statfs64 } from './statfs.js';
import { msqidDs, semidDs, shmidDs, shminfo } from './sysv-ipc.js';
import { itimerspec, itimerspec64, itimerval, timespec, timespec64, timeval, timezone } from './time.js';
import { timex, timex64 } from './timex.js';

/** A structure of the catalog and what it is in C. */
interface CStruct {
  readonly kind: { readonly fields: Fields; layout(abi: Abi): Layout };
  /** `struct timex`, or the name of a type. */
  readonly type: string;
  /** Headers that declare it. */
  readonly include: readonly string[];
  /** Members as C spells them, where it is another way. `null`: C has no such member. */
  readonly members?: Readonly<Record<string, string | null>>;
  /** The ABI that has it, if it is not all. */
  readonly only?: Abi;
}

type Layouts = Readonly<Record<string, number>>;

/** What the catalog says: `size`, and the offsets of the members. */
function layoutOf({ kind, members = {} }: CStruct, abi: Abi): Layouts {
  const { size, offsets } = kind.layout(abi);
  const named = [...offsets].filter(
    ([name]) => members[name] !== null && kind.fields[name]?.kind !== 'padding',
  );
  return { size, ...Object.fromEntries(named) };
}

const compilers = new Map<string, boolean>();

/** Whether programs of an ABI can be compiled here. */
function hasCompiler(options: readonly string[]): boolean {
  const key = options.join(' ');
  let works = compilers.get(key);
  if (works === undefined) {
    const input = 'int main(void) { return 0; }';
    works = spawnSync('cc', [...options, '-xc', '-', '-o', '/dev/null'], { input }).status === 0;
    compilers.set(key, works);
  }
  return works;
}

/** What the C compiler says; undefined where there is none, or none for this ABI. */
function layoutInC(struct: CStruct, abi: Abi): Layouts | undefined {
  const options = [abi === i386 ? '-m32' : '-m64'];
  if (!hasCompiler(options)) return undefined;
  const names = Object.keys(layoutOf(struct, abi)).filter((name) => name !== 'size');
  const source = [
    '#define _GNU_SOURCE',
    '#include <stddef.h>',
    '#include <stdio.h>',
    ...struct.include.map((header) => `#include <${header}>`),
    'int main(void) {',
    `  printf("{\\"size\\":%zu", sizeof(${struct.type}));`,
    ...names.map(
      (name) =>
        `  printf(",\\"${name}\\":%zu", offsetof(${struct.type}, ${struct.members?.[name] ?? name}));`,
    ),
    '  puts("}");',
    '}',
  ].join('\n');
  const folder = mkdtempSync(join(tmpdir(), 'layout-'));
  try {
    const file = join(folder, 'layout.c');
    writeFileSync(file, source);
    const binary = join(folder, 'layout');
    const built = spawnSync('cc', ['-w', ...options, '-o', binary, file], { encoding: 'utf8' });
    if (built.status !== 0) throw new Error(`${struct.type} cannot be compiled: ${built.stderr}`);
    return JSON.parse(spawnSync(binary, { encoding: 'utf8' }).stdout) as Layouts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Layouts that follow from the C types, against the C compiler's. */
const structs: CStruct[] = [
  { kind: timespec, type: 'struct timespec', include: ['time.h'] },
  { kind: timespec64, type: 'struct __kernel_timespec', include: ['linux/time_types.h'] },
  { kind: timeval, type: 'struct timeval', include: ['sys/time.h'] },
  { kind: timezone, type: 'struct timezone', include: ['sys/time.h'] },
  { kind: itimerval, type: 'struct itimerval', include: ['sys/time.h'] },
  { kind: itimerspec, type: 'struct itimerspec', include: ['time.h'] },
  { kind: itimerspec64, type: 'struct __kernel_itimerspec', include: ['linux/time_types.h'] },
  { kind: timex, type: 'struct timex', include: ['sys/timex.h'] },
  { kind: timex64, type: 'struct __kernel_timex', include: ['linux/timex.h'] },
  { kind: iocb, type: 'struct iocb', include: ['linux/aio_abi.h'] },
  { kind: ioEvent, type: 'struct io_event', include: ['linux/aio_abi.h'] },
  {
    kind: msqidDs,
    type: 'struct msqid64_ds',
    include: ['asm/msgbuf.h'],
    members: { stime_high: null, rtime_high: null, ctime_high: null },
  },
  { kind: semidDs, type: 'struct semid64_ds', include: ['asm/sembuf.h'] },
  {
    kind: shmidDs,
    type: 'struct shmid64_ds',
    include: ['asm/shmbuf.h'],
    members: { atime_high: null, dtime_high: null, ctime_high: null },
  },
  { kind: shminfo, type: 'struct shminfo64', include: ['asm/shmbuf.h'] },
  { kind: ioUringParams, type: 'struct io_uring_params', include: ['linux/io_uring.h'] },
  { kind: ringRegister, type: 'struct io_uring_rsrc_update', include: ['linux/io_uring.h'] },
  { kind: stat, type: 'struct stat', include: ['asm/stat.h'] },
  { kind: stat64, type: 'struct stat64', include: ['asm/stat.h'], only: i386 },
  {
    kind: oldStat,
    type: 'struct __old_kernel_stat',
    include: ['asm/stat.h'],
    members: { st_blksize: null, st_blocks: null },
  },
  {
    kind: statx,
    type: 'struct statx',
    include: ['linux/stat.h'],
    // Members of headers later than 6.1.
    members: {
      stx_subvol: null,
      stx_atomic_write_unit_min: null,
      stx_atomic_write_unit_max: null,
      stx_atomic_write_segments_max: null,
      stx_dio_read_offset_align: null,
      stx_atomic_write_unit_max_opt: null,
    },
  },
  { kind: statfs, type: 'struct statfs', include: ['asm/statfs.h'] },
  { kind: statfs64, type: 'struct statfs64', include: ['asm/statfs.h'], only: i386 },
  { kind: ifDqblk, type: 'struct if_dqblk', include: ['linux/quota.h'], only: i386 },
  { kind: ifNextdqblk, type: 'struct if_nextdqblk', include: ['linux/quota.h'] },
  { kind: ifDqinfo, type: 'struct if_dqinfo', include: ['linux/quota.h'] },
  { kind: fsDiskQuota, type: 'struct fs_disk_quota', include: ['linux/types.h', 'linux/dqblk_xfs.h'] },
  { kind: fsQuotaStat, type: 'struct fs_quota_stat', include: ['linux/types.h', 'linux/dqblk_xfs.h'] },
  { kind: fsQuotaStatv, type: 'struct fs_quota_statv', include: ['linux/types.h', 'linux/dqblk_xfs.h'] },
];

describe.each([x86_64, i386])('layouts under $arch', (abi) => {
  it.each(structs.filter(({ only = abi }) => only === abi))('$type', (struct) => {
    const layout = layoutInC(struct, abi);
    if (layout !== undefined) expect(layoutOf(struct, abi)).toEqual(layout);
  });

  it('knows the sizes of what it decodes by hand', () => {
    const size = (type: string) =>
      layoutInC(
        { kind: timespec, type, include: ['signal.h'], members: { tv_sec: null, tv_nsec: null } },
        abi,
      )?.size;
    expect(siginfo.size(abi)).toBe(size('siginfo_t') ?? 128);
    expect(sigevent.size(abi)).toBe(size('struct sigevent') ?? 64);
  });
});
