// The length of files, and advice about their contents.
// differs before 7.2: FALLOC_FL_UNSHARE_RANGE\|0x780: FALLOC_FL_WRITE_ZEROES is newer
// options:
// options: -y
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __i386__
#define SPLIT(x) (unsigned long)(x), (unsigned long)((unsigned long long)(x) >> 32)
#else
#define SPLIT(x) (x)
#endif

int main(void) {
  chdir("hstrace-start");
  int fd = open("file", O_CREAT | O_RDWR, 0644);
  syscall(SYS_truncate, "file", 100L);
  syscall(SYS_truncate, "file", -1L);
  syscall(SYS_truncate, "missing", 0x7fffffffL);
  syscall(SYS_ftruncate, fd, 200L);
  syscall(SYS_ftruncate, -1, -2L);
#ifdef SYS_truncate64
  syscall(SYS_truncate64, "file", SPLIT(0x100000002ULL));
  syscall(SYS_ftruncate64, fd, SPLIT(-1LL));
#endif
  syscall(SYS_fallocate, fd, 0, SPLIT(0LL), SPLIT(4096LL));
  syscall(SYS_fallocate, fd, 3, SPLIT(4096LL), SPLIT(4096LL));
  syscall(SYS_fallocate, -1, 0xffffff00, SPLIT(-1LL), SPLIT(0x123456789abcdefLL));
  syscall(SYS_fallocate, fd, 0x7ff, SPLIT(0x7fffffffffffffffLL), SPLIT(-2LL));
  syscall(SYS_fadvise64, fd, SPLIT(0x100000000LL), 4096L, 2);
  syscall(SYS_fadvise64, -1, SPLIT(-1LL), -1L, 77);
#ifdef SYS_fadvise64_64
  syscall(SYS_fadvise64_64, fd, SPLIT(0x100000000LL), SPLIT(1LL), 3);
  syscall(SYS_fadvise64_64, -1, SPLIT(-1LL), SPLIT(-2LL), -1);
#endif
  syscall(SYS_readahead, fd, SPLIT(0x100000000LL), 4096L);
  syscall(SYS_readahead, -1, SPLIT(-1LL), -1L);
  return 0;
}
