import {
  adjtimex,
  alarm,
  clockAdjtime64,
  clockGetres,
  clockGettime,
  clockGettime64,
  clockNanosleep,
  clockNanosleepTime64,
  gettimeofday,
  i386,
  nanosleep,
  setitimer,
  settimeofday,
  stime,
  time,
  timerCreate,
  timerSettime,
} from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const zeros = (size: number): Uint8Array => new Uint8Array(size);

describe('time', () => {
  it.each([
    [
      nanosleep,
      { args: [0x1000, 0x2000], entry: { 4096: bytes([8, 1, 500]) }, result: 0 },
      'nanosleep({tv_sec=1, tv_nsec=500}, 0x2000) = 0\n',
    ],
    [
      nanosleep,
      {
        args: [0x1000, 0x2000],
        entry: { 4096: bytes([8, 5, 0]) },
        exit: { 8192: bytes([8, 4, 999]) },
        result: -516,
      },
      'nanosleep({tv_sec=5, tv_nsec=0}, {tv_sec=4, tv_nsec=999}) = ? ERESTART_RESTARTBLOCK (Interrupted by signal)\n',
    ],
    [
      nanosleep,
      { args: [0x1000, 0], entry: { 4096: bytes([8, 5, 0]) }, result: -516 },
      'nanosleep({tv_sec=5, tv_nsec=0}, NULL)  = ? ERESTART_RESTARTBLOCK (Interrupted by signal)\n',
    ],
    [
      nanosleep,
      { args: [0x1000, 0x2000], entry: { 4096: bytes([8, -1, -1]) }, result: -22 },
      'nanosleep({tv_sec=-1, tv_nsec=18446744073709551615}, 0x2000) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      nanosleep,
      { args: [0x1000, 0x2000], entry: { 4096: bytes([4, -1, -1]) }, abi: i386, result: -22 },
      'nanosleep({tv_sec=-1, tv_nsec=4294967295}, 0x2000) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      nanosleep,
      { args: [0x1000, 0x2000], entry: { 4096: bytes([8, 1, 500]) } },
      'nanosleep({tv_sec=1, tv_nsec=500}',
    ],
    [
      clockNanosleep,
      {
        args: [1, 1, 0x1000, 0x2000],
        entry: { 4096: bytes([8, 5, 0]) },
        exit: { 8192: bytes([8, 4, 999]) },
        result: -514,
      },
      'clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, {tv_sec=5, tv_nsec=0}, 0x2000) = ? ERESTARTNOHAND (To be restarted if no handler)\n',
    ],
    [
      clockNanosleepTime64,
      {
        args: [1, 0, 0x1000, 0x2000],
        entry: { 4096: bytes([8, 5, 0]) },
        exit: { 8192: bytes([8, 4, 999]) },
        abi: i386,
        result: -516,
      },
      'clock_nanosleep_time64(CLOCK_MONOTONIC, 0, {tv_sec=5, tv_nsec=0}, {tv_sec=4, tv_nsec=999}) = ? ERESTART_RESTARTBLOCK (Interrupted by signal)\n',
    ],
    [
      clockGettime,
      { args: [0, 0x1000], exit: { 4096: bytes([8, 3592, 872941069]) }, result: 0 },
      'clock_gettime(CLOCK_REALTIME, {tv_sec=3592, tv_nsec=872941069}) = 0\n',
    ],
    [
      clockGettime,
      { args: [-7, 0x1000], result: -22 },
      'clock_gettime(0xfffffff9 /* CLOCK_??? */, 0x1000) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      clockGettime,
      { args: [0, 0x1000], exit: { 4096: bytes([4, -5, 7]) }, abi: i386, result: 0 },
      'clock_gettime(CLOCK_REALTIME, {tv_sec=-5, tv_nsec=7}) = 0\n',
    ],
    [
      clockGettime64,
      { args: [0, 0x1000], exit: { 4096: bytes([8, -5, 7]) }, abi: i386, result: 0 },
      'clock_gettime64(CLOCK_REALTIME, {tv_sec=-5, tv_nsec=7}) = 0\n',
    ],
    [clockGetres, { args: [11, 0], result: 0 }, 'clock_getres(CLOCK_TAI, NULL)           = 0\n'],
    [
      gettimeofday,
      { args: [0x1000, 0x2000], exit: { 4096: bytes([8, 5, 6]), 8192: bytes([4, -60, 1]) }, result: 0 },
      'gettimeofday({tv_sec=5, tv_usec=6}, {tz_minuteswest=-60, tz_dsttime=1}) = 0\n',
    ],
    [
      settimeofday,
      { args: [0x1000, 0], entry: { 4096: bytes([8, 5, -7]) }, result: -22 },
      'settimeofday({tv_sec=5, tv_usec=18446744073709551609}, NULL) = -1 EINVAL (Invalid argument)\n',
    ],
    [time, { args: [0], result: -14 }, 'time(NULL)                              = -1 EFAULT (Bad address)\n'],
    [time, { args: [0], result: 0 }, 'time(NULL)                              = 0\n'],
    [
      stime,
      { args: [0x1000], abi: i386, result: -1 },
      'stime(0x1000)                           = -1 EPERM (Operation not permitted)\n',
    ],
    [alarm, { args: [0x100000001], result: 0 }, 'alarm(1)                                = 0\n'],
    [
      setitimer,
      {
        args: [0, 0x1000, 0x2000],
        entry: { 4096: bytes([8, 0, 0, 0, 1000]) },
        exit: { 8192: bytes([8, 1, 2, 3, 4]) },
        result: 0,
      },
      'setitimer(ITIMER_REAL, {it_interval={tv_sec=0, tv_usec=0}, it_value={tv_sec=0, tv_usec=1000}}, {it_interval={tv_sec=1, tv_usec=2}, it_value={tv_sec=3, tv_usec=4}}) = 0\n',
    ],
    [
      setitimer,
      { args: [-1, 0, 0x2000], result: -22 },
      'setitimer(0xffffffff /* ITIMER_??? */, NULL, 0x2000) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      timerCreate,
      {
        args: [0, 0x1000, 0x2000],
        entry: { 4096: bytes([8, 0], [4, 77, 1], zeros(48)) },
        exit: { 8192: bytes([4, 5]) },
        result: 0,
      },
      'timer_create(CLOCK_REALTIME, {sigev_signo=77, sigev_notify=SIGEV_NONE}, [5]) = 0\n',
    ],
    [
      timerCreate,
      {
        args: [1, 0x1000, 0x2000],
        entry: { 4096: bytes([8, 0x1234567890abcdefn], [4, 10, 2], [8, 0x111, 0x222], zeros(32)) },
        result: -22,
      },
      'timer_create(CLOCK_MONOTONIC, {sigev_value={sival_int=-1867788817, sival_ptr=0x1234567890abcdef}, sigev_signo=SIGUSR1, sigev_notify=SIGEV_THREAD, sigev_notify_function=0x111, sigev_notify_attributes=0x222}, 0x2000) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      timerCreate,
      {
        args: [1, 0x1000, 0x2000],
        entry: { 4096: bytes([4, 0x90abcdef, 10, 4, 273], zeros(48)) },
        abi: i386,
        result: -22,
      },
      'timer_create(CLOCK_MONOTONIC, {sigev_value={sival_int=-1867788817, sival_ptr=0x90abcdef}, sigev_signo=SIGUSR1, sigev_notify=SIGEV_THREAD_ID, sigev_notify_thread_id=273}, 0x2000) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      timerCreate,
      {
        args: [1, 0x1000, 0x2000],
        entry: { 4096: bytes([8, 0], [4, -1, 0x63], zeros(48)) },
        result: -22,
      },
      'timer_create(CLOCK_MONOTONIC, {sigev_signo=4294967295, sigev_notify=0x63 /* SIGEV_??? */}, 0x2000) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      timerSettime,
      { args: [-1, 3, 0x1000, 0], entry: { 4096: bytes([8, 1, 2, 3, 4]) }, result: -22 },
      'timer_settime(-1, TIMER_ABSTIME|0x2, {it_interval={tv_sec=1, tv_nsec=2}, it_value={tv_sec=3, tv_nsec=4}}, NULL) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      adjtimex,
      {
        args: [0x1000],
        exit: {
          4096: bytes(
            [8, 0x8001, 1, 2, 3, 4, 0x40, 5, 6, 7, 8, -9, 10, 11, 12, 13, 14, 15, 16, 17, 18],
            [4, -19],
            zeros(44),
          ),
        },
        result: 5,
      },
      'adjtimex({modes=ADJ_OFFSET_SINGLESHOT, offset=1, freq=2, maxerror=3, esterror=4, status=STA_UNSYNC, constant=5, precision=6, tolerance=7, time={tv_sec=8, tv_usec=18446744073709551607}, tick=10, ppsfreq=11, jitter=12, shift=13, stabil=14, jitcnt=15, calcnt=16, errcnt=17, stbcnt=18, tai=-19}) = 5 (TIME_ERROR)\n',
    ],
    [
      clockAdjtime64,
      {
        args: [0, 0x1000],
        exit: {
          4096: bytes(
            [8, 0, 1, 2, 3, 4, 0, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18],
            [4, 19],
            zeros(44),
          ),
        },
        abi: i386,
        result: 0,
      },
      'clock_adjtime64(CLOCK_REALTIME, {modes=0, offset=1, freq=2, maxerror=3, esterror=4, status=0, constant=5, precision=6, tolerance=7, time={tv_sec=8, tv_usec=9}, tick=10, ppsfreq=11, jitter=12, shift=13, stabil=14, jitcnt=15, calcnt=16, errcnt=17, stbcnt=18, tai=19}) = 0 (TIME_OK)\n',
    ],
    [
      adjtimex,
      { args: [1], result: -14 },
      'adjtimex(0x1)                           = -1 EFAULT (Bad address)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ quiet: new Set(['personality']) }).format(fakeCall(definition, fake))).toBe(
      line,
    );
  });

  it('shows the date that time() gives', () => {
    const line = new LineFormatter().format(
      fakeCall(time, { args: [0x1000], exit: { 4096: bytes([8, 1492358607]) }, result: 1492358607 }),
    );
    expect(line).toMatch(
      /^time\(\[1492358607 \/\* 2017-04-1\dT\d\d:\d\d:27[+-]\d{4} \*\/\]\) = 1492358607 \(2017-04-1\dT\d\d:\d\d:27[+-]\d{4}\)\n$/,
    );
  });
});
