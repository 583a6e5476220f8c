// Clocks and timers of 32-bit programs, with times of 32 and of 64 bits.
// compile: -m32
// options: -s32
// differs: ^(clock_gettime|clock_gettime64|gettimeofday|time|timer_gettime|timer_gettime64|adjtimex|clock_adjtime|clock_adjtime64)\(: the time is never the same
// differs: it_value=\{tv_sec=[23], tv_nsec=: the time is never the same
// differs: tv_nsec=9\d{8}\}\) = \? ERESTART: how much time is left is never the same
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static void handle(int signo) {}

int main(void) {
  chdir("hstrace-start");
  char *page = mmap((void *)0x10000000, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  struct sigaction act = {.sa_handler = handle};
  sigaction(SIGALRM, &act, 0);
  int32_t *t = (void *)page, *left = (void *)(page + 16);
  int64_t *t64 = (void *)(page + 64), *left64 = (void *)(page + 96);
  for (int i = -2; i < 14; i++) {
    syscall(SYS_clock_getres, i, t);
    syscall(SYS_clock_getres_time64, i, t64);
  }
  syscall(SYS_clock_gettime, 1, t);
  syscall(SYS_clock_gettime64, 1, t64);
  syscall(SYS_clock_gettime64, 99, t64);
  t[0] = -1, t[1] = 1000000000;
  syscall(SYS_clock_settime, 1, t);
  t64[0] = -0x500000000, t64[1] = 0x7fffffff00000001;
  syscall(SYS_clock_settime64, 1, t64);
  syscall(SYS_clock_settime64, 1, 1);
  struct itimerval soon = {{0, 0}, {0, 20000}};
  t[0] = 5, t[1] = 0;
  t64[0] = 5, t64[1] = 0;
  setitimer(0, &soon, 0);
  syscall(SYS_nanosleep, t, left);
  setitimer(0, &soon, 0);
  syscall(SYS_clock_nanosleep, 1, 0, t, left);
  setitimer(0, &soon, 0);
  syscall(SYS_clock_nanosleep_time64, 1, 0, t64, left64);
  t64[0] = 0, t64[1] = 1;
  syscall(SYS_clock_nanosleep_time64, 1, 1, t64, left64);
  syscall(SYS_clock_nanosleep_time64, 1, 0, t64, 0);
  int32_t *sev = (void *)(page + 256), *id = (void *)(page + 320);
  sev[0] = 0x90abcdef, sev[1] = 10, sev[2] = 0, sev[3] = 0x111, sev[4] = 0x222;
  for (int i = 0; i < 6; i++) {
    sev[2] = i;
    syscall(SYS_timer_create, 1, sev, id);
  }
  sev[0] = 0, sev[2] = 1;
  syscall(SYS_timer_create, 1, sev, id);
  int32_t *its = (void *)(page + 384), *old = (void *)(page + 400);
  int64_t *its64 = (void *)(page + 512), *old64 = (void *)(page + 576);
  its[0] = 1, its[1] = 2, its[2] = 3, its[3] = 4;
  its64[0] = 1, its64[1] = 2, its64[2] = 3, its64[3] = 4;
  syscall(SYS_timer_settime, *id, 0, its, old);
  syscall(SYS_timer_settime64, *id, 0, its64, old64);
  syscall(SYS_timer_settime64, *id, 3, its64, 0);
  syscall(SYS_timer_settime64, -1, 0, its64, 1);
  syscall(SYS_timer_gettime, *id, old);
  syscall(SYS_timer_gettime64, *id, old64);
  syscall(SYS_timer_getoverrun, *id);
  syscall(SYS_timer_delete, *id);
  int32_t *it = (void *)(page + 640), *ito = (void *)(page + 656);
  it[0] = 1, it[1] = -2, it[2] = 0, it[3] = 0;
  syscall(SYS_setitimer, 0, it, ito);
  syscall(SYS_getitimer, 0, ito);
  syscall(SYS_gettimeofday, it, ito);
  it[0] = 5, it[1] = -7;
  syscall(SYS_settimeofday, it, ito);
  syscall(SYS_adjtimex, page + 1024);
  syscall(SYS_clock_adjtime, 0, page + 1024);
  syscall(SYS_clock_adjtime64, 0, page + 2048);
  syscall(SYS_clock_adjtime64, 0, 1);
  syscall(SYS_time, 0);
  syscall(SYS_time, page);
  syscall(SYS_stime, 1);
  syscall(SYS_alarm, 100);
  syscall(SYS_alarm, 0);
  return 0;
}
