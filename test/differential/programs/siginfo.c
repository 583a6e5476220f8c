// siginfo_t by signal and code, as rt_sigqueueinfo(2) takes it: it is shown whatever the kernel thinks of it.
// options: -s32
// options: -Xraw
// options: -Xverbose
// differs before 7.2: si_code=(0xa|SEGV_CPERR)\b: SEGV_CPERR is of Linux 6.6
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static void queue(int signo, int code, int error, const void *body) {
  unsigned char info[128];
  memset(info, 0, sizeof info);
  ((int *)info)[0] = signo;
  ((int *)info)[1] = error;
  ((int *)info)[2] = code;
  memcpy(info + (sizeof(long) == 8 ? 16 : 12), body, 80);
  syscall(SYS_rt_sigqueueinfo, 1 << 30, 10, info);
}

int main(void) {
  chdir("hstrace-start");
  unsigned none[20] = {0}, some[20] = {1, 0, 2, 3, 4, 5, 6, 7, 8, 9}, high[20];
  for (int i = 0; i < 20; i++) high[i] = 0x80000001u + i;
  static const int codes[] = {0, 128, -1, -2, -3, -4, -5, -6, -7, -60, -100, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14, 15, 16, 0x55, 0x7fffffff, 0x80000000};
  static const int signals[] = {4, 5, 7, 8, 11, 17, 18, 27, 29, 31, 10, 32, 33, 64, 65, -1};
  queue(0, 0, 0, none);
  for (int s = 0; s < 16; s++)
    for (int c = 0; c < 28; c++) {
      queue(signals[s], codes[c], 0, some);
      queue(signals[s], codes[c], c & 1 ? -2 : 77777, high);
      queue(signals[s], codes[c], 22, none);
    }
  unsigned call[20] = {0, 0, 231, 0xc000003e};
  queue(31, 1, 0, call);
  call[3] = 0x40000003;
  queue(31, 1, 0, call);
  call[3] = 0xc00000b7;
  queue(31, 3, 0, call);
  call[3] = 0x12345;
  queue(31, 1, 0, call);
  call[2] = -5;
  queue(31, 1, 0, call);
  unsigned call32[20] = {0, 252, 0x40000003};
  queue(31, 1, 0, call32);
  syscall(SYS_rt_sigqueueinfo, 1, 10, 0);
  syscall(SYS_rt_sigqueueinfo, -1, 10, 1);
  syscall(SYS_rt_tgsigqueueinfo, 1 << 30, -1, 10, 1);
  return 0;
}
