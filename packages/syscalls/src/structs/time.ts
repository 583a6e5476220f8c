import { type CType, readerOf } from '../model/ctype.js';
import { type CustomKind, custom } from '../model/custom.js';
import { int, long, s64, u64, uint, ulong } from '../model/integers.js';
import { struct } from '../model/struct.js';
import { toUnsigned64, type Word } from '../model/word.js';

/** `struct __kernel_old_timespec` / `struct timespec`: words of the ABI (linux/time_types.h). */
export const timespec = struct('timespec', { tv_sec: long(), tv_nsec: ulong() });
/** `struct __kernel_timespec`: 64 bits everywhere (linux/time_types.h). */
export const timespec64 = struct('timespec', { tv_sec: s64(), tv_nsec: u64() });
/** `struct __kernel_old_timeval` / `struct timeval` (linux/time_types.h). */
export const timeval = struct('timeval', { tv_sec: long(), tv_usec: ulong() });
/** `struct old_timeval32` of the kernel. */
export const timeval32 = struct('old_timeval32', { tv_sec: int(), tv_usec: uint() });
/** `struct __kernel_old_itimerval` (linux/time_types.h). */
export const itimerval = struct('itimerval', { it_interval: timeval, it_value: timeval });
/** `struct itimerspec` with words of the ABI (linux/time.h). */
export const itimerspec = struct('itimerspec', { it_interval: timespec, it_value: timespec });
/** `struct __kernel_itimerspec` (linux/time_types.h). */
export const itimerspec64 = struct('itimerspec', { it_interval: timespec64, it_value: timespec64 });
/** `struct timezone` (linux/time.h). */
export const timezone = struct('timezone', { tz_minuteswest: int(), tz_dsttime: int() });

/** `sysconf(_SC_CLK_TCK)`: what the kernel's `clock_t` counts in, on every machine hstrace knows. */
const TICKS = 100n;

/** A `clock_t`: hundredths of a second, shown with the seconds they make. */
export function clockTicks(c: CType = 'long'): CustomKind<Word> {
  return custom<Word>({
    name: 'clock_t',
    c,
    decode: (frame, pos) => readerOf(c, frame.abi)(frame.view, pos),
    show(ticks) {
      const all = toUnsigned64(ticks);
      const number = String(all);
      if (all === 0n) return number;
      const shown = `${number} /* ${all / TICKS}.${String(all % TICKS).padStart(2, '0')} s */`;
      return { styles: { abbrev: shown, raw: number, verbose: shown } };
    },
  });
}
