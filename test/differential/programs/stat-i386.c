// The same calls by a 32-bit program.
// compile: -m32
// options:
// options: -v
// options: -Xverbose
// options: -Xraw -v
// options: -e verbose=none
// options: -y
#include "stat.c"
