// The calls of socket-options.c, by a 32-bit program.
// compile: -m32
// differs before 7.2: SOL_(MCTP|SMC|VSOCK)|IP_(LOCAL_PORT_RANGE|PROTOCOL): newer than Linux 6.1
// differs: SO_PEERCRED, \{pid="\\x: a part of the number of the process
// differs before 7.2: SO_VM_SOCKETS_\?\?\?|ALG_SET_\?\?\?|SOL_MPTCP: newer names
#include "socket-options.c"
