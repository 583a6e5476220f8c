// Asks what only the machine itself is asked: reboot, modules, kexec, the log.
// options: 
// options: -Xraw
// options: -Xverbose
// differs before 7.2: KEXEC_UPDATE_ELFCOREHDR: newer than 6.1
// differs before 7.2: LINUX_REBOOT_MAGIC2\?\?\?: newer versions tell the numbers apart
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
  static char buf[100];
  static struct { void *b; unsigned long bs; void *m; unsigned long ms; } sg[2];
  syscall(SYS_reboot, 1, 2, 3, 4);
  syscall(SYS_reboot, 0xfee1dead, 0x28121969, 0x5, 0);
  syscall(SYS_reboot, 0xfee1dead, 1, 0xa1b2c3d4, "foo");
  syscall(SYS_reboot, 0xfee1dead, 1, 0xa1b2c3d4, 1);
  syscall(SYS_reboot, 0xfee1dead, 1, 0xdeadbeef, 1);
  syscall(SYS_reboot, 0xfee1dead, 1, 0xcdef0123, 1);
  syscall(SYS_syslog, 3, buf, -1);
  syscall(SYS_syslog, 8, buf, 77);
  syscall(SYS_syslog, 10, buf, 7);
  syscall(SYS_syslog, 99, buf, 7);
  syscall(SYS_syslog, 0, buf, 7);
  syscall(SYS_syslog, 1, buf, 7);
  syscall(SYS_syslog, 4, 1, 7);
  syscall(SYS_syslog, 3, buf, 0);
  syscall(SYS_iopl, 0);
  syscall(SYS_iopl, -1);
  syscall(SYS_ioperm, 1, 2, 1);
  syscall(SYS_uselib, "foo");
  syscall(SYS_vhangup);
  syscall(SYS_init_module, buf, 10, "a=b");
  syscall(SYS_init_module, 0, -1, 0);
  syscall(SYS_finit_module, 3, "a=b", 7);
  syscall(SYS_finit_module, -1, 1, 0x18);
  syscall(SYS_delete_module, "foo", 04000 | 01000);
  syscall(SYS_delete_module, 1, 0x80000000);
  syscall(SYS_delete_module, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 0);
  sg[0].b = buf;
  sg[0].bs = 1;
  sg[0].m = (void *)2;
  sg[0].ms = 3;
  syscall(SYS_kexec_load, 1, 2, sg, 0x10001);
  syscall(SYS_kexec_load, 0, 0, sg, 0);
  syscall(SYS_kexec_load, 0, 17, sg, -1);
  syscall(SYS_kexec_load, 0, 2, 1, 0x3e0000 | 1);
  syscall(SYS_kexec_load, 0, 2, end - 32, 0x3e0000 | 1);
  syscall(SYS_kexec_file_load, -1, -2, 3, "foo", 0);
  syscall(SYS_kexec_file_load, -1, 3, 30, "fooaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 0x7);
  syscall(SYS_kexec_file_load, -1, 3, 3, 1, 0x100000);
  return 0;
}
