// What the tests trace: one program, whose first argument says what it does. It is built for 64 and 32 bits.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <arpa/inet.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
  perror(what);
  exit(99);
}

static void calls(int count) {
  for (int i = 0; i < count; i++) syscall(SYS_getppid);
}

static void *thread_calls(void *count) {
  calls((int)(intptr_t)count);
  return NULL;
}

// threads COUNT CALLS: as many threads, each of which makes as many calls.
static int threads(int count, int each) {
  pthread_t *ids = calloc(count, sizeof *ids);
  for (int i = 0; i < count; i++)
    if (pthread_create(&ids[i], NULL, thread_calls, (void *)(intptr_t)each) != 0) die("pthread_create");
  for (int i = 0; i < count; i++) pthread_join(ids[i], NULL);
  return 0;
}

// forks COUNT CALLS: children one after the other, by fork, vfork and clone in turn.
static int forks(int count, int each) {
  signal(SIGUSR1, SIG_IGN);
  for (int i = 0; i < count; i++) {
    pid_t pid;
    if (i % 3 == 1) {
      pid = vfork();
      if (pid == 0) {
        for (int j = 0; j < each; j++) syscall(SYS_getppid);
        _exit(i & 7);
      }
    } else {
      // Without SIGCHLD it is a clone to ptrace.
      pid = i % 3 == 0 ? fork() : (pid_t)syscall(SYS_clone, (long)SIGUSR1, 0L, 0L, 0L, 0L);
      if (pid == 0) {
        calls(each);
        _exit(i & 7);
      }
    }
    if (pid < 0) die("fork");
    int status;
    if (waitpid(pid, &status, __WALL) != pid && i % 3 != 2) die("waitpid");
  }
  return 0;
}

// vfork-stopped: says "ready" in a child by vfork(2) that then stops, so that its parent does not move.
static int vfork_stopped(void) {
  pid_t pid = vfork();
  if (pid == 0) {
    (void)!write(1, "ready\n", 6);
    raise(SIGSTOP);
    _exit(0);
  }
  int status;
  return waitpid(pid, &status, 0) == pid && WIFEXITED(status) ? 0 : 1;
}

// tree DEPTH: each process has two children.
static int tree(int depth) {
  calls(1);
  if (depth == 0) return 0;
  for (int i = 0; i < 2; i++)
    if (fork() == 0) _exit(tree(depth - 1));
  while (wait(NULL) > 0) {
  }
  return 0;
}

static void *exec_in_thread(void *program) {
  char *argv[] = {program, "exit", "7", NULL};
  execv(program, argv);
  die("execv");
  return NULL;
}

static void *sleep_forever(void *unused) {
  for (;;) pause();
  return unused;
}

static int thread_exec(char *self) {
  pthread_t id;
  for (int i = 0; i < 3; i++) pthread_create(&id, NULL, sleep_forever, NULL);
  pthread_create(&id, NULL, exec_in_thread, self);
  for (;;) pause();
}

static void *outlive(void *unused) {
  // Until the leader is a zombie.
  char path[64], line[256];
  snprintf(path, sizeof path, "/proc/%d/stat", getpid());
  for (;;) {
    FILE *file = fopen(path, "r");
    if (file && fgets(line, sizeof line, file) && strstr(line, ") Z ")) break;
    if (file) fclose(file);
    usleep(1000);
  }
  calls(5);
  exit(3);
  return unused;
}

static int got_value, got_pid, got_code;

static void on_signal(int number, siginfo_t *info, void *context) {
  (void)number;
  (void)context;
  got_value = info->si_value.sival_int;
  got_pid = info->si_pid;
  got_code = info->si_code;
}

static int signal_value(void) {
  struct sigaction action = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO};
  sigaction(SIGRTMIN + 3, &action, NULL);
  union sigval value = {.sival_int = 4711};
  sigqueue(getpid(), SIGRTMIN + 3, value);
  return got_value == 4711 && got_pid == getpid() && got_code == SI_QUEUE ? 0 : 1;
}

