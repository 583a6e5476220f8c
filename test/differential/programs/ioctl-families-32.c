// By a 32-bit program: every request of the families that are decoded, with zeros, small numbers, ones and a mixture. The result is injected.
// compile: -m32
// options: -e trace=chdir,ioctl
// options: -e trace=chdir,ioctl -v -e inject=ioctl:retval=0
// options: -e trace=chdir,ioctl -X verbose -v -e inject=ioctl:retval=0
// differs before 7.2: PERF_SAMPLE_BRANCH_COUNTERS|PTP_EXT_OFFSET|O_EMPTYPATH|disable_fm|FS_XFLAG_VERITY|KVM_MEM_GUEST_MEMFD|TEE_GEN_CAP_OBJREF|max_phase_adj|clockid=|UFFD_FEATURE_(POISON|WP_UNPOPULATED)|UFFDIO_(POISON|WRITEPROTECT|CONTINUE|MOVE)|WDIOC_(SETOPTIONS|GETSUPPORT)|IOC_SHUTDOWN|EXT4_IOC_SETVERSION: newer than Linux 6.1
// differs: 0, 0, 0, 0, 0, 0, 0, 0, 0|function=0, index=0, flags=0|fe_logical=18446744073709551615: arrays of more than hstrace copies (known difference)
// differs before 7.2: KDGETKEYCODE|GIO_UNIMAP|HDIO_GET_NICE|_UFFDIO_MOVE|DRM_XE_OBSERVATION: newer forms
#include "ioctl-families.c"
