// Process ids of another pid namespace, translated.
// options: -f --decode-pids=pidns -e trace=chdir,getpid,gettid,getppid,getpgid,getsid,setsid,kill,tgkill,fcntl,prctl,capget,getpriority,getsockopt,prlimit64,pidfd_open,vfork,sched_getscheduler,kcmp,set_tid_address,timer_create -e signal=none
// options: -f -Y -e trace=chdir,getpid,gettid,kill,fcntl,capget,prlimit64 -e signal=none
// options: -f --pidns-translation -e trace=chdir,tgkill,vfork
// differs before 7.2: set_tid_address\(NULL: newer versions show an address, and translate the result
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void inside(void) {
  setpgid(0, 0);
  chdir("hstrace-start");
  syscall(SYS_getpid);
  syscall(SYS_gettid);
  getppid();
  getpgid(0);
  getsid(0);
  int ends[2];
  pipe(ends);
  pid_t child = fork();
  if (child == 0) {
    char byte;
    close(ends[1]);
    read(ends[0], &byte, 1);
    _exit(0);
  }
  close(ends[0]);
  kill(child, 0);
  kill(-1, 0);
  kill(77777, 0);
  kill(-getpgid(0), 0);
  syscall(SYS_tgkill, 1, 1, 0);
  fcntl(0, F_SETOWN, child);
  syscall(SYS_fcntl, 0, F_GETOWN);
  prctl(PR_SET_PTRACER, child);
  syscall(SYS_capget, (int[]){0x20080522, 1}, 0);
  getpriority(PRIO_PROCESS, child);
  getpriority(PRIO_PGRP, 1);
  sched_getscheduler(child);
  prlimit(child, RLIMIT_CORE, 0, 0);
  syscall(SYS_pidfd_open, child, 0);
  syscall(SYS_kcmp, 1, child, 0, 0, 0);
  syscall(SYS_set_tid_address, 0);
  timer_t timer;
  struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGUSR1};
  event._sigev_un._tid = 1;
  timer_create(CLOCK_REALTIME, &event, &timer);
  int pair[2];
  struct ucred peer;
  socklen_t length = sizeof peer;
  socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
  getsockopt(pair[0], SOL_SOCKET, SO_PEERCRED, &peer, &length);
  close(ends[1]);
  wait(0);
}

int main(void) {
  if (unshare(CLONE_NEWPID) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWPID) != 0) return 0;
  if (fork() == 0) {
    inside();
    return 0;
  }
  wait(0);
  return 0;
}