static int nothing_raised;
static void on_trap(int number) { nothing_raised = number; }

// A program that uses SIGTRAP itself.
static int own_trap(void) {
  signal(SIGTRAP, on_trap);
  raise(SIGTRAP);
  return nothing_raised == SIGTRAP ? 0 : 1;
}

// stop: stops itself; whoever continues it makes it go on.
static int stop_self(void) {
  calls(1);
  raise(SIGSTOP);
  calls(1);
  return 5;
}

static char *edge(size_t length) {
  // Memory that ends: a page that is there, then nothing.
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  char *start = mmap(NULL, 3 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start == MAP_FAILED) die("mmap");
  munmap(start + 2 * page, page);
  return start + 2 * page - length;
}

// Strings and buffers in all positions, by calls that fail without harm.
static int strings(void) {
  char *text = edge(6);
  memcpy(text, "/edge", 6);
  syscall(SYS_chdir, text);  // ends just before the end of memory
  memcpy(text, "/over!", 6);
  syscall(SYS_chdir, text);  // does not end before it
  char *big = edge(5000);
  memset(big, 'x', 4999);
  big[4999] = 0;
  syscall(SYS_chdir, big);  // longer than the limit
  char *across = edge(4096 + 10);
  memset(across, 'y', 4096 + 9);
  across[20] = 0;
  syscall(SYS_chdir, across);  // crosses a page
  syscall(SYS_chdir, (char *)8);
  syscall(SYS_chdir, (char *)-1L);
  syscall(SYS_chdir, (char *)0);
  return 0;
}

// Buffers with lengths of all kinds, in writes to a descriptor that is not open.
static int buffers(void) {
  char *text = edge(100);
  memset(text, 'b', 100);
  syscall(SYS_write, 77, text, 100L);
  syscall(SYS_write, 77, text, 200L);
  syscall(SYS_write, 77, text, -1L);
  syscall(SYS_write, 77, (char *)8, 10L);
  syscall(SYS_write, 77, text, 0L);
  return 0;
}

static int vectors(void) {
  int ends[2];
  if (pipe(ends) != 0) die("pipe");
  struct iovec out[] = {{"hello ", 6}, {NULL, 0}, {"world", 5}};
  if (writev(ends[1], out, 3) != 11) die("writev");
  char first[8], second[64];
  struct iovec in[] = {{first, sizeof first}, {second, sizeof second}};
  if (readv(ends[0], in, 2) != 11) die("readv");
  // An array that is not wholly there, and one that is nowhere.
  struct iovec *cut = (struct iovec *)edge(sizeof *cut + 4);
  cut->iov_base = first;
  cut->iov_len = 3;
  writev(ends[1], cut, 2);
  writev(ends[1], (struct iovec *)16, 4);
  writev(ends[1], out, 1 << 30);
  return 0;
}

// A length that is in memory, and changes with the call.
static int socket_name(void) {
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  char name[128];
  memset(name, 'n', sizeof name);
  socklen_t length = 100;
  if (getsockname(fd, (struct sockaddr *)name, &length) != 0) die("getsockname");
  return 0;
}

static int many_words(void) {
  char *argv[301];
  for (int i = 0; i < 300; i++) argv[i] = "word";
  argv[300] = NULL;
  execve("/nonexistent", argv, NULL);
  return 0;
}

static void *spin_calls(void *stop) {
  while (!*(volatile int *)stop) syscall(SYS_getppid);
  return NULL;
}

// busy THREADS: says "ready", then threads that make calls and that come and go, until standard input ends.
static int busy(int count) {
  static volatile int stop;
  pthread_t id;
  for (int i = 0; i < count; i++) pthread_create(&id, NULL, spin_calls, (void *)&stop);
  puts("ready");
  fflush(stdout);
  fcntl(0, F_SETFL, O_NONBLOCK);
  char byte;
  while (read(0, &byte, 1) != 0) {
    pthread_t passing;
    if (pthread_create(&passing, NULL, thread_calls, (void *)3) == 0) pthread_join(passing, NULL);
  }
  stop = 1;
  return 11;
}

