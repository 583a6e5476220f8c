// chmod, chown and umask in all their forms, with success, failure and odd values.
// differs before 7.2: syscall_0x1c4: fchmodat2 is newer
// options:
// options: -y
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_fchmodat2
#define SYS_fchmodat2 452
#endif

int main(void) {
  chdir("hstrace-start");
  int fd = open("file", O_CREAT | O_RDWR, 0644);
  int dir = open(".", O_RDONLY | O_DIRECTORY);
#ifdef SYS_chmod
  syscall(SYS_chmod, "file", 04755);
  syscall(SYS_chmod, "missing", 0);
  syscall(SYS_chmod, "file", 0xfffff);
  syscall(SYS_chmod, (void *)8, 7);
#endif
  syscall(SYS_fchmod, fd, 0600);
  syscall(SYS_fchmod, -1, 01777777);
  syscall(SYS_fchmodat, dir, "file", 0444);
  syscall(SYS_fchmodat, -100, "missing", 0700, -1);
  syscall(SYS_fchmodat2, dir, "file", 0644, 0);
  syscall(SYS_fchmodat2, dir, "file", 0644, AT_SYMLINK_NOFOLLOW);
  syscall(SYS_fchmodat2, fd, "", 0640, AT_EMPTY_PATH);
  syscall(SYS_fchmodat2, -100, "file", 0640, 0x7ff);
  syscall(SYS_fchmodat2, -100, "file", 0640, 0x7);
  // The 16-bit forms of i386 have the plain names.
#ifdef SYS_chown
  syscall(SYS_chown, "file", 1, 2);
  syscall(SYS_chown, "file", -1, -1);
  syscall(SYS_chown, "file", 0xffff, 0x10001);
  syscall(SYS_chown, "missing", 0, 0);
  syscall(SYS_lchown, "file", 0, -1);
#endif
  syscall(SYS_fchown, fd, -1, 3);
  syscall(SYS_fchown, -1, 0xffff, 0xfffe);
#ifdef SYS_chown32
  syscall(SYS_chown32, "file", 100000, 0xffff);
  syscall(SYS_lchown32, "file", -1, 0xfffe);
  syscall(SYS_fchown32, fd, 70000, -1);
#endif
  syscall(SYS_fchownat, dir, "file", 0, 0, 0);
  syscall(SYS_fchownat, fd, "", -1, 4, AT_EMPTY_PATH);
  syscall(SYS_fchownat, -100, "file", 1, 2, AT_SYMLINK_NOFOLLOW | 0x7);
  syscall(SYS_fchownat, -100, "missing", -2, -1, -1);
  syscall(SYS_umask, 022);
  syscall(SYS_umask, 0177777);
  syscall(SYS_umask, 0);
  return 0;
}
