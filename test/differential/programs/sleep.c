// nanosleep(2) and clock_nanosleep(2), undisturbed and interrupted.
// options: -s32
// differs: tv_nsec=9\d{8}\}\) = \? ERESTART: how much time is left is never the same
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static void handle(int signo) {}

int main(void) {
  chdir("hstrace-start");
  struct timespec *t = mmap((void *)0x10000000, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  struct timespec *left = t + 1;
  struct sigaction act = {.sa_handler = handle};
  sigaction(SIGALRM, &act, 0);
  *t = (struct timespec){0, 1000};
  syscall(SYS_nanosleep, t, left);
  syscall(SYS_nanosleep, t, 0);
  syscall(SYS_nanosleep, 0, left);
  syscall(SYS_nanosleep, 1, 1);
  syscall(SYS_nanosleep, (char *)t + 4096 - 8, 0);
  t->tv_nsec = 1000000000;
  syscall(SYS_nanosleep, t, left);
  t->tv_sec = -1;
  t->tv_nsec = -1;
  syscall(SYS_nanosleep, t, left);
  struct itimerval soon = {{0, 0}, {0, 20000}};
  *t = (struct timespec){5, 0};
  setitimer(0, &soon, 0);
  syscall(SYS_nanosleep, t, left);
  setitimer(0, &soon, 0);
  syscall(SYS_nanosleep, t, 0);
  setitimer(0, &soon, 0);
  syscall(SYS_nanosleep, t, 1);
  setitimer(0, &soon, 0);
  syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, t, left);
  t->tv_sec = 5000000;
  setitimer(0, &soon, 0);
  syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC, 1, t, left);
  *t = (struct timespec){0, 1};
  syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC, 1, t, 0);
  syscall(SYS_clock_nanosleep, CLOCK_REALTIME, 3, t, 0);
  syscall(SYS_clock_nanosleep, -1, 0xdead00000002, t, 0);
  syscall(SYS_clock_nanosleep, 0xdead00000000, 0, t, 1);
  syscall(SYS_clock_nanosleep, CLOCK_THREAD_CPUTIME_ID, 0, 0, left);
  setitimer(0, &soon, 0);
  signal(SIGALRM, SIG_DFL);
  syscall(SYS_nanosleep, &(struct timespec){5, 0}, left);
  return 0;
}