// reader: says "ready", blocks in read, and tells what it got.
static int reader(void) {
  puts("ready");
  fflush(stdout);
  char byte;
  ssize_t got = read(0, &byte, 1);
  return got == 1 ? byte : got < 0 && errno == EINTR ? 98 : 97;
}

// sleeper: says "ready" and sleeps for as long as its argument says, in ms; fails if the sleep was cut short.
static int sleeper(int ms) {
  puts("ready");
  fflush(stdout);
  struct timespec time = {ms / 1000, ms % 1000 * 1000000L}, left;
  return nanosleep(&time, &left) == 0 ? 0 : 1;
}

// daemon CALLS: the first process ends, its child goes on.
static int outliving_child(int count) {
  int ends[2];
  if (pipe(ends) != 0) die("pipe");
  if (fork() == 0) {
    close(ends[1]);
    char byte;
    if (read(ends[0], &byte, 1) != 0) die("read");
    calls(count);
    _exit(4);
  }
  return 0;
}

static void *storm_thread(void *rounds) {
  for (int i = 0; i < (int)(intptr_t)rounds; i++) {
    pid_t pid = i % 3 == 2 ? vfork() : fork();
    if (pid == 0) {
      if (i % 3 == 2) _exit(0);
      pthread_t id;
      int started = pthread_create(&id, NULL, thread_calls, (void *)20) == 0;
      calls(10);
      if (i % 5 == 1) {
        char *argv[] = {"/proc/self/exe", "exit", "7", NULL};
        execv(argv[0], argv);
      }
      if (started && i % 2) pthread_join(id, NULL);
      _exit(3);
    }
    calls(5);
    int status;
    if (pid > 0) waitpid(pid, &status, 0);
  }
  return NULL;
}

// storm THREADS ROUNDS: says "ready"; threads that make processes, which make threads, and calls, and execute programs.
static int storm(int count, int rounds) {
  puts("ready");
  fflush(stdout);
  pthread_t *ids = calloc(count, sizeof *ids);
  for (int i = 0; i < count; i++)
    if (pthread_create(&ids[i], NULL, storm_thread, (void *)(intptr_t)rounds) != 0) die("pthread_create");
  for (int i = 0; i < count; i++) pthread_join(ids[i], NULL);
  return 0;
}

// state: what a program can see of its start.
static int state(int argc, char **argv) {
  sigset_t blocked;
  sigprocmask(SIG_BLOCK, NULL, &blocked);
  printf("argv0=%s\n", argv[0]);
  printf("argc=%d\n", argc);
  for (int i = 1; i < 65; i++) {
    struct sigaction action;
    if (sigismember(&blocked, i) == 1) printf("blocked=%d\n", i);
    if (sigaction(i, NULL, &action) == 0 && action.sa_handler == SIG_IGN) printf("ignored=%d\n", i);
    else if (sigaction(i, NULL, &action) == 0 && action.sa_handler != SIG_DFL) printf("handled=%d\n", i);
  }
  char cwd[4096];
  printf("cwd=%s\n", getcwd(cwd, sizeof cwd));
  printf("ids=%d %d %d\n", (int)getuid(), (int)getgid(), getgroups(0, NULL));
  printf("group=%s session=%s\n", getpgrp() == getpid() ? "own" : "inherited", getsid(0) == getpid() ? "own" : "inherited");
  for (int fd = 0; fd < 64; fd++)
    if (fcntl(fd, F_GETFD) >= 0) printf("fd=%d\n", fd);
  extern char **environ;
  for (char **it = environ; *it; it++) printf("env=%s\n", *it);
  return 0;
}

static int named_socket(int family, int type, int protocol, const struct sockaddr *address, socklen_t length) {
  int fd = socket(family, type, protocol);
  if (fd < 0) die("socket");
  if (address && bind(fd, address, length) != 0) die("bind");
  return fd;
}

// What a call with a descriptor shows: for each, what it is expected to show is written to the pipe 1 before.
static void expect(int fd, const char *text) {
  dprintf(1, "%d %s\n", fd, text);
  syscall(SYS_lseek, fd, 0L, 0);
}

