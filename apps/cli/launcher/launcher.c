// Starts the command under Node.js, and tells it how it was started itself: Node.js clears the signal mask, resets
// signals that were ignored, opens /dev/null on closed descriptors 0 to 2 and raises the limit of open files before a
// script's first line runs, and a traced program has to start as an untraced one would.
//
// What it notes is in the environment variable HSTRACE_LAUNCH, which apps/cli/src/launch-state.ts reads and which no
// traced program gets to see.
//
// With -D it is this process that becomes the program, while hstrace runs as its grandchild: see stand_by().
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "options.h"

extern char **environ;

static const char variable[] = "HSTRACE_LAUNCH=";
// Options for the user's own programs, not for the Node.js that runs hstrace; it goes back to its name for the program.
static const char options[] = "NODE_OPTIONS=";
static const char kept_options[] = "HSTRACE_KEPT_NODE_OPTIONS=";

static unsigned long long blocked_signals(void) {
  sigset_t set;
  unsigned long long mask = 0;
  if (sigprocmask(SIG_SETMASK, NULL, &set) != 0) return 0;
  for (int signal = 1; signal <= 64; signal++)
    if (sigismember(&set, signal) == 1) mask |= 1ULL << (signal - 1);
  return mask;
}

static unsigned long long ignored_signals(void) {
  unsigned long long mask = 0;
  for (int signal = 1; signal <= 64; signal++) {
    struct sigaction action;
    if (sigaction(signal, NULL, &action) == 0 && action.sa_handler == SIG_IGN) mask |= 1ULL << (signal - 1);
  }
  return mask;
}

static unsigned closed_descriptors(void) {
  unsigned closed = 0;
  for (int fd = 0; fd <= 2; fd++)
    if (fcntl(fd, F_GETFD) < 0 && errno == EBADF) closed |= 1U << fd;
  return closed;
}

// The descriptors above 2 that a program inherits, as a list with a dot behind each. Node.js closes them at execve.
static char *inherited_descriptors(void) {
  char *list = NULL;
  size_t size = 0;
  FILE *text = open_memstream(&list, &size);
  DIR *folder = opendir("/proc/self/fd");
  if (text == NULL) return NULL;
  for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
    int fd = atoi(entry->d_name);
    if (fd <= 2 || fd == dirfd(folder)) continue;
    int flags = fcntl(fd, F_GETFD);
    if (flags >= 0 && (flags & FD_CLOEXEC) == 0) fprintf(text, "%d.", fd);
  }
  if (folder != NULL) closedir(folder);
  return fclose(text) == 0 ? list : NULL;
}

static int is_program(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 && S_ISREG(status.st_mode) && access(path, X_OK) == 0;
}

// Node.js: the one that is named in a file beside this program (written when it was installed), or the one in PATH, or
// one in the usual places, so that the command also starts where PATH is empty.
static int find_node(const char *folder, char *found, size_t size) {
  char path[PATH_MAX];
  if (snprintf(path, sizeof path, "%s/node-path", folder) < (int)sizeof path) {
    FILE *file = fopen(path, "re");
    if (file != NULL) {
      int known = fgets(found, (int)size, file) != NULL;
      fclose(file);
      if (known) {
        found[strcspn(found, "\n")] = '\0';
        if (is_program(found)) return 1;
      }
    }
  }
  const char *place = getenv("PATH");
  const char *usual = "/usr/local/bin:/usr/bin:/bin:/opt/node/bin";
  for (int round = 0; round < 2; round++, place = usual) {
    while (place != NULL && *place != '\0') {
      size_t length = strcspn(place, ":");
      if (snprintf(found, size, "%.*s/node", (int)length, length == 0 ? "." : place) < (int)size && is_program(found))
        return 1;
      place += length;
      if (*place == ':') place++;
    }
  }
  return 0;
}

