// Calls that socketcall and ipc stand for, chosen by their own names, classes and the multiplexers' names.
// compile: -m32
// options: -e trace=connect
// options: -e trace=socket,send
// options: -e trace=socketcall
// options: -e trace=msgget,ipc
// options: -e trace=semop@32,shmat
// options: -e trace=%network
// options: -e trace=%ipc
// options: -e trace=/^sem
// options: -e trace=102
// options: -e trace=%network,%ipc -e raw=connect,semop
// options: -e trace=%network -e verbose=!socket -e abbrev=none
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
	static long args[6] = {2, 1, 0};
	syscall(SYS_socketcall, 1, args);
	args[0] = -1;
	for (int i = 2; i < 21; i++)
		syscall(SYS_socketcall, i, args);
	syscall(SYS_socketcall, 99, 8);
	syscall(SYS_socketcall, 1, 8);
	socket(AF_INET, SOCK_STREAM, 0);
	for (int i = 0; i < 26; i++)
		syscall(SYS_ipc, i, -1, 0, 0, 0, 0);
	return 0;
}
