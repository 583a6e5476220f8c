// io_uring: setting up and entering.
// options: -e trace=io_uring_setup,io_uring_enter
// options: -e trace=io_uring_setup,io_uring_enter -X verbose
// differs before 7.2: user_addr=0|IORING_SETUP_(NO_MMAP|REGISTERED|NO_SQ|HYBRID|CQE_M|SQE_M|SQ_RE|DEFER|SINGLE|SUBMIT): newer
// differs before 7.2: IORING_ENTER_(EXT_ARG|ABS|NO_IO|REGISTERED): newer
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  uint32_t params[30];
  unsigned long set[2] = {2, 0};
  int64_t ts[2] = {0, 5};
  struct {
    uint64_t mask;
    uint32_t size, min_wait;
    uint64_t ts;
  } more = {(uint64_t)(unsigned long)set, 8, 3, (uint64_t)(unsigned long)ts};
  memset(params, 0, sizeof params);
  int fd = syscall(425, 4, params);
  syscall(425, -1, params);
  syscall(425, 4, NULL);
  syscall(425, 4, 1);
  memset(params, 0, sizeof params);
  params[2] = 1 << 5;
  params[3] = 7;
  params[4] = 9;
  params[6] = fd;
  syscall(425, 4, params);
  params[2] = 0xffffffff;
  params[8] = 5;
  syscall(425, 4, params);
  syscall(426, fd, 0, 0, 0, NULL, 0L);
  syscall(426, fd, 0, 0, 1, set, 8L);
  syscall(426, fd, -1, -1, 1, set, 7L);
  syscall(426, -1, 1, 2, 0x8007, set, 8L);
  syscall(426, fd, 0, 0, 8, &more, 24L);
  syscall(426, fd, 0, 0, 9, &more, 7L);
  syscall(426, -1, 0, 0, 9, 1, 7L);
  more.mask = more.ts = 1;
  syscall(426, -1, 0, 0, 9, &more, 24L);
  syscall(426, -1, 0, 0, 0x40, 77L, 88L);
  syscall(426, -1, 0, 0, 0x48, set, 8L);
  return 0;
}
