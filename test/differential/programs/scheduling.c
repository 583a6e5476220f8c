// Sees and changes how it is scheduled.
// options: 
// options: -Xraw
// options: -Xverbose
// differs before 7.2: membarrier\(.*0x200: a command newer than 6.1
// differs before 7.2: ^sched_(setscheduler|getscheduler|getparam|setparam|setattr|getattr)\(: newer versions show a structure, and flags
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
  static int prio;
  static struct { uint32_t size, policy; uint64_t flags; int32_t nice; uint32_t prio; uint64_t rt, dl, per; uint32_t umin, umax; uint64_t extra; } a;
  syscall(SYS_sched_getscheduler, 0);
  syscall(SYS_sched_getscheduler, -1);
  syscall(SYS_sched_setscheduler, 0, 3, &prio);
  syscall(SYS_sched_getscheduler, 0);
  syscall(SYS_sched_setscheduler, 0, 0x40000000 | 5, &prio);
  syscall(SYS_sched_getscheduler, 0);
  syscall(SYS_sched_setscheduler, 0, -1, 1);
  syscall(SYS_sched_setscheduler, 0, 0, &prio);
  syscall(SYS_sched_getparam, 0, page);
  syscall(SYS_sched_getparam, 0, 1);
  syscall(SYS_sched_getparam, -1, page);
  syscall(SYS_sched_setparam, 0, &prio);
  syscall(SYS_sched_setparam, 0, 0);
  syscall(SYS_sched_get_priority_max, 1);
  syscall(SYS_sched_get_priority_min, 77);
  syscall(SYS_sched_rr_get_interval, 0, page);
  syscall(SYS_sched_rr_get_interval, -1, page);
  a.size = 48;
  a.nice = 1;
  syscall(SYS_sched_setattr, 0, &a, 0);
  a.size = 56;
  syscall(SYS_sched_setattr, 0, &a, 1);
  a.size = 0;
  syscall(SYS_sched_setattr, 0, &a, 0);
  a.size = 4;
  syscall(SYS_sched_setattr, 0, &a, 0);
  a.size = 64;
  syscall(SYS_sched_setattr, 0, &a, 0);
  a.extra = 5;
  syscall(SYS_sched_setattr, 0, &a, 0);
  a.size = 56;
  a.flags = 0x18 | 0x100;
  syscall(SYS_sched_setattr, 0, &a, 0);
  a.flags = 0x10;
  syscall(SYS_sched_setattr, 0, &a, -1);
  a.policy = -1;
  a.flags = 8;
  syscall(SYS_sched_setattr, 0, &a, -1);
  syscall(SYS_sched_setattr, 0, 1, 0);
  syscall(SYS_sched_setattr, 0, 0, 0);
  syscall(SYS_sched_setattr, 0, end - 8, 0);
  a.size = 48;
  a.flags = 0x60;
  syscall(SYS_sched_setattr, 0, &a, 0);
  syscall(SYS_sched_getattr, 0, page, 48, 0);
  syscall(SYS_sched_getattr, 0, page, 56, 0);
  syscall(SYS_sched_getattr, 0, page, 100, 0);
  syscall(SYS_sched_getattr, 0, page, 0, 0);
  syscall(SYS_sched_getattr, 0, page, 8, 1);
  syscall(SYS_sched_getattr, -1, page, 48, 0);
  syscall(SYS_sched_getattr, 0, 1, 48, 0);
  syscall(SYS_sched_getattr, 0, 0, 48, 0);
  syscall(SYS_getpriority, 0, 0);
  syscall(SYS_getpriority, 1, 0);
  syscall(SYS_getpriority, 7, 0);
  syscall(SYS_setpriority, 0, 0, 5);
  syscall(SYS_setpriority, 2, -1, -21);
  syscall(SYS_setpriority, 1, 3, 100);
  syscall(SYS_ioprio_get, 1, 0);
  syscall(SYS_ioprio_set, 1, 0, (2 << 13) | 4);
  syscall(SYS_ioprio_get, 1, 0);
  syscall(SYS_ioprio_set, 1, 0, (2 << 13) | (3 << 3) | 4);
  syscall(SYS_ioprio_get, 1, 0);
  syscall(SYS_ioprio_set, 1, 0, (7 << 13) | 4);
  syscall(SYS_ioprio_set, 2, 1, 0x12340000);
  syscall(SYS_ioprio_set, 1, 0, -1);
  syscall(SYS_ioprio_get, 3, -1);
  syscall(SYS_ioprio_get, 9, 5);
  syscall(SYS_ioprio_set, 1, 0, (3 << 13) | 0);
  syscall(SYS_ioprio_get, 1, 0);
  syscall(SYS_ioprio_set, 1, 0, (1 << 13) | 0x1ff8);
  syscall(SYS_membarrier, 0, 0, 0);
  syscall(SYS_membarrier, 0x10, 0, 0);
  syscall(SYS_membarrier, 8, 0, 0);
  syscall(SYS_membarrier, 0x80, 1, 3);
  syscall(SYS_membarrier, 3, 2, -1);
  syscall(SYS_membarrier, 0x100000, 0xff00, -1);
  syscall(SYS_membarrier, 512, 0, 0);
  syscall(SYS_sched_getaffinity, 0, 128, page);
  syscall(SYS_sched_getaffinity, 0, 1, page);
  syscall(SYS_sched_getaffinity, 0, 8, 1);
  memset(page, 0x5, 30);
  syscall(SYS_sched_setaffinity, 0, 8, page);
  syscall(SYS_sched_setaffinity, 0, 128, page);
  syscall(SYS_sched_setaffinity, 0, 4, page);
  syscall(SYS_sched_setaffinity, 0, 0, page);
  syscall(SYS_sched_setaffinity, 0, 8, end - 4);
  syscall(SYS_sched_setaffinity, -1, 8, 0);
  syscall(SYS_sched_setaffinity, 0, 10, page);
  syscall(SYS_sched_setaffinity, 0, 13, page);
  syscall(SYS_sched_setaffinity, 0, 3, page);
  syscall(SYS_sched_yield);
  return 0;
}
