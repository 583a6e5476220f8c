// The same calls by a 32-bit program.
// differs before 7.2: FSMOUNT_|^fsmount|MOVE_MOUNT_SET_GROUP\||open_tree\(-1, "a", (OPEN_TREE_CLONE\||0x2)|MOUNT_ATTR_NOATIME\|MOUNT_ATTR_STRICTATIME\|(0x40|MOUNT_ATTR_NODIRATIME): newer names
// compile: -m32
// options:
// options: -y
#include "mount.c"
