// Directories and special files.
// options:
// options: -v
// options: -Xverbose
// options: -Xraw
// options: -yy
// options: -e verbose=none
#define _GNU_SOURCE
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  static char buf[8192];
  char *page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  char name[256];
  memset(name, 'n', 255);
  name[255] = 0;
  mkdir("d", 0755);
  mkdir("e", 0755);
  close(open("d/a file\t\"\377", O_CREAT | O_RDWR, 0644));
  chdir("d");
  close(open(name, O_CREAT | O_RDWR, 0644));
  symlink("x", "link");
  mkfifo("fifo", 0600);
  chdir("hstrace-start");
  int fd = open(".", O_RDONLY | O_DIRECTORY);
#ifdef SYS_getdents
  int proc = open("/proc/self/fdinfo", O_RDONLY | O_DIRECTORY);
  syscall(SYS_getdents, proc, buf, 4096);
  syscall(SYS_getdents, proc, buf, 4096);
  syscall(SYS_getdents, proc, buf, 1);
  syscall(SYS_getdents, -1, page + 4090, 100);
  syscall(SYS_getdents, fd, NULL, 0xffffffff);
  close(proc);
#endif
  int dev = open("/proc/self/fdinfo", O_RDONLY | O_DIRECTORY);
  syscall(SYS_getdents64, dev, buf, 8192);
  syscall(SYS_getdents64, dev, buf, 8192);
  syscall(SYS_getdents64, dev, buf, 1);
  syscall(SYS_getdents64, -1, page + 4090, 100);
  syscall(SYS_getdents64, dev, NULL, 0xdeadbeef00000100UL);
#ifdef SYS_mkdir
  syscall(SYS_mkdir, "m", 0755);
  syscall(SYS_mkdir, "m", 0177777);
  syscall(SYS_mkdir, NULL, 0);
  syscall(SYS_rmdir, "m");
  syscall(SYS_rmdir, "m");
  syscall(SYS_mknod, "r", S_IFREG | 0644, 0x12345678);
  syscall(SYS_mknod, "r", S_IFCHR | 04644, 0x12345678abcUL);
  syscall(SYS_mknod, "r", 0x770000 | S_IFBLK | 02755, -1);
  syscall(SYS_mknod, "r", 0, 1);
  syscall(SYS_mknod, "r", 01777, 1);
  syscall(SYS_mknod, "r", 0177777, 1);
  syscall(SYS_mknod, "c", S_IFCHR | 0600, 0x103);
  syscall(SYS_mknod, "r", S_IFSOCK | 0600, 0);
#endif
  syscall(SYS_mkdirat, fd, "x", 07777);
  syscall(SYS_mkdirat, -1, "x", 07777);
  syscall(SYS_mknodat, -1, "n", S_IFBLK, 0x45678abc);
  syscall(SYS_mknodat, fd, "f", S_IFIFO | 0640, 0);
  syscall(SYS_mknodat, fd, NULL, S_IFDIR | 0640, 0);
  syscall(SYS_chdir, "missing");
  syscall(SYS_chdir, page + 4090);
  syscall(SYS_chdir, "/proc");
  syscall(SYS_getcwd, buf, 4096L);
  syscall(SYS_getcwd, buf, 1L);
  syscall(SYS_getcwd, page + 4090, -1L);
  syscall(SYS_fchdir, fd);
  syscall(SYS_fchdir, -1);
  syscall(SYS_chroot, "missing");
  syscall(SYS_chroot, NULL);
  return 0;
}
