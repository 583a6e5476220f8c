// Starts the command under Node.js, and tells it how it was started itself: Node.js clears the signal mask, resets
// signals that were ignored, opens /dev/null on closed descriptors 0 to 2 and raises the limit of open files before a
// script's first line runs, and a traced program has to start as an untraced one would.
//
// What it notes is in the environment variable HSTRACE_LAUNCH, which apps/cli/src/launch-state.ts reads and which no
// traced program gets to see.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

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
  if (snprintf(script, sizeof script, "%s/hstrace.mjs", folder) >= (int)sizeof script || !find_node(folder, node, sizeof node)) {
    fprintf(stderr, "%s: no Node.js was found: install it, or put it into PATH\n", name);
    return 1;
  }
  struct rlimit files = {RLIM_INFINITY, RLIM_INFINITY};
  getrlimit(RLIMIT_NOFILE, &files);
  char *note;
  char **arguments = calloc((size_t)argc + 3, sizeof *arguments);
  if (arguments == NULL ||
      asprintf(&note, "%s%llx,%llx,%x,%llu,%s", variable, blocked_signals(), ignored_signals(), closed_descriptors(),
               (unsigned long long)files.rlim_cur, name) < 0) {
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
