// io_uring_register.
// options: -e trace=io_uring_register
// options: -e trace=io_uring_register -X verbose
// differs before 7.2: IORING_REGISTER_(BPF_FILTER|SYNC|FILE_ALLOC|PBUF_STATUS|NAPI|CLOCK|CLONE|SEND|ZCRX|RESIZE|MEM|QUERY|USE)|IORING_UNREGISTER_NAPI: newer
// differs before 7.2: IORING_(UN)?REGISTER_PBUF_RING|0x8000|min_left|last_op=: newer
// differs: IOWQ_MAX_WORKERS.* => ..IO_WQ_BOUND.=: how many processes there may be
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static char text[40];
static struct iovec v[2] = {{text, 3}, {text + 5, 2}};
static int fds[4] = {0, -1, -2, -3};
static uint32_t w[40];
static uint64_t d[40];
#define PTR(p) ((uint64_t)(unsigned long)(p))

int main(void) {
  uint32_t params[30] = {0};
  int ring = syscall(425, 4, params);
#define R(fd, op, arg, nr) syscall(427, fd, op, arg, nr)
  R(ring, 0, v, 2);
  R(ring, 1, NULL, 0);
  R(-1, 0, v, 0);
  R(-1, 0, 1, 2);
  R(ring, 2, fds, 2);
  R(-1, 4, fds, 1);
  R(-1, 7, fds, 0);
  w[0] = 1;
  memcpy(w + 2, &(uint64_t){PTR(fds)}, 8);
  R(ring, 6, w, 4);
  w[1] = 5;
  R(-1, 6, w, 0);
  R(-1, 6, 1, 1);
  R(ring, 3, NULL, 0);
  memset(w, 0, sizeof w);
  R(ring, 8, w, 3);
  memset(w, 0, sizeof w);
  R(-1, 8, w, 3);
  w[0] = 0x99;
  w[1] = 1;
  w[4] = 0x1004d;
  R(ring, 8, w, 3);
  R(ring, 8, w, 257);
  R(ring, 8, NULL, 3);
  R(ring, 8, 1, 3);
  R(ring, 8, w, 0);
  memset(w, 0, sizeof w);
  w[0] = 0x00020000;
  w[4] = 0x00030001;
  w[8] = 0x00ff0002;
  w[12] = 0x77630004;
  w[13] = 1;
  w[16] = 0x00990003;
  R(-1, 11, w, 5);
  R(-1, 12, NULL, 0);
  d[0] = 2;
  d[1] = 0;
  d[2] = PTR(fds);
  d[3] = PTR(d);
  R(-1, 13, d, 32);
  R(-1, 13, d, 31);
  d[0] = 2 | (3ULL << 32);
  d[1] = 7;
  d[2] = PTR(v);
  d[3] = 0;
  R(-1, 15, d, 40);
  d[4] = 5;
  R(-1, 15, d, 40);
  d[0] = 1 | (9ULL << 32);
  d[1] = PTR(fds);
  d[2] = 1;
  d[3] = 3 | (6ULL << 32);
  R(-1, 14, d, 32);
  d[1] = PTR(v);
  d[3] = 1;
  R(-1, 16, d, 32);
  w[0] = 0x83;
  R(-1, 17, w, 4);
  R(-1, 18, NULL, 0);
  w[0] = 5;
  w[1] = 6;
  R(ring, 19, w, 2);
  w[0] = 5;
  w[1] = 6;
  w[2] = 7;
  R(ring, 19, w, 3);
  R(-1, 19, w, 0);
  R(-1, 19, 1, 2);
  memset(w, 0, sizeof w);
  w[0] = -1;
  w[2] = 1;
  w[4] = 7;
  w[5] = 8;
  w[6] = -1;
  w[7] = -1;
  R(-1, 20, w, 2);
  R(-1, 21, w, 2);
  memset(d, 0, sizeof d);
  d[0] = 0x1000;
  d[1] = 4 | (5ULL << 32) | (6ULL << 48);
  R(-1, 22, d, 1);
  R(-1, 23, d, 2);
  R(-1, 24, d, 1);
  R(-1, 25, d, 1);
  R(-1, 26, d, 1);
  R(-1, 27, d, 1);
  R(ring, 28, d, 1);
  R(-1, 29, d, 0);
  R(-1, 30, d, 1);
  R(-1, 31, d, 1);
  R(-1, 32, d, 1);
  R(-1, 33, d, 1);
  R(-1, 34, d, 1);
  memset(d, 0, sizeof d);
  d[0] = PTR(d + 5);
  d[1] = PTR(d + 20);
  d[2] = 48ULL << 32;
  R(-1, 35, d, 0);
  R(-1, 36, d, 1);
  R(-1, 37, d, 1);
  R(-1, 0x99, d, 1);
  R(-1, 0x80000000, v, 2);
  return 0;
}
