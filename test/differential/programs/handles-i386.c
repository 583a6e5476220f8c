// The same calls by a 32-bit program.
// differs: name_to_handle_at.*f_handle: files are made anew
// differs before 7.2: AT_HANDLE_: newer names
// differs before 7.2: name_to_handle_at.*0x3 /. AT_|0xebff: newer names
// compile: -m32
// options:
// options: -y
// options: -Xraw

#include "handles.c"
