// The same calls by a 32-bit program.
// compile: -m32
// differs before 7.2: syscall_0x1c4: fchmodat2 is newer
// options:
// options: -y

#include "permissions.c"
