// POSIX message queues.
// options: -e trace=mq_open,mq_unlink,mq_timedsend,mq_timedreceive,mq_notify,mq_getsetattr,mq_timedsend_time64,mq_timedreceive_time64
// differs before 7.2: FASYNC.0xff80003c|FASYNC.O_EMPTYPATH: newer flags
// options: -e trace=mq_open,mq_unlink,mq_timedsend,mq_timedreceive,mq_notify,mq_getsetattr -X verbose
// options: -e trace=mq_open,mq_unlink,mq_timedsend,mq_timedreceive,mq_notify,mq_getsetattr -X raw
// options: -e trace=mq_open,mq_unlink,mq_timedsend,mq_timedreceive,mq_notify,mq_getsetattr -s 3 -v
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <sched.h>
#include <unistd.h>

int main(void) {
  // A namespace of its own: nobody else has queues there.
  unshare(0x08000000);
  long attr[8] = {0, 5, 64, 7}, other[8] = {O_NONBLOCK, -1, 6, 8}, got[8];
  long past[2] = {0, 5}, bad[2] = {-1, -1};
  char text[100] = "hello";
  unsigned prio = 0;
  syscall(SYS_mq_unlink, "hstrace-test");
  syscall(SYS_mq_open, "hstrace-test", O_RDWR | O_NONBLOCK, 0600, attr);
  int q = syscall(SYS_mq_open, "hstrace-test", O_CREAT | O_RDWR | O_NONBLOCK | O_EXCL, 0600, attr);
  syscall(SYS_mq_open, "hstrace-test", O_CREAT | O_EXCL, 01777, other);
  syscall(SYS_mq_open, "hstrace-test", O_CREAT, -1, NULL);
  syscall(SYS_mq_open, NULL, O_CREAT, 0, 1);
  syscall(SYS_mq_open, "hstrace-none", -1, 0, 1);
  syscall(SYS_mq_timedsend, q, text, 5L, 3, NULL);
  syscall(SYS_mq_timedsend, q, text, 100L, -1, past);
  syscall(SYS_mq_timedsend, -1, NULL, -1L, 0, bad);
  syscall(SYS_mq_timedsend, q, 1, 0L, 0, 1);
  syscall(SYS_mq_getsetattr, q, NULL, got);
  syscall(SYS_mq_getsetattr, q, other, got);
  syscall(SYS_mq_getsetattr, q, other, NULL);
  other[0] = 3;
  syscall(SYS_mq_getsetattr, q, other, got);
  syscall(SYS_mq_getsetattr, -1, 1, got);
  syscall(SYS_mq_timedreceive, q, text, 100L, &prio, NULL);
  syscall(SYS_mq_timedreceive, q, text, 100L, &prio, past);
  syscall(SYS_mq_timedreceive, q, text, 100L, &prio, bad);
  syscall(SYS_mq_timedreceive, q, text, 1L, NULL, 1);
  syscall(SYS_mq_timedsend, q, text, 0L, 0, NULL);
  syscall(SYS_mq_timedreceive, q, text, 100L, NULL, NULL);
  struct sigevent ev;
  memset(&ev, 0, sizeof ev);
  ev.sigev_notify = SIGEV_NONE;
  ev.sigev_signo = SIGUSR1;
  ev.sigev_value.sival_int = 7;
  syscall(SYS_mq_notify, q, &ev);
  syscall(SYS_mq_notify, q, NULL);
  ev.sigev_notify = SIGEV_SIGNAL;
  syscall(SYS_mq_notify, -1, &ev);
  ev.sigev_notify = SIGEV_THREAD;
  syscall(SYS_mq_notify, -1, &ev);
  ev.sigev_notify = 99;
  syscall(SYS_mq_notify, -1, &ev);
  syscall(SYS_mq_notify, -1, 1);
#ifdef SYS_mq_timedsend_time64
  int64_t past64[2] = {0, 5}, bad64[2] = {-1, -1};
  syscall(SYS_mq_timedsend_time64, q, text, 5L, 3, past64);
  syscall(SYS_mq_timedsend_time64, q, text, 5L, 3, bad64);
  syscall(SYS_mq_timedreceive_time64, q, text, 100L, &prio, past64);
  syscall(SYS_mq_timedreceive_time64, q, text, 100L, &prio, bad64);
#endif
  syscall(SYS_mq_unlink, "hstrace-test");
  syscall(SYS_mq_unlink, 1);
  return 0;
}
