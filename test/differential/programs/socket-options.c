// getsockopt and setsockopt: options with structures of their own, lengths that do not fit, unknown levels and options.
// differs before 7.2: SOL_(MCTP|SMC|VSOCK)|IP_(LOCAL_PORT_RANGE|PROTOCOL): newer than Linux 6.1
// differs: SO_PEERCRED, \{pid="\\x: a part of the number of the process
// differs before 7.2: SO_VM_SOCKETS_\?\?\?|ALG_SET_\?\?\?|SOL_MPTCP: newer names
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <linux/filter.h>
#include <linux/icmp.h>
#include <linux/if_packet.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

static char *page;

// A copy that ends where memory ends.
static void *tail(const void *data, size_t size)
{
	char *copy = page + 4096 - size;
	memcpy(copy, data, size);
	return copy;
}

static void set(int level, int name, const void *data, size_t size, int length)
{
	setsockopt(-1, level, name, tail(data, size), length);
}

static void get(int fd, int level, int name, int length)
{
	char zero[256] = {0};
	char *room = tail(zero, 256);
	socklen_t *size = (socklen_t *) (page + 1024);
	*size = length;
	getsockopt(fd, level, name, room, size);
}

int main(void)
{
	page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	mprotect(page + 4096, 4096, PROT_NONE);
	chdir("hstrace-start");

	int one = 1, odd = 0x12345678;
	set(SOL_SOCKET, SO_REUSEADDR, &one, 4, 4);
	set(SOL_SOCKET, SO_REUSEADDR, &one, 3, 3);
	set(SOL_SOCKET, SO_REUSEADDR, &one, 4, 8);
	set(SOL_SOCKET, SO_REUSEADDR, &one, 3, 4);
	set(SOL_SOCKET, SO_RCVBUF, &odd, 4, -1);
	set(SOL_SOCKET, SO_BINDTODEVICE, "lo", 3, 3);
	set(SOL_SOCKET, SO_BINDTODEVICE, "eth0", 4, 4);
	set(SOL_SOCKET, 12345, &one, 4, 4);
	set(SOL_SOCKET, 12345, "abcdefghijklmnopqrstuvwxyz0123456789", 36, 36);
	set(9999, 7, &one, 4, 4);
	set(-1, -1, &one, 4, 0);
	setsockopt(-1, SOL_SOCKET, SO_REUSEADDR, 0, 4);
	setsockopt(-1, SOL_SOCKET, SO_REUSEADDR, 0, 0);
	setsockopt(-1, 77, 88, (void *) 1L, 3);

	struct linger linger = {1, 5};
	for (int i = 0; i <= 8; i += 4)
		set(SOL_SOCKET, SO_LINGER, &linger, i, i);
	set(SOL_SOCKET, SO_LINGER, &linger, 8, 9);
	set(SOL_SOCKET, SO_LINGER, &linger, 7, 8);
	struct timeval time = {1, 2};
	set(SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time, sizeof time);
	set(SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time, 4);
	set(SOL_SOCKET, 74 /* SO_TXREHASH */, &one, 4, 4);
	set(SOL_SOCKET, 74, &odd, 4, 4);
	set(SOL_SOCKET, 74, &odd, 3, 3);
	set(SOL_SOCKET, 74, "\xff", 1, 1);

	struct ip_mreq mreq = {{htonl(0xe0000001)}, {htonl(0x7f000001)}};
	set(SOL_IP, IP_ADD_MEMBERSHIP, &mreq, 8, 8);
	set(SOL_IP, IP_DROP_MEMBERSHIP, &mreq, 8, 12);
	set(SOL_IP, IP_ADD_MEMBERSHIP, &mreq, 7, 7);
	set(SOL_IP, IP_ADD_MEMBERSHIP, &mreq, 7, 8);
	struct ip_mreq_source source = {{htonl(0xe0000001)}, {htonl(0x7f000001)}, {htonl(0x7f000002)}};
	set(SOL_IP, IP_ADD_SOURCE_MEMBERSHIP, &source, 12, 12);
	struct group_req group = {.gr_interface = 1};
	struct sockaddr_in in = {AF_INET, htons(9), {htonl(0xe0000001)}};
	memcpy(&group.gr_group, &in, sizeof in);
	set(SOL_IP, MCAST_JOIN_GROUP, &group, sizeof group, sizeof group);
	set(SOL_IP, MCAST_LEAVE_GROUP, &group, sizeof group - 1, sizeof group - 1);
	set(SOL_IP, MCAST_LEAVE_GROUP, &group, sizeof group, sizeof group + 1);
	set(SOL_IP, IP_TTL, &one, 4, 4);
	set(SOL_IP, IP_TTL, &one, 1, 1);
	set(SOL_IP, 51 /* IP_LOCAL_PORT_RANGE */, &odd, 4, 4);
	set(SOL_IP, 51, &odd, 3, 3);
	set(SOL_IP, 51, &one, 4, 4);
	set(SOL_IP, 64 /* IPT_SO_SET_REPLACE */, &one, 4, 4);

	struct ipv6_mreq mreq6 = {.ipv6mr_interface = 1};
	inet_pton(AF_INET6, "ff02::1", &mreq6.ipv6mr_multiaddr);
	set(SOL_IPV6, IPV6_ADD_MEMBERSHIP, &mreq6, 20, 20);
	set(SOL_IPV6, IPV6_DROP_MEMBERSHIP, &mreq6, 20, 24);
	set(SOL_IPV6, IPV6_JOIN_ANYCAST, &mreq6, 19, 19);
	mreq6.ipv6mr_interface = 0;
	set(SOL_IPV6, IPV6_LEAVE_ANYCAST, &mreq6, 20, 20);
	set(SOL_IPV6, MCAST_JOIN_GROUP, &group, sizeof group, sizeof group);
	set(SOL_IPV6, IPV6_V6ONLY, &one, 4, 4);

	struct tpacket_req ring = {4096, 2, 2048, 4};
	set(SOL_PACKET, PACKET_RX_RING, &ring, 16, 16);
	set(SOL_PACKET, PACKET_TX_RING, &ring, 16, 17);
	set(SOL_PACKET, PACKET_TX_RING, &ring, 15, 16);
	struct packet_mreq member = {1, PACKET_MR_MULTICAST, 6, {1, 2, 3, 4, 5, 6, 7, 8}};
	set(SOL_PACKET, PACKET_ADD_MEMBERSHIP, &member, 16, 16);
	set(SOL_PACKET, PACKET_DROP_MEMBERSHIP, &member, 16, 15);
	member.mr_type = 99;
	member.mr_alen = 20;
	member.mr_ifindex = 0;
	set(SOL_PACKET, PACKET_DROP_MEMBERSHIP, &member, 16, 16);
	member.mr_alen = 0;
	set(SOL_PACKET, PACKET_DROP_MEMBERSHIP, &member, 16, 16);

	struct icmp_filter filter = {~(1U << ICMP_ECHOREPLY | 1U << ICMP_DEST_UNREACH)};
	set(SOL_RAW, ICMP_FILTER, &filter, 4, 4);
	set(SOL_RAW, ICMP_FILTER, &filter, 4, 8);
	set(SOL_RAW, ICMP_FILTER, &filter, 2, 2);
	set(SOL_RAW, ICMP_FILTER, &filter, 4, 0);
	filter.data = 0x90000001;
	set(SOL_RAW, ICMP_FILTER, &filter, 4, 4);
	filter.data = 0;
	set(SOL_RAW, ICMP_FILTER, &filter, 4, 4);
	filter.data = -1;
	set(SOL_RAW, ICMP_FILTER, &filter, 4, 4);
	set(SOL_RAW, 2, &filter, 4, 4);

	set(SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &one, 4, 4);
	set(SOL_NETLINK, NETLINK_PKTINFO, &one, 4, 3);
	set(SOL_NETLINK, 99, &odd, 4, 9);
	set(SOL_TCP, TCP_NODELAY, &one, 4, 4);
	set(SOL_TCP, TCP_CONGESTION, "reno", 5, 5);
	set(17 /* SOL_UDP */, 103, &one, 4, 4);

	int levels[] = {0, 1, 6, 17, 40, 41, 58, 100, 101, 132, 136, 255, 256, 257, 258, 259, 260, 261, 262, 263, 264, 265,
		266, 267, 268, 269, 270, 271, 272, 273, 274, 275, 276, 277, 278, 279, 280, 281, 282, 283, 284, 285, 286, 287, 288};
	for (unsigned i = 0; i < sizeof levels / sizeof *levels; i++) {
		set(levels[i], 1, &one, 4, 4);
		set(levels[i], 0xbad, &one, 4, 4);
		get(-1, levels[i], 2, 4);
		get(-1, levels[i], 64, 4);
	}

	int tcp = socket(AF_INET, SOCK_STREAM, 0);
	int udp = socket(AF_INET, SOCK_DGRAM, 0);
	for (int i = 0; i <= 9; i++)
		get(tcp, SOL_SOCKET, SO_LINGER, i);
	get(tcp, SOL_SOCKET, SO_LINGER, -1);
	get(tcp, SOL_SOCKET, SO_ERROR, 4);
	get(tcp, SOL_SOCKET, SO_ERROR, 8);
	get(tcp, SOL_SOCKET, SO_ERROR, 3);
	get(tcp, SOL_SOCKET, SO_TYPE, 4);
	get(tcp, SOL_SOCKET, SO_TYPE, 2);
	get(tcp, SOL_SOCKET, SO_REUSEADDR, 3);
	get(tcp, SOL_SOCKET, SO_REUSEADDR, 0);
	get(tcp, SOL_SOCKET, SO_REUSEADDR, 9);
	get(tcp, SOL_SOCKET, SO_RCVTIMEO, 16);
	get(tcp, SOL_SOCKET, SO_RCVTIMEO, 4);
	get(tcp, SOL_SOCKET, SO_PROTOCOL, 4);
	get(tcp, SOL_SOCKET, SO_DOMAIN, 4);
	get(tcp, SOL_SOCKET, 74, 4);
	get(tcp, SOL_SOCKET, 74, 3);
	get(tcp, SOL_IP, IP_TTL, 4);
	get(tcp, SOL_IP, IP_TTL, 1);
	get(tcp, SOL_IP, IP_MTU, 4);
	get(tcp, SOL_IP, 51, 4);
	get(tcp, SOL_IP, 52 /* IP_PROTOCOL */, 4);
	get(tcp, SOL_TCP, TCP_MAXSEG, 4);
	get(tcp, SOL_TCP, TCP_CONGESTION, 16);
	get(udp, SOL_SOCKET, SO_BROADCAST, 4);
	socklen_t size = 4;
	getsockopt(tcp, SOL_SOCKET, SO_TYPE, 0, &size);
	getsockopt(tcp, SOL_SOCKET, SO_TYPE, &one, 0);
	getsockopt(tcp, SOL_SOCKET, SO_TYPE, &one, (void *) 1L);
	getsockopt(tcp, SOL_SOCKET, SO_TYPE, (void *) 1L, &size);

	int pair[2];
	socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
	for (int i = 0; i <= 13; i++)
		get(pair[0], SOL_SOCKET, SO_PEERCRED, i);
	get(pair[0], SOL_SOCKET, SO_PEERSEC, 30);

	int raw = socket(AF_INET, SOCK_RAW, IPPROTO_ICMP);
	setsockopt(raw, SOL_RAW, ICMP_FILTER, &filter, 4);
	get(raw, SOL_RAW, ICMP_FILTER, 4);
	get(raw, SOL_RAW, ICMP_FILTER, 2);
	get(raw, SOL_RAW, ICMP_FILTER, 5);
	int packet = socket(AF_PACKET, SOCK_RAW, 0);
	for (int i = 0; i <= 13; i += 3)
		get(packet, SOL_PACKET, PACKET_STATISTICS, i);
	int netlink = socket(AF_NETLINK, SOCK_RAW, 0);
	setsockopt(netlink, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &one, 4);
	get(netlink, SOL_NETLINK, NETLINK_LIST_MEMBERSHIPS, 64);
	get(netlink, SOL_NETLINK, NETLINK_LIST_MEMBERSHIPS, 3);
	get(netlink, SOL_NETLINK, NETLINK_PKTINFO, 4);
	get(netlink, SOL_NETLINK, NETLINK_PKTINFO, 3);

	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, SKF_AD_OFF + SKF_AD_PROTOCOL),
		BPF_STMT(BPF_LD | BPF_B | BPF_ABS, SKF_NET_OFF + 100),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x800, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, 1),
		BPF_STMT(BPF_RET | BPF_K, 0),
	};
	struct sock_fprog program = {5, code};
	set(SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program, sizeof program);
	set(SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program - 1, sizeof program - 1);
	set(SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, &program, sizeof program, sizeof program);
	program.filter = 0;
	set(SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program, sizeof program);
	program.filter = code;
	setsockopt(udp, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);
	get(udp, SOL_SOCKET, SO_ATTACH_FILTER, 5);
	get(udp, SOL_SOCKET, SO_ATTACH_FILTER, 0);
	get(udp, SOL_SOCKET, SO_ATTACH_FILTER, 1);
	setsockopt(udp, SOL_SOCKET, SO_DETACH_FILTER, &one, 4);
	return 0;
}
