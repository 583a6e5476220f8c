// Setting the times of files.
// options:
// options: -Xraw
// options: -Xverbose
// options: -e verbose=none
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  chdir("hstrace-start");
  int fd = open("file", O_CREAT | O_RDWR, 0644);
  char *page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  long *edge = (long *)(page + 4096) - 2;
  edge[0] = 1492358607;
  edge[1] = 1492358608;
#ifdef SYS_utime
  syscall(SYS_utime, "file", edge);
  syscall(SYS_utime, "missing", NULL);
  syscall(SYS_utime, "file", edge + 1);
  edge[0] = 0;
  edge[1] = -1;
  syscall(SYS_utime, "file", edge);
#endif
  long tv[4] = {1492358607, 345678, 0, 0};
#ifdef SYS_utimes
  syscall(SYS_utimes, "file", tv);
  tv[1] = 1000000;
  tv[3] = 1;
  syscall(SYS_utimes, "file", tv);
  tv[1] = -1;
  syscall(SYS_utimes, "file", tv);
  syscall(SYS_utimes, "file", NULL);
  syscall(SYS_utimes, "file", edge);
#endif
#ifdef SYS_futimesat
  tv[1] = 5;
  syscall(SYS_futimesat, -100, "file", tv);
  syscall(SYS_futimesat, fd, NULL, tv);
  syscall(SYS_futimesat, -1, "file", NULL);
#endif
  long ts[4] = {1492358607, 123456789, -1, 0};
  syscall(SYS_utimensat, -100, "file", ts, 0);
  ts[1] = UTIME_NOW;
  ts[3] = UTIME_OMIT;
  syscall(SYS_utimensat, -100, "file", ts, AT_SYMLINK_NOFOLLOW);
  ts[0] = 0;
  ts[1] = 0;
  ts[3] = 1000000000;
  syscall(SYS_utimensat, fd, NULL, ts, 0);
  ts[1] = -1;
  ts[3] = UTIME_OMIT;
  syscall(SYS_utimensat, fd, NULL, ts, 0);
  syscall(SYS_utimensat, -1, "file", NULL, 0xfff7);
  syscall(SYS_utimensat, -100, "file", edge, 7);
#ifdef SYS_utimensat_time64
  int64_t ts64[4] = {1492358607, 123456789, 1492358607LL << 8, UTIME_OMIT};
  syscall(SYS_utimensat_time64, -100, "file", ts64, 0);
#endif
  return 0;
}
