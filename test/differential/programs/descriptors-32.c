// Descriptors: making, duplicating and closing them; moving in files, by a 32-bit program.
// compile: -m32
// options: -e trace=dup,dup2,dup3,pipe,pipe2,close,close_range,lseek,_llseek
// differs before 7.2: O_EMPTYPATH: newer
#include "descriptors.c"
