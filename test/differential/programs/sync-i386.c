// The same calls by a 32-bit program.
// compile: -m32
// differs: syscall_0x1c3: cachestat is newer
// options:
// options: -yy

#include "sync.c"
