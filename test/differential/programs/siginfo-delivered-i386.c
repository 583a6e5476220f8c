// Signals of 32-bit programs as they arrive, see siginfo-delivered.c.
// compile: -m32
// options: -s32
// options: -Xverbose
// differs: CLD_.* si_utime=: processor time is never the same

#include "siginfo-delivered.c"
