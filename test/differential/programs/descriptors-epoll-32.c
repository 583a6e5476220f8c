// Event queues, by a 32-bit program.
// compile: -m32
// options: -e trace=epoll_create,epoll_create1,epoll_ctl,epoll_wait,epoll_pwait,epoll_pwait2
// differs before 7.2: data=.u32: newer versions show the data as one number
#include "descriptors-epoll.c"
