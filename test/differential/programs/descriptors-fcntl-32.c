// compile: -m32
// options: -e trace=fcntl,fcntl64
// differs before 7.2: 0x403|F_(DUPFD_QUERY|CREATED_QUERY|GET_RW_HINT|SET_RW_HINT|GET_FILE_RW_HINT|SET_FILE_RW_HINT|GETDELEG|SETDELEG): newer commands
// differs before 7.2: F_SEAL_EXEC: newer
// differs before 7.2: ^fcntl(64)?\(3[^,]*, 0x4(0b|0c|0d|0e|0f|10): newer commands
#include "descriptors-fcntl.c"
