// ipc(2) of 32-bit x86: System V IPC by one number.
// compile: -m32
// options: -e trace=%ipc
// options: -e trace=%ipc -e raw=all
// options: -e trace=%ipc -X verbose
// differs: =17[0-9]{8}|_[sroc]?time=: the time
// differs before 7.2: msgrcv.* ENOMSG: what the structure holds is shown of failed calls, too
// differs: shmat.*= 0xf: two programs that run one after the other
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#define IPC(call, first, second, third, ptr, fifth) syscall(117, call, first, second, third, ptr, fifth)

static long buffer[300] = {7, 0x6c6c6568, 0x6f};
static unsigned short ops[3] = {0, 1, 0};
static long timeout[2] = {0, 5};
static long kludge[2] = {(long)buffer, 0};
static long union_of[2] = {(long)buffer, 0};
static long attached;

int main(void) {
  unshare(0x08000000);
  int q = IPC(13, 0, 0600, 0, 0, 0);
  IPC(11, q, 5, 0x800, buffer, 0);
  IPC(12, q, 50, 0x800, kludge, 0);
  IPC(12, q, 50, 0x800, kludge, 0);
  IPC(11, q, 5, 0x800, buffer, 0);
  IPC((1 << 16) | 12, q, 50, 0x1800, buffer, -30);
  IPC((1 << 16) | 12, q, 50, 0x1800, buffer, -30);
  IPC(12, q, 50, 0x800, 1, 0);
  IPC(11, -1, 5, 0, 1, 0);
  IPC(14, q, 0x102, 0, buffer, 0);
  IPC(14, q, 2, 0, 1, 0);
  IPC(14, q, 0x101, 0, buffer, 0);
  IPC(14, q, 0, 0, 0, 0);
  int s = IPC(2, 0, 3, 01600, 0, 0);
  IPC(1, s, 1, 0, ops, 0);
  IPC((1 << 16) | 1, -1, 1, 0, ops, 0);
  IPC(4, s, 1, 0, ops, timeout);
  IPC(3, s, 0, 0x102, union_of, 0);
  IPC(3, s, 0, 0x101, union_of, 0);
  IPC(3, s, 0, 0x10c, union_of, 0);
  IPC(3, s, 1, 16, union_of, 0);
  IPC(3, s, 1, 16, 1, 0);
  IPC(3, 0, 0, 0x103, union_of, 0);
  IPC(3, s, 0, 0, 0, 0);
  int m = IPC(23, 0, 4096, 01600, 0, 0);
  IPC(21, m, 0x1000, &attached, 0, 0);
  IPC(21, m, 0, 1, 0, 0);
  IPC((1 << 16) | 21, m, 0, &attached, 0, 0);
  IPC(22, 0, 0, 0, attached, 0);
  IPC(24, m, 0x102, 0, buffer, 0);
  IPC(24, m, 0, 0, 0, 0);
  IPC(99, 1, 2, 3, 4, 5);
  IPC((2 << 16) | 99, 1, 2, 3, 4, 5);
  IPC((3 << 16) | 13, 0, 0600, 3, 4, 5);
  IPC(5, 0, 0, 0, 0, 0);
  return 0;
}
