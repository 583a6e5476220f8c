// Event queues.
// options: -e trace=epoll_create,epoll_create1,epoll_ctl,epoll_wait,epoll_pwait,epoll_pwait2
// options: -e trace=epoll_create,epoll_create1,epoll_ctl,epoll_wait,epoll_pwait,epoll_pwait2 -y
// differs before 7.2: data=.u32: newer versions show the data as one number
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef struct { int64_t sec, nsec; } spec64;

int main(void) {
  int p[2];
  pipe(p);
  write(p[1], "x", 1);
  unsigned long set[2] = {2, 0};
  spec64 ts = {0, 5}, bad = {-1, -1};
  struct epoll_event ev = {EPOLLIN | EPOLLET | 0x800, {.u64 = 0x1234567890}}, evs[10];
#ifdef SYS_epoll_create
  syscall(SYS_epoll_create, 5);
  syscall(SYS_epoll_create, -1);
#endif
  int ep = syscall(SYS_epoll_create1, 0);
  syscall(SYS_epoll_create1, EPOLL_CLOEXEC);
  syscall(SYS_epoll_create1, 0x80001);
  syscall(SYS_epoll_create1, 1);
  syscall(SYS_epoll_ctl, ep, EPOLL_CTL_ADD, p[0], &ev);
  syscall(SYS_epoll_ctl, ep, EPOLL_CTL_ADD, p[0], NULL);
  syscall(SYS_epoll_ctl, ep, EPOLL_CTL_ADD, p[0], (void *)1);
  syscall(SYS_epoll_ctl, ep, EPOLL_CTL_DEL, -1, &ev);
  syscall(SYS_epoll_ctl, ep, EPOLL_CTL_DEL, -1, NULL);
  syscall(SYS_epoll_ctl, ep, 9, p[0], &ev);
  ev.events = EPOLLIN;
  ev.data.u64 = 0;
  syscall(SYS_epoll_ctl, ep, EPOLL_CTL_MOD, p[0], &ev);
#ifdef SYS_epoll_wait
  syscall(SYS_epoll_wait, ep, evs, 10, 0);
  syscall(SYS_epoll_wait, ep, evs, -1, 0);
  syscall(SYS_epoll_wait, -1, evs, 10, -1);
  syscall(SYS_epoll_wait, ep, 0, 10, 0);
#endif
  syscall(SYS_epoll_pwait, ep, evs, 10, -1, set, 8L);
  syscall(SYS_epoll_pwait, ep, evs, 10, 0, NULL, 0L);
  syscall(SYS_epoll_pwait, ep, evs, -1, -2, set, 3L);
  syscall(SYS_epoll_pwait2, ep, evs, 10, &ts, set, 8L);
  syscall(SYS_epoll_pwait2, ep, evs, -1, 1, 1, 8L);
  syscall(SYS_epoll_pwait2, ep, evs, 1, &bad, NULL, 8L);
  char c;
  read(p[0], &c, 1);
  syscall(SYS_epoll_pwait, ep, evs, 10, 0, set, 8L);
  syscall(SYS_epoll_pwait2, ep, evs, 10, &ts, NULL, 8L);
  return 0;
}
