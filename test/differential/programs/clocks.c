// Clocks, timers and the adjustment of time; nothing is set that would change the machine's time.
// options: -s32
// options: -Xraw
// options: -Xverbose
// differs: ^(clock_gettime|gettimeofday|time|timer_gettime|adjtimex|clock_adjtime)\(: the time is never the same
// differs: it_value=\{tv_sec=2, tv_nsec=: the time is never the same
// differs: si_code=(SI_TIMER|0xfffffffe): the overrun is never the same
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

int main(void) {
  chdir("hstrace-start");
  char *page = mmap((void *)0x10000000, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  struct timespec *t = (void *)page;
  signal(SIGALRM, SIG_IGN);
  signal(SIGUSR1, SIG_IGN);
  for (int i = -20; i < 26; i++) syscall(SYS_clock_getres, i, t);
  syscall(SYS_clock_getres, 0xdead00000001, 0);
  syscall(SYS_clock_getres, 0x7fffffff, 0);
  syscall(SYS_clock_getres, 0x80000000, 1);
  syscall(SYS_clock_gettime, 1, t);
  syscall(SYS_clock_gettime, 99, t);
  syscall(SYS_clock_gettime, 1, 0);
  syscall(SYS_clock_gettime, 1, 1);
  syscall(SYS_clock_gettime, 1, page + 4096 - 8);
  *t = (struct timespec){-1, 1000000000};
  syscall(SYS_clock_settime, 0, t);
  syscall(SYS_clock_settime, 1, 0);
  syscall(SYS_clock_settime, 1, t);
  struct timeval *tv = (void *)(page + 64);
  struct timezone *tz = (void *)(page + 96);
  syscall(SYS_gettimeofday, tv, tz);
  syscall(SYS_gettimeofday, tv, 0);
  syscall(SYS_gettimeofday, 0, tz);
  syscall(SYS_gettimeofday, 0, 0);
  syscall(SYS_gettimeofday, 1, 1);
  *tv = (struct timeval){5, -7};
  *tz = (struct timezone){-60, 1};
  syscall(SYS_settimeofday, tv, tz);
  syscall(SYS_settimeofday, 1, 0);
  tv->tv_usec = 1000000;
  syscall(SYS_settimeofday, tv, 0);

  struct sigevent *sev = (void *)(page + 128);
  int *id = (void *)(page + 256);
  sev->sigev_notify = SIGEV_NONE;
  sev->sigev_signo = 77;
  syscall(SYS_timer_create, 0, sev, id);
  sev->sigev_notify = SIGEV_SIGNAL;
  sev->sigev_signo = 10;
  sev->sigev_value.sival_ptr = (void *)0x1234567890abcdef;
  syscall(SYS_timer_create, 1, sev, id);
  sev->sigev_notify = SIGEV_THREAD;
  sev->sigev_notify_function = (void *)0x111;
  sev->sigev_notify_attributes = (void *)0x222;
  syscall(SYS_timer_create, 1, sev, id);
  sev->sigev_notify = SIGEV_THREAD_ID;
  syscall(SYS_timer_create, 1, sev, id);
  sev->sigev_notify = 99;
  sev->sigev_signo = -1;
  syscall(SYS_timer_create, 1, sev, id);
  syscall(SYS_timer_create, 1, 0, id);
  syscall(SYS_timer_create, 1, 1, 1);
  syscall(SYS_timer_create, -7, 1, 0);
  struct itimerspec *its = (void *)(page + 320), *old = (void *)(page + 384);
  *its = (struct itimerspec){{1, 2}, {3, 4}};
  syscall(SYS_timer_settime, 0, 0, its, old);
  syscall(SYS_timer_settime, *id, 1, its, 0);
  syscall(SYS_timer_settime, 0, 3, its, old);
  syscall(SYS_timer_settime, -1, 0, its, old);
  syscall(SYS_timer_settime, 0xffffffff00000000, 0xffffffff00000002, 1, 1);
  syscall(SYS_timer_gettime, 0, old);
  syscall(SYS_timer_gettime, -2, old);
  syscall(SYS_timer_gettime, 0, 1);
  syscall(SYS_timer_getoverrun, 0);
  syscall(SYS_timer_getoverrun, -1);
  syscall(SYS_timer_delete, 0);
  syscall(SYS_timer_delete, -1);
  struct itimerval *it = (void *)(page + 512), *ito = (void *)(page + 576);
  for (int i = -1; i < 4; i++) {
    syscall(SYS_getitimer, i, ito);
    syscall(SYS_setitimer, i, it, ito);
  }
  syscall(SYS_setitimer, 0, 0, 0);
  syscall(SYS_setitimer, 0, 1, 1);
  it->it_value.tv_usec = 1000000;
  syscall(SYS_setitimer, 0, it, 1);
  syscall(SYS_getitimer, 0, 1);
  struct timex *tx = (void *)(page + 1024);
  syscall(SYS_adjtimex, tx);
  tx->modes = 0xa001;
  syscall(SYS_clock_adjtime, 0, tx);
  tx->modes = 0x40;
  syscall(SYS_clock_adjtime, 7, tx);
  syscall(SYS_adjtimex, 0);
  syscall(SYS_adjtimex, 1);
  syscall(SYS_clock_adjtime, -1, 1);
  syscall(SYS_time, 0);
  syscall(SYS_time, page);
  syscall(SYS_time, 1);
  syscall(SYS_alarm, 0x100000064);
  syscall(SYS_alarm, 0);
  syscall(SYS_restart_syscall);
  return 0;
}
