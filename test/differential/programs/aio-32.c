// Asynchronous input and output of Linux, by a 32-bit program.
// compile: -m32
// options: -e trace=io_setup,io_submit,io_getevents,io_pgetevents,io_pgetevents_time64,io_cancel,io_destroy
// options: -e trace=io_submit,io_getevents -s 2
#include "aio.c"
