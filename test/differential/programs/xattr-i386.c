// The same calls by a 32-bit program.
// compile: -m32
// differs before 7.2: ^getxattr.*, 0\) = 7: a value is not looked at where only its length is asked for
// differs before 7.2: syscall_0x1(cf|d0|d1|d2): the calls with descriptors are newer
// options:
// options: -s5
// options: -x

#include "xattr.c"
