// The same calls by a 32-bit program.
// compile: -m32
// options:
// options: -v
// options: -Xverbose
// options: -Xraw
// options: -e verbose=none
// options: -y
// differs before 7.2: QFMT_\?\?\?: newer versions say QFMT_???
#include "quota.c"
