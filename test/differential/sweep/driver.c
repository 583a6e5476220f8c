// Makes the calls of a sweep, as a file lists them (see calls.ts), each from a memory that is as the file gives it.
//
// Most calls never reach the kernel: a seccomp filter answers those that come from the instructions below, so that any
// call at all, with any arguments, is made without harm and its outcome is the one the sweep wants. Tracers see them
// enter and leave as any other call. "Real" calls do run; a sweep that has some is run by nobody, in namespaces.
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/netlink.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum how { SUCCEEDS, FAILS, TOLD, REAL };

struct call {
  uint32_t nr, how;
  int64_t result;
  uint64_t args[6];
};

struct header {
  uint32_t magic, calls, pages, base, isolated, batch;
  uint32_t memory; // where the memory begins in the file
  uint32_t guards; // where the numbers of the pages begin that cannot be accessed, up to 0xffffffff
};

static struct {
  volatile uint32_t next;    // the call that is made, or has been made last
  volatile uint32_t done;    // calls that have returned
  volatile int32_t pid;      // who makes them
  volatile int32_t served;   // the helper is there
  volatile int64_t result;   // what a call that is told its result returns
} *shared;

// One instruction for each way to be answered: the filter tells them apart by their addresses.
#if defined __x86_64__
#define ARCH AUDIT_ARCH_X86_64
#define INSTRUCTION(name)                                                                       \
  extern char after_##name[];                                                                   \
  long name(long nr, const unsigned long *a);                                                   \
  __asm__(".globl " #name "\n" #name ":\n"                                                      \
          "push %rbx\n mov %rdi,%rax\n mov %rsi,%rbx\n"                                         \
          "mov (%rbx),%rdi\n mov 8(%rbx),%rsi\n mov 16(%rbx),%rdx\n mov 24(%rbx),%r10\n"         \
          "mov 32(%rbx),%r8\n mov 40(%rbx),%r9\n syscall\n"                                     \
          ".globl after_" #name "\nafter_" #name ":\n pop %rbx\n ret\n");
#else
#define ARCH AUDIT_ARCH_I386
#define INSTRUCTION(name)                                                                       \
  extern char after_##name[];                                                                   \
  long name(long nr, const unsigned long *a);                                                   \
  __asm__(".globl " #name "\n" #name ":\n"                                                      \
          "push %ebx\n push %esi\n push %edi\n push %ebp\n mov 20(%esp),%eax\n mov 24(%esp),%esi\n" \
          "mov (%esi),%ebx\n mov 4(%esi),%ecx\n mov 8(%esi),%edx\n mov 16(%esi),%edi\n"          \
          "mov 20(%esi),%ebp\n mov 12(%esi),%esi\n int $0x80\n"                                 \
          ".globl after_" #name "\nafter_" #name ":\n pop %ebp\n pop %edi\n pop %esi\n pop %ebx\n ret\n");
#endif
INSTRUCTION(call_succeeds)
INSTRUCTION(call_fails)
INSTRUCTION(call_told)
INSTRUCTION(call_real)

static void fail(const char *what) {
  perror(what);
  exit(99);
}

// Answers the calls that come from the first three instructions.
static int filter_calls(void) {
#define IP ((uint32_t)offsetof(struct seccomp_data, instruction_pointer))
  struct sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, IP),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(uintptr_t)after_call_succeeds, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(uintptr_t)after_call_fails, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(uintptr_t)after_call_told, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {sizeof code / sizeof *code, code};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) fail("no_new_privs");
  int listener = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
  if (listener < 0) fail("seccomp");
  return listener;
}

// The untraced helper: tells the calls their results, and ends who does not come back from one.
static void serve(int listener) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  shared->served = 1;
  uint32_t seen = 0;
  int quiet = 0;
  for (;;) {
    struct pollfd waiting = {.fd = listener, .events = POLLIN};
    if (poll(&waiting, 1, 100) > 0 && (waiting.revents & POLLIN)) {
      struct seccomp_notif asked;
      memset(&asked, 0, sizeof asked);
      if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &asked)) continue;
      struct seccomp_notif_resp told = {asked.id, shared->result, 0, 0};
      if (told.val < 0 && told.val >= -4095) told.error = told.val, told.val = 0;
      ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &told);
      continue;
    }
    quiet = shared->next == seen ? quiet + 1 : 0;
    seen = shared->next;
    if (quiet >= 20 && shared->pid > 0) {
      kill(shared->pid, SIGKILL);
      quiet = 0;
    }
  }
}

static void at(int wanted, int fd) {
  if (fd < 0 || fd == wanted) return;
  dup2(fd, wanted);
  close(fd);
}

