// The same calls by a 32-bit program.
// differs before 7.2: FAN_REPORT_TARGET_FID\|0x|FAN_MARK_IGNORED_MASK|FAN_DIR_MODIFY: newer names, and another order of them
// compile: -m32
// options:
// options: -yy
// options: -Xverbose

#include "notify-files.c"
