// Calls by the numbers of x32, whether or not the kernel has them.
// options: -e trace=all
// options: -v -Xverbose
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define X32(name) (0x40000000 | SYS_##name)

int main(void) {
  // Where pointers of 32 bits lead to.
  char *low = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
  chdir("hstrace-start");
  strcpy(low, "/nowhere/at/all");
  long *time = (long *)(low + 64);
  time[1] = 2;
  syscall(X32(getpid));
  syscall(X32(open), low, O_RDONLY | O_CLOEXEC, 0);
  syscall(X32(openat), AT_FDCWD, low, O_DIRECTORY);
  syscall(X32(write), 77, low, 5);
  syscall(X32(read), 77, low, 5);
  syscall(X32(nanosleep), time, 0);
  syscall(X32(lseek), 77, -5L, SEEK_SET);
  syscall(X32(stat), low, low);
  // Elsewhere is nowhere.
  syscall(X32(open), "/nowhere", 0, 0);
  // Calls of its own: rt_sigaction and execve, without what they point to.
  syscall(0x40000000 | 512, 2, 0, 0, 8);
  syscall(0x40000000 | 520, 0, 0, 0);
  // And none at all.
  syscall(0x40000000 | 999, 1, 2, 3, 4, 5, 6);
  syscall(0x40000000 | 548, 1, 2, 3, 4, 5, 6);
  syscall(SYS_lseek, 77, 0L, 0);
  return 0;
}
