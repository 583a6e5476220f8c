// Things that deserve attention, done to files of its own folder or in ways that come to nothing.
#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static void make(const char *path) { close(open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644)); }

int main(void) {
  mkdir(".ssh", 0700);
  make(".bashrc");
  make(".ssh/authorized_keys");
  make("tool");
  chmod("tool", 04755);
  make("server.key");
  close(open("server.key", O_RDONLY));
  // What anybody may read is no secret.
  make("ca-certificates.pem");
  close(open("ca-certificates.pem", O_RDONLY));
  mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  socket(AF_INET, SOCK_RAW, 1);
  setuid(getuid());
  syscall(SYS_finit_module, -1, "", 0);
  syscall(SYS_bpf, 5 /* BPF_PROG_LOAD */, (void *)0, 0);
  syscall(SYS_io_uring_setup, 0, (void *)0);
  syscall(SYS_ptrace, 16 /* PTRACE_ATTACH */, -1, 0, 0);
  char name[] = "many-000";
  for (int i = 0; i < 100; i++) {
    name[5] = '0' + i / 100;
    name[6] = '0' + i / 10 % 10;
    name[7] = '0' + i % 10;
    make(name);
    unlink(name);
  }
  return 0;
}
