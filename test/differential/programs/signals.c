// Signal actions, masks, stacks and sending: rt_sigaction(2), rt_sigprocmask(2), rt_sigpending(2), sigaltstack(2), kill(2), tkill(2),
// tgkill(2), rt_sigsuspend(2), rt_sigtimedwait(2), pause(2), rt_sigreturn(2).
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
  uint64_t handler, flags, restorer, mask;
};

static void handle(int signo) {}

int main(void) {
  chdir("hstrace-start");
  uint64_t *page = mmap((void *)0x10000000, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  struct kernel_sigaction *act = (void *)page, *old = (void *)(page + 16);
  uint64_t *set = page + 32, *oldset = page + 33, *edge = page + 511;

  *act = (struct kernel_sigaction){0x1234, 0x04000004, 0x5678, 2};
  syscall(SYS_rt_sigaction, 10, act, old, 8);
  syscall(SYS_rt_sigaction, 10, 0, old, 8);
  *act = (struct kernel_sigaction){0, 0, 0, -1};
  syscall(SYS_rt_sigaction, 10, act, old, 8);
  *act = (struct kernel_sigaction){1, -1, 0x5678, 0x1fffffffffUL};
  syscall(SYS_rt_sigaction, 34, act, 0, 8);
  *act = (struct kernel_sigaction){-1, 0x100, 0, 0x3ffffffffffUL};
  syscall(SYS_rt_sigaction, 65, act, 0, 8);
  act->mask = 0x7ffffffffffUL;
  syscall(SYS_rt_sigaction, 0, act, old, 8);
  syscall(SYS_rt_sigaction, -1, act, old, 9);
  syscall(SYS_rt_sigaction, 9, 1, 2, 0xdead00000008UL);
  syscall(SYS_rt_sigaction, 9, edge, edge, 8);

  static const uint64_t sets[] = {0, 0x2aaaa, 0x3ffffffffffUL, 0x1ffffffffffUL, -1, 1UL << 31 | 1UL << 63 | 1UL << 32};
  for (int i = 0; i < 6; i++) {
    *set = sets[i];
    syscall(SYS_rt_sigprocmask, 77 + i, set, 0, 8);
  }
  *set = 0x2aaaa;
  syscall(SYS_rt_sigprocmask, 0, set, oldset, 8);
  *set = 0;
  syscall(SYS_rt_sigprocmask, 2, set, oldset, 8);
  syscall(SYS_rt_sigprocmask, 0xdead00000001, 0, oldset, 8);
  for (int i = 0; i < 17; i++) syscall(SYS_rt_sigprocmask, 0, set, 0, i);
  syscall(SYS_rt_sigprocmask, 0, set, 0, 0xdead00000008UL);
  syscall(SYS_rt_sigprocmask, 0, 1, 1, 8);
  syscall(SYS_rt_sigprocmask, 0, set, 1, 8);
  syscall(SYS_rt_sigprocmask, 0, (char *)edge + 1, 0, 8);

  for (int i = 0; i < 17; i++) syscall(SYS_rt_sigpending, oldset, i);
  syscall(SYS_rt_sigpending, 0, 8);
  *set = 1UL << 9 | 1UL << 33;
  syscall(SYS_rt_sigprocmask, 0, set, 0, 8);
  int pid = getpid();
  kill(pid, 10);
  syscall(SYS_tkill, pid, 34);
  for (int i = 0; i < 9; i++) syscall(SYS_rt_sigpending, oldset, i);
  struct timespec *ts = (void *)(page + 64);
  siginfo_t *info = (void *)(page + 70);
  *ts = (struct timespec){0, 1000};
  syscall(SYS_rt_sigtimedwait, set, info, ts, 8);
  syscall(SYS_rt_sigtimedwait, set, 0, 0, 8);
  syscall(SYS_rt_sigtimedwait, set, info, ts, 8);
  syscall(SYS_rt_sigtimedwait, set, 0, ts, 8);
  *ts = (struct timespec){-1, 1000000001};
  syscall(SYS_rt_sigtimedwait, set, 1, ts, 8);
  syscall(SYS_rt_sigtimedwait, 1, 1, 1, 7);

  stack_t *stack = (void *)(page + 100), *oldstack = (void *)(page + 104);
  *stack = (stack_t){(void *)0x10000800, 0, 2048};
  sigaltstack(stack, oldstack);
  *stack = (stack_t){0, SS_DISABLE, 0};
  sigaltstack(stack, oldstack);
  *stack = (stack_t){0, 0xdeadbeef, -1UL};
  sigaltstack(stack, oldstack);
  sigaltstack(0, oldstack);
  sigaltstack((void *)1, (void *)1);
  sigaltstack((void *)(edge - 1), 0);

  kill(0, 0);
  kill(-1, 77);
  syscall(SYS_kill, 0xdead00000000UL | pid, 0xdead00000000UL);
  syscall(SYS_tkill, -1, 64);
  syscall(SYS_tgkill, pid, pid, 0);
  syscall(SYS_tgkill, -1, -1, 33);

  struct itimerval soon = {{0, 0}, {0, 50000}};
  struct sigaction real = {.sa_handler = handle};
  sigaction(SIGALRM, &real, 0);
  setitimer(ITIMER_REAL, &soon, 0);
  pause();
  *set = 1UL << 63;
  setitimer(ITIMER_REAL, &soon, 0);
  syscall(SYS_rt_sigsuspend, set, 8);
  syscall(SYS_rt_sigsuspend, set, 7);
  syscall(SYS_rt_sigsuspend, 1, 8);
  sigaction(SIGUSR1, &real, 0);
  *set = 0;
  syscall(SYS_rt_sigprocmask, 2, set, 0, 8);
  kill(pid, 10);
  real.sa_mask.__val[0] = 1UL << 63;
  real.sa_flags = SA_NODEFER | SA_RESTART;
  sigaction(SIGUSR1, &real, 0);
  kill(pid, 10);
  kill(pid, 64);
  return 0;
}
