// The requests of the device mapper by a 32-bit program.
// compile: -m32
// options: -e trace=chdir,ioctl -v
// options: -e trace=chdir,ioctl -v -e inject=ioctl:retval=0
#include "ioctl-device-mapper.c"
