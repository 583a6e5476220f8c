// Process groups and sessions, and the end of one thread.
// options: -e trace=!exit_group
// options: -e trace=!exit_group -e raw=!chdir
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  chdir("hstrace-start");
  syscall(SYS_getpgid, 0x7fffffff);
  syscall(SYS_getpgid, -1);
  syscall(SYS_getsid, 0x7fffffff);
  syscall(SYS_setpgid, 0x7fffffff, -1);
  syscall(SYS_setpgid, 0, -1);
  syscall(SYS_exit, 0x1234);
}
