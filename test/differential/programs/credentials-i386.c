// Ids as 32-bit programs ask for and set them, socketcall of no known call, and the end of one thread.
// compile: -m32
// options: -e trace=!exit_group
// options: -e trace=!exit_group -e raw=!chdir
// options: -e trace=!exit_group -X verbose
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  static unsigned ids[3];
  chdir("hstrace-start");
  syscall(__NR_getuid32);
  syscall(__NR_geteuid32);
  syscall(__NR_getgid32);
  syscall(__NR_getegid32);
  syscall(__NR_getuid);
  syscall(__NR_geteuid);
  syscall(__NR_getgid);
  syscall(__NR_getegid);
  syscall(__NR_getpgrp);
  syscall(__NR_getresuid32, ids, ids + 1, ids + 2);
  syscall(__NR_getresuid32, ids, 0, 1);
  syscall(__NR_getresgid32, ids, ids + 1, ids + 2);
  syscall(__NR_getresgid32, 1, 2, 3);
  syscall(__NR_setresuid32, -1, -1, -1);
  syscall(__NR_setresuid32, -1, 0, -1);
  syscall(__NR_setresgid32, -1, -1, -1);
  syscall(__NR_setreuid32, -1, -1);
  syscall(__NR_setreuid32, 0, 0);
  syscall(__NR_setregid32, -1, -1);
  syscall(__NR_setregid32, 0, -1);
  syscall(__NR_setuid32, -1);
  syscall(__NR_setgid32, -1);
  syscall(__NR_setgid32, 0);
  syscall(__NR_setfsuid32, -1);
  syscall(__NR_setfsuid32, 0);
  syscall(__NR_setfsgid32, -1);
  syscall(__NR_setfsgid32, 0);
  syscall(__NR_setfsuid, -1);
  syscall(__NR_setfsgid, 65535);
  syscall(__NR_chown32, "missing", -1, 65536);
  syscall(__NR_lchown32, "missing", 1, -1);
  syscall(__NR_fchown32, -1, 1, -1);
  syscall(__NR_getgroups32, 0, 0);
  syscall(__NR_setgroups32, -1, 0);
  syscall(__NR_socketcall, 0, 0);
  syscall(__NR_socketcall, 21, ids);
  syscall(__NR_socketcall, 99, 1);
  syscall(__NR_socketcall, 1, 1);
  syscall(__NR_exit, 0x1234);
}
