// Signals as they arrive: by faults, children, timers, seccomp, descriptors and other processes.
// options: -s32
// options: -Xverbose
// differs: CLD_.* si_utime=: processor time is never the same
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <setjmp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static sigjmp_buf again;
static void back(int signo) { siglongjmp(again, 1); }
static void handle(int signo) {}

int main(void) {
  chdir("hstrace-start");
  struct sigaction jump = {.sa_handler = back, .sa_flags = SA_NODEFER}, on = {.sa_handler = handle, .sa_flags = SA_RESTART};
  for (int s = 1; s < 32; s++) sigaction(s, s == SIGSEGV || s == SIGBUS || s == SIGFPE || s == SIGILL ? &jump : &on, 0);
  char *page = mmap((void *)0x10000000, 8192, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  volatile int zero = 0;
  if (!sigsetjmp(again, 0)) *(volatile char *)8 = 1;
  if (!sigsetjmp(again, 0)) *(volatile char *)page = 1;
  if (!sigsetjmp(again, 0)) zero = 1 / zero;
  if (!sigsetjmp(again, 0)) __asm__ volatile("ud2");
  if (!sigsetjmp(again, 0)) __asm__ volatile("hlt");
  int fd = open("file", O_RDWR | O_CREAT, 0600);
  char *file = mmap((void *)0x20000000, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, 0);
  if (!sigsetjmp(again, 0)) *(volatile char *)file = 1;
  __asm__ volatile("int3");
  sigset_t none, child;
  sigemptyset(&none);
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child, 0);
  static const int ends[] = {0, 7, 255};
  for (int i = 0; i < 3; i++) {
    if (fork() == 0) _exit(ends[i]);
    sigsuspend(&none);
    wait(0);
  }
  if (fork() == 0) kill(getpid(), SIGKILL);
  sigsuspend(&none);
  wait(0);
  if (fork() == 0) raise(SIGSTOP), pause();
  sigsuspend(&none);
  int pid = waitpid(-1, 0, WUNTRACED);
  kill(pid, SIGCONT);
  sigsuspend(&none);
  kill(pid, SIGKILL);
  sigsuspend(&none);
  wait(0);
  struct itimerval soon = {{0, 0}, {0, 50000}};
  setitimer(ITIMER_REAL, &soon, 0);
  pause();
  int fds[2];
  pipe(fds);
  fcntl(fds[0], F_SETOWN, getpid());
  fcntl(fds[0], F_SETFL, O_ASYNC);
  write(fds[1], "x", 1);
  fcntl(fds[0], F_SETSIG, SIGUSR2);
  write(fds[1], "x", 1);
  close(fds[0]);
  write(fds[1], "x", 1);
  union sigval v = {.sival_int = 42};
  sigqueue(getpid(), SIGUSR1, v);
  kill(getpid(), SIGUSR1);
  raise(SIGUSR1);
  static struct sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getppid, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP | 5),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  static struct sock_fprog program = {4, code};
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
  syscall(SYS_getppid);
  signal(SIGSEGV, SIG_DFL);
  *(volatile char *)8 = 1;
  return 0;
}
