// What a program does to files: it looks for its settings, copies a large file, and tidies up. Its folder is empty but for
// big.log and etc/app.conf.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static char block[62500];

int main(void) {
  const char *places[] = {"home/app.conf", "local/app.conf", "share/app.conf", "etc/app.conf"};
  int settings = -1;
  for (int i = 0; settings < 0 && i < 4; i++) settings = open(places[i], O_RDONLY);
  read(settings, block, sizeof block);
  close(settings);

  int from = open("big.log", O_RDONLY), to = open("copy.part", O_WRONLY | O_CREAT | O_TRUNC, 0644);
  for (ssize_t n; (n = read(from, block, sizeof block)) > 0;) write(to, block, n);
  close(from);
  close(to);
  rename("copy.part", "copy.log");

  mkdir("spool", 0755);
  int second = dup(open("spool/a", O_RDWR | O_CREAT | O_EXCL, 0600));
  write(second, "hello", 5);
  ftruncate(second, 2);
  close(second);
  symlink("a", "spool/b");
  unlink("spool/b");
  unlink("spool/a");
  rmdir("spool");
  open("spool/a", O_RDONLY);
  access("big.log", R_OK);
  access("copy.log", R_OK);
  access("etc", X_OK);
  // The same once more is no news.
  settings = open("etc/app.conf", O_RDONLY);
  read(settings, block, sizeof block);
  write(1, "done\n", 5);
  return 0;
}
