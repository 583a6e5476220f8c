// A call that is stopped and goes on: restart_syscall(2).
// options: -s32
// differs: \? ERESTART_RESTARTBLOCK: how much time is left is never the same
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void stopped(int pid) {
  if (fork() == 0) {
    usleep(50000);
    kill(pid, SIGSTOP);
    usleep(50000);
    kill(pid, SIGCONT);
    _exit(0);
  }
}

int main(void) {
  chdir("hstrace-start");
  int pid = getpid();
  signal(SIGCHLD, SIG_IGN);
  stopped(pid);
  nanosleep(&(struct timespec){0, 200000000}, &(struct timespec){7, 8});
  stopped(pid);
  poll(0, 0, 200);
  stopped(pid);
  poll(0, 0, 200);
  return 0;
}
