// System V message queues, semaphores and shared memory, by a 32-bit program.
// compile: -m32
// options: -e trace=%ipc
// differs: =17[0-9]{8}|_[sroc]?time=: the time
// options: -e trace=%ipc -v
// options: -e trace=%ipc -s 1
#include "sysv-ipc.c"
