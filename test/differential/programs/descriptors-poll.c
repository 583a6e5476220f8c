// Waiting for descriptors: poll, ppoll, select, pselect6.
// options: -e trace=poll,ppoll,select,_newselect,pselect6,ppoll_time64,pselect6_time64
// options: -e trace=poll,ppoll,select,_newselect,pselect6,ppoll_time64,pselect6_time64 -s 1
// options: -e trace=poll,ppoll,select,_newselect,pselect6,ppoll_time64,pselect6_time64 -X verbose
// options: -e trace=poll,ppoll,select,_newselect,pselect6,ppoll_time64,pselect6_time64 -y
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

typedef struct { long sec, nsec; } spec;
typedef struct { int64_t sec, nsec; } spec64;

int main(void) {
  int p[2];
  pipe(p);
  struct pollfd f[40] = {{p[0], POLLIN}, {-1, POLLIN}, {p[1], POLLOUT | 0x40f0}, {1000, 0}};
  for (int i = 4; i < 40; i++) f[i].fd = p[0], f[i].events = -1;
  spec ts = {0, 0}, bad = {1, -1}, past = {-1, 5};
  unsigned long set[2] = {2, 0};
#ifdef SYS_poll
  syscall(SYS_poll, f, 4, 0);
  syscall(SYS_poll, f, 2, 0);
  syscall(SYS_poll, f, 40, 0);
  syscall(SYS_poll, f, 4, -2);
  syscall(SYS_poll, (void *)1, 1, 0);
  syscall(SYS_poll, NULL, 0, 1);
  syscall(SYS_poll, f, 0, 0);
  syscall(SYS_poll, NULL, 1, 0);
#endif
  syscall(SYS_ppoll, f, 4, &ts, set, 8L);
  syscall(SYS_ppoll, f, 2, &ts, set, 8L);
  syscall(SYS_ppoll, f, 4, NULL, NULL, 0L);
  syscall(SYS_ppoll, f, 2, NULL, set, 7L);
  syscall(SYS_ppoll, f, 2, NULL, set, 16L);
  syscall(SYS_ppoll, f, 2, &ts, set, 4L);
  syscall(SYS_ppoll, f, 2, &ts, set, 0L);
  syscall(SYS_ppoll, f, 2, &bad, (void *)1, 8L);
  syscall(SYS_ppoll, f, 2, &past, NULL, -1L);
  syscall(SYS_ppoll, (void *)1, 2, (void *)1, NULL, 8L);
#ifdef SYS_ppoll_time64
  spec64 ts64 = {0, 0}, bad64 = {1, -1};
  syscall(SYS_ppoll_time64, f, 4, &ts64, set, 8L);
  syscall(SYS_ppoll_time64, f, 2, &bad64, set, 8L);
#endif
  char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  struct pollfd *last = (struct pollfd *)(page + 4096) - 2;
  last[0] = f[0];
  last[1] = f[3];
  syscall(SYS_ppoll, last, 2, &ts, NULL, 8L);
  syscall(SYS_ppoll, last, 3, &ts, NULL, 8L);
  fd_set r, w, e;
  FD_ZERO(&r);
  FD_ZERO(&w);
  FD_ZERO(&e);
  FD_SET(p[0], &r);
  FD_SET(p[1], &w);
  FD_SET(1, &w);
  FD_SET(7, &w);
  struct { void *set; long size; } mask = {set, 8};
#ifdef SYS_select
#ifdef SYS__newselect
#undef SYS_select
#define SYS_select SYS__newselect
#endif
  struct timeval tv = {0, 0}, late = {5, -3};
  syscall(SYS_select, p[1] + 1, &r, &w, &e, &tv);
  FD_ZERO(&w);
  FD_ZERO(&r);
  FD_SET(p[0], &e);
  syscall(SYS_select, p[1] + 1, &r, &w, &e, &tv);
  syscall(SYS_select, 0, &r, NULL, NULL, &tv);
  syscall(SYS_select, -1, &r, NULL, NULL, &tv);
  syscall(SYS_select, 1, (void *)1, NULL, NULL, NULL);
  syscall(SYS_select, -1, NULL, NULL, NULL, (void *)1);
  syscall(SYS_select, 1, NULL, NULL, NULL, &late);
  FD_SET(p[1], &w);
  syscall(SYS_select, 1024, &r, &w, NULL, NULL);
  syscall(SYS_select, 0x7fffffff, &r, &w, NULL, &tv);
#endif
  FD_ZERO(&r);
  FD_ZERO(&e);
  FD_SET(p[0], &r);
  syscall(SYS_pselect6, p[1] + 1, &r, &w, &e, &ts, &mask);
  FD_ZERO(&w);
  syscall(SYS_pselect6, p[1] + 1, &r, &w, &e, &ts, &mask);
  mask.size = 7;
  syscall(SYS_pselect6, 1, NULL, NULL, NULL, &ts, &mask);
  syscall(SYS_pselect6, 1, NULL, NULL, NULL, &ts, NULL);
  syscall(SYS_pselect6, 1, NULL, NULL, NULL, &ts, (void *)1);
  mask.set = NULL;
  syscall(SYS_pselect6, 1, NULL, NULL, NULL, &ts, &mask);
  syscall(SYS_pselect6, 1, NULL, NULL, NULL, &bad, &mask);
#ifdef SYS_pselect6_time64
  FD_ZERO(&w);
  FD_SET(p[1], &w);
  syscall(SYS_pselect6_time64, p[1] + 1, NULL, &w, NULL, &ts64, &mask);
  syscall(SYS_pselect6_time64, p[1] + 1, NULL, &w, NULL, &bad64, &mask);
#endif
  return 0;
}
