// The same calls by a 32-bit program.
// compile: -m32
// differs before 7.2: sendfile.*\] => \[: newer strace shows both values in one pair of brackets
// options:
// options: -yy

#include "copy.c"
