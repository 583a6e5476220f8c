import type { Sweep } from '../sweep.js';
import { type Places, places } from './places.js';

const upTo = (end: number): number[] => Array.from({ length: end }, (_, index) => index);
const bits = upTo(32).map((bit) => 2 ** bit);
const all = 0xffff_ffff_ffff_ffffn;

/** Calls whose command decides what the others mean: the place of the command, and the commands. */
const commands: readonly (readonly [
  name: string,
  count: number,
  place: number,
  commands: readonly number[],
])[] = [
  ['fcntl', 3, 1, [...upTo(50), ...upTo(32).map((n) => 1024 + n)]],
  ['fcntl64', 3, 1, [...upTo(50), ...upTo(32).map((n) => 1024 + n)]],
  ['prctl', 5, 0, [...upTo(90), 0x53564d41, 0x59616d61, 0x41555856]],
  [
    'arch_prctl',
    2,
    0,
    [
      ...upTo(8).map((n) => 0x1000 + n),
      ...upTo(40).map((n) => 0x1010 + n),
      0x2001,
      0x2002,
      0x2003,
      0x4001,
      0x4002,
      0x4003,
      0x5001,
      0x5005,
    ],
  ],
  ['keyctl', 5, 0, upTo(40)],
  ['futex', 6, 1, [...upTo(16), ...upTo(16).map((n) => n | 128), ...upTo(16).map((n) => n | 384)]],
  ['semctl', 4, 2, [...upTo(24), ...upTo(24).map((n) => n | 0x100)]],
  ['shmctl', 3, 1, [...upTo(24), ...upTo(24).map((n) => n | 0x100)]],
  ['msgctl', 3, 1, [...upTo(24), ...upTo(24).map((n) => n | 0x100)]],
  ['ipc', 6, 0, [...upTo(30), ...upTo(30).map((n) => 0x10000 + n)]],
  ['socketcall', 2, 0, upTo(24)],
  ['ptrace', 4, 0, [...upTo(40), ...upTo(32).map((n) => 0x4200 + n)]],
  ['seccomp', 3, 0, upTo(8)],
  ['landlock_add_rule', 4, 1, upTo(5)],
  ['io_uring_register', 4, 1, upTo(40)],
  [
    'quotactl',
    4,
    0,
    [0x800001, 0x800002, 0x800003, 0x800004, 0x800005, 0x800006, 0x800007, 0x800008, 0x800009]
      .flatMap((n) => [0, 1, 2, 3].map((type) => (n << 8) | type))
      .concat(upTo(10).flatMap((n) => [0, 1, 2, 3].map((type) => ((0x5800 + n) << 8) | type))),
  ],
  [
    'quotactl_fd',
    4,
    1,
    [0x800001, 0x800002, 0x800003, 0x800004, 0x800005, 0x800006, 0x800007, 0x800008].map((n) => n << 8),
  ],
  ['perf_event_open', 5, 2, upTo(4)],
  ['sysfs', 3, 0, upTo(5)],
  ['syslog', 3, 0, upTo(13)],
  ['reboot', 4, 2, [0x01234567, 0xcdef0123, 0x4321fedc, 0x89abcdef, 0, 0xa1b2c3d4, 0xd000fce1, 0x45584543]],
  ['swapon', 2, 1, bits],
  ['clock_nanosleep', 4, 0, upTo(14)],
  ['clock_gettime', 2, 0, [...upTo(14), ...upTo(40).map((n) => -n * 7 - 1)]],
  ['timer_create', 3, 0, upTo(14)],
  ['waitid', 5, 0, upTo(6)],
  ['wait4', 4, 2, bits],
  ['madvise', 3, 2, upTo(110)],
  ['mremap', 5, 3, upTo(16)],
  ['rt_sigprocmask', 4, 0, upTo(5)],
  ['personality', 1, 0, [...upTo(24), ...bits]],
  ['kcmp', 5, 2, upTo(10)],
  ['membarrier', 3, 0, bits],
  ['sched_setscheduler', 3, 1, [...upTo(9), ...upTo(9).map((n) => n | 0x40000000)]],
  ['ioprio_set', 3, 0, upTo(6)],
  ['getpriority', 2, 0, upTo(5)],
  ['getrlimit', 2, 0, upTo(18)],
  ['prlimit64', 4, 1, upTo(18)],
  ['getrusage', 2, 0, [-2, -1, 0, 1, 2]],
  ['getitimer', 2, 0, upTo(5)],
  ['setitimer', 3, 0, upTo(5)],
  ['mbind', 6, 2, [...upTo(10), ...upTo(10).map((n) => n | 0x8000)]],
  ['fsconfig', 5, 1, upTo(11)],
  ['lsm_get_self_attr', 4, 0, upTo(110)],
  ['kexec_load', 4, 3, bits],
  ['syncfs', 1, 0, upTo(4)],
  ['modify_ldt', 3, 0, [0, 1, 2, 0x11]],
  ['nfsservctl', 3, 0, upTo(10)],
  ['bdflush', 2, 0, upTo(5)],
  ['epoll_ctl', 4, 1, upTo(6)],
  ['userfaultfd', 1, 0, bits],
  ['fadvise64', 4, 3, upTo(10)],
  ['process_madvise', 5, 3, upTo(30)],
  ['lookup_dcookie', 3, 0, upTo(2)],
  ['vm86', 2, 0, upTo(5)],
];

/** Pointers, numbers and descriptors in turn. */
function others(sweep: Sweep, at: Places): (number | bigint)[] {
  return [
    ...[0, 1, 2, 3, 5, 8, 16, 64, 128, 4096, 0x7fffffff, 0x80000000, 0xffffffff, all],
    ...[at.zeros, at.ones, at.text, ...at.mixed],
    ...at.ends.flatMap((end) => [
      end,
      end - 1,
      end - 4,
      end - 8,
      end - 12,
      end - 16,
      end - 24,
      end - 32,
      end - 64,
    ]),
    sweep.random.word(),
  ];
}

/** Calls with commands: each command with many arguments. */
export function commandCalls(sweep: Sweep, wanted: (name: string) => boolean): void {
  const at = places(sweep);
  const choices = others(sweep, at);
  for (const [name, count, place, values] of commands) {
    if (!wanted(name)) continue;
    for (const command of values) {
      for (let index = 0; index < count; index++) {
        if (index === place) continue;
        const base = Array.from({ length: count }, () => sweep.random.pick(choices)).with(place, command);
        for (const value of choices) sweep.both(name, base.with(index, value));
      }
      for (let i = 0; i < 12; i++) {
        const args = Array.from({ length: count }, () => sweep.random.pick(choices)).with(place, command);
        sweep.call(name, args, { returns: sweep.random.pick([1, 2, 3, 5, 16, 64]) });
      }
    }
  }
}
