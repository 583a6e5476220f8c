// A tree of processes: a child that fails, one that is killed, one that becomes another program, and a thread.
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void *work(void *name) {
  write(1, name, strlen(name));
  return NULL;
}

static void wait_for(pid_t child) {
  int status;
  waitpid(child, &status, 0);
}

int main(int argc, char **argv) {
  if (argc > 1) {
    write(1, "again\n", 6);
    return 0;
  }
  pid_t child = fork();
  if (child == 0) _exit(3);
  wait_for(child);

  child = fork();
  if (child == 0) raise(SIGTERM);
  wait_for(child);

  child = fork();
  if (child == 0) {
    execv("/nowhere/processes", argv);
    execl("/proc/self/exe", "processes", "second time", NULL);
  }
  wait_for(child);

  pthread_t thread;
  pthread_create(&thread, NULL, work, "thread\n");
  pthread_join(thread, NULL);
  return 1;
}
