// Changes its personality.
// options: 
// options: -Xraw
// options: -Xverbose
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char *page, *end;

int main(void) {
  page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  end = page + 4096;
  chdir("hstrace-start");
  static unsigned v[] = {1, 0x4100001, 0x5000002, 2, 0x800000, 0x800008, 0x80000, 0xff, 0xffffffff, 0x8000008, 9, 0x20000, 0x100000ff, 0x410000e, 0xe, 0};
  for (int i = 0; i < sizeof v / 4; i++) syscall(SYS_personality, v[i]);
  syscall(SYS_personality, 0xdeadbeef00000000);
  return 0;
}
