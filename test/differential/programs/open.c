// Opens files in all ways that there are flags for, and none that exist.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  chdir("hstrace-start");
  syscall(SYS_open, "f", O_RDWR | O_CREAT | O_TRUNC, 0640);
  syscall(SYS_openat, -100, "f", O_RDONLY | O_NOFOLLOW | O_CLOEXEC, 0777);
  syscall(SYS_openat, 77, "g", O_WRONLY | O_APPEND | O_NONBLOCK | O_SYNC);
  syscall(SYS_openat, -1, "", 3 | O_DIRECT | O_PATH);
  syscall(SYS_openat, AT_FDCWD, ".", O_TMPFILE | O_RDWR, 0600);
  syscall(SYS_openat, AT_FDCWD, (char *)1, 0x80000000);
  syscall(SYS_open, NULL, 0);
  syscall(SYS_creat, "a\nb\001\0012\"\\", 0);
  char *page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  memset(page, 'x', 4096);
  syscall(SYS_open, page + 4090, 0);
  page[4095] = 0;
  syscall(SYS_open, page + 4000, 0);
  return 0;
}
