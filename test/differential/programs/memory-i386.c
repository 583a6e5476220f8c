// Memory calls of 32-bit programs: mmap of old, whose arguments lie in memory, and mmap2.
// compile: -m32
// options: -s32
// options: -Xraw
// options: -e verbose=none
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  chdir("hstrace-start");
  char *page = mmap((void *)0x10000000, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  unsigned *a = (void *)page;
  a[0] = 0x20000000, a[1] = 4096, a[2] = 3, a[3] = 0x32, a[4] = -1, a[5] = 0x1000;
  syscall(SYS_mmap, a);
  syscall(SYS_mmap, 1);
  syscall(SYS_mmap, 0);
  syscall(SYS_mmap, page + 4096 - 20);
  a[3] = 0x8010ff42, a[5] = 0x80000001;
  syscall(SYS_mmap, a);
  syscall(SYS_mmap2, 0x30000000, 4096, 3, 0x32, -1, 0xfffff001);
  syscall(SYS_mmap2, 0, -1, 3, 0x22, -1, 1);
  syscall(SYS_munmap, 0xfffff000, -1);
  syscall(SYS_mprotect, 0xfffff000, 4096, 0xdeadbeef);
  syscall(SYS_mremap, 0xfffff000, 4096, 8192, 3, 0xffffe000);
  syscall(SYS_brk, 0xffffffff);
  unsigned *mask = (void *)(page + 64);
  mask[0] = 1, mask[1] = -1;
  syscall(SYS_mbind, 0xfffff000, 4096, 2, mask, 34, 0);
  syscall(SYS_mbind, 0xfffff000, 4096, 2, mask, 33, 0);
  syscall(SYS_mbind, 0xfffff000, 4096, 2, mask, 1, 0);
  syscall(SYS_mbind, 0xfffff000, 4096, 2, mask, -1, 0);
  syscall(SYS_set_mempolicy, 0x8002, mask, 66);
  syscall(SYS_get_mempolicy, mask + 8, mask + 10, 1024, 0, 0);
  syscall(SYS_mincore, page, 4096, page + 100);
  syscall(SYS_process_vm_writev, getpid(), 1, 2, 3, 4, 5);
  syscall(SYS_remap_file_pages, page, 4096, 0, 1, 0);
  return 0;
}