static unsigned long inode(int fd) {
  struct stat stat;
  fstat(fd, &stat);
  return (unsigned long)stat.st_ino;
}

static int descriptors(void) {
  char text[512];
  int ends[2], i;
  struct sockaddr_in any = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  struct sockaddr_in6 any6 = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
  socklen_t length;

  expect(open("/dev/null", O_RDWR), "char 1:3");
  expect(open("/", O_RDONLY), "");
  expect(named_socket(AF_INET, SOCK_STREAM, 0, NULL, 0), "TCP:[*]");
  int server = named_socket(AF_INET, SOCK_STREAM, 0, (void *)&any, sizeof any);
  listen(server, 1);
  length = sizeof any;
  getsockname(server, (void *)&any, &length);
  sprintf(text, "TCP:[127.0.0.1:%d]", ntohs(any.sin_port));
  expect(server, text);
  int client = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(client, (void *)&any, sizeof any) != 0) die("connect");
  struct sockaddr_in own;
  length = sizeof own;
  getsockname(client, (void *)&own, &length);
  sprintf(text, "TCP:[127.0.0.1:%d->127.0.0.1:%d]", ntohs(own.sin_port), ntohs(any.sin_port));
  expect(client, text);
  int six = socket(AF_INET6, SOCK_DGRAM, 0);
  if (six >= 0 && bind(six, (void *)&any6, sizeof any6) == 0) {
    length = sizeof any6;
    getsockname(six, (void *)&any6, &length);
    sprintf(text, "UDPv6:[[::1]:%d]", ntohs(any6.sin6_port));
    expect(six, text);
  }
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) die("socketpair");
  for (i = 0; i < 2; i++) {
    sprintf(text, "UNIX-STREAM:[%lu->%lu]", inode(ends[i]), inode(ends[!i]));
    expect(ends[i], text);
  }
  struct sockaddr_un name = {.sun_family = AF_UNIX};
  length = offsetof(struct sockaddr_un, sun_path) + 1 + sprintf(name.sun_path + 1, "tracee\1\"%d", getpid());
  int abstract = named_socket(AF_UNIX, SOCK_DGRAM, 0, (void *)&name, length);
  sprintf(text, "UNIX:[%lu,@\"tracee\\1\\\"%d\"]", inode(abstract), getpid());
  expect(abstract, text);
  struct sockaddr_nl port = {.nl_family = AF_NETLINK};
  int netlink = named_socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE, NULL, 0);
  sprintf(text, "NETLINK:[%lu]", inode(netlink));
  expect(netlink, text);
  if (bind(netlink, (void *)&port, sizeof port) != 0) die("bind");
  length = sizeof port;
  getsockname(netlink, (void *)&port, &length);
  sprintf(text, "NETLINK:[ROUTE:%u]", port.nl_pid);
  expect(netlink, text);
  sprintf(text, "pid:%d", getpid());
  expect((int)syscall(SYS_pidfd_open, getpid(), 0), text);
  int event = eventfd(0x17, EFD_SEMAPHORE);
  expect(event, "{eventfd-count=0x17, eventfd-id=*, eventfd-semaphore=1}");
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGUSR2);
  sigaddset(&set, SIGCHLD);
  expect(signalfd(-1, &set, 0), "signalfd:[USR2 CHLD]");
  if (pipe(ends) != 0) die("pipe");
  expect(ends[0], "");
  return 0;
}

// A filter of the program's own: getppid fails, getuid is left to a tracer (which there is none), all else is allowed.
static int own_filter(void) {
  struct sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getppid, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EDOM),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getuid, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {sizeof code / sizeof *code, code};
  if (prctl(PR_GET_SECCOMP) != 0) return 1;
  if (syscall(SYS_getppid) <= 0) return 2;
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) return 3;
  if (prctl(PR_GET_SECCOMP) != 2) return 4;
  if (syscall(SYS_getppid) != -1 || errno != EDOM) return 5;
  if (syscall(SYS_getuid) != -1 || errno != ENOSYS) return 6;
  pid_t child = fork();
  if (child == 0) _exit(syscall(SYS_getppid) == -1 && errno == EDOM ? 0 : 1);
  int status;
  if (waitpid(child, &status, 0) != child || status != 0) return 7;
  return 0;
}

