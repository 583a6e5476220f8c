// Uses the key service in every way that it knows, and in some that it does not.
// options: 
// options: -Xraw
// options: -Xverbose
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static char *page, *end;
#define keyctl(...) syscall(SYS_keyctl, __VA_ARGS__)

int main(void) {
  page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  end = page + 4096;
  chdir("hstrace-start");
  int key = syscall(SYS_add_key, "user", "hstrace:test", "payload\0with nul and very long, longer than the limit", 40, -2);
  syscall(SYS_add_key, 0, 1, 0, 0, 7);
  syscall(SYS_add_key, "type longer than thirty-two characters", "", 1, 5, -100);
  syscall(SYS_request_key, "user", "nothing", "info", -3);
  syscall(SYS_request_key, "user", 0, 0, -8);
  keyctl(0, -1, 1);
  keyctl(0, -77, 0);
  keyctl(1, "session name", 0);
  keyctl(1, 0);
  keyctl(2, 77777777, "new", 3);
  keyctl(2, 77777777, 1, 3);
  keyctl(3, 77777777);
  keyctl(4, 77777777, -1, 5);
  keyctl(5, 77777777, 0x3f010100);
  keyctl(5, 77777777, 0x40000000);
  keyctl(5, 77777777, 0);
  keyctl(6, -2, page, 100);
  keyctl(6, -2, page, 3);
  keyctl(6, 77777777, page, 3);
  keyctl(6, -2, 0, 0);
  keyctl(7, 77777777);
  keyctl(8, 77777777, -4);
  keyctl(9, 77777777, -2);
  keyctl(10, -2, "user", "hstrace:test", 0);
  keyctl(11, key, page, 4);
  keyctl(11, key, page, 100);
  keyctl(11, 77777777, page, 4);
  keyctl(12, 77777777, "payload", 7, -1);
  keyctl(13, 77777777, 60, -1);
  keyctl(14, -1);
  keyctl(14, 3);
  keyctl(14, 77);
  keyctl(15, 77777777, 60);
  keyctl(16, 77777777);
  keyctl(16, 0);
  keyctl(17, 77777777, page, 4);
  keyctl(17, -2, page, 40);
  keyctl(19, 77777777, 60, 126, -2);
  keyctl(19, 77777777, 60, 7777, -2);
  static struct { char *p; unsigned long n; } iov[2] = {{"first", 5}, {"second", 3}};
  keyctl(20, 77777777, iov, 2, -2);
  keyctl(20, 77777777, 1, 2, -2);
  keyctl(20, 77777777, iov, 0, -2);
  keyctl(21, 77777777);
  keyctl(22, -1, 77777777);
  keyctl(22, 5, -3);
  static int dh[3] = {-1, 77777777, 3};
  static struct { char *name, *other; unsigned len, spare[8]; } kdf = {"sha256", "other info", 5};
  keyctl(23, dh, page, 100, 0);
  keyctl(23, dh, page, 100, &kdf);
  kdf.len = 0;
  keyctl(23, 1, page, 100, &kdf);
  kdf.spare[3] = 7;
  kdf.name = (char *)1;
  keyctl(23, end - 4, page, 100, &kdf);
  keyctl(23, 0, 0, 0, 1);
  keyctl(24, 77777777, 0, "enc=pkcs1", page);
  keyctl(24, 77777777, 5, 1, page);
  static struct { int id; unsigned in, out, spare[7]; } pk = {77777777, 3, 10};
  keyctl(25, &pk, "enc=pkcs1", "abcdef", page);
  keyctl(26, &pk, 0, "abcdef", page);
  pk.spare[0] = 1;
  keyctl(27, &pk, "hash=sha1", "abcdef", page);
  keyctl(28, &pk, "hash=sha1", "abcdef", "0123456789abcdef");
  keyctl(28, 1, "hash=sha1", "abcdef", page);
  keyctl(25, 0, 0, 0, 0);
  keyctl(29, 77777777, "asymmetric", "builtin_trusted");
  keyctl(29, 77777777, 0, 0);
  keyctl(30, 77777777, -2, -3, 1);
  keyctl(30, 77777777, -2, -3, 0xff);
  keyctl(31, page, 1);
  keyctl(31, page, 10);
  keyctl(31, 0, 0);
  keyctl(31, 1, 1);
  keyctl(77, 1, 2, 3, 4);
  keyctl(-1, 0, 0, 0, 0);
  return 0;
}
