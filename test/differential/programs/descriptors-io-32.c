// Reading and writing, also with vectors and at offsets, by a 32-bit program.
// compile: -m32
// options: -e trace=read,write,readv,writev,preadv,pwritev,preadv2,pwritev2,pread64,pwrite64
// options: -e trace=readv,writev,preadv,pwritev,preadv2,pwritev2 -s 1
// differs before 7.2: RWF_APPEND.0x100: RWF_NOSIGNAL is newer
#include "descriptors-io.c"
