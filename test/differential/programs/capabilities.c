// Asks for and sets capabilities.
// options: 
// options: -v
// options: -Xraw
// options: -Xverbose
#include <linux/capability.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>


int main(void) {
  char *page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  char *end = page + 4096;
  chdir("hstrace-start");
  struct __user_cap_header_struct h = {0x20080522, 0};
  struct __user_cap_data_struct d[2];
  syscall(SYS_capget, &h, d);
  syscall(SYS_capset, &h, d);
  d[0].effective = 0x1;
  d[0].permitted = -1;
  d[0].inheritable = 0;
  d[1].effective = 0xffffffff;
  syscall(SYS_capset, &h, d);
  h.version = 0x19980330;
  syscall(SYS_capget, &h, d);
  syscall(SYS_capset, &h, d);
  h.version = 5;
  syscall(SYS_capget, &h, d);
  h.version = 5;
  syscall(SYS_capget, &h, 0);
  h.version = 0x20071026;
  h.pid = -1;
  syscall(SYS_capget, &h, d);
  syscall(SYS_capget, 1, d);
  syscall(SYS_capget, &h, 1);
  syscall(SYS_capset, 1, 1);
  syscall(SYS_capset, 0, 0);
  h.pid = 0;
  h.version = 0x20080522;
  syscall(SYS_capset, &h, end-8);
  syscall(SYS_capset, &h, 0);
  syscall(SYS_capget, &h, 0);
  syscall(SYS_capget, 0, d);
  syscall(SYS_capset, &h, end-16);
  return 0;
}
