// The same calls by a 32-bit program.
// compile: -m32
// differs before 7.2: 0x[0-9a-f]+ /\* LANDLOCK|\|0x|LANDLOCK_ACCESS_FS_(REFER|TRUNCATE)|handled_access_net|RULE_NET_PORT|_ERRATA: newer constants and members
// options:
// options: -y
// differs before 7.2: LANDLOCK_ADD_RULE_|quiet_access_fs=: newer than Linux 6.1
#include "landlock.c"
