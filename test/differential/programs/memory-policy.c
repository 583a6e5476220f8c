// NUMA memory policy: mbind(2), set_mempolicy(2), get_mempolicy(2), migrate_pages(2), move_pages(2), set_mempolicy_home_node(2).
// options: -s32
// options: -Xraw
// options: -Xverbose
// options: -v
// differs before 7.2: 0x6 /\* MPOL_: MPOL_WEIGHTED_INTERLEAVE is of Linux 6.9
// differs before 7.2: MPOL_\?\?\?: newer versions say MPOL_F_??? and MPOL_MF_???
#define _GNU_SOURCE
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_set_mempolicy_home_node
#define SYS_set_mempolicy_home_node 450
#endif

int main(void) {
  chdir("hstrace-start");
  long page = sysconf(_SC_PAGESIZE);
  char *map = mmap((void *)0x10000000, 8 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  unsigned long *mask = mmap((void *)0x20000000, 4 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  mask[0] = 1;
  mask[1] = -1UL;
  static const unsigned long modes[] = {0, 1, 2, 3, 4, 5, 6, 7, 0x2000, 0x4001, 0x8003, 0xe002, 0x1000, 0x8008, 0x10000, 0xdeadbeef00000002, 0x18007, 0x80000000};
  for (unsigned i = 0; i < sizeof modes / sizeof *modes; i++) {
    syscall(SYS_mbind, 0x7ffffffff000UL, page, modes[i], 0, 0, 0);
    syscall(SYS_set_mempolicy, modes[i] | 0x100000, 0, 0);
    syscall(SYS_set_mempolicy, modes[i], mask, 3 | (modes[i] & 0xff0) << 8);
  }
  static const unsigned long flags[] = {1, 2, 3, 4, 7, 8, 0xf, 0x80000002, 0xdeadbeef00000001};
  for (unsigned i = 0; i < sizeof flags / sizeof *flags; i++) syscall(SYS_mbind, 0x7ffffffff000UL, page, 2, mask, 8, flags[i]);
  static const unsigned long nodes[] = {0, 1, 2, 63, 64, 65, 66, 128, 129, 130, 1025, 2200};
  for (unsigned i = 0; i < sizeof nodes / sizeof *nodes; i++) {
    syscall(SYS_mbind, map, page, 2, mask, nodes[i], 0);
    syscall(SYS_get_mempolicy, 0, mask + 2, nodes[i], 0, 0);
  }
  syscall(SYS_mbind, 0x7ffffffff000UL, page, 2, 1, 8, 0);
  syscall(SYS_mbind, 0x7ffffffff000UL, page, 2, mask, -1UL, 0);
  syscall(SYS_mbind, 0x7ffffffff000UL, page, 2, mask, -63UL, 0);
  int mode = 77;
  syscall(SYS_get_mempolicy, &mode, mask + 2, 1024, 0, 0);
  syscall(SYS_get_mempolicy, &mode, 0, 0, map, 2);
  syscall(SYS_get_mempolicy, &mode, 0, 0, map, 3);
  syscall(SYS_get_mempolicy, 0, mask + 2, 1024, 0, 4);
  syscall(SYS_get_mempolicy, &mode, mask + 2, 1024, map, 0xff);
  syscall(SYS_get_mempolicy, &mode, mask + 2, 1024, map, 0xdeadbeef00000000);
  syscall(SYS_get_mempolicy, 1, 1, 64, 1, 8);
  syscall(SYS_migrate_pages, 0, 64, mask, mask);
  syscall(SYS_migrate_pages, -1, 128, mask, 1);
  syscall(SYS_migrate_pages, 0x1234567800000000, 1, 0, mask);
  void *pages[40];
  int to[40], status[40];
  for (int i = 0; i < 40; i++) {
    pages[i] = map + page * (i % 9) + (i & 1);
    to[i] = i == 3 ? 5 : 0;
    status[i] = -77;
  }
  map[0] = map[page] = 1;
  syscall(SYS_move_pages, 0, 1, pages, 0, status, 0);
  syscall(SYS_move_pages, 0, 9, pages, 0, status, 2);
  syscall(SYS_move_pages, 0, 9, pages, to, status, 2);
  syscall(SYS_move_pages, 0, 3, pages, to, status, 2);
  syscall(SYS_move_pages, 0, 40, pages, 0, status, 4);
  syscall(SYS_move_pages, -1, 2, pages, to, 1, 6);
  syscall(SYS_move_pages, 0, 2, 1, 1, 1, 1);
  syscall(SYS_move_pages, 0, 0, pages, to, status, 0xdeadbeef00000000);
  syscall(SYS_move_pages, 0, 0, 0, 0, 0, 0xf9);
  syscall(SYS_set_mempolicy_home_node, map, page, 0, 0);
  syscall(SYS_set_mempolicy_home_node, map, -1UL, -1UL, 0xdeadbeef00000001UL);
  syscall(SYS_set_mempolicy, 0, 0, 0);
  return 0;
}
