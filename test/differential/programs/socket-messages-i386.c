// The calls of socket-messages.c, by a 32-bit program.
// compile: -m32
// differs before 7.2: SCM_PIDFD: newer than Linux 6.1
// differs: tv_sec=0, tv_nsec=9999: how much time is left is never the same
// differs before 7.2: cmsg_data="\\x: newer versions show the bytes of what they do not know
#include "socket-messages.c"
