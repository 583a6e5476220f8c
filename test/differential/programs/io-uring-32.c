// compile: -m32
// options: -e trace=io_uring_setup,io_uring_enter
// differs before 7.2: user_addr=0|IORING_SETUP_(NO_MMAP|REGISTERED|NO_SQ|HYBRID|CQE_M|SQE_M|SQ_RE|DEFER|SINGLE|SUBMIT): newer
// differs before 7.2: IORING_ENTER_(EXT_ARG|ABS|NO_IO|REGISTERED): newer
#include "io-uring.c"
