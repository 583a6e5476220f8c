// compile: -m32
// options: -e trace=io_uring_register
// differs before 7.2: IORING_REGISTER_(BPF_FILTER|SYNC|FILE_ALLOC|PBUF_STATUS|NAPI|CLOCK|CLONE|SEND|ZCRX|RESIZE|MEM|QUERY|USE)|IORING_UNREGISTER_NAPI: newer
// differs before 7.2: IORING_(UN)?REGISTER_PBUF_RING|0x8000|min_left|last_op=: newer
// differs: IOWQ_MAX_WORKERS.* => ..IO_WQ_BOUND.=: how many processes there may be
#include "io-uring-register.c"
