// The program of stack.c, compiled in another way.
// compile: -no-pie
// options: -k -e trace=chdir,getpid,kill,rt_sigreturn,execve,exit_group
// differs: (lib[a-z]+\.so\.\d)\(.*(\[0x[0-9a-f]+\])\n.*\1\(.*\2$: another name of the same function, where the libraries have several
#include "stack.c"
