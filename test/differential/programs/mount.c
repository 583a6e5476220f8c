// Mounting: the old calls and the new ones.
// differs before 7.2: FSMOUNT_|^fsmount|MOVE_MOUNT_SET_GROUP\||open_tree\(-1, "a", (OPEN_TREE_CLONE\||0x2)|MOUNT_ATTR_NOATIME\|MOUNT_ATTR_STRICTATIME\|(0x40|MOUNT_ATTR_NODIRATIME): newer names
// options:
// options: -y
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MOUNT_SETATTR = 442 };

int main(void) {
  chdir("hstrace-start");
  unshare(CLONE_NEWNS);
  mkdir("a", 0755);
  mkdir("b", 0755);
  syscall(SYS_mount, "none", "/", NULL, 0x44000UL, NULL);
  syscall(SYS_mount, "tmp", "a", "tmpfs", 0xc0ed0006UL, "size=1m");
  syscall(SYS_mount, "a", "b", "ignored", 0x1000UL, "ignored");
  syscall(SYS_mount, "a", "b", "x", 0x1021UL, "y");
  syscall(SYS_mount, "missing", "nowhere", "nofs", 0UL, "data");
  syscall(SYS_mount, "missing", "nowhere", "nofs", 0xc0ed0000UL, "data");
  syscall(SYS_mount, "missing", "nowhere", "nofs", 0xffffffffUL, "data");
  syscall(SYS_mount, "missing", "nowhere", "nofs", 0x20000UL, "data");
  syscall(SYS_mount, "missing", "nowhere", "nofs", 0x200000000UL, (void *)8);
  syscall(SYS_mount, "missing", "nowhere", "nofs", 0x2020UL, "data");
  syscall(SYS_mount, NULL, NULL, NULL, 0x20UL, NULL);
  syscall(SYS_umount2, "b", 0);
  syscall(SYS_umount2, "a", 2);
  syscall(SYS_umount2, "missing", 0xf);
  syscall(SYS_umount2, "missing", 0x70);
#ifdef SYS_umount
  syscall(SYS_umount, "missing");
#endif
  int fs = syscall(SYS_fsopen, "tmpfs", 1);
  syscall(SYS_fsopen, "nofs", 0xfe);
  syscall(SYS_fsconfig, fs, 0, "ro", NULL, 0);
  syscall(SYS_fsconfig, fs, 1, "size", "1m", 0);
  syscall(SYS_fsconfig, fs, 2, "key", "a\0b", 3);
  syscall(SYS_fsconfig, fs, 2, "key", (void *)8, 3);
  syscall(SYS_fsconfig, fs, 3, "source", "/dev/null", -100);
  syscall(SYS_fsconfig, fs, 4, "source", "", 3);
  syscall(SYS_fsconfig, fs, 5, "fd", NULL, fs);
  syscall(SYS_fsconfig, fs, 5, NULL, (void *)16, -1);
  syscall(SYS_fsconfig, -1, 6, (void *)16, (void *)32, 7);
  syscall(SYS_fsconfig, -1, 7, "a", "b", -2);
  syscall(SYS_fsconfig, -1, 99, "a", (void *)8, -100);
  syscall(SYS_fsconfig, fs, 6, NULL, NULL, 0);
  int mnt = syscall(SYS_fsmount, fs, 1, 2);
  syscall(SYS_fsmount, -1, 0xfe, 0xffffffff);
  syscall(SYS_fsmount, -1, 0, 0x10);
  syscall(SYS_fsmount, -1, 0, 0x70);
  syscall(SYS_fsmount, -1, 0, 0);
  syscall(SYS_fsmount, -1, 0, 0x20);
  syscall(SYS_move_mount, mnt, "", -100, "a", 4);
  syscall(SYS_move_mount, -1, "x", -1, "y", 0xffff);
  syscall(SYS_move_mount, -1, (void *)8, -1, NULL, 0xf888);
  int pick = syscall(SYS_fspick, -100, "a", 1);
  syscall(SYS_fspick, -1, "a", 0xff);
  syscall(SYS_fspick, -1, "a", 0xf0);
  syscall(SYS_open_tree, -100, "a", 0x80001);
  syscall(SYS_open_tree, -1, "a", -1);
  syscall(SYS_open_tree, -1, "a", 0x100);
  syscall(SYS_open_tree, -1, "a", 0x2);
  struct {
    uint64_t set, clr, propagation, userns, more;
  } attr = {1, 0x70, 0, 0, 0};
  syscall(MOUNT_SETATTR, -100, "a", 0, &attr, 32);
  attr.set = 0x10;
  attr.clr = 0x70;
  attr.propagation = 0x40000;
  attr.userns = -1;
  syscall(MOUNT_SETATTR, -100, "a", 0x8000, &attr, 32);
  attr.set = 0x100000;
  attr.clr = 0;
  attr.propagation = 0x7;
  attr.userns = 3;
  attr.more = 0x0102030405060708;
  syscall(MOUNT_SETATTR, -1, "a", 0x1907, &attr, 40);
  syscall(MOUNT_SETATTR, -1, "a", 0x7, &attr, 31);
  syscall(MOUNT_SETATTR, -1, "a", 0x7, (void *)8, 32);
  attr.more = 0;
  attr.propagation = 0x60000;
  attr.set = 0xffffffffffffffff;
  syscall(MOUNT_SETATTR, -1, "a", 0x7, &attr, 40);
  syscall(SYS_umount2, "a", 2);
  syscall(SYS_pivot_root, "a", "b");
  syscall(SYS_pivot_root, NULL, (void *)8);
  syscall(SYS_chroot, "missing");
  syscall(SYS_swapon, "missing", 0x8005);
  syscall(SYS_swapon, "missing", 0x1ffff);
  syscall(SYS_swapon, "missing", 0x80000000);
  syscall(SYS_swapon, "missing", 0);
  syscall(SYS_swapoff, "missing");
  syscall(SYS_acct, "missing");
  syscall(SYS_acct, NULL);
  return 0;
}
