// File systems of files, and what is left of older calls for them.
// options:
// options: -Xverbose
// options: -Xraw
// options: -e verbose=none
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  static char buf[256] __attribute__((aligned(16)));
  chdir("hstrace-start");
  int fd = open("/proc", O_RDONLY);
  syscall(SYS_statfs, "/proc", buf);
  syscall(SYS_statfs, "/sys", buf);
  syscall(SYS_statfs, "/dev/pts", buf);
  syscall(SYS_statfs, "missing", buf);
  syscall(SYS_statfs, "/proc", NULL);
  syscall(SYS_fstatfs, fd, buf);
  syscall(SYS_fstatfs, -1, buf);
#ifdef SYS_statfs64
  syscall(SYS_statfs64, "/proc", 84L, buf);
  syscall(SYS_statfs64, "/proc", 88L, buf);
  syscall(SYS_statfs64, "/proc", 4L, buf);
  syscall(SYS_fstatfs64, fd, 84L, buf);
  syscall(SYS_fstatfs64, -1, 0xffffffff, (void *)8);
#endif
#ifdef SYS_ustat
  syscall(SYS_ustat, 0xfe00, buf);
  syscall(SYS_ustat, -1L, (void *)8);
#endif
#ifdef SYS_sysfs
  syscall(SYS_sysfs, 1, "proc", 0L);
  syscall(SYS_sysfs, 3, 0L, 0L);
#endif
#ifdef SYS_lookup_dcookie
  syscall(SYS_lookup_dcookie, 1L, 2L, buf, 64L);
#endif
  return 0;
}
