// POSIX message queues, by a 32-bit program.
// compile: -m32
// options: -e trace=mq_open,mq_unlink,mq_timedsend,mq_timedreceive,mq_notify,mq_getsetattr,mq_timedsend_time64,mq_timedreceive_time64
// differs before 7.2: FASYNC.0xff80003c|FASYNC.O_EMPTYPATH: newer flags
// options: -e trace=mq_open,mq_unlink,mq_timedsend,mq_timedreceive,mq_notify,mq_getsetattr -s 3 -v
#include "message-queues.c"