// How many processors it may run on, as itself and as others of it see it.
static const char *processors(void) {
  cpu_set_t set;
  calls(200);
  if (sched_getaffinity(0, sizeof set, &set) != 0) die("sched_getaffinity");
  return CPU_COUNT(&set) == 1 ? "one" : "all";
}

static void *print_processors(void *unused) {
  puts(processors());
  return unused;
}

static int affinity(void) {
  cpu_set_t all, one;
  sched_getaffinity(0, sizeof all, &all);
  puts(processors());
  CPU_ZERO(&one);
  for (int i = 0; i < CPU_SETSIZE; i++)
    if (CPU_ISSET(i, &all)) {
      CPU_SET(i, &one);
      break;
    }
  if (sched_setaffinity(0, sizeof one, &one) != 0) die("sched_setaffinity");
  puts(processors());
  pthread_t id;
  pthread_create(&id, NULL, print_processors, NULL);
  pthread_join(id, NULL);
  fflush(stdout);
  if (fork() == 0) {
    puts(processors());
    exit(0);
  }
  wait(NULL);
  sched_setaffinity(0, sizeof all, &all);
  puts(processors());
  return 0;
}

// Kills itself and its children at some moment.
static int suicide(int seed) {
  for (int i = 0; i < 3; i++)
    if (fork() == 0) {
      pthread_t id;
      for (int j = 0; j < 3; j++) pthread_create(&id, NULL, thread_calls, (void *)100000000L);
      pause();
    }
  usleep(seed);
  kill(0, SIGKILL);
  return 0;
}

int main(int argc, char **argv) {
  const char *what = argc > 1 ? argv[1] : "";
  int a = argc > 2 ? atoi(argv[2]) : 0, b = argc > 3 ? atoi(argv[3]) : 0;
  if (!strcmp(what, "exit")) return a;
  if (!strcmp(what, "calls")) return calls(a), 0;
  if (!strcmp(what, "threads")) return threads(a, b);
  if (!strcmp(what, "forks")) return forks(a, b);
  if (!strcmp(what, "tree")) return tree(a);
  if (!strcmp(what, "thread-exec")) return thread_exec(argv[0]);
  if (!strcmp(what, "zombie-leader")) {
    pthread_t id;
    pthread_create(&id, NULL, outlive, NULL);
    pthread_exit(NULL);
  }
  if (!strcmp(what, "signal-value")) return signal_value();
  if (!strcmp(what, "own-trap")) return own_trap();
  if (!strcmp(what, "stop")) return stop_self();
  if (!strcmp(what, "strings")) return strings();
  if (!strcmp(what, "buffers")) return buffers();
  if (!strcmp(what, "vectors")) return vectors();
  if (!strcmp(what, "socket-name")) return socket_name();
  if (!strcmp(what, "many-words")) return many_words();
  if (!strcmp(what, "busy")) return busy(a);
  if (!strcmp(what, "vfork-stopped")) return vfork_stopped();
  if (!strcmp(what, "storm")) return storm(a, b);
  if (!strcmp(what, "reader")) return reader();
  if (!strcmp(what, "sleeper")) return sleeper(a);
  if (!strcmp(what, "daemon")) return outliving_child(a);
  if (!strcmp(what, "state")) return state(argc, argv);
  if (!strcmp(what, "descriptors")) return descriptors();
  if (!strcmp(what, "own-filter")) return own_filter();
  if (!strcmp(what, "parent")) return (int)syscall(SYS_getppid);
  if (!strcmp(what, "affinity")) return affinity();
  if (!strcmp(what, "suicide")) return suicide(a);
  if (!strcmp(what, "abort")) abort();
  fprintf(stderr, "tracee: unknown: %s\n", what);
  return 100;
}
