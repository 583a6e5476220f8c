// Asks for filters of syscalls, and installs them.
// options: 
// options: -v
// options: -Xraw
// options: -Xverbose
// differs before 7.2: SECCOMP_\?\?\?: newer versions say SECCOMP_???
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static long prctl_(long option, long a, long b, long c, long d) { return syscall(SYS_prctl, option, a, b, c, d); }

int main(void) {
  char *page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  char *end = page + 4096;
  chdir("hstrace-start");
  prctl_(PR_SET_SECCOMP, 1<<20, 2, 3, 4);
  prctl_(PR_SET_SECCOMP, 0, 2, 3, 4);
  prctl_(PR_SET_SECCOMP, 2, 0, 0, 0);
  prctl_(PR_SET_SECCOMP, 2, 1, 0, 0);
  static struct sock_filter f[5000] = {BPF_STMT(BPF_LD|BPF_W|BPF_ABS, 4), BPF_JUMP(BPF_JMP|BPF_JEQ|BPF_K, 0xc000003e, 1, 0), BPF_STMT(BPF_RET|BPF_K, SECCOMP_RET_KILL), BPF_STMT(BPF_RET|BPF_K, SECCOMP_RET_ERRNO|38), BPF_STMT(BPF_RET|BPF_K, SECCOMP_RET_ALLOW), BPF_STMT(BPF_RET|BPF_A, 0), BPF_STMT(BPF_ALU|BPF_AND|BPF_K, 0xff), BPF_STMT(BPF_MISC|BPF_TAX, 0), {0xffff, 1, 2, 3}, BPF_STMT(BPF_RET|BPF_K, 0x7ff00005), BPF_STMT(BPF_RET|BPF_K, 0x12340005), {0x20, 1, 2, 3}, BPF_STMT(BPF_RET|BPF_K|0x80, 0x12340005), BPF_STMT(BPF_LD|BPF_W|BPF_LEN, 0), BPF_STMT(BPF_STX, 3), BPF_JUMP(BPF_JMP|BPF_JA, 3, 0, 0)};
  struct sock_fprog p = {16, f};
  prctl_(PR_SET_SECCOMP, 2, (long)&p, 0, 0);
  p.len = 3;
  p.filter = (void*)(end-8);
  prctl_(PR_SET_SECCOMP, 2, (long)&p, 0, 0);
  p.filter = (void*)1;
  prctl_(PR_SET_SECCOMP, 2, (long)&p, 0, 0);
  p.len = 0;
  prctl_(PR_SET_SECCOMP, 2, (long)&p, 0, 0);
  p.len = 5000;
  p.filter = f;
  prctl_(PR_SET_SECCOMP, 2, (long)&p, 0, 0);
  p.len = 16;
  syscall(SYS_seccomp, 1, 0, &p);
  syscall(SYS_seccomp, 1, 0xff, &p);
  syscall(SYS_seccomp, 1, 8, 1);
  syscall(SYS_seccomp, 0, 1, &p);
  syscall(SYS_seccomp, 2, 0, f);
  unsigned act[] = {0x80000000, 0, 0x30000, 0x50000, 0x7fc00000, 0x7fff0000, 0x1, 0x7ff00000, 0x7ffc0000, 0x50001};
  for (int i = 0; i < 10; i++) syscall(SYS_seccomp, 2, i==6, &act[i]);
  syscall(SYS_seccomp, 2, 0, 1);
  syscall(SYS_seccomp, 3, 0, page);
  syscall(SYS_seccomp, 3, 1, page);
  syscall(SYS_seccomp, 3, 0, 1);
  syscall(SYS_seccomp, 9, 1, 2);
  return 0;
}
