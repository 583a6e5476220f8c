// inotify and fanotify.
// differs before 7.2: FAN_REPORT_TARGET_FID\|0x|FAN_MARK_IGNORED_MASK|FAN_DIR_MODIFY: newer names, and another order of them
// options:
// options: -yy
// options: -Xverbose
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __i386__
#define SPLIT(x) (unsigned long)(x), (unsigned long)((unsigned long long)(x) >> 32)
#else
#define SPLIT(x) (x)
#endif

int main(void) {
  chdir("hstrace-start");
#ifdef SYS_inotify_init
  syscall(SYS_inotify_init);
#endif
  int fd = syscall(SYS_inotify_init1, 0x80800);
  syscall(SYS_inotify_init1, 0xf7f7f7f);
  syscall(SYS_inotify_init1, 0x7);
  int wd = syscall(SYS_inotify_add_watch, fd, ".", 0xfff);
  syscall(SYS_inotify_add_watch, fd, ".", 0xffffffff);
  syscall(SYS_inotify_add_watch, -1, "missing", 0x1000);
  syscall(SYS_inotify_add_watch, -1, NULL, 0);
  syscall(SYS_inotify_rm_watch, fd, wd);
  syscall(SYS_inotify_rm_watch, -1, -2);
  int fan = syscall(SYS_fanotify_init, 0, 0);
  syscall(SYS_fanotify_init, 0x205, 0x80002);
  syscall(SYS_fanotify_init, 0xc, 0x8000);
  syscall(SYS_fanotify_init, 0xffffffff, 0xffffffff);
  syscall(SYS_fanotify_init, 0x80000004, 3);
  syscall(SYS_fanotify_mark, fan, 1, SPLIT(0x40000020ULL), -100, ".");
  syscall(SYS_fanotify_mark, fan, 0x81, SPLIT(0ULL), -100, NULL);
  syscall(SYS_fanotify_mark, -1, 0xfff, SPLIT(0x8000000100000001ULL), -1, "missing");
  syscall(SYS_fanotify_mark, -1, 0xff000000, SPLIT(0x80000000ULL), 3, (void *)8);
  syscall(SYS_fanotify_mark, -1, 0, SPLIT(-1ULL), -2, ".");
  return 0;
}
