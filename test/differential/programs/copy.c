// Moving data between descriptors inside the kernel.
// differs before 7.2: sendfile.*\] => \[: newer strace shows both values in one pair of brackets
// options:
// options: -yy
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

int main(void) {
  chdir("hstrace-start");
  int in = open("in", O_CREAT | O_RDWR, 0644);
  int out = open("out", O_CREAT | O_RDWR, 0644);
  write(in, "0123456789abcdef", 16);
  int64_t from = 2, to = 5;
  long word = 3;
  syscall(SYS_copy_file_range, in, &from, out, &to, 4L, 0);
  syscall(SYS_copy_file_range, in, NULL, out, NULL, -1L, 0);
  syscall(SYS_copy_file_range, -1, (void *)8, out, &to, 4L, 1);
  syscall(SYS_sendfile, out, in, &word, 4L);
  syscall(SYS_sendfile, out, in, NULL, 4L);
  syscall(SYS_sendfile, -1, in, &word, 4L);
  syscall(SYS_sendfile, out, in, (void *)8, -1L);
  word = 100;
  syscall(SYS_sendfile, out, in, &word, 4L);
#ifdef SYS_sendfile64
  from = 3;
  syscall(SYS_sendfile64, out, in, &from, 4L);
  syscall(SYS_sendfile64, out, in, (void *)8, -1L);
  from = -2;
  syscall(SYS_sendfile64, out, in, &from, 4L);
#endif
  int a[2], b[2];
  pipe(a);
  pipe(b);
  from = 1;
  syscall(SYS_splice, in, &from, a[1], NULL, 8L, 5);
  syscall(SYS_splice, in, &from, a[1], &to, 8L, 0);
  syscall(SYS_splice, -1, NULL, -1, (void *)8, -1L, 0xf0);
  syscall(SYS_tee, a[0], b[1], 4L, 2);
  syscall(SYS_tee, -1, -2, -1L, -1);
  syscall(SYS_splice, a[0], NULL, out, NULL, 4L, 0);
  struct iovec iov[] = {{"hello", 5}, {(void *)8, 3}};
  syscall(SYS_vmsplice, b[1], iov, 1L, 10);
  syscall(SYS_vmsplice, b[1], iov, 2L, 0x10);
  syscall(SYS_vmsplice, -1, NULL, -1L, 0);
  syscall(SYS_vmsplice, b[0], iov, 0L, 0);
  return 0;
}
