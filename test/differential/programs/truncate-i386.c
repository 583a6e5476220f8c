// The same calls by a 32-bit program.
// compile: -m32
// differs before 7.2: FALLOC_FL_UNSHARE_RANGE\|0x780: FALLOC_FL_WRITE_ZEROES is newer
// options:
// options: -y

#include "truncate.c"
