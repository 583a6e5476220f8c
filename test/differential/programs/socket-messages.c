// Sending and receiving: buffers, messages with control messages, many messages at once, lengths that change.
// differs before 7.2: SCM_PIDFD: newer than Linux 6.1
// differs: tv_sec=0, tv_nsec=9999: how much time is left is never the same
// differs before 7.2: cmsg_data="\\x: newer versions show the bytes of what they do not know
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static char *page;

static void *tail(const void *data, size_t size)
{
	char *copy = page + 4096 - size;
	memcpy(copy, data, size);
	return copy;
}

static void control(int level, int type, const void *data, size_t size, size_t length)
{
	char buffer[256] = {0};
	struct cmsghdr *head = (struct cmsghdr *) buffer;
	head->cmsg_len = CMSG_LEN(size);
	head->cmsg_level = level;
	head->cmsg_type = type;
	memcpy(CMSG_DATA(head), data, size);
	struct msghdr message = {.msg_control = tail(buffer, length ? length : CMSG_SPACE(size)),
		.msg_controllen = length ? length : CMSG_SPACE(size)};
	sendmsg(-1, &message, 0);
}

int main(void)
{
	page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	mprotect(page + 4096, 4096, PROT_NONE);
	chdir("hstrace-start");
	char buffer[64];

	socket(AF_INET, SOCK_STREAM, 0);
	socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, IPPROTO_UDP);
	socket(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	socket(AF_NETLINK, SOCK_RAW, 0);
	socket(AF_PACKET, SOCK_RAW, htons(3));
	socket(AF_PACKET, SOCK_RAW, htons(0x1234));
	socket(-1, 0, 5);
	socket(77, 0xff, -1);
	socket(AF_INET, SOCK_STREAM | 0x100, 255);
	socket(AF_INET, 0x7, 1234);
	socket(AF_INET, SOCK_CLOEXEC | 0xf, 1);
	for (int i = 0; i < 46; i++)
		if (i != 0x1e)
			close(socket(i, 0x4f, 1));
	int pair[2] = {-7, -7}, other[2];
	socketpair(AF_INET, SOCK_STREAM, 0, pair);
	socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair);
	socketpair(AF_UNIX, SOCK_DGRAM, 0, other);
	socketpair(AF_UNIX, SOCK_DGRAM, 0, (int *) 8);
	shutdown(-1, SHUT_RD);
	shutdown(-1, SHUT_RDWR);
	shutdown(-1, 7);
	listen(-1, 5);
	listen(-1, -5);

	send(pair[0], "hello", 5, MSG_NOSIGNAL);
	send(pair[0], "0123456789012345678901234567890123456789", 40, 0);
	send(-1, (void *) 1, 5, 0x80000001);
	send(pair[0], 0, 0, MSG_DONTWAIT | MSG_MORE);
	recv(pair[1], buffer, 5, MSG_PEEK);
	recv(pair[1], buffer, sizeof buffer, 0);
	recv(pair[1], buffer, sizeof buffer, MSG_DONTWAIT);
	recv(-1, buffer, 3, 0);
	send(other[0], "a datagram", 10, 0);
	recv(other[1], buffer, 4, MSG_TRUNC);

	struct sockaddr_in in = {AF_INET, 0, {htonl(0x7f000001)}};
	socklen_t length = sizeof in;
	int udp = socket(AF_INET, SOCK_DGRAM, 0);
	bind(udp, (struct sockaddr *) &in, sizeof in);
	in.sin_port = htons(9);
	sendto(udp, "x", 1, 0, (struct sockaddr *) &in, sizeof in);
	sendto(-1, "x", 1, MSG_DONTWAIT, 0, 0);
	sendto(-1, "x", 1, MSG_DONTWAIT, (struct sockaddr *) &in, 3);
	recvfrom(udp, buffer, 4, MSG_DONTWAIT, (struct sockaddr *) &in, &length);
	recvfrom(-1, buffer, 4, MSG_DONTWAIT, 0, &length);
	recvfrom(-1, buffer, 4, MSG_DONTWAIT, (struct sockaddr *) &in, 0);

	struct sockaddr_un un = {AF_UNIX, "socket-messages.sock"};
	unlink(un.sun_path);
	int server = socket(AF_UNIX, SOCK_DGRAM, 0);
	int client = socket(AF_UNIX, SOCK_DGRAM, 0);
	bind(server, (struct sockaddr *) &un, sizeof un);
	struct sockaddr_un own = {AF_UNIX, "\0socket-messages-abstract"};
	bind(client, (struct sockaddr *) &own, offsetof(struct sockaddr_un, sun_path) + 25);
	for (unsigned i = 0; i < 6; i++)
		sendto(client, "abc", 3, 0, (struct sockaddr *) &un, sizeof un);
	struct sockaddr_storage from;
	length = sizeof from;
	recvfrom(server, buffer, sizeof buffer, 0, (struct sockaddr *) &from, &length);
	length = 10;
	recvfrom(server, buffer, sizeof buffer, 0, (struct sockaddr *) &from, &length);
	length = 1;
	recvfrom(server, buffer, sizeof buffer, 0, (struct sockaddr *) &from, &length);
	length = sizeof from;
	getsockname(server, (struct sockaddr *) &from, &length);
	length = 5;
	getsockname(server, (struct sockaddr *) &from, &length);
	length = 0;
	getsockname(server, (struct sockaddr *) &from, &length);
	getsockname(server, (struct sockaddr *) &from, 0);
	getsockname(server, 0, &length);
	getsockname(-1, (struct sockaddr *) &from, &length);
	getpeername(server, (struct sockaddr *) &from, &length);
	length = sizeof from;
	getpeername(pair[0], (struct sockaddr *) &from, &length);
	length = sizeof from;
	accept4(server, (struct sockaddr *) &from, &length, SOCK_CLOEXEC | SOCK_NONBLOCK);
	accept4(-1, 0, 0, 0x77);
	accept(-1, 0, &length);
	accept(-1, (struct sockaddr *) &from, &length);

	int listener = socket(AF_INET, SOCK_STREAM, 0);
	in.sin_port = 0;
	bind(listener, (struct sockaddr *) &in, sizeof in);
	listen(listener, 1);
	int connected = socket(AF_UNIX, SOCK_STREAM, 0), waiting = socket(AF_UNIX, SOCK_STREAM, 0);
	struct sockaddr_un name = {AF_UNIX, "\0socket-messages-listener"};
	bind(waiting, (struct sockaddr *) &name, offsetof(struct sockaddr_un, sun_path) + 25);
	listen(waiting, 2);
	connect(connected, (struct sockaddr *) &name, offsetof(struct sockaddr_un, sun_path) + 25);
	length = sizeof from;
	int accepted = accept(waiting, (struct sockaddr *) &from, &length);
	length = sizeof from;
	getpeername(connected, (struct sockaddr *) &from, &length);

	struct iovec parts[] = {{"one", 3}, {"two", 3}, {(void *) 1, 2}, {0, 0}};
	struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
	sendmsg(connected, &message, MSG_NOSIGNAL);
	message.msg_iovlen = 4;
	sendmsg(-1, &message, 0);
	message.msg_name = &un;
	message.msg_namelen = sizeof un;
	message.msg_iovlen = 1;
	message.msg_flags = MSG_OOB;
	sendmsg(client, &message, MSG_DONTWAIT);
	sendmsg(-1, 0, 0);
	sendmsg(-1, (void *) 1, 0);
	sendmsg(-1, (void *) (page + 4090), 0);
	message.msg_iov = 0;
	sendmsg(-1, &message, 0);
	message.msg_iov = (void *) 1;
	sendmsg(-1, &message, 0);

	int fds[] = {0, 1, -1};
	control(SOL_SOCKET, SCM_RIGHTS, fds, 12, 0);
	control(SOL_SOCKET, SCM_RIGHTS, fds, 3, 0);
	control(SOL_SOCKET, SCM_RIGHTS, fds, 12, 22);
	control(SOL_SOCKET, SCM_RIGHTS, fds, 12, 40);
	control(SOL_SOCKET, SCM_RIGHTS, fds, 12, 15);
	struct ucred credentials = {1234, -1, 0};
	control(SOL_SOCKET, SCM_CREDENTIALS, &credentials, sizeof credentials, 0);
	control(SOL_SOCKET, SCM_CREDENTIALS, &credentials, 11, 0);
	control(SOL_SOCKET, 3, "security\n", 9, 0);
	long times[] = {1, 2, 3, 4, 5, 6, 7, 8};
	for (int type = 29; type < 66; type += type == 29 ? 6 : type == 35 ? 2 : type == 37 ? 26 : 1) {
		control(SOL_SOCKET, type, times, 16, 0);
		control(SOL_SOCKET, type, times, 48, 0);
		control(SOL_SOCKET, type, times, 56, 0);
		control(SOL_SOCKET, type, times, 7, 0);
		control(SOL_SOCKET, type, times, 0, 0);
	}
	control(SOL_SOCKET, 4, fds, 4, 0);
	control(SOL_SOCKET, 61, times, 8, 0);
	control(SOL_SOCKET, 999, times, 8, 0);
	struct in_pktinfo pktinfo = {1, {htonl(0x7f000001)}, {htonl(0x7f000002)}};
	for (int type = 0; type < 25; type++) {
		control(SOL_IP, type, type == 8 ? (void *) &pktinfo : (void *) fds, 12, 0);
		control(SOL_IP, type, fds, 3, 0);
	}
	struct { uint32_t number; uint8_t origin, type, code, pad; uint32_t info, data; struct sockaddr_in from; } error =
		{111, 2, 3, 4, 5, 6, 7, {AF_INET, htons(5), {htonl(0x7f000001)}}};
	control(SOL_IP, IP_RECVERR, &error, sizeof error, 0);
	control(SOL_IP, IP_RECVERR, &error, sizeof error - 1, 0);
	control(SOL_IP, IP_ORIGDSTADDR, &error.from, 16, 0);
	control(SOL_IPV6, 50, fds, 4, 0);
	control(777, -5, fds, 4, 0);

	char room[256];
	struct { struct cmsghdr head; int fds[3]; } rights = {{CMSG_LEN(8), SOL_SOCKET, SCM_RIGHTS}, {0, 1}};
	struct iovec in_parts[] = {{buffer, 4}, {buffer + 32, 32}};
	struct msghdr sent = {.msg_iov = parts, .msg_iovlen = 2, .msg_control = &rights, .msg_controllen = CMSG_SPACE(8)};
	sendmsg(pair[0], &sent, 0);
	struct msghdr got = {.msg_iov = in_parts, .msg_iovlen = 2, .msg_control = room, .msg_controllen = sizeof room,
		.msg_name = &from, .msg_namelen = sizeof from};
	recvmsg(pair[1], &got, MSG_CMSG_CLOEXEC);
	recvmsg(pair[1], &got, MSG_DONTWAIT);
	sendmsg(pair[0], &sent, 0);
	got = (struct msghdr) {.msg_iov = in_parts, .msg_iovlen = 2, .msg_control = room, .msg_controllen = 20};
	recvmsg(pair[1], &got, 0);
	int on = 1;
	setsockopt(server, SOL_SOCKET, SO_PASSCRED, &on, sizeof on);
	setsockopt(server, SOL_SOCKET, SO_TIMESTAMP, &on, sizeof on);
	sendto(client, "abc", 3, 0, (struct sockaddr *) &un, sizeof un);
	got = (struct msghdr) {.msg_iov = in_parts, .msg_iovlen = 2, .msg_name = &from, .msg_namelen = sizeof from};
	recvmsg(server, &got, 0);
	got.msg_namelen = 8;
	recvmsg(server, &got, 0);
	got.msg_namelen = 1;
	recvmsg(server, &got, 0);
	got.msg_name = 0;
	got.msg_namelen = 0;
	got.msg_iovlen = 0;
	recvmsg(server, &got, MSG_DONTWAIT | MSG_TRUNC);
	recvmsg(server, &got, MSG_DONTWAIT);
	recvmsg(-1, 0, 0);
	recvmsg(-1, (void *) 1, 0);

	struct mmsghdr many[] = {
		{{.msg_name = &un, .msg_namelen = sizeof un, .msg_iov = parts, .msg_iovlen = 2}},
		{{.msg_iov = parts + 1, .msg_iovlen = 1}},
		{{.msg_name = &un, .msg_namelen = 3, .msg_iov = parts, .msg_iovlen = 1}},
	};
	sendmmsg(client, many, 3, MSG_DONTWAIT);
	sendmmsg(-1, many, 2, 0);
	sendmmsg(-1, many, 0, 0);
	sendmmsg(-1, 0, 3, 0);
	sendmmsg(-1, (void *) 1, 3, 0);
	sendmmsg(-1, tail(many, sizeof many), 4, 0);
	sendmmsg(pair[0], many + 1, 1, 0);
	many[0].msg_hdr.msg_iov = in_parts;
	many[0].msg_hdr.msg_name = &from;
	many[0].msg_hdr.msg_namelen = sizeof from;
	many[1].msg_hdr.msg_iov = in_parts + 1;
	many[1].msg_hdr.msg_name = &from;
	many[1].msg_hdr.msg_namelen = 7;
	struct timespec timeout = {1, 2};
	for (int i = 0; i < 2; i++)
		sendto(client, i ? "longer than the first" : "abcdef", i ? 21 : 6, 0, (struct sockaddr *) &un, sizeof un);
	recvmmsg(server, many, 2, MSG_DONTWAIT, 0);
	recvmmsg(server, many, 2, MSG_DONTWAIT, &timeout);
	recvmmsg(-1, many, 2, MSG_WAITFORONE, &timeout);
	recvmmsg(-1, 0, 2, MSG_WAITFORONE, (void *) 1);
	recvmmsg(server, many, 0, MSG_DONTWAIT, 0);
	close(accepted);
	unlink(un.sun_path);
	return 0;
}
