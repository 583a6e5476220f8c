// Quotas: every command, on a file system that has none and with imagined structures.
// options:
// options: -v
// options: -Xverbose
// options: -Xraw
// options: -e verbose=none
// options: -y
// differs before 7.2: QFMT_\?\?\?: newer versions say QFMT_???
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_quotactl_fd
#define SYS_quotactl_fd 443
#endif

int main(void) {
  chdir("hstrace-start");
  static const unsigned int commands[] = {
      0x800001, 0x800002, 0x800003, 0x800004, 0x800005, 0x800006, 0x800007, 0x800008, 0x800009, 0x5801,
      0x5802,   0x5803,   0x5804,   0x5805,   0x5806,   0x5807,   0x5808,   0x5809,   0,        0x100,
      0x300,    0x80000a, 0x580a,   0xffffff};
  union {
    uint64_t words[40];
    uint32_t halves[80];
  } data;
  for (unsigned i = 0; i < 80; i++) data.halves[i] = 0x11 * i;
  for (unsigned i = 0; i < sizeof commands / sizeof *commands; i++) {
    syscall(SYS_quotactl, commands[i] << 8 | (i % 4), "/dev/missing", i - 1, &data);
    syscall(SYS_quotactl_fd, -1, commands[i] << 8 | 0xff, 4, (void *)8);
  }
  syscall(SYS_quotactl, 0x80000200, NULL, 1, "path");
  syscall(SYS_quotactl, 0x80000200, NULL, 77, NULL);
  syscall(SYS_quotactl, 0x580101, "", -1, NULL);
  data.halves[0] = 0xffff;
  syscall(SYS_quotactl, 0x580102, "", -1, &data);
  syscall(SYS_quotactl, 0x580602, "", -1, &data);
  return 0;
}
