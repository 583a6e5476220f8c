import { int, long, s64 } from '../model/integers.js';
import { struct } from '../model/struct.js';

/** `struct __kernel_old_timespec` / `struct timespec`: words of the ABI (linux/time_types.h). */
export const timespec = struct('timespec', { tv_sec: long(), tv_nsec: long() });
/** `struct __kernel_timespec`: 64 bits everywhere (linux/time_types.h). */
export const timespec64 = struct('timespec', { tv_sec: s64(), tv_nsec: s64() });
/** `struct __kernel_old_timeval` / `struct timeval` (linux/time_types.h). */
export const timeval = struct('timeval', { tv_sec: long(), tv_usec: long() });
/** `struct __kernel_old_itimerval` (linux/time_types.h). */
export const itimerval = struct('itimerval', { it_interval: timeval, it_value: timeval });
/** `struct itimerspec` with words of the ABI (linux/time.h). */
export const itimerspec = struct('itimerspec', { it_interval: timespec, it_value: timespec });
/** `struct __kernel_itimerspec` (linux/time_types.h). */
export const itimerspec64 = struct('itimerspec', { it_interval: timespec64, it_value: timespec64 });
/** `struct timezone` (linux/time.h). */
export const timezone = struct('timezone', { tz_minuteswest: int(), tz_dsttime: int() });
