// Mappings: mmap(2), munmap(2), mprotect(2), mremap(2), madvise(2), msync(2), mincore(2), mlock(2), brk(2), remap_file_pages(2).
// options: -s32
// options: -Xraw
// options: -Xverbose
// options: -v
// differs before 7.2: 0x8 /\* (0x8 /\* )?MAP_\?\?\?: MAP_DROPPABLE is of Linux 6.11
// differs before 7.2: MAP_FILE\|0x80\b: MAP_ABOVE4G is of Linux 6.6
// differs before 7.2: MADV_GUARD: of Linux 6.13
// differs before 7.2: 0x6[67] /\* MADV_\?\?\?: MADV_GUARD_INSTALL and MADV_GUARD_REMOVE are of Linux 6.13
// differs before 7.2: ^mremap\(.*(MREMAP_DONTUNMAP|0x5): newer versions show the address with MREMAP_DONTUNMAP, too
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FAR 0x7ffffffff000UL

int main(void) {
  chdir("hstrace-start");
  long page = sysconf(_SC_PAGESIZE);
  int fd = open("memory-maps.tmp", O_RDWR | O_CREAT | O_TRUNC, 0600);
  ftruncate(fd, 4 * page);
  static const unsigned long prots[] = {0, 1, 2, 4, 7, 8, 0x10, 0x20, 0x1000000, 0x2000003, 0xf00, 0xdeadbeef00000001};
  for (unsigned i = 0; i < sizeof prots / sizeof *prots; i++) syscall(SYS_mprotect, FAR, page, prots[i]);
  static const unsigned long flags[] = {0,          1,        2,        3,          4,          5,         6,         7,
                                        8,          9,        15,       0x22,       0x32,       0x40022,   0x54040022, 0x78040022,
                                        0x8010ff02, 0x100022, 0x4000022, 0xfc000000, 0x80000022, 0x21,     0xf0000f02, 0xdeadbeef00000022,
                                        0x40,       0x80,     0x200,    0x400, 0x01000000, 0x200000 };
  for (unsigned i = 0; i < sizeof flags / sizeof *flags; i++) syscall(SYS_mmap, FAR + 1, page, 3, flags[i], -1, 0);
  char *map = mmap((void *)0x10000000, 4 * page, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, 0);
  char *map2 = mmap((void *)0x20000000, page, PROT_READ, MAP_PRIVATE | MAP_FIXED_NOREPLACE | MAP_POPULATE | MAP_NORESERVE, fd, 2 * page);
  syscall(SYS_mmap, 0, 0, 0, 2, fd, 0x8000000000001000UL);
  syscall(SYS_mmap, 0, -1UL, 0, 2, 0xfffffffffdUL, 1);
  mprotect(map2, page, PROT_READ | PROT_EXEC);
  map[0] = 1;
  unsigned char vec[64];
  mincore(map, 4 * page, vec);
  mincore(map, page, vec);
  mincore(map, 1, vec);
  mincore(map, 0, vec);
  mincore(map + 1, 1, vec);
  mincore(map, page, (void *)1);
  mincore(map, page, 0);
  mincore((void *)FAR, 2 * page, vec);
  char *many = mmap((void *)0x30000000, 40 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  many[0] = many[2 * page] = 1;
  mincore(many, 40 * page, vec);
  static const int syncs[] = {0, 1, 2, 4, 5, 7, 8, 0x80000000};
  for (unsigned i = 0; i < sizeof syncs / sizeof *syncs; i++) syscall(SYS_msync, FAR + page, page, syncs[i]);
  msync(map, page, MS_SYNC);
  for (unsigned long i = 0; i < 28; i++) syscall(SYS_madvise, FAR + page, page, i);
  for (unsigned long i = 98; i < 106; i++) syscall(SYS_madvise, FAR + page, page, i);
  syscall(SYS_madvise, FAR + page, page, 0xfacefeed00000001UL);
  syscall(SYS_madvise, FAR + page, page, -1UL);
  madvise(many, page, MADV_DONTNEED);
  for (unsigned long i = 0; i < 10; i++) syscall(SYS_mremap, FAR + 1, page, 2 * page, i, FAR + page);
  syscall(SYS_mremap, FAR + 1, page, 2 * page, 0xdead00000002UL, 0);
  mremap(many, 40 * page, 20 * page, 0);
  mremap(many, 20 * page, 20 * page, MREMAP_MAYMOVE | MREMAP_FIXED, (void *)0x40000000);
  mlock((void *)0x40000000, page);
  munlock((void *)0x40000000, page);
  mlock((void *)FAR, page);
  munlock((void *)FAR, -1UL);
  syscall(SYS_mlock2, 0x40000000, page, 0);
  syscall(SYS_mlock2, 0x40000000, page, 1);
  syscall(SYS_mlock2, 0x40000000, page, 2);
  syscall(SYS_mlock2, 0x40000000, page, 0xdead00000003UL);
  mlockall(MCL_FUTURE);
  for (int i = 0; i < 20; i += 3) syscall(SYS_mlockall, 8 + i);
  syscall(SYS_mlockall, 0);
  munlockall();
  syscall(SYS_remap_file_pages, map, page, 0, 1, 0);
  syscall(SYS_remap_file_pages, FAR, page, 0xdead0000000fUL, 0xdead00000001UL, 0xdead00000002UL);
  syscall(SYS_remap_file_pages, FAR, page, PROT_READ, 1, MAP_SHARED | MAP_NONBLOCK | 0x54000000);
  syscall(SYS_brk, 0);
  syscall(SYS_brk, 1);
  munmap(map, 4 * page);
  munmap((void *)1, page);
  munmap(0, 0);
  syscall(SYS_munmap, -1UL, -1UL);
  unlink("memory-maps.tmp");
  return 0;
}