// The environment with the variable added, and options for Node.js put aside. Everything else stays where it is.
static char **environment(char *note) {
  size_t count = 0;
  while (environ[count] != NULL) count++;
  char **changed = calloc(count + 2, sizeof *changed);
  if (changed == NULL) return NULL;
  for (size_t i = 0; i < count; i++) {
    changed[i] = environ[i];
    if (strncmp(environ[i], options, sizeof options - 1) == 0 &&
        asprintf(&changed[i], "%s%s", kept_options, environ[i] + sizeof options - 1) < 0)
      return NULL;
  }
  changed[count] = note;
  return changed;
}

// The option that a long name or an unambiguous beginning of one means, as apps/cli/src/options/getopt.ts finds it;
// NULL if there is none.
static const struct long_option *find_long(const char *given, size_t length) {
  const struct long_option *found[2] = {NULL, NULL};
  for (const struct long_option *one = long_options; one->name != NULL; one++) {
    if (strncmp(one->name, given, length) != 0) continue;
    if (one->name[length] == '\0') return one;
    if (found[one->own] == NULL) found[one->own] = one;
    else if (found[one->own]->id != one->id) return NULL;
  }
  return found[0] != NULL ? found[0] : found[1];
}

// How far hstrace is to stand aside: 0 not at all, else the number of Ds. What is wrong with the options is said later.
static int daemonize_level(char **words) {
  int level = 0;
  while (*words != NULL) {
    const char *word = *words++;
    if (word[0] != '-' || word[1] == '\0' || strcmp(word, "--") == 0) break;
    if (word[1] == '-') {
      size_t length = strcspn(word + 2, "=");
      const char *value = word[2 + length] == '=' ? word + 3 + length : NULL;
      const struct long_option *option = find_long(word + 2, length);
      if (option == NULL) break;
      if (option->takes_word && value == NULL && *words++ == NULL) break;
      if (!option->daemonizes) continue;
      if (value == NULL || strcmp(value, "grandchild") == 0) level = 1;
      else if (strcmp(value, "pgroup") == 0 || strcmp(value, "pgrp") == 0) level = 2;
      else if (strcmp(value, "session") == 0) level = 3;
      continue;
    }
    for (const char *letter = word + 1; *letter != '\0'; letter++) {
      if (*letter == 'D') level++;
      else if (strchr(letters_with_value, *letter) != NULL) {
        if (letter[1] == '\0' && *words++ == NULL) return level;
        break;
      }
    }
  }
  return level > 3 ? 3 : level;
}

