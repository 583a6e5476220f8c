// Whole-file locks.
// options:
// options: -Xverbose
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  chdir("hstrace-start");
  int fd = open("file", O_CREAT | O_RDWR, 0644);
  static const unsigned int operations[] = {1, 2, 6, 8, 5, 0, 12, 0x20, 0x60, 0xe0, 0xff00, 0xffffffff};
  for (unsigned i = 0; i < sizeof operations / sizeof *operations; i++)
    syscall(SYS_flock, fd, operations[i]);
  syscall(SYS_flock, -1, 2);
  return 0;
}
