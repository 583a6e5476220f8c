// Sets and asks for attributes of the process.
// options: 
// options: -v
// options: -Xraw
// options: -Xverbose
// differs before 7.2: ^prctl\(.*(PR_(SET_MDWE|GET_MDWE|GET_AUXV|SET_MEMORY_MERGE|GET_MEMORY_MERGE|TIMER_CREATE_RESTORE_IDS|FUTEX_HASH|RSEQ_SLICE_EXTENSION|[A-Z]+_SHADOW_STACK_STATUS)|0x(41|42|43|44|4a|4b|4c|4d|4e|4f|41555856) /\* PR_)|PR_SET_SECUREBITS.{0,4} (0x300 /\* SECBIT|SECBIT_EXEC): newer than Linux 6.1
// differs before 7.2: PR_SCHED_CORE|^prctl\(0x3e,: newer versions show a number
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
  prctl_(PR_SET_PDEATHSIG, 9, 0, 0, 0);
  prctl_(PR_GET_PDEATHSIG, (long)page, 0, 0, 0);
  prctl_(PR_GET_PDEATHSIG, 1, 0, 0, 0);
  prctl_(PR_SET_PDEATHSIG, 0, 1, 2, 3);
  prctl_(PR_SET_PDEATHSIG, 77, 0, 0, 0);
  prctl_(PR_SET_PDEATHSIG, -1, 0, 0, 0);
  prctl_(PR_GET_DUMPABLE, 1, 2, 3, 4);
  prctl_(PR_SET_DUMPABLE, 1, 0, 0, 0);
  prctl_(PR_SET_DUMPABLE, 5ull<<32, 0, 0, 0);
  prctl_(PR_SET_DUMPABLE, 2, 0, 0, 0);
  prctl_(PR_GET_UNALIGN, (long)page, 0, 0, 0);
  prctl_(PR_SET_UNALIGN, 3, 0, 0, 0);
  prctl_(PR_SET_UNALIGN, 0xf0, 0, 0, 0);
  prctl_(PR_GET_KEEPCAPS, 1, 2, 3, 4);
  prctl_(PR_SET_KEEPCAPS, 1, 0, 0, 0);
  prctl_(PR_SET_KEEPCAPS, -1, 0, 0, 0);
  prctl_(PR_SET_KEEPCAPS, 0, 0, 0, 0);
  prctl_(PR_GET_FPEMU, (long)page, 0, 0, 0);
  prctl_(PR_SET_FPEMU, 1, 0, 0, 0);
  prctl_(PR_GET_FPEXC, (long)page, 0, 0, 0);
  prctl_(PR_SET_FPEXC, -1, 0, 0, 0);
  prctl_(PR_GET_TIMING, 0, 0, 0, 0);
  prctl_(PR_SET_TIMING, 1, 0, 0, 0);
  prctl_(PR_GET_ENDIAN, (long)page, 0, 0, 0);
  prctl_(PR_SET_ENDIAN, 1, 0, 0, 0);
  prctl_(PR_SET_NAME, (long)"abcdefghijklmnop", 0, 0, 0);
  prctl_(PR_SET_NAME, (long)"abcdefghijklmno", 0, 0, 0);
  prctl_(PR_SET_NAME, (long)"abc", 0, 0, 0);
  prctl_(PR_SET_NAME, 1, 0, 0, 0);
  prctl_(PR_SET_NAME, (long)"", 0, 0, 0);
  strcpy(end-4, "abc");
  prctl_(PR_SET_NAME, (long)end-4, 0, 0, 0);
  memcpy(end-4, "abcd", 4);
  prctl_(PR_SET_NAME, (long)end-4, 0, 0, 0);
  prctl_(PR_GET_NAME, (long)page, 0, 0, 0);
  prctl_(PR_GET_NAME, 1, 0, 0, 0);
  prctl_(PR_GET_SECCOMP, 1, 2, 3, 4);
  prctl_(PR_CAPBSET_READ, 0, 0, 0, 0);
  prctl_(PR_CAPBSET_READ, 40, 0, 0, 0);
  prctl_(PR_CAPBSET_READ, 41, 0, 0, 0);
  prctl_(PR_CAPBSET_DROP, 0x100000000, 0, 0, 0);
  prctl_(PR_CAPBSET_DROP, 64, 0, 0, 0);
  prctl_(PR_GET_TSC, (long)page, 0, 0, 0);
  prctl_(PR_SET_TSC, 1, 0, 0, 0);
  prctl_(PR_SET_TSC, 77, 0, 0, 0);
  prctl_(PR_GET_SECUREBITS, 1, 2, 0, 0);
  prctl_(PR_SET_SECUREBITS, 0x15, 0, 0, 0);
  prctl_(PR_GET_SECUREBITS, 1, 2, 0, 0);
  prctl_(PR_SET_SECUREBITS, 0xfff0000, 0, 0, 0);
  prctl_(PR_SET_SECUREBITS, 0x300, 0, 0, 0);
  prctl_(PR_SET_SECUREBITS, 0, 0, 0, 0);
  prctl_(PR_SET_TIMERSLACK, 50000, 0, 0, 0);
  prctl_(PR_SET_TIMERSLACK, -1, 0, 0, 0);
  prctl_(PR_GET_TIMERSLACK, 0, 0, 0, 0);
  prctl_(PR_TASK_PERF_EVENTS_DISABLE, 1, 2, 0, 0);
  prctl_(PR_TASK_PERF_EVENTS_ENABLE, 0, 0, 0, 0);
  prctl_(PR_MCE_KILL, 0, 0, 0, 0);
  prctl_(PR_MCE_KILL, 1, 0, 1, 2);
  prctl_(PR_MCE_KILL, 1, 2, 0, 0);
  prctl_(PR_MCE_KILL, 1, 5, 0, 0);
  prctl_(PR_MCE_KILL, 7, 5, 0, 0);
  prctl_(PR_MCE_KILL_GET, 0, 0, 0, 0);
  prctl_(PR_MCE_KILL_GET, 1, 0, 0, 0);
  prctl_(PR_SET_MM, 1, 2, 3, 4);
  prctl_(PR_SET_MM, 14, (long)page, 3, 0);
  prctl_(PR_SET_MM, 0, 2, 3, 0);
  prctl_(PR_SET_MM, 77, (long)page, 3, 0);
  prctl_(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
  prctl_(PR_GET_CHILD_SUBREAPER, (long)page, 0, 0, 0);
  prctl_(PR_SET_NO_NEW_PRIVS, 0, 1, 2, 3);
  prctl_(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0);
  prctl_(PR_GET_NO_NEW_PRIVS, 1, 2, 3, 4);
  prctl_(PR_GET_TID_ADDRESS, (long)page, 0, 0, 0);
  prctl_(PR_GET_TID_ADDRESS, 1, 0, 0, 0);
  prctl_(PR_SET_THP_DISABLE, 1, 0, 0, 0);
  prctl_(PR_GET_THP_DISABLE, 0, 0, 0, 0);
  prctl_(PR_SET_THP_DISABLE, 0, 0, 0, 0);
  prctl_(43, 0, 0, 0, 0);
  prctl_(44, 1, 2, 3, 4);
  prctl_(45, 3, 0, 0, 0);
  prctl_(45, 0xff00, 0, 0, 0);
  prctl_(46, 1, 2, 3, 4);
  prctl_(PR_CAP_AMBIENT, 1, 0, 0, 0);
  prctl_(PR_CAP_AMBIENT, 2, 0, 1, 2);
  prctl_(PR_CAP_AMBIENT, 4, 0, 0, 0);
  prctl_(PR_CAP_AMBIENT, 4, 1, 2, 3);
  prctl_(PR_CAP_AMBIENT, 9, 1, 2, 3);
  prctl_(PR_CAP_AMBIENT, 3, 99, 0, 0);
  prctl_(50, 0x4ffff, 0, 0, 0);
  prctl_(50, 3, 0, 0, 0);
  prctl_(50, 0x120000|16, 0, 0, 0);
  prctl_(51, 1, 2, 3, 4);
  prctl_(52, 0, 0, 0, 0);
  prctl_(52, 1, 0, 0, 0);
  prctl_(52, 2, 0, 0, 0);
  prctl_(52, 3, 0, 0, 0);
  prctl_(52, 9, 1, 2, 3);
  prctl_(53, 0, 2, 0, 0);
  prctl_(53, 1, 4, 0, 0);
  prctl_(53, 0, 6, 0, 0);
  prctl_(53, 9, 6, 1, 0);
  prctl_(54, 0xf, 0, 0, 0);
  prctl_(54, 0x1f, 1, 2, 3);
  prctl_(54, 0xff00, 0, 0, 0);
  prctl_(55, 1, 0, 0, 0);
  prctl_(55, 0, 0, 0, 0);
  prctl_(55, 0xffffffff, 1, 2, 3);
  prctl_(55, 0x7fff9|6, 1, 2, 3);
  prctl_(56, 0, 0, 0, 0);
  prctl_(56, 1, 2, 3, 4);
  prctl_(57, 1, 2, 3, 4);
  prctl_(58, 1, 2, 3, 4);
  prctl_(58, 0, 0, 0, 0);
  prctl_(59, 0, 0, 0, 0);
  prctl_(59, 7, 0, 0, 1);
  prctl_(60, 3, 0xf0, 1, 2);
  prctl_(61, 1, 2, 3, 4);
  prctl_(62, 0, 0, 0, (long)page);
  prctl_(62, 1, 0, 0, 0);
  prctl_(62, 2, getpid(), 1, 0);
  prctl_(62, 9, -1, 9, (long)page);
  prctl_(62, 0, 0, 2, 1);
  prctl_(62, 0, 0, 3, 0);
  prctl_(63, 0x4ffff, 0, 0, 0);
  prctl_(63, 0, 0, 0, 0);
  prctl_(64, 1, 2, 3, 4);
  prctl_(0x53564d41, 0, (long)page, 4096, (long)"foo");
  prctl_(0x53564d41, 0, (long)page, 4096, 1);
  prctl_(0x53564d41, 7, 1, 2, 3);
  prctl_(0x53564d41, 0, 0, 0, 0);
  prctl_(0x59616d61, -1, 0, 0, 0);
  prctl_(0x59616d61, 1, 0, 0, 0);
  prctl_(0x59616d61, 0, 0, 0, 0);
  prctl_(65, 3, 1, 2, 3);
  prctl_(66, 0, 0, 0, 0);
  prctl_(66, 1, 2, 3, 4);
  prctl_(0x41555856, (long)page, 256, 0, 0);
  prctl_(67, 1, 0, 0, 0);
  prctl_(68, 0, 0, 0, 0);
  prctl_(77, 1, 0, 0, 0);
  prctl_(78, 1, 2, 3, 4);
  prctl_(79, 1, 2, 3, 4);
  prctl_(74, (long)page, 0, 0, 0);
  prctl_(75, 1, 0, 0, 0);
  prctl_(76, 3, 0, 0, 0);
  prctl_(0, 1, 2, 3, 4);
  prctl_(-1, 1, 2, 3, 4);
  prctl_(0x100000004ull, 0, 0, 0, 0);
  return 0;
}
