// The same calls by a 32-bit program.
// compile: -m32
// options:
// options: -s8
// options: -x
// options: -y
// differs before 7.2: RENAME_\?\?\?: newer versions have three question marks
#include "links.c"
