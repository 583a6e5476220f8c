// siginfo_t of 32-bit programs, see siginfo.c.
// compile: -m32
// options: -s32
// options: -Xraw
// options: -Xverbose
// differs before 7.2: si_code=(0xa|SEGV_CPERR)\b: SEGV_CPERR is of Linux 6.6

#include "siginfo.c"
