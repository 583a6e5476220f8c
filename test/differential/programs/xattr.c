// Extended attributes.
// differs before 7.2: ^getxattr.*, 0\) = 7: a value is not looked at where only its length is asked for
// differs before 7.2: syscall_0x1(cf|d0|d1|d2): the calls with descriptors are newer
// options:
// options: -s5
// options: -x

#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define SETXATTRAT 463
#define GETXATTRAT 464
#define LISTXATTRAT 465
#define REMOVEXATTRAT 466

int main(void) {
  chdir("hstrace-start");
  char buf[256];
  char *page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  int fd = open("file", O_CREAT | O_RDWR, 0644);
  syscall(SYS_setxattr, "file", "user.one", "value\0\1", 7, 0);
  syscall(SYS_setxattr, "file", "user.two", "a value of more than thirty-two characters", 42, 1);
  syscall(SYS_setxattr, "file", "user.two", NULL, 0, 2);
  syscall(SYS_setxattr, "file", "user.two", "", 0, 3);
  syscall(SYS_setxattr, "file", "user.two", "x", 1, 0xfc);
  syscall(SYS_setxattr, "missing", "user.name-of-more-than-thirty-two-characters", page + 4090, 100, 0);
  syscall(SYS_lsetxattr, "file", (void *)8, (void *)16, -1, -1);
  syscall(SYS_fsetxattr, fd, "user.three", "v", 1, 0);
  syscall(SYS_getxattr, "file", "user.one", buf, sizeof buf);
  syscall(SYS_getxattr, "file", "user.one", buf, 0);
  syscall(SYS_getxattr, "file", "user.one", NULL, 0);
  syscall(SYS_getxattr, "file", "user.one", buf, 1);
  syscall(SYS_lgetxattr, "missing", "user.one", buf, 1);
  syscall(SYS_fgetxattr, fd, "user.three", buf, 9);
  syscall(SYS_fgetxattr, -1, NULL, NULL, 9);
  syscall(SYS_listxattr, "file", buf, sizeof buf);
  syscall(SYS_listxattr, "file", NULL, 0);
  syscall(SYS_listxattr, "file", buf, 1);
  syscall(SYS_llistxattr, "missing", buf, 1);
  syscall(SYS_flistxattr, fd, buf, sizeof buf);
  syscall(SYS_flistxattr, fd, buf, 0);
  struct {
    uint64_t value;
    uint32_t size;
    uint32_t flags;
  } args = {(uintptr_t)"value", 5, 1};
  syscall(SETXATTRAT, -100, "file", 0, "user.at", &args, sizeof args);
  args.flags = 0xf0;
  syscall(SETXATTRAT, -100, "file", 0x100, "user.at", &args, sizeof args);
  syscall(SETXATTRAT, fd, "", 0x1007, "user.at", &args, 8);
  syscall(SETXATTRAT, fd, "", 0x1000, "user.at", &args, 20);
  syscall(SETXATTRAT, fd, "", 0x1000, "user.at", NULL, 16);
  args.value = (uintptr_t)buf;
  args.size = sizeof buf;
  args.flags = 0;
  syscall(GETXATTRAT, -100, "file", 0, "user.at", &args, sizeof args);
  args.flags = 1;
  syscall(GETXATTRAT, -100, "file", 0, "user.at", &args, sizeof args);
  args.flags = 0;
  args.size = 0;
  syscall(GETXATTRAT, -100, "file", 0x100, "user.at", &args, sizeof args);
  syscall(LISTXATTRAT, -100, "file", 0, buf, sizeof buf);
  syscall(LISTXATTRAT, fd, "", 0x1000, NULL, 0);
  syscall(LISTXATTRAT, -1, "x", 0xff, buf, 1);
  syscall(REMOVEXATTRAT, -100, "file", 0, "user.at");
  syscall(REMOVEXATTRAT, -1, "file", 0x101, "user.at");
  syscall(SYS_removexattr, "file", "user.one");
  syscall(SYS_lremovexattr, "file", "user.one");
  syscall(SYS_fremovexattr, fd, "user.three");
  syscall(SYS_fremovexattr, -1, NULL);
  return 0;
}
