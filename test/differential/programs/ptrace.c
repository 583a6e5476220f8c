// Observes a child in every way that ptrace knows.
// options: 
// options: -v
// options: -Xraw
// options: -Xverbose
#include <elf.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#define P(...) syscall(SYS_ptrace, __VA_ARGS__)
static char b[8192], mask[8] = {0xff, 1}, *page, *end;
static struct iovec v = {b, sizeof b};
static struct { uint64_t off; uint32_t flags; int nr; } psi = {0, 0, 3};
static uint64_t md[2];

int main(void) {
  page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  end = page + 4096;
  sigset_t child_signal;
  sigemptyset(&child_signal);
  sigaddset(&child_signal, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child_signal, 0);
  int st, c;
  chdir("hstrace-start");
  P(-1, 1, 2, 3);
  P(0x1234567890, -1, 2, 3);
  P(PTRACE_TRACEME, 1, 2, 3);
  if (!(c = fork())) {
    P(PTRACE_TRACEME, 0, 0, 0);
    // Stopped with nothing in its registers that is different in each run.
    __asm__ volatile("xor %%ebx, %%ebx; xor %%esi, %%esi; xor %%edi, %%edi; int3" ::: "ebx", "esi", "edi");
    struct sock_filter f[] = {{0x20, 0, 0, 0}, {0x15, 0, 1, SYS_getppid}, {6, 0, 0, 0x7ff00005}, {6, 0, 0, 0x7fff0000}};
    struct sock_fprog p = {4, f};
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_SECCOMP, 2, &p);
    syscall(SYS_chdir, "x");
    getppid();
    syscall(999, 1, 2, 3, 4, 5, 6);
    _exit(0);
  }
  waitpid(c, &st, 0);
  static int places[] = {0, 8, 9, 120, 160, 168, 216, 224, 240, 736, 760, 784, 790, 848, 872, 912, 913, 920, 0xffff0};
  for (int i = 0; i < sizeof places / sizeof *places; i++) P(PTRACE_PEEKUSER, c, places[i], b);
  P(PTRACE_POKEUSER, c, 0xffff0, 1);
  P(PTRACE_PEEKTEXT, c, main, b);
  P(PTRACE_PEEKDATA, c, 0, b);
  P(PTRACE_PEEKDATA, c, main, 1);
  P(PTRACE_POKETEXT, c, 0, 1);
  P(PTRACE_POKEDATA, c, 0, 0);
  P(PTRACE_SETOPTIONS, c, 0, 0x1ff);
  P(PTRACE_SETOPTIONS, c, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACESECCOMP | PTRACE_O_EXITKILL);
  P(PTRACE_GETEVENTMSG, c, 0, b);
  P(PTRACE_GETSIGINFO, c, 0, b);
  P(PTRACE_SETSIGINFO, c, 0, b);
  P(PTRACE_SETSIGINFO, c, 0, 1);
  P(PTRACE_GETSIGINFO, c, 0, 0);
  P(PTRACE_GETREGS, c, 0, b);
  P(PTRACE_SETREGS, c, 0, b);
  P(PTRACE_SETREGS, c, 7, 1);
  P(PTRACE_GETFPREGS, c, 0, b);
  P(PTRACE_SETFPREGS, c, 0, b);
  P(PTRACE_GETREGS, c, 0, 0);
  P(18, c, 0, b);
  P(25, c, 0, b);
  P(26, c, 0, b);
  P(30, c, 0, b);
  v.iov_len = sizeof b;
  P(PTRACE_GETREGSET, c, NT_PRSTATUS, &v);
  P(PTRACE_SETREGSET, c, NT_PRSTATUS, &v);
  static int lengths[] = {20, 8, 16, 215, 216, 217, 208, 24, 7, 4, 0};
  for (int k = 0; k < 11; k++) {
    v.iov_len = lengths[k];
    P(PTRACE_GETREGSET, c, NT_PRSTATUS, &v);
    v.iov_len = lengths[k];
    P(PTRACE_SETREGSET, c, NT_PRSTATUS, &v);
  }
  for (int k = 0; k < (int)(sizeof b); k++) ((unsigned char *)b)[k] = k * 7;
  static int floats[] = {1, 2, 4, 8, 16, 20, 24, 28, 32, 33, 160, 200, 416, 512, 600, 40};
  for (int k = 0; k < 16; k++) {
    v.iov_len = floats[k];
    P(PTRACE_SETREGSET, c, NT_FPREGSET, &v);
  }
  v.iov_len = 216;
  v.iov_base = end - 100;
  P(PTRACE_SETREGSET, c, NT_PRSTATUS, &v);
  P(PTRACE_SETREGSET, c, NT_FPREGSET, &v);
  P(PTRACE_SETREGS, c, 0, end - 100);
  v.iov_base = b;
  v.iov_len = sizeof b;
  P(PTRACE_GETREGSET, c, NT_FPREGSET, &v);
  v.iov_len = sizeof b;
  P(PTRACE_GETREGSET, c, NT_X86_XSTATE, &v);
  P(PTRACE_SETREGSET, c, NT_X86_XSTATE, &v);
  P(PTRACE_GETREGSET, c, 0x99, &v);
  P(PTRACE_SETREGSET, c, 1, 1);
  P(PTRACE_GETREGSET, c, 1, 0);
  P(PTRACE_GETSIGMASK, c, 8, b);
  P(PTRACE_GETSIGMASK, c, 4, b);
  P(PTRACE_SETSIGMASK, c, 8, mask);
  P(PTRACE_GETSIGMASK, c, 8, b);
  P(PTRACE_SETSIGMASK, c, 1, mask);
  P(PTRACE_PEEKSIGINFO, c, &psi, b);
  psi.flags = 1;
  kill(c, SIGPROF);
  P(PTRACE_PEEKSIGINFO, c, &psi, b);
  psi.flags = 0xff;
  P(PTRACE_PEEKSIGINFO, c, &psi, b);
  P(PTRACE_PEEKSIGINFO, c, 1, b);
  P(PTRACE_PEEKSIGINFO, c, end - 8, b);
  mask[1] = 0;
  memset(mask, 0xff, 8);
  P(PTRACE_SETSIGMASK, c, 8, mask);
  static int sizes[] = {0, 1, 4, 5, 8, 12, 16, 23, 24, 25, 31, 32, 33, 34, 40, 47, 48, 79, 80, 81, 84, 88, 96, 100};
  for (int i = 0; i < 11; i++) {
    P(PTRACE_SYSCALL, c, 0, 0);
    waitpid(c, &st, __WALL);
    if (!WIFSTOPPED(st)) break;
    int all = i < 3 || st >> 16 == 7;
    for (int k = all ? 0 : 21; k < (all ? 24 : 22); k++) {
      memset(b, 0, sizeof b);
      P(0x420e, c, sizes[k], b);
    }
    P(0x420d, c, 16, md);
    P(0x420d, c, 8, md);
    P(0x420d, c, 4, md);
    P(0x420d, c, 24, md);
    P(0x420c, c, 0, b);
    P(0x420c, c, 0, 0);
    if (st >> 16 == 7) P(PTRACE_GETEVENTMSG, c, 0, b);
  }
  P(0x420e, c, 88, 1);
  P(0x420d, c, 16, 1);
  P(0x420f, c, 100, b);
  P(PTRACE_SINGLESTEP, c, 0, 0);
  waitpid(c, &st, __WALL);
  P(PTRACE_SINGLEBLOCK, c, 0, 77);
  P(PTRACE_SYSEMU, -1, 0, 0x100000009);
  P(PTRACE_SYSEMU_SINGLESTEP, -1, 0, 0);
  P(PTRACE_CONT, -1, 0, SIGUSR2);
  P(PTRACE_LISTEN, -1, 1, 2);
  P(PTRACE_INTERRUPT, -1, 1, 2);
  P(PTRACE_ATTACH, -1, 1, 2);
  P(PTRACE_SEIZE, -1, 1, 0xf);
  P(PTRACE_DETACH, -1, 1, 9);
  P(PTRACE_KILL, -1, 0, 0);
  kill(c, 9);
  return 0;
}
