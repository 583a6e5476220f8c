// Makes processes and threads, and fails to.
// options: 
// options: -Xraw
// options: -Xverbose
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char *page, *end;

int main(void) {
  page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  end = page + 4096;
  // When a child's signal comes is a matter of luck.
  sigset_t child_signal;
  sigemptyset(&child_signal);
  sigaddset(&child_signal, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child_signal, 0);
  chdir("hstrace-start");
  syscall(SYS_clone, 0x12345678, 0, 0, 0, 0);
  syscall(SYS_clone, CLONE_SIGHAND, 0, 0, 0, 0);
  syscall(SYS_clone, CLONE_SIGHAND | CLONE_PARENT_SETTID, 0, 0, 0, 0);
  syscall(SYS_clone, CLONE_SIGHAND | CLONE_PARENT_SETTID | CLONE_SETTLS | CLONE_CHILD_SETTID, page, page + 8, page + 16, page + 24);
  syscall(SYS_clone, CLONE_SIGHAND | CLONE_PIDFD | CLONE_SETTLS | CLONE_CHILD_SETTID, page, page + 8, page + 16, page + 24);
  syscall(SYS_clone, CLONE_SIGHAND | 100, page, page + 8, page + 16, page + 24);
  syscall(SYS_clone, CLONE_SIGHAND | 0x80 | 0x100000000ull | 0x400000 | 17, page, page + 8, page + 16, page + 24);
  syscall(SYS_clone, 65 | CLONE_SIGHAND, page, page + 8, page + 16, page + 24);
  if (!syscall(SYS_clone, CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | 17, 0, page + 8, page + 16, page + 24)) _exit(0);
  if (!syscall(SYS_clone, CLONE_PIDFD | 17, 0, page + 8, page + 16, page + 24)) _exit(0);
  if (!syscall(SYS_clone, CLONE_PIDFD, 0, page + 8, 0, 0)) _exit(0);
  if (!syscall(SYS_clone, 17, 0, 0, 0, 0)) _exit(0);
  if (!syscall(SYS_clone, 0, 0, 0, 0, 0)) _exit(0);
  if (!syscall(SYS_fork)) _exit(0);
  if (!syscall(SYS_vfork)) _exit(0);
  static uint64_t a[16];
  syscall(SYS_clone3, 0, 0);
  syscall(SYS_clone3, a, 8);
  syscall(SYS_clone3, 1, 64);
  syscall(SYS_clone3, end - 8, 64);
  a[0] = CLONE_SIGHAND;
  a[4] = 17;
  syscall(SYS_clone3, a, 64);
  a[0] = CLONE_SIGHAND | 0x1000000000000 | CLONE_PIDFD | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | CLONE_SETTLS | CLONE_INTO_CGROUP;
  a[1] = (long)page;
  a[2] = 2;
  a[3] = 3;
  a[4] = 0x7fffffff;
  a[5] = 5;
  a[6] = 6;
  a[7] = 7;
  a[8] = (long)page;
  a[9] = 2;
  a[10] = 77;
  syscall(SYS_clone3, a, 88);
  a[4] = 65;
  a[8] = 1;
  syscall(SYS_clone3, a, 80);
  a[8] = 0;
  syscall(SYS_clone3, a, 72);
  a[9] = 33;
  a[8] = (long)page;
  syscall(SYS_clone3, a, 88);
  a[9] = 0;
  a[10] = 0;
  a[11] = 0;
  syscall(SYS_clone3, a, 96);
  a[11] = 1;
  syscall(SYS_clone3, a, 96);
  syscall(SYS_clone3, a, 4096);
  memset(a, 0, sizeof a);
  a[4] = 17;
  if (!syscall(SYS_clone3, a, 64)) _exit(0);
  a[0] = CLONE_PIDFD | CLONE_PARENT_SETTID;
  a[1] = (long)page;
  a[3] = (long)page + 8;
  if (!syscall(SYS_clone3, a, 88)) _exit(0);
  a[0] = CLONE_PARENT_SETTID;
  if (!syscall(SYS_clone3, a, 96)) _exit(0);
  return 0;
}
