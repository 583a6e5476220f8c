// Asks for and changes ids.
// options: 
// options: -v
// options: -Xraw
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
  syscall(SYS_getpid);
  syscall(SYS_gettid);
  syscall(SYS_getuid);
  syscall(SYS_geteuid);
  syscall(SYS_getgid);
  syscall(SYS_getegid);
  syscall(SYS_getpgid, 0);
  syscall(SYS_getpgid, -7);
  syscall(SYS_getsid, 1);
  syscall(SYS_setpgid, 0, 0);
  syscall(SYS_setpgid, -1, -1);
  syscall(SYS_setsid);
  syscall(SYS_getresuid, page, page + 4, page + 8);
  syscall(SYS_getresuid, 1, page, page);
  syscall(SYS_getresgid, page, page + 4, page + 8);
  syscall(SYS_getresgid, 0, 0, 0);
  syscall(SYS_setuid, -1);
  syscall(SYS_setgid, 0xfffffffeu);
  syscall(SYS_setgid, 0);
  syscall(SYS_setreuid, -1, 0);
  syscall(SYS_setregid, -1, -1);
  syscall(SYS_setresuid, -1, -1, 0);
  syscall(SYS_setresgid, -1, -1, 0);
  syscall(SYS_setfsuid, -1);
  syscall(SYS_setfsgid, -1);
  syscall(SYS_setfsuid, 0);
  syscall(SYS_setfsgid, 0x12345678);
  syscall(SYS_setfsgid, 0);
  static uint32_t g[70];
  for (int i = 0; i < 70; i++) g[i] = i;
  syscall(SYS_setgroups, 3, g);
  syscall(SYS_getgroups, 0, 0);
  syscall(SYS_getgroups, 0, page);
  syscall(SYS_getgroups, 10, page);
  syscall(SYS_getgroups, 1, page);
  syscall(SYS_getgroups, 3, end - 4);
  syscall(SYS_setgroups, 40, g);
  syscall(SYS_getgroups, 70, page);
  syscall(SYS_setgroups, -1, g);
  syscall(SYS_setgroups, 70000, g);
  syscall(SYS_setgroups, 0, g);
  syscall(SYS_setgroups, 0, 0);
  syscall(SYS_getgroups, 2, page);
  syscall(SYS_setgroups, 2, 1);
  syscall(SYS_setgroups, 2, end - 4);
  syscall(SYS_getgroups, -1, page);
  g[1] = -1;
  syscall(SYS_setgroups, 2, g);
  return 0;
}
