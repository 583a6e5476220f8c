// The calls that only 32-bit x86 has.
// options: 
// options: -Xraw
// options: -Xverbose
// compile: -m32
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
  u.entry_number = -1;
  syscall(SYS_set_thread_area, &u);
  syscall(SYS_set_thread_area, 1);
  syscall(SYS_set_thread_area, 0);
  syscall(SYS_get_thread_area, &u);
  syscall(SYS_get_thread_area, 1);
  u.entry_number = 99;
  syscall(SYS_get_thread_area, &u);
  syscall(SYS_clone, 0x80000 | 0x800, 0, 0, &u, 0);
  syscall(SYS_clone, 0x80000 | 0x800, 0, 0, 1, 0);
  static uint64_t a[11];
  a[0] = 0x80000 | 0x800;
  a[7] = (unsigned long)&u;
  syscall(SYS_clone3, a, 88);
  a[7] = 1;
  syscall(SYS_clone3, a, 64);
  a[0] = 0x800 | 0x101000;
  a[1] = (unsigned long)page;
  a[8] = (unsigned long)page;
  a[9] = 2;
  syscall(SYS_clone3, a, 88);
  syscall(SYS_getuid32);
  syscall(SYS_getuid);
  syscall(SYS_setuid, 0xffff);
  syscall(SYS_setuid, 0x1ffff);
  syscall(SYS_setuid32, 0xffffffff);
  syscall(SYS_setresuid, -1, -1, 0);
  syscall(SYS_getresuid, page, page + 2, page + 4);
  syscall(SYS_getresuid32, page, page + 2, page + 4);
  syscall(SYS_setfsuid, -1);
  syscall(SYS_setfsgid32, -1);
  static uint16_t g16[] = {1, 0xffff, 2};
  static uint32_t g32[] = {1, 0xffff, 2};
  syscall(SYS_setgroups, 3, g16);
  syscall(SYS_setgroups32, 3, g32);
  syscall(SYS_getgroups, 3, page);
  syscall(SYS_getgroups32, 3, page);
  static unsigned rl[2] = {-1, 2048};
  syscall(SYS_setrlimit, 4, rl);
  syscall(SYS_getrlimit, 4, page);
  syscall(SYS_ugetrlimit, 4, page);
  rl[0] = 0x7fffffff;
  syscall(SYS_setrlimit, 4, rl);
  syscall(SYS_uname, page);
  syscall(SYS_olduname, page);
  syscall(SYS_oldolduname, page);
  syscall(SYS_getrusage, -1, page);
  syscall(SYS_iopl, 3);
  syscall(SYS_ioperm, 1, 2, 1);
  syscall(SYS_nice, 1);
  syscall(SYS_nice, -1);
  syscall(SYS_waitpid, -1, page, 1);
  syscall(SYS_vm86, 1, 2);
  syscall(SYS_vm86old, 2);
  static int f = 5;
  static long long ts64[2] = {0, 1};
  static long ts32[2] = {0, 1};
  syscall(SYS_futex, &f, 0, 4, ts32, 0, 0);
  syscall(422, &f, 0, 4, ts64, 0, 0);
  syscall(422, &f, 0x109, 4, 1, 0, -1);
  syscall(SYS_sched_rr_get_interval, 0, page);
  syscall(423, 0, page);
  syscall(SYS_set_robust_list, page, 12);
  syscall(SYS_get_robust_list, 0, page, page + 8);
  syscall(SYS_prlimit64, 0, 3, 0, page);
  syscall(SYS_capget, page, 0);
  return 0;
}
