// A call that costs the kernel nothing, over and over: what is measured is the tracer.
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(int argc, char **argv) {
  long count = argc > 1 ? atol(argv[1]) : 20000;
  for (long i = 0; i < count; i++) syscall(SYS_getppid);
  return 0;
}
