// The calls of socket-address.c, by a 32-bit program.
// compile: -m32
// options: -v
// options: -Xraw
// options: -Xverbose
// differs before 7.2: sa_family=(AF_TIPC|0x1e\b): decoded since Linux 6.15
#include "socket-address.c"
