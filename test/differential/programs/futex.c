// Waits for and wakes nobody, in all ways.
// options: 
// options: -Xraw
// options: -Xverbose
// differs before 7.2: FUTEX_UNLOCK_\w+_LIST: newer than 6.1
// differs before 7.2: futex_waitv: its flags are those of FUTEX2 since 6.16
// differs before 7.2: set_tid_address\(NULL: newer versions show an address
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
  static struct timespec ts = {0, 1};
  static int f = 5, other;
  static int ops[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 99};
  static unsigned flags[] = {0, 128, 256, 384, 512, 0x80000000};
  for (int j = 0; j < 6; j++)
  for (int i = 0; i < 16; i++) syscall(SYS_futex, &f, ops[i] | flags[j], i, &ts, &other, i == 5 ? 0x9fffffff : i * 0x11111111u);
  syscall(SYS_futex, 0, 1, -1, 0, 0, 0);
  syscall(SYS_futex, 0, 9, -1, 0, 0, -1);
  syscall(SYS_futex, 0, 0, -1, 1, 0, -1);
  syscall(SYS_futex, 0, 5, 1, 1, 0, 0x31fff000);
  syscall(SYS_futex, 0, 5, 1, 1, 0, (0 << 28) | (1 << 24) | (3 << 12) | 7);
  static struct { uint64_t val, uaddr; uint32_t flags, res; } w[140] = {{1, 0, 2, 0}, {2, 0x1234, 0x82, 0}, {3, 0xdeadbeefdeadull, 0x80, 7}};
  syscall(449, w, 3, 0, &ts, CLOCK_MONOTONIC);
  syscall(449, w, 0, 1, 0, 0);
  syscall(449, w, 33, 1, 1, 99);
  syscall(449, w, 130, 1, 1, 99);
  syscall(449, 1, 1, 0, 0, 1);
  syscall(449, end - 24 - 8, 2, 0, 0, 1);
  syscall(449, 0, 1, 0, 0, 1);
  syscall(SYS_set_tid_address, page);
  syscall(SYS_set_tid_address, 0);
  syscall(SYS_set_robust_list, page, 24);
  syscall(SYS_set_robust_list, 0, 0);
  syscall(SYS_get_robust_list, 0, page, page + 8);
  syscall(SYS_get_robust_list, -1, 1, 1);
  syscall(SYS_get_robust_list, 0, 0, 0);
  syscall(SYS_get_robust_list, 0, 1, page);
  return 0;
}