// Descriptors of all sorts, at the numbers that the sweep knows them by.
static void open_descriptors(void) {
  int pair[2];
  at(0, open("/dev/null", O_RDWR));
  at(1, open("/dev/zero", O_RDWR));
  at(3, open("file", O_RDWR | O_CREAT, 0644));
  at(4, open(".", O_RDONLY | O_DIRECTORY));
  at(5, socket(AF_INET, SOCK_STREAM, 0));
  at(6, socket(AF_INET, SOCK_DGRAM, 0));
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0) at(60, pair[0]), at(61, pair[1]), at(7, dup(60)), at(8, dup(61));
  at(9, socket(AF_INET6, SOCK_STREAM, 0));
  at(10, eventfd(7, 0));
  at(11, epoll_create1(0));
  sigset_t usr;
  sigemptyset(&usr);
  sigaddset(&usr, SIGUSR2);
  at(12, signalfd(-1, &usr, 0));
  at(13, timerfd_create(CLOCK_MONOTONIC, 0));
  if (pipe(pair) == 0) at(60, pair[0]), at(61, pair[1]), at(14, dup(60)), at(15, dup(61));
  at(16, inotify_init1(0));
  at(17, syscall(SYS_memfd_create, "memory", 0));
  at(18, open("/proc/self/status", O_RDONLY));
  at(19, open("gone", O_RDWR | O_CREAT, 0644));
  unlink("gone");
  close(60);
  close(61);
  // The netlink socket of protocol N is 20 + N.
  for (int protocol = 0; protocol <= NETLINK_CRYPTO; protocol++)
    at(20 + protocol, socket(AF_NETLINK, SOCK_RAW, protocol));
}

static void make_calls(const struct header *header, const struct call *calls, uint32_t first) {
  const uint8_t *file = (const uint8_t *)header;
  shared->pid = getpid();
  uint32_t end = header->batch && first + header->batch < header->calls ? first + header->batch : header->calls;
  for (uint32_t i = first; i < end; i++) {
    const struct call *call = &calls[i];
    unsigned long args[6];
    for (int j = 0; j < 6; j++) args[j] = call->args[j];
    shared->result = call->result;
    shared->next = i;
    switch (call->how) {
      case SUCCEEDS: call_succeeds(call->nr, args); break;
      case FAILS: call_fails(call->nr, args); break;
      case TOLD: call_told(call->nr, args); break;
      case REAL:
        call_real(call->nr, args);
        if (getpid() != shared->pid) _exit(0);
        // What the kernel has written is none of the next call's business.
        for (uint32_t page = 0, *guard = (uint32_t *)(file + header->guards); page < header->pages; page++) {
          if (page == *guard) guard++;
          else memcpy((void *)(uintptr_t)(header->base + page * 4096), file + header->memory + page * 4096, 4096);
        }
    }
    shared->done = i + 1;
  }
  _exit(0);
}

int main(int argc, char **argv) {
  struct stat st;
  int fd = open(argc > 1 ? argv[1] : "", O_RDONLY);
  if (fd < 0 || fstat(fd, &st)) fail("the list of calls");
  const struct header *header = mmap(0, st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (header == MAP_FAILED || header->magic != 0x70656577) fail("the list of calls");
  const uint8_t *file = (const uint8_t *)header;
  size_t size = (size_t)header->pages * 4096;
  char *memory = mmap((void *)(uintptr_t)header->base, size, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_FIXED_NOREPLACE, fd, header->memory);
  if (memory != (char *)(uintptr_t)header->base) fail("memory at its place");
  for (const uint32_t *guard = (const uint32_t *)(file + header->guards); *guard != 0xffffffff; guard++)
    if (munmap(memory + *guard * 4096, 4096)) fail("munmap");
  shared = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  close(fd);

  if (header->isolated) {
    if (geteuid() == 0 && (setresgid(65534, 65534, 65534) || setresuid(65534, 65534, 65534))) fail("nobody");
    if (unshare(CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP))
      fail("namespaces");
    struct rlimit none = {0, 0}, some = {1 << 20, 1 << 20};
    setrlimit(RLIMIT_CORE, &none);
    setrlimit(RLIMIT_FSIZE, &some);
  }
  umask(022);
  open_descriptors();
  int listener = filter_calls();
  at(63, listener);
  if (syscall(SYS_clone, CLONE_UNTRACED | SIGCHLD, 0, 0, 0, 0) == 0) serve(63);
  // Sooner it would not notice that the driver has ended.
  while (!shared->served) usleep(1000);
  close(63);
  const struct call *calls = (const struct call *)(header + 1);
  while (shared->done < header->calls) {
    uint32_t first = shared->done;
    int child = fork();
    if (child < 0) fail("fork");
    if (child == 0) make_calls(header, calls, first);
    int status;
    while (waitpid(child, &status, 0) != child) {}
    // Who has died in a call goes on behind it.
    if (shared->done < header->calls && (status != 0 || shared->done == first)) shared->done = shared->next + 1;
  }
  return 0;
}
