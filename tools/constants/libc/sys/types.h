/* What the kernel's headers expect of the C library's <sys/types.h>. */
#ifndef HSTRACE_SYS_TYPES_H
#define HSTRACE_SYS_TYPES_H
#include <stddef.h>
#include <stdint.h>
#include <linux/types.h>
typedef long ssize_t;
typedef long off_t;
typedef long time_t;
typedef long clock_t;
typedef int pid_t;
typedef unsigned int uid_t;
typedef unsigned int gid_t;
typedef unsigned int mode_t;
typedef unsigned long dev_t;
typedef unsigned long ino_t;
typedef char *caddr_t;
#endif
