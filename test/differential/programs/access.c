// access and its later forms.
// options:
// options: -Xraw
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FACCESSAT2 439

int main(void) {
  chdir("hstrace-start");
  int fd = open(".", O_RDONLY);
#ifdef SYS_access
  syscall(SYS_access, ".", 0);
  syscall(SYS_access, ".", 7);
  syscall(SYS_access, "missing", 5);
  syscall(SYS_access, ".", -1);
  syscall(SYS_access, ".", 8);
  syscall(SYS_access, ".", 0xdead000000000008UL);
  syscall(SYS_access, NULL, 2);
#endif
  syscall(SYS_faccessat, -100, ".", 4);
  syscall(SYS_faccessat, fd, "..", 6);
  syscall(SYS_faccessat, -1, "x", 1);
  syscall(FACCESSAT2, -100, ".", 4, 0x200);
  syscall(FACCESSAT2, -100, ".", 4, 0x1300 | 0xff);
  syscall(FACCESSAT2, -1, "x", 0, 0);
  syscall(FACCESSAT2, -1, (void *)8, 0xf0, 7);
  return 0;
}
