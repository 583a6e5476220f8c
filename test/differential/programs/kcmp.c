// Compares processes, and changes namespaces.
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
  chdir("hstrace-start");
  static int slot[3] = {1, 2, 3};
  syscall(SYS_kcmp, 1, 2, 0, 3, 4);
  syscall(SYS_kcmp, 1, 2, 1, 3, 4);
  syscall(SYS_kcmp, 1, 2, 7, 3, slot);
  syscall(SYS_kcmp, getpid(), getpid(), 0, 1, 1);
  syscall(SYS_kcmp, -1, 2, 99, 3, slot);
  syscall(SYS_kcmp, -1, 2, 2, 3, slot);
  syscall(SYS_kcmp, 1, 2, 7, 3, 1);
  syscall(SYS_kcmp, 1, 2, 7, 3, end - 8);
  syscall(SYS_unshare, 0);
  syscall(SYS_unshare, 0x80);
  syscall(SYS_unshare, 0x1000000000 | 0x10000000);
  syscall(SYS_unshare, 0x1);
  syscall(SYS_setns, 3, 0);
  syscall(SYS_setns, 3, 0x20000000);
  syscall(SYS_setns, 3, 0x20000001);
  syscall(SYS_setns, -1, 0x60000000);
  return 0;
}
