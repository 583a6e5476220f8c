// Waiting for descriptors: poll, ppoll, select, pselect6, by a 32-bit program.
// compile: -m32
// options: -e trace=poll,ppoll,select,_newselect,pselect6,ppoll_time64,pselect6_time64
// options: -e trace=poll,ppoll,select,_newselect,pselect6,ppoll_time64,pselect6_time64 -s 1
// options: -e trace=poll,ppoll,select,_newselect,pselect6,ppoll_time64,pselect6_time64 -y
#include "descriptors-poll.c"
