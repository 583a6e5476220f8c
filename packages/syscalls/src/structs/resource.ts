import { type CType, readerOf } from '../model/ctype.js';
import type { CustomKind } from '../model/custom.js';
import { custom } from '../model/custom.js';
import { ulong } from '../model/integers.js';
import { struct } from '../model/struct.js';
import { sameWord, type Word } from '../model/word.js';
import { clockTicks, timeval } from './time.js';

/** `struct rusage` of linux/resource.h. */
export const rusage = struct(
  'rusage',
  {
    ru_utime: timeval,
    ru_stime: timeval,
    ru_maxrss: ulong(),
    ru_ixrss: ulong(),
    ru_idrss: ulong(),
    ru_isrss: ulong(),
    ru_minflt: ulong(),
    ru_majflt: ulong(),
    ru_nswap: ulong(),
    ru_inblock: ulong(),
    ru_oublock: ulong(),
    ru_msgsnd: ulong(),
    ru_msgrcv: ulong(),
    ru_nsignals: ulong(),
    ru_nvcsw: ulong(),
    ru_nivcsw: ulong(),
  },
  { brief: ['ru_utime', 'ru_stime'] },
);

/** `struct tms` of linux/times.h. */
export const tms = struct('tms', {
  tms_utime: clockTicks(),
  tms_stime: clockTicks(),
  tms_cutime: clockTicks(),
  tms_cstime: clockTicks(),
});

const NO_LIMIT_32 = 0xffff_ffff;
const NO_LIMIT_64 = 0xffff_ffff_ffff_ffffn;
/** Limits are often kilobytes. */
const KILO = 1024;

export interface Limit {
  readonly value: Word;
  /** Bytes of the type: they tell which value means "no limit". */
  readonly bytes: number;
}

/** A limit on a resource: a number, or "none". */
function limit(c: CType): CustomKind<Limit> {
  return custom<Limit>({
    name: 'resource limit',
    c,
    decode: (frame, pos, end) => ({ value: readerOf(c, frame.abi)(frame.view, pos), bytes: end - pos }),
    show: ({ value, bytes }) => {
      const of = String(value);
      if (bytes === 8 && sameWord(value, NO_LIMIT_64)) return { symbol: 'RLIM64_INFINITY', of };
      if (bytes === 4 && sameWord(value, NO_LIMIT_32)) return { symbol: 'RLIM_INFINITY', of };
      const number = BigInt(value);
      if (number <= KILO || number % BigInt(KILO) !== 0n) return of;
      return { symbol: `${number / BigInt(KILO)}*${KILO}`, of };
    },
  });
}

/** `struct rlimit` of linux/resource.h: words of the ABI. */
export const rlimit = struct('rlimit', { rlim_cur: limit('ulong'), rlim_max: limit('ulong') });
/** `struct rlimit64` of linux/resource.h. */
export const rlimit64 = struct('rlimit64', { rlim_cur: limit('u64'), rlim_max: limit('u64') });
