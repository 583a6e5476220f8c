// The same calls by a 32-bit program.
// compile: -m32
// options:
// options: -Xraw
// options: -Xverbose
// options: -e verbose=none

#include "times.c"
