// Handles of files.
// differs: name_to_handle_at.*f_handle: files are made anew
// differs before 7.2: AT_HANDLE_: newer names
// differs before 7.2: name_to_handle_at.*0x3 /. AT_|0xebff: newer names
// options:
// options: -y
// options: -Xraw
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  char *page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  struct {
    unsigned int bytes;
    int type;
    unsigned char data[200];
  } handle;
  int mount;
  chdir("hstrace-start");
  int dir = open(".", O_RDONLY | O_DIRECTORY);
  memset(&handle, 0, sizeof handle);
  syscall(SYS_name_to_handle_at, -100, ".", &handle, &mount, 0);
  handle.bytes = 128;
  syscall(SYS_name_to_handle_at, dir, "", &handle, &mount, AT_EMPTY_PATH);
  handle.bytes = 129;
  syscall(SYS_name_to_handle_at, -100, "missing", &handle, &mount, 0xffff);
  handle.bytes = 0;
  syscall(SYS_name_to_handle_at, -100, "missing", &handle, NULL, AT_SYMLINK_FOLLOW);
  syscall(SYS_name_to_handle_at, -100, ".", page + 4090, &mount, 0x20);
  syscall(SYS_name_to_handle_at, -100, ".", NULL, NULL, 3);
  handle.bytes = 8;
  handle.type = 1;
  memcpy(handle.data, "\1\2\3\4abcd", 8);
  syscall(SYS_open_by_handle_at, dir, &handle, O_RDONLY);
  handle.bytes = 0;
  syscall(SYS_open_by_handle_at, -1, &handle, O_RDWR | O_CLOEXEC);
  handle.bytes = 150;
  handle.type = -1;
  syscall(SYS_open_by_handle_at, -100, &handle, O_RDWR | O_CLOEXEC);
  unsigned int *edge = (unsigned int *)(page + 4096 - 12);
  edge[0] = 5;
  edge[1] = 1;
  edge[2] = 0x41424344;
  syscall(SYS_open_by_handle_at, -100, edge, 3);
  edge[0] = 4;
  syscall(SYS_open_by_handle_at, -100, edge, 3);
  syscall(SYS_open_by_handle_at, -100, edge + 2, 3);
  syscall(SYS_open_by_handle_at, -100, NULL, 3);
  return 0;
}
