/* What the kernel's headers expect of the C library's <sys/socket.h>. */
#ifndef HSTRACE_SYS_SOCKET_H
#define HSTRACE_SYS_SOCKET_H
#include <sys/types.h>
#include <linux/socket.h>
typedef unsigned short sa_family_t;
typedef unsigned int socklen_t;
struct sockaddr {
	sa_family_t sa_family;
	char sa_data[14];
};
#define sockaddr_storage __kernel_sockaddr_storage
#endif
