// The calls that only x86 has.
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
#include <asm/ldt.h>
static struct user_desc u;

int main(void) {
  page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  end = page + 4096;
  chdir("hstrace-start");
  syscall(SYS_arch_prctl, 0x1003, page);
  syscall(SYS_arch_prctl, 0x1004, page);
  syscall(SYS_arch_prctl, 0x1011, 1);
  syscall(SYS_arch_prctl, 0x1012, 1);
  syscall(SYS_arch_prctl, 0x1021, page);
  syscall(SYS_arch_prctl, 0x1022, page);
  syscall(SYS_arch_prctl, 0x1023, 18);
  syscall(SYS_arch_prctl, 0x1024, page);
  syscall(SYS_arch_prctl, 0x1025, 17);
  syscall(SYS_arch_prctl, 0x2001, page);
  syscall(SYS_arch_prctl, 0x1003, 1);
  syscall(SYS_arch_prctl, 0, 0);
  syscall(SYS_arch_prctl, 0x1023, 99);
  syscall(SYS_arch_prctl, 0x3001, page);
  memset(&u, 0, sizeof u);
  u.entry_number = -1;
  u.base_addr = 0x1000;
  u.limit = 0xfffff;
  u.seg_32bit = 1;
  u.limit_in_pages = 1;
  u.useable = 1;
  syscall(SYS_modify_ldt, 0, page, 64);
  syscall(SYS_modify_ldt, 1, &u, sizeof u);
  syscall(SYS_modify_ldt, 0x11, &u, sizeof u);
  syscall(SYS_modify_ldt, 0x11, &u, 3);
  syscall(SYS_modify_ldt, 2, page, 16);
  syscall(SYS_modify_ldt, 5, page, 16);
  syscall(SYS_modify_ldt, 1, 1, 16);
  syscall(SYS_modify_ldt, 1, 1, 1);
  syscall(SYS_modify_ldt, 1, 0, 16);
  u.contents = 3;
  u.read_exec_only = 1;
  u.seg_not_present = 1;
  syscall(SYS_modify_ldt, 1, &u, sizeof u);
  return 0;
}
