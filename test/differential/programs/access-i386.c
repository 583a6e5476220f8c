// The same calls by a 32-bit program.
// compile: -m32
// options:
// options: -Xraw

#include "access.c"
