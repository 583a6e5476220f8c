// fcntl with every command.
// options: -e trace=fcntl,fcntl64
// options: -e trace=fcntl,fcntl64 -y
// options: -e trace=fcntl,fcntl64 -X raw
// options: -e trace=fcntl,fcntl64 -X verbose
// differs before 7.2: 0x403|F_(DUPFD_QUERY|CREATED_QUERY|GET_RW_HINT|SET_RW_HINT|GET_FILE_RW_HINT|SET_FILE_RW_HINT|GETDELEG|SETDELEG): newer commands
// differs before 7.2: F_SEAL_EXEC: newer
// differs before 7.2: ^fcntl(64)?\(3[^,]*, 0x4(0b|0c|0d|0e|0f|10): newer commands
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define F(cmd, arg) syscall(SYS_fcntl, fd, (long)(cmd), (long)(arg))

int main(void) {
  int fd = open("file", O_RDWR | O_CREAT, 0600);
  signal(SIGIO, SIG_IGN);
  signal(SIGUSR1, SIG_IGN);
  struct flock l = {F_WRLCK, SEEK_SET, 10, 20, 77};
  struct flock64 l64 = {F_WRLCK, SEEK_SET, 10, 20, 0};
  struct f_owner_ex o = {F_OWNER_PID, 1};
  unsigned long long h = 3;
  unsigned u[2];
  F(F_DUPFD, 50);
  F(F_DUPFD, 0x100000000);
  F(F_DUPFD, -1);
  F(F_DUPFD_CLOEXEC, 50);
  F(F_GETFD, 0);
  F(F_SETFD, 1);
  F(F_GETFD, 0);
  F(F_SETFD, 0);
  F(F_SETFD, 0x102);
  F(F_GETFL, 0);
  F(F_SETFL, 0x8802);
  F(F_SETFL, O_NONBLOCK);
  F(F_GETFL, 5);
  F(F_SETFL, 0x1000000003);
  F(F_GETLK, &l);
  F(F_SETLK, &l);
  F(F_SETLKW, &l);
  F(F_GETLK, 1);
  F(F_SETLK, 1);
  F(F_SETLK, 0);
  F(F_GETLK, 0);
  F(F_OFD_GETLK, &l64);
  F(F_OFD_SETLK, &l64);
  F(F_OFD_SETLKW, 1);
  l.l_type = 99;
  l.l_whence = 7;
  l.l_start = -4;
  F(F_GETLK, &l);
  F(F_SETLK, &l);
  l.l_type = -1;
  F(F_SETLK, &l);
  l.l_type = F_UNLCK;
  l.l_whence = SEEK_END;
  F(F_SETLK, &l);
  F(F_SETOWN, 1);
  F(F_GETOWN, 0);
  F(F_SETOWN, -1);
  F(F_GETOWN, 0);
  F(F_SETOWN, 0x1ffffffff);
  F(F_SETOWN, 99999999);
  F(F_SETSIG, 0);
  F(F_GETSIG, 0);
  F(F_SETSIG, 10);
  F(F_GETSIG, 0);
  F(F_SETSIG, 64);
  F(F_GETSIG, 0);
  F(F_SETSIG, 77);
  F(12, &l64);
  F(13, &l64);
  F(14, 0);
  F(F_SETOWN_EX, &o);
  F(F_GETOWN_EX, &o);
  o.type = 5;
  F(F_SETOWN_EX, &o);
  F(F_SETOWN_EX, 1);
  F(F_GETOWN_EX, 1);
  o.type = F_OWNER_PGRP;
  o.pid = 0;
  F(F_SETOWN_EX, &o);
  F(F_GETOWN_EX, &o);
  F(17, u);
  F(17, 1);
  F(F_SETLEASE, 0);
  F(F_SETLEASE, 2);
  F(F_SETLEASE, 77);
  F(F_SETLEASE, 0x100000001);
  F(F_GETLEASE, 0);
  F(F_NOTIFY, 1);
  F(F_NOTIFY, 0x80000107);
  F(F_NOTIFY, 0x180000107);
  F(F_NOTIFY, 0x4000);
  F(1029, 0);
  F(F_SETPIPE_SZ, 4096);
  F(F_GETPIPE_SZ, 0);
  F(F_ADD_SEALS, 1);
  F(F_GET_SEALS, 0);
  F(F_ADD_SEALS, 0xffc0);
  F(F_ADD_SEALS, 0x1000000c3);
  F(1027, 1);
  F(1028, 0);
  F(1035, &h);
  F(1036, &h);
  F(1037, 1);
  F(1038, 1);
  F(1039, &h);
  F(1040, &h);
  F(0x99, 0);
  F(0x99, 1);
  F(0x100000099, 1);
  int p[2];
  pipe(p);
  fd = p[0];
  F(F_SETPIPE_SZ, 8192);
  F(F_GETPIPE_SZ, 0);
  F(F_SETPIPE_SZ, -1);
  F(F_GETLEASE, 0);
  fd = memfd_create("x", MFD_ALLOW_SEALING);
  F(F_GET_SEALS, 0);
  F(F_ADD_SEALS, 6);
  F(F_GET_SEALS, 0);
  fd = memfd_create("x", 0);
  F(F_GET_SEALS, 0);
  fd = -1;
  F(F_GETFL, 0);
  F(F_DUPFD, 0);
  F(0x99, 5);
#ifdef SYS_fcntl64
#undef SYS_fcntl
#define SYS_fcntl SYS_fcntl64
  fd = p[0];
  F(F_GETFD, 0);
  F(F_GETFL, 0);
  F(12, &l64);
  F(13, &l64);
  F(14, 0);
  F(12, 0);
  F(F_SETLK, &l);
  F(F_OFD_SETLK, &l64);
  F(0x99, 5);
#endif
  return 0;
}
