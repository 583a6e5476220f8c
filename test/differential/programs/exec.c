// Runs programs that are not there, with arguments of every shape.
// options: 
// differs before 7.2: AT_EXECVE_CHECK: newer than 6.1
// options: -v
// options: -Xraw
// options: -Xverbose
// options: -s 3
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
  char *none[] = {0};
  char *one[] = {"a", (char *)1, 0};
  syscall(SYS_execve, 0, 0, 0);
  syscall(SYS_execve, "/x", 1, 1);
  syscall(SYS_execve, "/x", none, none);
  syscall(SYS_execve, "/x", one, one);
  char **tail = (char **)(end - 2 * sizeof(char *));
  tail[0] = "a";
  tail[1] = "b";
  syscall(SYS_execve, "/x", tail, tail);
  syscall(SYS_execve, "/x", end, end);
  char *many[40];
  for (int i = 0; i < 39; i++) many[i] = "x";
  many[39] = 0;
  syscall(SYS_execve, "/x", many, many);
  many[32] = 0;
  syscall(SYS_execve, "/x", many, many);
  many[31] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  many[33] = 0;
  syscall(SYS_execve, many[31], many, many);
  syscall(SYS_execveat, -100, "x", many + 30, many + 30, 0xffff1000);
  syscall(SYS_execveat, 7, "x", many + 30, many + 30, 0);
  syscall(SYS_execveat, 7, "x", many + 30, many + 30, 0x1100);
  syscall(SYS_execveat, 7, "x", many + 30, many + 30, 0x4000);
  return 0;
}
