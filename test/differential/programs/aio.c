// Asynchronous input and output of Linux.
// options: -e trace=io_setup,io_submit,io_getevents,io_pgetevents,io_pgetevents_time64,io_cancel,io_destroy
// options: -e trace=io_submit -X raw
// options: -e trace=io_submit -X verbose
// options: -e trace=io_submit,io_getevents -s 2
#include <fcntl.h>
#include <linux/aio_abi.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static char text[50] = "hello";
static struct iovec v[2] = {{text, 3}, {text + 5, 2}};
static struct iocb a[13];
static struct iocb *p[15];

int main(void) {
  aio_context_t none = 5;
  unsigned long ctx = 0;
  int fd = open("file", O_RDWR | O_CREAT, 0600);
  syscall(SYS_io_setup, 1000000000, &ctx);
  syscall(SYS_io_setup, 4, &none);
  syscall(SYS_io_setup, 4, NULL);
  syscall(SYS_io_setup, -1, 1);
  syscall(SYS_io_setup, 40, &ctx);
  for (int i = 0; i < 13; i++) {
    p[i] = a + i;
    a[i].aio_fildes = fd;
    a[i].aio_buf = (unsigned long)text;
    a[i].aio_nbytes = 5;
    a[i].aio_data = i * 0x100;
    a[i].aio_offset = -i;
    a[i].aio_lio_opcode = i;
  }
  a[7].aio_buf = a[8].aio_buf = (unsigned long)v;
  a[7].aio_nbytes = a[8].aio_nbytes = 2;
  a[5].aio_buf = 0x4001;
  a[5].aio_flags = 1;
  a[1].aio_key = 7;
  a[1].aio_rw_flags = 0x8001;
  a[1].aio_reqprio = -3;
  a[1].aio_flags = 1;
  a[1].aio_resfd = 2;
  a[0].aio_flags = 6;
  a[0].aio_resfd = 3;
  a[0].aio_reqprio = 0x4003;
  a[3].aio_flags = 2;
  a[3].aio_reqprio = 0x8001;
  a[9].aio_lio_opcode = 0xffff;
  a[10].aio_lio_opcode = 1;
  a[10].aio_nbytes = -1;
  a[11].aio_lio_opcode = 8;
  a[11].aio_nbytes = -5;
  a[12].aio_lio_opcode = 1;
  a[12].aio_buf = 0x100000000 + (unsigned long)text;
  a[4].aio_reqprio = 5;
  a[4].aio_resfd = 9;
  p[14] = (void *)1;
  syscall(SYS_io_submit, ctx, 15L, p);
  syscall(SYS_io_submit, ctx, -1L, p);
  syscall(SYS_io_submit, ctx, 0L, p);
  syscall(SYS_io_submit, 0L, 1L, 1);
  for (int i = 0; i < 13; i++) syscall(SYS_io_submit, ctx, 1L, p + i);
  syscall(SYS_io_cancel, ctx, a + 1, v);
  syscall(SYS_io_cancel, ctx, 1, v);
  struct io_event e[10];
  long ts[2] = {0, 5}, bad[2] = {-1, -1};
  unsigned long set[2] = {2, 0};
  struct {
    void *set;
    long size;
  } mask = {set, 8}, wrong = {set, 3};
  syscall(SYS_io_getevents, ctx, 0L, 10L, e, ts);
  syscall(SYS_io_getevents, ctx, 0L, 10L, e, ts);
  syscall(SYS_io_getevents, 0L, -1L, -2L, e, ts);
  syscall(SYS_io_getevents, 0L, -1L, -2L, e, 1);
  syscall(SYS_io_pgetevents, ctx, 0L, 10L, e, ts, &mask);
  syscall(SYS_io_pgetevents, 0L, 0L, 10L, e, bad, &wrong);
  syscall(SYS_io_pgetevents, 0L, 0L, 10L, e, NULL, 1);
  syscall(SYS_io_pgetevents, 0L, 0L, 10L, e, NULL, NULL);
#ifdef SYS_io_pgetevents_time64
  int64_t ts64[2] = {0, 5};
  syscall(SYS_io_pgetevents_time64, ctx, 0L, 10L, e, ts64, &mask);
  syscall(SYS_io_pgetevents_time64, 0, 0L, 10L, e, ts64, &wrong);
#endif
  syscall(SYS_io_destroy, ctx);
  syscall(SYS_io_destroy, 0L);
  return 0;
}
