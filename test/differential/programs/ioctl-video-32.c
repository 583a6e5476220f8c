// The requests of video devices by a 32-bit program.
// compile: -m32
// options: -e trace=chdir,ioctl -v
// options: -e trace=chdir,ioctl -v -e inject=ioctl:retval=0
// differs before 7.2: META_LINE_BASED|HAS_WHICH_MIN_MAX|V4L2_CTRL_FLAG_DYNAMIC_ARRAY|V4L2_CAP_(EDID|IO_MC)|V4L2_CTRL_TYPE_(RECT|MPEG2|VP9|HEVC|AV1): newer than Linux 6.1
// differs before 7.2: VIDIOC_(EXPBUF|QUERYMENU|ENUMINPUT|[A-Z]*BUF_TIME32)|c0(405610|2c5625|50561a|4c561a|445609|44560f|445611): decoded, or more of it, since then
#include "ioctl-video.c"
