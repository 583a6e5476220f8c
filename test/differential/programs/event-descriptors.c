// Descriptors of events: counters, timers, signals, memory, processes.
// options: -e trace=eventfd,eventfd2,timerfd_create,timerfd_settime,timerfd_gettime,timerfd_settime64,timerfd_gettime64,signalfd,signalfd4,memfd_create,memfd_secret,pidfd_open,pidfd_getfd,pidfd_send_signal
// options: -e trace=memfd_create,memfd_secret -s 1000
// options: -e trace=memfd_secret,signalfd,timerfd_create -X verbose
// differs before 7.2: MFD_(NOEXEC_SEAL|EXEC)|PIDFD_(THREAD|SIGNAL): newer flags
// differs: pidfd_open.[0-9]{2,}, 0: the process itself
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
#ifdef SYS_eventfd
  syscall(SYS_eventfd, -1);
#endif
  syscall(SYS_eventfd2, 5, 0x80801);
  syscall(SYS_eventfd2, 5, 2);
  int t = syscall(SYS_timerfd_create, 1, 0);
  syscall(SYS_timerfd_create, 77, 0xffff);
  syscall(SYS_timerfd_create, 0, 0x80800);
  long set_to[4] = {0, 0, 0, 0}, bad[4] = {1, -2, 3, 4}, old[4];
  syscall(SYS_timerfd_settime, t, 0, set_to, old);
  syscall(SYS_timerfd_settime, t, 3, set_to, NULL);
  syscall(SYS_timerfd_settime, t, 0x10, bad, old);
  syscall(SYS_timerfd_settime, t, 0, bad, old);
  syscall(SYS_timerfd_settime, -1, 0, 1, old);
  syscall(SYS_timerfd_gettime, t, old);
  syscall(SYS_timerfd_gettime, t, 1);
  syscall(SYS_timerfd_gettime, -1, old);
#ifdef SYS_timerfd_settime64
  int64_t set_to64[4] = {0, 0, 0, 0}, bad64[4] = {1, -2, 3, 4}, old64[4];
  syscall(SYS_timerfd_settime64, t, 0, set_to64, old64);
  syscall(SYS_timerfd_settime64, t, 0, bad64, old64);
  syscall(SYS_timerfd_gettime64, t, old64);
#endif
  unsigned long set[2] = {2, 0};
#ifdef SYS_signalfd
  syscall(SYS_signalfd, -1, set, 8L);
  syscall(SYS_signalfd, -1, set, 0L);
  syscall(SYS_signalfd, -1, set, 4L);
#endif
  syscall(SYS_signalfd4, -1, set, 8L, 0x80800);
  syscall(SYS_signalfd4, -1, set, 7L, 1);
  syscall(SYS_signalfd4, -1, set, 16L, 1);
  syscall(SYS_signalfd4, -1, 1, 8L, 1);
  char name[300];
  memset(name, 'a', 300);
  name[299] = 0;
  syscall(SYS_memfd_create, "x", 0);
  syscall(SYS_memfd_create, "x", 31);
  syscall(SYS_memfd_create, "x", 0x54000004);
  syscall(SYS_memfd_create, "x", 0xffffffff);
  syscall(SYS_memfd_create, name, 0x100);
  syscall(SYS_memfd_create, name + 49, 0);
  syscall(SYS_memfd_create, name + 50, 0);
  syscall(SYS_memfd_create, name + 51, 0);
  syscall(SYS_memfd_create, 1, 0x8000);
  syscall(SYS_memfd_create, NULL, 0x4000000);
  syscall(447, 0);
  syscall(447, 0x80000);
  syscall(447, 0x80001);
  syscall(447, 1);
  int p = syscall(SYS_pidfd_open, getpid(), 0);
  syscall(SYS_pidfd_open, -1, 0x800);
  syscall(SYS_pidfd_open, 1, 0x1080);
  syscall(SYS_pidfd_getfd, p, t, 0);
  syscall(SYS_pidfd_getfd, p, -1, 1);
  syscall(SYS_pidfd_getfd, -1, 0, 0);
  siginfo_t si;
  memset(&si, 0, sizeof si);
  syscall(SYS_pidfd_send_signal, p, 0, 0, 0);
  syscall(SYS_pidfd_send_signal, p, 10, &si, 8);
  si.si_signo = 10;
  si.si_code = -1;
  si.si_uid = 77;
  syscall(SYS_pidfd_send_signal, p, 10, &si, 0xff);
  syscall(SYS_pidfd_send_signal, p, 77, 1, 8);
  return 0;
}
