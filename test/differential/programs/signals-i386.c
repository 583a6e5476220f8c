// The signal calls of 32-bit programs, old and new.
// compile: -m32
// options: -s32
// options: -Xraw
// options: -e verbose=none
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

struct kernel_sigaction {
  uint32_t handler, flags, restorer, mask[2];
};
struct old_sigaction {
  uint32_t handler, mask, flags, restorer;
};

static void handle(int signo) {}

int main(void) {
  chdir("hstrace-start");
  char *page = mmap((void *)0x10000000, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  struct kernel_sigaction *act = (void *)page, *old = (void *)(page + 64);
  *act = (struct kernel_sigaction){0x1234, 0x04000004, 0x5678, {2, 0x80000000}};
  syscall(SYS_rt_sigaction, 10, act, old, 8);
  syscall(SYS_rt_sigaction, 10, 0, old, 8);
  act->handler = -1;
  act->flags = 0;
  syscall(SYS_rt_sigaction, 10, act, old, 8);
  struct old_sigaction *o = (void *)(page + 128), *oo = (void *)(page + 192);
  *o = (struct old_sigaction){1, 0x80000002, 0, 0x77};
  syscall(SYS_sigaction, 12, o, oo);
  o->handler = 0x7777;
  o->flags = -1;
  syscall(SYS_sigaction, 12, o, oo);
  *o = (struct old_sigaction){0, -1, 0x10, 0};
  syscall(SYS_sigaction, 12, o, oo);
  syscall(SYS_sigaction, 9, o, oo);
  syscall(SYS_sigaction, 99, 1, 2);
  syscall(SYS_sigaction, 12, 0, oo);
  static const int handlers[] = {0, 1, 0x1234, 0, -1};
  for (int i = 0; i < 5; i++) syscall(SYS_signal, 12, handlers[i]);
  syscall(SYS_signal, 9, 0);
  syscall(SYS_signal, 99, 0);
  uint32_t *m = (void *)(page + 256), *m2 = (void *)(page + 272);
  *m = 0x80000102;
  syscall(SYS_sigprocmask, 0, m, m2);
  syscall(SYS_sigprocmask, 2, 0, m2);
  syscall(SYS_sigprocmask, 3, m, m2);
  syscall(SYS_sigprocmask, 0, 1, 1);
  *m = 0x1fffff;
  syscall(SYS_sigprocmask, 7, m, m2);
  *m = 0xfffff;
  syscall(SYS_sigprocmask, 7, m, m2);
  *m = 0;
  syscall(SYS_sigprocmask, 2, m, m2);
  syscall(SYS_sigpending, m);
  syscall(SYS_sigpending, 1);
  syscall(SYS_sgetmask);
  syscall(SYS_ssetmask, 0x80000102);
  syscall(SYS_sgetmask);
  syscall(SYS_ssetmask, -1);
  syscall(SYS_ssetmask, 0);
  m[0] = 2;
  m[1] = 1;
  for (int i = 0; i < 10; i++) syscall(SYS_rt_sigprocmask, 0, m, 0, i);
  for (int i = 0; i < 10; i++) syscall(SYS_rt_sigpending, m2, i);
  signal(SIGALRM, handle);
  struct itimerval soon = {{0, 0}, {0, 50000}};
  setitimer(0, &soon, 0);
  syscall(SYS_sigsuspend, 0, 0, 2);
  setitimer(0, &soon, 0);
  pause();
  m[0] = 0;
  m[1] = 0x80000000;
  setitimer(0, &soon, 0);
  syscall(SYS_rt_sigsuspend, m, 8);
  syscall(SYS_rt_sigsuspend, m, 7);
  struct sigaction real = {.sa_handler = handle, .sa_flags = SA_SIGINFO};
  sigaction(SIGALRM, &real, 0);
  setitimer(0, &soon, 0);
  pause();
  long long *t = (void *)(page + 512);
  t[1] = 1000;
  m[0] = 1 << 9;
  m[1] = 0;
  siginfo_t *info = (void *)(page + 1024);
  syscall(SYS_rt_sigtimedwait_time64, m, info, t, 8);
  t[0] = 0x3e800000000LL;
  syscall(SYS_rt_sigtimedwait, m, 0, t, 8);
  syscall(SYS_rt_sigprocmask, 0, m, 0, 8);
  kill(getpid(), 10);
  syscall(SYS_rt_sigtimedwait, m, info, 0, 8);
  stack_t *stack = (void *)(page + 300), *oldstack = (void *)(page + 320);
  *stack = (stack_t){(void *)0x10000800, 0, 2048};
  sigaltstack(stack, oldstack);
  *stack = (stack_t){0, SS_DISABLE, 0};
  sigaltstack(stack, oldstack);
  return 0;
}
