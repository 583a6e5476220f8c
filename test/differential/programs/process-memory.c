// The memory of other processes and its protection: process_vm_readv(2), process_vm_writev(2), process_madvise(2),
// process_mrelease(2), pkey_*(2), mseal(2), map_shadow_stack(2), userfaultfd(2).
// options: -s32
// options: -Xraw
// options: -Xverbose
// options: -v
// differs before 7.2: syscall_0x1c5: map_shadow_stack is of Linux 6.6
// differs before 7.2: syscall_0x1ce: mseal is of Linux 6.10
// differs before 7.2: PKEY_DISABLE: bits have names since Linux 6.15
// differs before 7.2: ^pkey_alloc\(|PKEY_UNRESTRICTED: bits have names since Linux 6.15
#define _GNU_SOURCE
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

int main(void) {
  chdir("hstrace-start");
  long page = sysconf(_SC_PAGESIZE);
  char *map = mmap((void *)0x10000000, 4 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  munmap(map + 3 * page, page);
  char *data = map;
  strcpy(data, "The quick brown fox jumps over the lazy dog");
  char *to = map + 256;
  int pid = getpid();
  struct iovec *local = (void *)(map + page);
  struct iovec *remote = (void *)(map + 2 * page);
  local[0] = (struct iovec){to, 10};
  local[1] = (struct iovec){to + 10, 40};
  local[2] = (struct iovec){to + 100, 8};
  remote[0] = (struct iovec){data, 20};
  remote[1] = (struct iovec){data + 20, 5};
  syscall(SYS_process_vm_readv, pid, local, 2, remote, 2, 0);
  syscall(SYS_process_vm_readv, pid, local, 3, remote, 1, 0);
  syscall(SYS_process_vm_readv, pid, local, 0, remote, 1, 0);
  syscall(SYS_process_vm_readv, pid, local, 3, remote, 0, 0);
  syscall(SYS_process_vm_readv, 0x7fffffff, local, 2, remote, 2, 0);
  syscall(SYS_process_vm_readv, pid, local, 2, remote, 2, 1);
  syscall(SYS_process_vm_readv, pid, 1, 2, remote, 2, -1UL);
  syscall(SYS_process_vm_readv, pid, local, 2, 0, 2, 0);
  syscall(SYS_process_vm_readv, pid, local, -1UL, remote, 2, 0);
  remote[0].iov_base = (void *)1;
  syscall(SYS_process_vm_readv, pid, local, 2, remote, 2, 0);
  remote[0].iov_base = data;
  syscall(SYS_process_vm_writev, pid, local, 2, remote, 2, 0);
  syscall(SYS_process_vm_writev, pid, local, 2, remote, 1, 7);
  syscall(SYS_process_vm_writev, 0x7fffffff, local, 3, remote, 1, 0);
  syscall(SYS_process_vm_writev, pid, 0, 3, 1, 1, 0);
  struct iovec *edge = (void *)(map + 3 * page - sizeof(struct iovec));
  *edge = local[0];
  syscall(SYS_process_vm_writev, pid, edge, 2, edge, 2, 0);
  syscall(SYS_process_vm_readv, pid, edge, 2, edge, 2, 0);
  syscall(SYS_process_madvise, -1, remote, 2, MADV_COLD, 0);
  syscall(SYS_process_madvise, 0xdeadbeef00000001, remote, 1, 0xdeadbeef00000015, 0xdeadbeef00000001);
  syscall(SYS_process_madvise, 1, 1, 1, -1, -1);
  syscall(SYS_process_madvise, 1, 0, -1UL, 99, 0);
  syscall(448 /* process_mrelease */, -1, 0);
  syscall(448, 0xdeadbeef00000003, 0xdeadbeef00000001);
  syscall(SYS_pkey_alloc, 1, 0);
  for (int i = 0; i < 20; i += 3) syscall(SYS_pkey_alloc, 0xdeadbeef00000001, i);
  syscall(SYS_pkey_alloc, 1, 0xdeadbeef00000001);
  syscall(SYS_pkey_mprotect, map, page, 3, 77);
  syscall(SYS_pkey_mprotect, map, page, 0xdeadbeef00000000, 0xdeadbeefffffffff);
  syscall(SYS_pkey_free, 77);
  syscall(SYS_pkey_free, 0xdeadbeefffffffff);
  syscall(SYS_userfaultfd, 0x1000);
  syscall(SYS_userfaultfd, 0xdeadbeef00081801);
  int fd = syscall(SYS_userfaultfd, O_CLOEXEC | O_NONBLOCK | 1);
  close(fd);
  syscall(453 /* map_shadow_stack */, 0, page, 4);
  syscall(453, 0xfffffffffffff000, page, 0xdeadbeef00000001);
  syscall(453, 1, -1UL, 7);
  syscall(462 /* mseal */, map, page, 1);
  syscall(462, map + 1, -1UL, 0xdeadbeef00000000);
  return 0;
}
