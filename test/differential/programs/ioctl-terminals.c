// Requests of terminals and of any descriptor.
// options:
// options: -v
// options: -Xraw
// options: -Xverbose
// differs before 7.2: TCSETS|_IOC_READ, 0xde: decided by the descriptor since 6.2, and bytes of unknown requests since 6.11

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <linux/kd.h>

#define CALL(fd, code, argument) syscall(SYS_ioctl, (fd), (code), (argument))

int main(void) {
  char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  chdir("hstrace-start");
  int master = open("/dev/ptmx", O_RDWR | O_NOCTTY);
  int zero = 0;
  char terminal[64] = {0};
  CALL(master, TIOCSPTLCK, &zero);
  CALL(master, TIOCGPTPEER, O_RDWR | O_NOCTTY);
  int slave = CALL(master, TIOCGPTPEER, O_RDWR | O_NOCTTY);
  CALL(slave, 0x5401, page);
  CALL(slave, 0x5402, page);
  CALL(slave, 0x5401, page + 4090);
  CALL(slave, 0x5401, NULL);
  CALL(-1, 0x5401, page);
  memset(page, 0x5a, 64);
  CALL(-1, 0x5402, page);
  CALL(-1, 0x5403, page + 4096);
  CALL(slave, 0x5405, terminal);
  CALL(slave, 0x802c542a, page);
  struct winsize size = {24, 80, 0, 0};
  CALL(slave, TIOCSWINSZ, &size);
  CALL(slave, TIOCGWINSZ, &size);
  CALL(slave, TIOCGWINSZ, 1);
  int number = 5;
  CALL(slave, FIONREAD, &number);
  CALL(slave, TIOCOUTQ, &number);
  CALL(slave, TIOCGPGRP, &number);
  CALL(slave, TIOCGETD, &number);
  CALL(slave, TIOCGEXCL, &number);
  number = 1;
  CALL(master, TIOCPKT, &number);
  CALL(slave, FIONBIO, &number);
  CALL(slave, FIOASYNC, page + 4094);
  CALL(slave, FIOCLEX, 0);
  CALL(slave, FIONCLEX, 77);
  CALL(slave, TCXONC, 1);
  CALL(slave, TCFLSH, 2);
  CALL(slave, TCFLSH, 77);
  CALL(slave, TCSBRK, 1);
  CALL(slave, TIOCMGET, &number);
  CALL(-1, TIOCMBIS, &number);
  CALL(slave, TIOCSTI, "x");
  CALL(slave, KDGETMODE, &number);
  CALL(slave, KDGKBENT, page);
  CALL(slave, KDSKBDIACR, page + 4090);
  // Requests without a name.
  CALL(-1, 0xbeefdead, page);
  CALL(-1, 0xdeadbeef, NULL);
  CALL(-1, 0x12345678, 0x1234);
  return 0;
}
