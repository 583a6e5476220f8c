// The stat family: files of every type, everything shown and in short, odd flags.
// options:
// options: -v
// options: -Xverbose
// options: -Xraw -v
// options: -e verbose=none
// options: -y
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

static const char *const paths[] = {"file", "link", "dir", "fifo", "socket", "/dev/null", "/proc/self", "missing", "setuid"};

int main(void) {
  static char buf[512] __attribute__((aligned(16)));
  char *page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  int fd = open("file", O_CREAT | O_RDWR, 0640);
  write(fd, "data", 4);
  symlink("file", "link");
  mkdir("dir", 01777);
  mkfifo("fifo", 0600);
  close(open("setuid", O_CREAT | O_RDWR, 0600));
  chmod("setuid", 07755);
  struct sockaddr_un address = {AF_UNIX, "socket"};
  bind(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&address, sizeof address);
  struct timespec times[2] = {{1492358607, 123456789}, {1492358607, 0}};
  for (unsigned i = 0; i < 5; i++) utimensat(AT_FDCWD, paths[i], times, AT_SYMLINK_NOFOLLOW);
  chdir("hstrace-start");
  for (unsigned i = 0; i < sizeof paths / sizeof *paths; i++) {
#ifdef SYS_stat
    syscall(SYS_stat, paths[i], buf);
    syscall(SYS_lstat, paths[i], buf);
#endif
#ifdef SYS_stat64
    syscall(SYS_stat64, paths[i], buf);
    syscall(SYS_lstat64, paths[i], buf);
#endif
#ifdef SYS_oldstat
    syscall(SYS_oldstat, paths[i], buf);
    syscall(SYS_oldlstat, paths[i], buf);
#endif
    syscall(SYS_statx, AT_FDCWD, paths[i], AT_SYMLINK_NOFOLLOW, 0xfff, buf);
  }
  syscall(SYS_fstat, fd, buf);
  syscall(SYS_fstat, -1, buf);
  syscall(SYS_fstat, fd, NULL);
  syscall(SYS_fstat, fd, page + 4090);
#ifdef SYS_fstat64
  syscall(SYS_fstat64, fd, buf);
  syscall(SYS_fstat64, -1, buf);
  syscall(SYS_oldfstat, fd, buf);
  syscall(SYS_fstatat64, AT_FDCWD, "link", buf, 0);
  syscall(SYS_fstatat64, fd, "", buf, 0x5900);
  syscall(SYS_fstatat64, -1, "", buf, -1);
#else
  syscall(SYS_newfstatat, AT_FDCWD, "link", buf, 0);
  syscall(SYS_newfstatat, fd, "", buf, 0x1900);
  syscall(SYS_newfstatat, -1, "", buf, -1);
  syscall(SYS_newfstatat, -1, page + 4090, buf, 0x2000);
#endif
  syscall(SYS_statx, AT_FDCWD, "file", 0x2000, 0x7ff, buf);
  syscall(SYS_statx, AT_FDCWD, "file", 0x4800, 0, buf);
  syscall(SYS_statx, AT_FDCWD, "file", 0x6000, 0x1fff, buf);
  syscall(SYS_statx, AT_FDCWD, "file", 0xffff0000, 0x80000000, buf);
  syscall(SYS_statx, AT_FDCWD, "file", 1, 0x40, buf);
  syscall(SYS_statx, -1, NULL, 0x1000, 0x800, NULL);
  syscall(SYS_statx, AT_FDCWD, "/dev/null", 0, 0x821, buf);
  return 0;
}
