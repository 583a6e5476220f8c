// The program of stack.c, compiled in another way.
// compile: -s
// options: -k -e trace=chdir,getpid,kill,rt_sigreturn,execve,exit_group
// differs: (lib[a-z]+\.so\.\d)\(.*(\[0x[0-9a-f]+\])\n.*\1\(.*\2$: another name of the same function, where the libraries have several
// differs before 7.2: \(\+0x0\).*(\[0x[0-9a-f]+\])\n.*\(\) \1$: an offset from no function, where Debian's strace had kept the stack
#include "stack.c"
