// Stack traces: recursion, also beyond the limit; callbacks; frames of changing size; handlers; the last call.
// options: -k -e trace=chdir,getpid,kill,rt_sigreturn,execve,exit_group
// options: -k -e trace=none
// options: -k -qq -e signal=none -e trace=exit_group
// differs: (lib[a-z]+\.so\.\d)\(.*(\[0x[0-9a-f]+\])\n.*\1\(.*\2$: another name of the same function, where the libraries have several
#include <alloca.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define KEPT __attribute__((noinline, used))

volatile int after;

KEPT void leaf(const char *where)
{
	chdir(where);
	after++;
}

KEPT void recursion(int depth)
{
	volatile char room[40];

	room[0] = depth;
	if (depth > 0)
		recursion(depth - 1);
	else
		leaf("bottom");
	after += room[0];
}

KEPT void growing(int size)
{
	char *room = alloca(size * 16 + 1);

	memset(room, 'x', size);
	room[size] = 0;
	leaf(room);
	after += room[0];
}

KEPT int compared(const void *a, const void *b)
{
	leaf("compared");
	return *(const int *)a - *(const int *)b;
}

KEPT void handler(int signal)
{
	leaf("handler");
	after++;
}

KEPT void interrupted(void)
{
	syscall(SYS_kill, getpid(), SIGUSR1);
	after++;
}

KEPT void leave(void)
{
	exit(3);
}

int main(void)
{
	int two[2] = {2, 1};
	char *nothing[1] = {0};

	chdir("hstrace-start");
	recursion(3);
	recursion(251);
	recursion(252);
	recursion(1000);
	growing(1);
	growing(17);
	qsort(two, 2, sizeof(int), compared);
	signal(SIGUSR1, handler);
	interrupted();
	execve("/nonexistent/program", nothing, nothing);
	leave();
	return 0;
}
