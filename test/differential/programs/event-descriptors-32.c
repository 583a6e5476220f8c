// Descriptors of events: counters, timers, signals, memory, processes, by a 32-bit program.
// compile: -m32
// options: -e trace=eventfd,eventfd2,timerfd_create,timerfd_settime,timerfd_gettime,timerfd_settime64,timerfd_gettime64,signalfd,signalfd4,memfd_create,memfd_secret,pidfd_open,pidfd_getfd,pidfd_send_signal
// options: -e trace=memfd_create,memfd_secret -s 1000
// differs before 7.2: MFD_(NOEXEC_SEAL|EXEC)|PIDFD_(THREAD|SIGNAL): newer flags
// differs: pidfd_open.[0-9]{2,}, 0: the process itself
#include "event-descriptors.c"
