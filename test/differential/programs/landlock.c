// Landlock.
// differs before 7.2: 0x[0-9a-f]+ /\* LANDLOCK|\|0x|LANDLOCK_ACCESS_FS_(REFER|TRUNCATE)|handled_access_net|RULE_NET_PORT|_ERRATA: newer constants and members
// options:
// options: -y
// differs before 7.2: LANDLOCK_ADD_RULE_|quiet_access_fs=: newer than Linux 6.1
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  uint64_t attr[6] = {0x1fff, 0, 0, 0, 0, 0};
  chdir("hstrace-start");
  syscall(SYS_landlock_create_ruleset, NULL, 0L, 1);
  int fd = syscall(SYS_landlock_create_ruleset, attr, 8L, 0);
  syscall(SYS_landlock_create_ruleset, attr, 7L, 0);
  syscall(SYS_landlock_create_ruleset, attr, 16L, 0);
  attr[0] = -1;
  attr[1] = 3;
  attr[2] = 4;
  syscall(SYS_landlock_create_ruleset, attr, 16L, 0xff);
  syscall(SYS_landlock_create_ruleset, attr, 24L, 0xfc);
  syscall(SYS_landlock_create_ruleset, attr, 40L, 2);
  syscall(SYS_landlock_create_ruleset, NULL, 8L, 0);
  syscall(SYS_landlock_create_ruleset, (void *)8, 8L, 0);
  int dir = open(".", O_PATH);
  struct {
    uint64_t access;
    int fd;
  } __attribute__((packed)) beneath = {0x5, dir};
  syscall(SYS_landlock_add_rule, fd, 1, &beneath, 0);
  beneath.access = 0;
  beneath.fd = -1;
  syscall(SYS_landlock_add_rule, fd, 1, &beneath, 1);
  beneath.access = 0xf0000000;
  syscall(SYS_landlock_add_rule, -1, 1, &beneath, -1);
  syscall(SYS_landlock_add_rule, -1, 1, NULL, 0);
  syscall(SYS_landlock_add_rule, -1, 1, (void *)8, 0);
  syscall(SYS_landlock_add_rule, -1, 2, attr, 0);
  syscall(SYS_landlock_add_rule, -1, 3, attr, 0);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  syscall(SYS_landlock_restrict_self, -1, 0);
  syscall(SYS_landlock_restrict_self, fd, 0xf0);
  syscall(SYS_landlock_restrict_self, fd, 0);
  return 0;
}
