// The same calls by a 32-bit program.
// compile: -m32
// options:
// options: -s8
// options: -x
// options: -y
#include "links.c"
