// statmount, listmount and listns: newer than Debian's strace, so the lines are only run, not compared.
// differs before 7.2: .: Debian's strace does not know these calls
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { STATMOUNT = 457, LISTMOUNT = 458, LISTNS = 470 };

int main(void) {
  static char buf[16384] __attribute__((aligned(16)));
  char *page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  struct {
    uint32_t size, fd;
    uint64_t id, param, ns, more[4];
  } req = {24, 0, -1};
  chdir("hstrace-start");
  uint64_t ids[64];
  long n = syscall(LISTMOUNT, &req, ids, 64L, 0);
  syscall(LISTMOUNT, &req, ids, 2L, 1);
  syscall(LISTMOUNT, &req, ids, 2L, 0xff);
  req.size = 3;
  syscall(LISTMOUNT, &req, ids, 2L, 0);
  req.size = 32;
  req.id = n > 0 ? ids[0] : 0;
  req.param = 0x1fff;
  syscall(STATMOUNT, &req, buf, 16384L, 0);
  req.param = 3;
  syscall(STATMOUNT, &req, buf, 512L, 0);
  syscall(STATMOUNT, &req, buf, 3L, 0);
  req.param = 0x38;
  syscall(STATMOUNT, &req, buf, 16384L, 0);
  req.fd = 7;
  req.size = 40;
  req.more[0] = 1;
  syscall(STATMOUNT, &req, buf, 16384L, 0);
  uint32_t *edge = (uint32_t *)(page + 4096 - 16);
  edge[0] = 24;
  syscall(STATMOUNT, edge, buf, 4096L, 1);
  syscall(STATMOUNT, page + 4094, buf, 4096L, 2);
  syscall(STATMOUNT, NULL, NULL, 0L, -1);
  struct {
    uint32_t size, spare;
    uint64_t id;
    uint32_t type, spare2;
    uint64_t user;
  } list = {32, 0, 0, 0x20000, 0, -1};
  syscall(LISTNS, &list, ids, 4L, 0);
  list.spare = 1;
  list.type = 0x1f;
  syscall(LISTNS, &list, ids, 4L, 1);
  return 0;
}
