// Names of files: links, symbolic links, renaming, deleting.
// options:
// options: -s8
// options: -x
// options: -y
// differs before 7.2: RENAME_\?\?\?: newer versions have three question marks
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  char buf[128];
  chdir("hstrace-start");
  int dir = open(".", O_RDONLY | O_DIRECTORY);
  close(open("a", O_CREAT | O_RDWR, 0644));
#ifdef SYS_link
  syscall(SYS_link, "a", "b");
  syscall(SYS_link, "missing", "b");
  syscall(SYS_symlink, "a target of more than thirty-two characters\n\377", "sym");
  syscall(SYS_symlink, "", "empty");
  syscall(SYS_readlink, "sym", buf, sizeof buf);
  syscall(SYS_readlink, "sym", buf, 5L);
  syscall(SYS_readlink, "sym", buf, -1L);
  syscall(SYS_readlink, "a", buf, 5L);
  syscall(SYS_readlink, "sym", NULL, 5L);
  syscall(SYS_rename, "a", "c");
  syscall(SYS_rename, "missing", NULL);
  syscall(SYS_unlink, "c");
  syscall(SYS_unlink, "missing");
#endif
  syscall(SYS_linkat, dir, "b", -100, "d", 0);
  syscall(SYS_linkat, -1, "b", -1, "d", 0x1400 | 1);
  syscall(SYS_symlinkat, "target", dir, "other");
  syscall(SYS_symlinkat, "target", -1, "other");
  syscall(SYS_readlinkat, dir, "other", buf, 128L);
  syscall(SYS_readlinkat, -1, "missing", buf, 0xffffffff00000010UL);
#ifdef SYS_renameat
  syscall(SYS_renameat, dir, "d", -100, "e");
#endif
  syscall(SYS_renameat2, dir, "e", -100, "f", 1);
  syscall(SYS_renameat2, -100, "f", -100, "missing", 2);
  syscall(SYS_renameat2, -1, "f", -1, "g", 0xff);
  syscall(SYS_renameat2, -1, "f", -1, "g", 0xf0);
  syscall(SYS_unlinkat, -100, "f", 0);
  syscall(SYS_unlinkat, dir, "missing", 0x200);
  syscall(SYS_unlinkat, -1, "missing", -1);
  return 0;
}
