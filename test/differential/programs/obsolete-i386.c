// Calls of old that 32-bit programs may still make: readdir(2), sysctl(2), and what has a number and nothing behind it.
// compile: -m32
// options: -s32
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  chdir("hstrace-start");
  static char entry[300];
  int fd = open("/sys/module/8250/parameters", O_RDONLY | O_DIRECTORY);
  for (int i = 0; i < 7; i++) syscall(SYS_readdir, fd, entry, i);
  syscall(SYS_readdir, -1, entry, 1);
  syscall(SYS_readdir, fd, 0, 0x80000001);
  static int name[] = {1, 2};
  static struct {
    int *name, nlen;
    void *old;
    unsigned *oldlen;
    void *new;
    unsigned newlen, unused[4];
  } args = {name, 2, entry, 0, 0, 5};
  syscall(SYS__sysctl, &args);
  syscall(SYS__sysctl, 0);
  syscall(SYS__sysctl, 1);
  static const int obsolete[] = {SYS_afs_syscall, SYS_bdflush,  SYS_break, SYS_create_module, SYS_ftime,   SYS_get_kernel_syms, SYS_getpmsg,
                                 SYS_putpmsg,     SYS_gtty,     SYS_stty,  SYS_idle,          SYS_lock,    SYS_mpx,             SYS_nfsservctl,
                                 SYS_prof,        SYS_profil,   SYS_query_module, SYS_ulimit, SYS_vserver, SYS_oldolduname,     SYS_olduname};
  for (unsigned i = 0; i < sizeof obsolete / sizeof *obsolete; i++) syscall(obsolete[i], -1, 2, 0, 0x40000000, 5, 6);
  return 0;
}
