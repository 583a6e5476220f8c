// Calls that have a number and nothing behind it.
// options: -s32
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  chdir("hstrace-start");
  static const int obsolete[] = {SYS__sysctl, SYS_create_module, SYS_get_kernel_syms, SYS_query_module, SYS_nfsservctl, SYS_getpmsg, SYS_putpmsg,
                                 SYS_afs_syscall, SYS_tuxcall, SYS_security, SYS_epoll_ctl_old, SYS_epoll_wait_old, SYS_vserver};
  for (unsigned i = 0; i < sizeof obsolete / sizeof *obsolete; i++) syscall(obsolete[i], -1, 2, 0, 0x4000000000UL, 5, 6);
  return 0;
}
