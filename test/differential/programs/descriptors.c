// Descriptors: making, duplicating and closing them; moving in files.
// options: -e trace=dup,dup2,dup3,pipe,pipe2,close,close_range,lseek,_llseek
// differs before 7.2: O_EMPTYPATH: newer
// options: -y -e trace=dup,dup2,dup3,pipe,pipe2,close,close_range,lseek
#include <fcntl.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  int p[2];
  chdir("hstrace-start");
  int file = open("file", O_CREAT | O_RDWR, 0600);
  write(file, "0123456789", 10);
  syscall(SYS_pipe2, p, 0x4001);
  syscall(SYS_pipe2, p, 0);
  syscall(SYS_pipe2, p, O_CLOEXEC | O_NONBLOCK);
  syscall(SYS_pipe2, 1, O_CLOEXEC | O_NONBLOCK | 3);
  syscall(SYS_pipe2, 0, 0);
#ifdef SYS_pipe
  syscall(SYS_pipe, p);
  syscall(SYS_pipe, 1);
  syscall(SYS_dup2, file, 70);
  syscall(SYS_dup2, -1, file);
#endif
  syscall(SYS_dup, file);
  syscall(SYS_dup, 1000L);
  syscall(SYS_dup, -1L);
  syscall(SYS_dup3, file, 55, 0x4003);
  syscall(SYS_dup3, file, 55, O_CLOEXEC);
  syscall(SYS_dup3, file, 55, 0);
  syscall(SYS_dup3, file, 55, -1);
  syscall(SYS_close_range, 3000, -1, 0);
  syscall(SYS_close_range, -2, -1, 0xff);
  syscall(SYS_close_range, 55, 56, 0);
  syscall(SYS_close_range, 55, 56, 4);
  syscall(SYS_close, 55);
  syscall(SYS_close, p[0]);
  syscall(SYS_lseek, file, 3L, SEEK_SET);
  syscall(SYS_lseek, file, -1L, SEEK_CUR);
  syscall(SYS_lseek, file, 0L, SEEK_END);
  syscall(SYS_lseek, file, 0L, SEEK_DATA);
  syscall(SYS_lseek, file, 0L, SEEK_HOLE);
  syscall(SYS_lseek, file, -77L, 9);
#ifdef SYS__llseek
  int64_t pos;
  syscall(SYS__llseek, file, 0, 3, &pos, SEEK_SET);
  syscall(SYS__llseek, file, 1, 3, &pos, SEEK_SET);
  syscall(SYS__llseek, file, -1, -3, &pos, SEEK_CUR);
  syscall(SYS__llseek, file, -1, -3, &pos, 77);
  syscall(SYS__llseek, file, 0, 3, 1, SEEK_SET);
  syscall(SYS__llseek, -1, 0, 3, 0, SEEK_SET);
#endif
  return 0;
}
