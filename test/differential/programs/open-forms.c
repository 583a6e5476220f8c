// openat2 and its structure, which grows with the kernel; odd flags of the older calls.
// differs before 7.2: O_ACCMODE\|O_CREAT|0xdeadbeef00: newer names
// options:
// options: -s4
// options: -Xverbose
// options: -Xraw
// options: -y
// options: -e verbose=none
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  char *page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  chdir("hstrace-start");
  uint64_t how[16] = {O_CREAT | O_RDWR, 0640, 0};
  syscall(SYS_openat2, -100, "file", how, 24L);
  how[1] = 0;
  syscall(SYS_openat2, -100, "file", how, 24L);
  how[0] = O_RDONLY;
  how[2] = 0x3f;
  syscall(SYS_openat2, -100, "file", how, 24L);
  how[1] = 01234567;
  how[2] = 0x40;
  syscall(SYS_openat2, -1, "missing", how, 24L);
  how[0] = 0xdeadbeef00000000 | O_TMPFILE | O_WRONLY;
  how[1] = 0;
  how[2] = 0;
  syscall(SYS_openat2, -100, ".", how, 24L);
  how[0] = 0xffffffffffffffff;
  how[1] = 0xffffffffffffffff;
  how[2] = 0xffffffffffffffff;
  syscall(SYS_openat2, -100, ".", how, 24L);
  how[0] = O_PATH;
  how[1] = how[2] = 0;
  syscall(SYS_openat2, -100, ".", how, 23L);
  syscall(SYS_openat2, -100, ".", how, 32L);
  how[3] = 0xdeadbeef;
  syscall(SYS_openat2, -100, ".", how, 32L);
  how[3] = 0;
  how[9] = 1;
  syscall(SYS_openat2, -100, ".", how, 80L);
  how[3] = 1;
  syscall(SYS_openat2, -100, ".", how, 80L);
  syscall(SYS_openat2, -100, ".", page + 4096 - 24, 32L);
  syscall(SYS_openat2, -100, ".", page + 4096 - 16, 24L);
  syscall(SYS_openat2, -100, ".", how, 5000L);
  syscall(SYS_openat2, -100, ".", NULL, 24L);
#ifdef SYS_open
  syscall(SYS_open, "file", 0x0);
  syscall(SYS_open, "file", -1, -1);
  syscall(SYS_open, "missing", O_TMPFILE | O_RDWR, 0600);
  syscall(SYS_open, "missing", 020200000, 0600);
  syscall(SYS_open, "missing", 0x80000000, 0600);
  syscall(SYS_open, "missing", O_SYNC);
  syscall(SYS_open, "missing", O_DSYNC | O_WRONLY);
  syscall(SYS_open, "missing", 04000000 | 3);
  syscall(SYS_creat, "new", 0xfffff);
  syscall(SYS_creat, NULL, 0);
#endif
  syscall(SYS_openat, -1, page + 4090, O_CREAT | O_EXCL, 0x10180);
  syscall(SYS_openat, 0xdeadbeef0000000fUL, "", O_DIRECTORY);
  strcpy(page + 4090, "short");
  syscall(SYS_openat, -100, page + 4090, O_RDONLY);
  memset(page, 'x', 4096);
  syscall(SYS_openat, -100, page, O_RDONLY);
  syscall(SYS_openat, -100, page + 1, O_RDONLY);
  char *long_path = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  memset(long_path, 'y', 8000);
  syscall(SYS_openat, -100, long_path, O_RDONLY);
  long_path[4095] = 0;
  syscall(SYS_openat, -100, long_path, O_RDONLY);
  return 0;
}
