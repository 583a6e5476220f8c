// select(2) of i386 by its first number, whose arguments lie in memory.
// compile: -m32
// differs: left .tv_sec=[01]: time passes
// options: -e trace=select
// options: -e trace=select -y
// options: -e trace=select -s 1 -X verbose
#include <sys/select.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  int p[2];
  pipe(p);
  fd_set r, w;
  FD_ZERO(&r);
  FD_ZERO(&w);
  FD_SET(p[0], &r);
  FD_SET(p[1], &w);
  FD_SET(1, &w);
  long tv[2] = {1, 5};
  void *args[5] = {(void *)5, &r, &w, NULL, tv};
  syscall(82, args);
  FD_ZERO(&w);
  tv[0] = tv[1] = 0;
  syscall(82, args);
  args[0] = (void *)-1;
  args[4] = NULL;
  syscall(82, args);
  args[0] = (void *)1;
  args[1] = (void *)1;
  syscall(82, args);
  syscall(82, 1);
  syscall(82, 0);
  return 0;
}
