// compile: -m32
// options: -e trace=fcntl,fcntl64
// differs before 7.2: 0x403|F_(DUPFD_QUERY|CREATED_QUERY|GET_RW_HINT|SET_RW_HINT|GET_FILE_RW_HINT|SET_FILE_RW_HINT|GETDELEG|SETDELEG): newer commands
// differs before 7.2: F_SEAL_EXEC: newer
#include "descriptors-fcntl.c"
