// The same calls by a 32-bit program.
// compile: -m32
// differs before 7.2: syscall_0x1c3: cachestat is newer
// options:
// options: -yy

#include "sync.c"
