// Asks for and sets limits, and what was used.
// options: 
// options: -v
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
  static uint64_t r[2];
  static char out[300];
  syscall(SYS_prlimit64, 0, 7, 0, out);
  syscall(SYS_prlimit64, 0, 3, out, out + 16);
  syscall(SYS_prlimit64, 0, 77, 0, 0);
  syscall(SYS_prlimit64, -1, -1, 1, 1);
  syscall(SYS_prlimit64, 0, 2, 0, end - 8);
  r[0] = 1025;
  r[1] = 1024 * 1024 * 1024;
  syscall(SYS_prlimit64, 0, 4, r, 0);
  r[0] = 1024;
  r[1] = -1;
  syscall(SYS_setrlimit, 4, r);
  r[0] = 1023 * 1024ull;
  r[1] = -2;
  syscall(SYS_setrlimit, 4, r);
  syscall(SYS_getrlimit, 4, r);
  syscall(SYS_getrlimit, 4, 1);
  syscall(SYS_getrlimit, 99, r);
  syscall(SYS_setrlimit, 4, end - 8);
  syscall(SYS_getrusage, -1, out);
  syscall(SYS_getrusage, 7, out);
  syscall(SYS_getrusage, 0, 1);
  syscall(SYS_getrusage, -2, 0);
  syscall(SYS_times, 1);
  syscall(SYS_sethostname, "abc", -1);
  syscall(SYS_sethostname, 1, 3);
  syscall(SYS_setdomainname, "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", 52);
  syscall(SYS_setdomainname, "abc", 65);
  syscall(SYS_sethostname, "a", 0);
  syscall(SYS_uname, out);
  syscall(SYS_uname, 1);
  syscall(SYS_uname, end - 100);
  syscall(SYS_sysinfo, 1);
  syscall(SYS_getrandom, out, 5, 7);
  syscall(SYS_getrandom, out, 5, 0x18);
  syscall(SYS_getrandom, out, 0, 0);
  syscall(SYS_getrandom, 1, 5, 4);
  syscall(SYS_getcpu, 0, page + 4, 0);
  syscall(SYS_getcpu, 1, 0, 1);
  return 0;
}
