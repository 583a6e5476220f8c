// The calls of socket-options.c, by a 32-bit program.
// compile: -m32
// differs before 7.2: SOL_(MCTP|SMC|VSOCK)|IP_(LOCAL_PORT_RANGE|PROTOCOL): newer than Linux 6.1
// differs: SO_PEERCRED, \{pid="\\x: a part of the number of the process
#include "socket-options.c"
