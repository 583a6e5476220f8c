// file_getattr and file_setattr: newer than Debian's strace, so the lines are only run, not compared.
// differs before 7.2: .: Debian's strace does not know these calls
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { FILE_GETATTR = 468, FILE_SETATTR = 469 };

int main(void) {
  struct {
    uint64_t flags;
    uint32_t extsize, nextents, projid, cowextsize;
    uint64_t more;
  } attr = {0};
  chdir("hstrace-start");
  close(open("file", O_CREAT | O_RDWR, 0644));
  syscall(FILE_GETATTR, -100, "file", &attr, 24L, 0);
  syscall(FILE_GETATTR, -100, "file", &attr, 32L, 0x100);
  syscall(FILE_GETATTR, -1, "file", &attr, 23L, 7);
  syscall(FILE_SETATTR, -100, "file", &attr, 24L, 0);
  attr.more = 1;
  attr.flags = 0x80000001;
  syscall(FILE_SETATTR, -100, "missing", &attr, 32L, 0x1000);
  syscall(FILE_SETATTR, -100, "missing", NULL, 24L, 0);
  return 0;
}