static int receive(int channel, void *target, size_t size) {
  for (char *at = target; size > 0;) {
    ssize_t got = read(channel, at, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return 0;
    at += got;
    size -= (size_t)got;
  }
  return 1;
}

// The next string of an order.
static char *next(char **order) {
  char *string = *order;
  *order += strlen(string) + 1;
  return string;
}

static char **strings(char **order) {
  size_t count = strtoul(next(order), NULL, 10);
  char **list = calloc(count + 1, sizeof *list);
  for (size_t i = 0; list != NULL && i < count; i++) list[i] = next(order);
  return list;
}

// Becomes the user of -u: an empty list of ids changes nothing.
static int become(char **order) {
  char **ids = strings(order);
  if (ids == NULL) return 0;
  if (ids[0] == NULL) return 1;
  gid_t groups[NGROUPS_MAX];
  size_t count = 0;
  for (char **one = ids + 2; *one != NULL && count < NGROUPS_MAX; one++) groups[count++] = (gid_t)strtoul(*one, NULL, 10);
  return setgroups(count, groups) == 0 && setgid((gid_t)strtoul(ids[1], NULL, 10)) == 0 &&
         setuid((uid_t)strtoul(ids[0], NULL, 10)) == 0;
}

// What the program's process does until it is one: it waits for hstrace, and does what apps/cli/src/stand-in.ts tells it.
// It must not end as the program, but as hstrace would, if hstrace does not come that far.
static int stand_by(int channel, const char *name) {
  unsigned size;
  if (!receive(channel, &size, sizeof size)) return 1;
  char *order = malloc((size_t)size + 1);
  if (order == NULL || !receive(channel, order, size)) return 1;
  order[size] = '\0';
  // An exit code, instead of a program.
  if (size < 2 || order[0] == '\0') return size < 2 ? 1 : (unsigned char)order[1];
  char *tracer = next(&order), *file = next(&order);
  // For Yama, which lets only ancestors trace: hstrace is none.
  prctl(PR_SET_PTRACER, strtoul(tracer, NULL, 10), 0, 0, 0);
  char ready = 1;
  int is_user = become(&order);
  int failure = errno;
  char **arguments = strings(&order), **variables = strings(&order);
  if (!is_user || arguments == NULL || variables == NULL) {
    fprintf(stderr, "%s: %s: %s\n", name, is_user ? "exec" : "setuid", strerror(failure));
    return 1;
  }
  if (write(channel, &ready, 1) != 1 || !receive(channel, &ready, 1)) return 1;
  execve(file, arguments, variables);
  fprintf(stderr, "%s: exec: %s\n", name, strerror(errno));
  return 1;
}

// Divides into the program's process, which is this one and does not come back, and hstrace, its grandchild. Gives
// hstrace's end of the channel between them, or -1.
static int step_aside(int level, const char *name, int *program) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return -1;
  // Not on a number that the caller left closed.
  for (int i = 0; i < 2; i++) {
    int low = ends[i];
    ends[i] = fcntl(low, F_DUPFD_CLOEXEC, 3);
    close(low);
    if (ends[i] < 0) return -1;
  }
  *program = getpid();
  pid_t child = fork();
  if (child < 0) return -1;
  if (child == 0) {
    pid_t grandchild = fork();
    if (grandchild != 0) _exit(grandchild < 0);
    close(ends[0]);
    if (level == 2) setpgid(0, 0);
    else if (level == 3) setsid();
    fcntl(ends[1], F_SETFD, 0);
    return ends[1];
  }
  close(ends[1]);
  while (waitpid(child, NULL, 0) < 0 && errno == EINTR) continue;
  _exit(stand_by(ends[0], name));
}

int main(int argc, char **argv) {
  const char *name = argc > 0 && argv[0][0] != '\0' ? argv[0] : "hstrace";
  char folder[PATH_MAX], script[PATH_MAX], node[PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", folder, sizeof folder - 1);
  if (length <= 0) {
    fprintf(stderr, "%s: /proc is not mounted, and nothing can be traced without it\n", name);
    return 1;
  }
  folder[length] = '\0';
  *strrchr(folder, '/') = '\0';
  if (snprintf(script, sizeof script, "%s/hstrace.cjs", folder) >= (int)sizeof script || !find_node(folder, node, sizeof node)) {
    fprintf(stderr, "%s: no Node.js was found: install it, or put it into PATH\n", name);
    return 1;
  }
  struct rlimit files = {RLIM_INFINITY, RLIM_INFINITY};
  getrlimit(RLIMIT_NOFILE, &files);
  unsigned closed = closed_descriptors();
  char *inherited = inherited_descriptors();
  int level = argc > 0 ? daemonize_level(argv + 1) : 0;
  int channel = -1, program = 0;
  if (level > 0 && (channel = step_aside(level, name, &program)) < 0) {
    fprintf(stderr, "%s: fork: %s\n", name, strerror(errno));
    return 1;
  }
  char *note;
  char **arguments = calloc((size_t)argc + 3, sizeof *arguments);
  if (arguments == NULL ||
      asprintf(&note, "%s%llx,%llx,%x,%s,%llu,%d,%d,%s", variable, blocked_signals(), ignored_signals(), closed,
               inherited == NULL ? "" : inherited,
               (unsigned long long)files.rlim_cur, program, channel, name) < 0) {
    fprintf(stderr, "%s: out of memory\n", name);
    return 1;
  }
  arguments[0] = node;
  arguments[1] = script;
  for (int i = 1; i < argc; i++) arguments[i + 1] = argv[i];
  char **changed = environment(note);
  if (changed != NULL) execve(node, arguments, changed);
  fprintf(stderr, "%s: Node.js cannot be run: %s\n", name, strerror(errno));
  return 1;
}
