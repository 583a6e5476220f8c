// Opens, reads and closes a file, over and over.
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv) {
  char buffer[512];
  long count = argc > 1 ? atol(argv[1]) : 7000;
  for (long i = 0; i < count; i++) {
    int fd = open("/etc/passwd", O_RDONLY);
    if (read(fd, buffer, sizeof buffer) < 0) return 1;
    close(fd);
  }
  return 0;
}
