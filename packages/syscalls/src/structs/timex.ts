import { adjtimexModes, adjtimexStatus } from '../constants/time.gen.js';
import { flags, int, long, s64, u64, ulong } from '../model/integers.js';
import { padding, reserved, struct } from '../model/struct.js';

/** `struct timex` with words of the ABI (`struct old_timex32` of linux/time32.h for 32-bit programs). */
export const timex = struct('timex', {
  modes: flags(adjtimexModes),
  offset: long(),
  freq: long(),
  maxerror: long(),
  esterror: long(),
  status: flags(adjtimexStatus),
  constant: long(),
  precision: long(),
  tolerance: long(),
  time: struct('timeval', { tv_sec: long(), tv_usec: ulong() }),
  tick: long(),
  ppsfreq: long(),
  jitter: long(),
  shift: int(),
  stabil: long(),
  jitcnt: long(),
  calcnt: long(),
  errcnt: long(),
  stbcnt: long(),
  tai: int(),
  unused: padding(44, 4),
});

/** `struct __kernel_timex` of linux/timex.h: 64 bits everywhere, and aligned by hand. */
export const timex64 = struct('timex', {
  modes: flags(adjtimexModes),
  pad1: reserved('s32'),
  offset: s64(),
  freq: s64(),
  maxerror: s64(),
  esterror: s64(),
  status: flags(adjtimexStatus),
  pad2: reserved('s32'),
  constant: s64(),
  precision: s64(),
  tolerance: s64(),
  time: struct('timeval', { tv_sec: s64(), tv_usec: u64() }),
  tick: s64(),
  ppsfreq: s64(),
  jitter: s64(),
  shift: int(),
  pad3: reserved('s32'),
  stabil: s64(),
  jitcnt: s64(),
  calcnt: s64(),
  errcnt: s64(),
  stbcnt: s64(),
  tai: int(),
  unused: padding(44, 4),
});
