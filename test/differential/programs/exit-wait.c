// Waits for children that end and stop in all ways.
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
  static int status;
  static char usage[256];
  int child;
  if (!(child = syscall(SYS_fork))) _exit(3);
  syscall(SYS_wait4, child, &status, 0, 0);
  syscall(SYS_wait4, child, &status, __WCLONE | 0x100, 0);
  syscall(SYS_wait4, -1, 0, __WALL, 0);
  if (!(child = syscall(SYS_fork))) { pause(); _exit(3); }
  syscall(SYS_wait4, -1, &status, WNOHANG, usage);
  syscall(SYS_wait4, -1, 1, WNOHANG, 1);
  kill(child, 19);
  syscall(SYS_wait4, child, &status, WUNTRACED | WCONTINUED, 0);
  kill(child, 18);
  syscall(SYS_wait4, child, &status, WUNTRACED | WCONTINUED, 0);
  syscall(SYS_waitid, P_PID, child, page, WEXITED | WNOHANG, 0);
  kill(child, 9);
  syscall(SYS_wait4, -child, &status, 0, 0);
  syscall(SYS_wait4, child, &status, 0, 0);
  if (!(child = syscall(SYS_fork))) raise(35);
  syscall(SYS_wait4, child, &status, 0, 1);
  if (!(child = syscall(SYS_fork))) _exit(1);
  syscall(SYS_wait4, child, 1, 0, 0);
  if (!(child = syscall(SYS_fork))) _exit(-1);
  syscall(SYS_waitid, P_PID, child, page, WEXITED | WNOWAIT, 0);
  syscall(SYS_waitid, P_PID, child, page, WEXITED, 0);
  syscall(SYS_waitid, P_PID, 77777, page, WEXITED, usage);
  syscall(SYS_waitid, P_PGID, 0, 1, WEXITED, 1);
  syscall(SYS_waitid, P_PIDFD, 3, 1, WEXITED, 1);
  syscall(SYS_waitid, 77, -1, 0, 0, 0);
  return 0;
}
