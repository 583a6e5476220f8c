// Writing back what the kernel keeps in memory, and what it keeps.
// differs before 7.2: syscall_0x1c3: cachestat is newer
// options:
// options: -yy
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#define CACHESTAT 451
#ifdef __i386__
#define SPLIT(x) (unsigned long)(x), (unsigned long)((unsigned long long)(x) >> 32)
#else
#define SPLIT(x) (x)
#endif

int main(void) {
  chdir("hstrace-start");
  int fd = open("file", O_CREAT | O_RDWR, 0644);
  write(fd, "0123456789abcdef", 16);
  syscall(SYS_fsync, fd);
  syscall(SYS_fsync, -1);
  syscall(SYS_fdatasync, fd);
  syscall(SYS_fdatasync, -1);
  syscall(SYS_syncfs, fd);
  syscall(SYS_syncfs, -1);
  syscall(SYS_sync);
  syscall(SYS_sync_file_range, fd, SPLIT(0LL), SPLIT(16LL), 7);
  syscall(SYS_sync_file_range, -1, SPLIT(-1LL), SPLIT(0x123456789abcLL), 0xfff8);
  syscall(SYS_sync_file_range, -1, SPLIT(0LL), SPLIT(0LL), 0);
  uint64_t range[2] = {0, 4096};
  uint64_t stat[5];
  syscall(CACHESTAT, fd, range, stat, 0);
  syscall(CACHESTAT, fd, range, stat, 1);
  syscall(CACHESTAT, -1, range, NULL, 0);
  syscall(CACHESTAT, fd, NULL, stat, -1);
  return 0;
}
