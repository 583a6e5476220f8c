#include <linux/ioctl.h>
#include <asm/ioctls.h>
