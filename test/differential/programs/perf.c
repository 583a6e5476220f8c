// Asks for counters of events.
// options: 
// options: -v
// options: -Xraw
// options: -Xverbose
// options: -v -Xverbose
// differs before 7.2: size=(0x(88|90|c8|1000|1388|80000000)|PERF_ATTR_SIZE_VER[89])|0xfffffffffff[80]0000|BRANCH_COUNTERS|branch_sample_type=0x: sizes and members newer than Linux 6.1
// differs before 7.2: aux_start_paused=: members since Linux 6.13
#include <linux/perf_event.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static char *page, *end;

static long perf(void *attr, long pid, long cpu, long group, long flags) {
  return syscall(SYS_perf_event_open, attr, pid, cpu, group, flags);
}

static struct perf_event_attr *at_end(struct perf_event_attr *a, unsigned size) {
  memset(page, 0, 4096);
  struct perf_event_attr *p = (void *)(end - size);
  memcpy(p, a, size < sizeof *a ? size : sizeof *a);
  return p;
}

int main(void) {
  page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  end = page + 4096;
  chdir("hstrace-start");
  perf(0, 0, -1, -1, 0);
  perf((void *)1, 0x100000001, -2, 0x1ffffffffL, 0xfff);
  perf(end, 0, 0, 0, 0);
  perf(end - 8, 0, 0, 0, 0);
  static struct perf_event_attr a;
  static const unsigned sizes[] = {0, 1, 63, 64, 72, 80, 96, 104, 112, 120, 128, 136, 144, 200, 4096, 5000, 0x80000000};
  for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    memset(&a, 0, sizeof a);
    a.size = sizes[i];
    perf(&a, 0, -1, -1, 0x8);
    a.size = sizes[i];
    unsigned have = sizes[i] > 4096 ? 4096 : sizes[i] < 64 ? 64 : sizes[i];
    for (int k = 0; k < 7; k++) {
      a.type = k;
      a.config = k + 1;
      perf(at_end(&a, have), 0, -1, -1, 0x10);
    }
    memset((char *)&a + 40, 0xff, sizeof a - 40);
    a.sample_type = 0x800;
    a.type = 5;
    perf(at_end(&a, have), 0, -1, 99, 0x10);
    a.sample_type = 0x2000;
    a.type = 1;
    perf(at_end(&a, have), 0, -1, 99, 0x10);
    memset((char *)&a + 40, 0, 8);
    a.bp_type = 7;
    a.type = 5;
    perf(at_end(&a, have), 0, -1, 99, 0x10);
    perf(at_end(&a, have - 1), 0, -1, 99, 0x10);
  }
  memset(&a, 0, sizeof a);
  a.size = 112;
  static const unsigned long configs[] = {0, 6, 9, 10, 0x500000003, 0x10203, 0x1020304, 0x500000000, 0xffffffffffffffff, 0x00020106, 0x7000000};
  for (int type = 0; type < 7; type++)
    for (unsigned i = 0; i < sizeof configs / sizeof *configs; i++) {
      a.type = type;
      a.config = configs[i];
      perf(&a, -1, -1, -1, 0x10);
    }
  a.type = 1;
  for (int i = 0; i < 64; i++) {
    *(unsigned long *)((char *)&a + 40) = 1ul << i;
    perf(&a, -1, -1, -1, 0x10);
  }
  a.precise_ip = 3;
  a.exclude_kernel = 1;
  perf(&a, -1, -1, -1, 0x10);
  *(unsigned long *)((char *)&a + 40) = 0;
  a.sample_type = -1;
  a.read_format = -1;
  a.branch_sample_type = -1;
  a.sample_stack_user = 77;
  perf(&a, -1, -1, -1, -1);
  a.sample_type = 1 << 24;
  a.read_format = 0x20;
  a.sample_type |= 0x800;
  a.branch_sample_type = 1 << 20;
  perf(&a, -1, -1, -1, 0);
  a.use_clockid = 1;
  a.clockid = 4;
  perf(&a, -1, -1, -1, 0);
  a.clockid = 44;
  perf(&a, -1, -1, -1, 0);
  a.type = 5;
  for (int i = 0; i < 9; i++) {
    a.bp_type = i;
    a.bp_len = i;
    a.bp_addr = 0x1234;
    perf(&a, -1, -1, -1, 0);
  }
  a.size = 200;
  static char big[4096];
  memcpy(big, &a, 112);
  big[150] = 1;
  perf(big, 0, -1, -1, 0);
  memset(&a, 0, sizeof a);
  a.size = 64;
  a.type = 1;
  a.config = 1;
  perf(&a, 0, -1, -1, 0);
  return 0;
}
