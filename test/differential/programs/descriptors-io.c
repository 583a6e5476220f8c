// Reading and writing, also with vectors and at offsets.
// options: -e trace=read,write,readv,writev,preadv,pwritev,preadv2,pwritev2,pread64,pwrite64
// options: -e trace=readv,writev,preadv,pwritev,preadv2,pwritev2 -s 1
// options: -e trace=readv,writev,preadv,pwritev,preadv2,pwritev2 -e raw=all
// differs before 7.2: RWF_APPEND.0x100: RWF_NOSIGNAL is newer
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

int main(void) {
  char a[40], b[40], c[40];
  memset(a, 'a', 40);
  memset(b, 0, 40);
  memset(c, 0377, 40);
  struct iovec v[4] = {{a, 3}, {b, 0}, {c, 5}, {NULL, 0}};
  int file = open("file", O_CREAT | O_RDWR, 0600);
  write(file, a, 40);
  write(file, c, 0);
  write(file, NULL, 0);
  write(file, NULL, 1);
  write(-1, b, 5);
  syscall(SYS_writev, file, v, 3L);
  syscall(SYS_writev, file, v, 4L);
  syscall(SYS_writev, file, v, 0L);
  syscall(SYS_writev, -1, v, 3L);
  syscall(SYS_writev, file, NULL, 1L);
  syscall(SYS_writev, file, (void *)1, 1L);
  syscall(SYS_writev, file, (void *)1, -1L);
  syscall(SYS_pread64, file, b, 10L, 2L, 0L);
  syscall(SYS_pread64, file, b, 10L, -5L, -1L);
  syscall(SYS_pread64, file, b, -1L, 1L, 1L);
  syscall(SYS_pread64, 0x1ffffffffL, b, 3L, 0L, 0L);
  syscall(SYS_pwrite64, file, b, 10L, 2L, 0L);
  syscall(SYS_pwrite64, -1, b, 3L, 5L, -1L);
  lseek(file, 38, SEEK_SET);
  read(file, b, 1);
  read(file, b, 40);
  read(file, b, 40);
  read(file, NULL, 1);
  read(-1, b, 40);
  lseek(file, 36, SEEK_SET);
  syscall(SYS_readv, file, v, 3L);
  syscall(SYS_readv, file, v, 1L);
  lseek(file, 41, SEEK_SET);
  v[0].iov_len = 40;
  syscall(SYS_readv, file, v, 3L);
  syscall(SYS_readv, file, v, 3L);
  syscall(SYS_readv, -1, v, 3L);
  syscall(SYS_readv, -1, v, 0L);
  syscall(SYS_readv, -1, NULL, 0L);
  syscall(SYS_readv, -1, (void *)8, 2L);
  syscall(SYS_preadv, file, v, 3L, 5L, 0L);
  syscall(SYS_preadv, file, v, 3L, 5L, 6L);
  syscall(SYS_preadv, -1, v, 3L, -5L, -6L);
  syscall(SYS_pwritev, file, v, 3L, 5L, 0L);
  syscall(SYS_pwritev, -1, v, 3L, -1L, -1L);
  syscall(SYS_preadv2, file, v, 3L, 5L, 0L, 0);
  syscall(SYS_preadv2, file, v, 3L, -1L, -1L, 0);
  syscall(SYS_preadv2, -1, v, 3L, 5L, 6L, 0x111);
  syscall(SYS_preadv2, -1, v, 3L, 5L, 6L, 0x8000);
  syscall(SYS_pwritev2, file, v, 3L, 5L, 0L, 0);
  syscall(SYS_pwritev2, -1, v, 3L, -5L, -1L, 2);
  // Vectors at the end of what is mapped, and more of them than are shown.
  char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  struct iovec *last = (struct iovec *)(page + 4096) - 2;
  last[0] = last[1] = v[0];
  syscall(SYS_writev, -1, last, 2L);
  syscall(SYS_writev, -1, last, 3L);
  syscall(SYS_readv, -1, last, 3L);
  last[1].iov_base = page + 4094;
  last[1].iov_len = 2;
  syscall(SYS_writev, -1, last, 2L);
  last[1].iov_len = 3;
  syscall(SYS_writev, -1, last, 2L);
  struct iovec many[40];
  for (int i = 0; i < 40; i++) many[i] = v[2];
  syscall(SYS_writev, -1, many, 32L);
  syscall(SYS_writev, -1, many, 33L);
  write(-1, page + 4093, 3);
  write(-1, page + 4093, 4);
  return 0;
}
