// Netlink: what the kernel answers to questions about its state, and messages that are made up, to no one.
// differs before 7.2: send(m|mm)sg.*msg_name=NULL: messages without an address go by the socket since then
// differs before 7.2: RTM_(NEW|DEL)(MULTICAST|ANYCAST)|RTM_SETSTATS|RTM_(NEW|DEL|GET)TUNNEL|RTA_(NH_ID|FLOWLABEL)|NHA_OP_FLAGS: newer than Linux 6.1
// differs before 7.2: IFLA_(DEVLINK_PORT|NETNS_IMMUTABLE|GSO_IPV4|GRO_IPV4|DPLL|HEADROOM|TAILROOM)|IFA_PROTO|NTF_EXT_EXT|FRA_(DSCP|FLOWLABEL): newer than Linux 6.1
// differs before 7.2: TCA_EXT_WARN_MSG|NETCONFA_FORCE|IFLA_MAX_PACING|FRA_[SD]PORT_MASK|NHA_(GROUP_STATS|HW_STATS)|gid_ext=|XFRM_MSG_MIGRATE_STATE: newer than Linux 6.1
// differs before 7.2: nlmsg_type=([^,]*),.*\n.*nlmsg_type=\1,.*\{cmd=: strace decodes generic netlink from 6.10 on
// differs before 7.2: (\(|")nlctrl|nla_type=.*CTRL_ATTR: strace decodes generic netlink from 6.10 on
// differs before 7.2: nla_type=(0x\w+ /\* )?IFLA_(PERM_)?(ADDRESS|BROADCAST)( \*/)?\}, ("\\x01\\x02|01:02:): strace 6.1 takes an address of its own for the type of the link
// differs: NDA_CACHEINFO|NDTA_CONFIG|IFA_CACHEINFO|(socket|bind)\(.*NETLINK:\[\d+\]: times and numbers of this run
// options: -s 100
// options: -v -yy -s 100
// options: -Xverbose -e trace=sendto
// differs before 7.2: TCA_ROOT_|weight_high=|FRA_\w+_MASK|IFLA_PORT_\?\?\?|RTEXT_FILTER_NAME_ONLY|TCP_BOUND_INACTIVE|IFA_PROTO|NLM_F_(DUMP|ROOT|MATCH|ATOMIC): newer than Linux 6.1
#define _GNU_SOURCE
#include <linux/audit.h>
#include <linux/genetlink.h>
#include <linux/if_addr.h>
#include <net/if.h>
#include <netinet/in.h>
#include <linux/if_link.h>
#include <linux/inet_diag.h>
#include <linux/neighbour.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

static char *page;
static char message[2048];
static struct nlmsghdr *head = (struct nlmsghdr *)message;

static int netlink(int protocol)
{
	int fd = socket(AF_NETLINK, SOCK_RAW, protocol);
	struct sockaddr_nl me = {AF_NETLINK};
	if (fd >= 0)
		bind(fd, (struct sockaddr *)&me, sizeof me);
	return fd;
}

static void start(int type, int flags, const void *header, size_t size)
{
	memset(message, 0, sizeof message);
	head->nlmsg_type = type;
	head->nlmsg_flags = flags;
	head->nlmsg_seq = 7;
	head->nlmsg_len = NLMSG_LENGTH(size);
	memcpy(NLMSG_DATA(head), header, size);
}

static void *add(int type, const void *data, size_t size)
{
	struct nlattr *attr = (struct nlattr *)(message + NLMSG_ALIGN(head->nlmsg_len));
	attr->nla_len = 4 + size;
	attr->nla_type = type;
	if (data)
		memcpy(attr + 1, data, size);
	head->nlmsg_len = NLMSG_ALIGN(head->nlmsg_len) + attr->nla_len;
	return attr;
}

static void number(int type, uint32_t value)
{
	add(type, &value, 4);
}

static void text(int type, const char *value)
{
	add(type, value, strlen(value) + 1);
}

static struct nlattr *nest(int type)
{
	return add(type, 0, 0);
}

static void close_nest(struct nlattr *attr)
{
	head->nlmsg_len = NLMSG_ALIGN(head->nlmsg_len);
	attr->nla_len = message + head->nlmsg_len - (char *)attr;
}

// Sends it up to the end of memory; to an address that nobody has, so that it is looked at and does nothing.
static void put(int fd)
{
	char *copy = page + 4096 - head->nlmsg_len;
	memcpy(copy, message, head->nlmsg_len);
	struct sockaddr_nl nobody = {AF_NETLINK, 0, 0x7ffffffe};
	sendto(fd, copy, head->nlmsg_len, MSG_DONTWAIT, (struct sockaddr *)&nobody, sizeof nobody);
}

// Asks the kernel and reads what it says.
static void ask(int fd)
{
	static char buffer[32768];
	struct iovec vector = {message, head->nlmsg_len};
	struct sockaddr_nl kernel = {AF_NETLINK};
	struct msghdr msg = {&kernel, sizeof kernel, &vector, 1};
	if (sendmsg(fd, &msg, 0) < 0)
		return;
	for (int i = 0; i < 20; i++) {
		struct iovec room = {buffer, sizeof buffer};
		struct msghdr answer = {&kernel, sizeof kernel, &room, 1};
		ssize_t got = recvmsg(fd, &answer, MSG_DONTWAIT);
		struct nlmsghdr *first = (struct nlmsghdr *)buffer;
		if (got <= 0 || first->nlmsg_type == NLMSG_DONE || first->nlmsg_type == NLMSG_ERROR || !(first->nlmsg_flags & NLM_F_MULTI))
			break;
	}
}

static void route(void)
{
	int fd = netlink(NETLINK_ROUTE);
	struct ifinfomsg link = {AF_UNSPEC, 0, 1, 1, IFF_UP, ~0};
	start(RTM_GETLINK, NLM_F_REQUEST, &link, sizeof link);
	text(IFLA_IFNAME, "lo");
	number(IFLA_EXT_MASK, 1 | 8);
	ask(fd);
	struct ifaddrmsg address = {AF_INET};
	start(RTM_GETADDR, NLM_F_REQUEST | NLM_F_DUMP, &address, sizeof address);
	ask(fd);
	struct rtmsg rt = {AF_INET};
	start(RTM_GETROUTE, NLM_F_REQUEST | NLM_F_DUMP, &rt, sizeof rt);
	ask(fd);
	struct fib_rule { uint8_t family, dst, src, tos, table, res1, res2, action; uint32_t flags; } rule = {AF_INET};
	start(RTM_GETRULE, NLM_F_REQUEST | NLM_F_DUMP, &rule, sizeof rule);
	ask(fd);
	struct ndmsg neighbour = {AF_INET};
	start(RTM_GETNEIGH, NLM_F_REQUEST | NLM_F_DUMP, &neighbour, sizeof neighbour);
	ask(fd);
	struct rtgenmsg any = {AF_INET};
	start(RTM_GETNEIGHTBL, NLM_F_REQUEST | NLM_F_DUMP, &any, sizeof any);
	ask(fd);
	start(RTM_GETNETCONF, NLM_F_REQUEST | NLM_F_DUMP, &any, sizeof any);
	ask(fd);
	struct tcmsg tc = {AF_UNSPEC, 0, 0, 1};
	start(RTM_GETQDISC, NLM_F_REQUEST | NLM_F_DUMP, &tc, sizeof tc);
	ask(fd);
	// An error, with and without what it is about.
	link.ifi_index = 123456;
	start(RTM_GETLINK, NLM_F_REQUEST | NLM_F_ACK, &link, sizeof link);
	ask(fd);
	int yes = 1;
	setsockopt(fd, SOL_NETLINK, NETLINK_EXT_ACK, &yes, sizeof yes);
	setsockopt(fd, SOL_NETLINK, NETLINK_CAP_ACK, &yes, sizeof yes);
	ask(fd);
	start(RTM_GETROUTE, NLM_F_REQUEST, &rt, sizeof rt);
	number(250, 5);
	ask(fd);

	// What would change something, to no one.
	for (int type = 0; type < 130; type++) {
		start(type, NLM_F_REQUEST | NLM_F_CREATE | NLM_F_REPLACE, &link, sizeof link);
		put(fd);
	}
	for (int flag = 1; flag; flag = flag << 1 & 0xffff) {
		start(RTM_GETLINK, flag, &link, sizeof link);
		put(fd);
		start(RTM_NEWLINK, flag, &link, sizeof link);
		put(fd);
		start(RTM_DELLINK, flag, &link, sizeof link);
		put(fd);
	}
	unsigned char odd[40];
	for (int i = 0; i < (int)sizeof odd; i++)
		odd[i] = i + 1;
	static const struct { int type; int size; } families[] = {
		{RTM_NEWLINK, sizeof(struct ifinfomsg)}, {RTM_NEWADDR, sizeof(struct ifaddrmsg)},
		{RTM_NEWROUTE, sizeof(struct rtmsg)}, {RTM_NEWNEIGH, sizeof(struct ndmsg)},
		{RTM_NEWRULE, 12}, {RTM_NEWQDISC, sizeof(struct tcmsg)}, {RTM_NEWTCLASS, sizeof(struct tcmsg)},
		{RTM_NEWTFILTER, sizeof(struct tcmsg)}, {RTM_NEWACTION, 4}, {RTM_NEWADDRLABEL, 12},
		{RTM_GETDCB, 4}, {RTM_NEWNETCONF, 1}, {RTM_NEWMDB, 8}, {RTM_NEWNSID, 1}, {RTM_NEWNEIGHTBL, 4},
		{RTM_NEWPREFIX, 12}, {RTM_NEWSTATS, 12}, {RTM_NEWCHAIN, sizeof(struct tcmsg)},
		{RTM_NEWNEXTHOP, 8}, {RTM_NEWVLAN, 8}, {RTM_NEWTUNNEL, 8}, {RTM_NEWCACHEREPORT, 1}, {RTM_NEWLINKPROP, 16},
	};
	for (unsigned i = 0; i < sizeof families / sizeof *families; i++) {
		char header[64] = {AF_INET};
		// A header that is whole, one that is short, and one of which a part cannot be read.
		start(families[i].type, 0, header, families[i].size);
		put(fd);
		if (families[i].size > 1) {
			start(families[i].type, 0, header, families[i].size - 1);
			put(fd);
		}
		start(families[i].type, 0, header, 0);
		put(fd);
		start(families[i].type, 0, header, families[i].size);
		head->nlmsg_len += 40;
		memcpy(page + 4096 - 18, message, 18);
		sendto(fd, page + 4096 - 18, head->nlmsg_len, 0, 0, 0);
		// Every attribute: with four bytes, with many, with one, with nothing, and nested.
		for (int family = 0; family < 2; family++) {
			header[0] = family ? AF_INET6 : AF_INET;
			for (int type = 0; type < 72; type++) {
				start(families[i].type, 0, header, families[i].size);
				number(type, 0x01020304);
				add(type, odd, sizeof odd);
				if (!family) {
					add(type, odd, 1);
					add(type, odd, 2);
					add(type, odd, 16);
				}
				put(fd);
			}
		}
	}
	close(fd);
}

static void generic(void)
{
	int fd = netlink(NETLINK_GENERIC);
	struct genlmsghdr family = {CTRL_CMD_GETFAMILY, 1};
	static const char *const names[] = {"nlctrl", "ethtool", "mptcp_pm", "TASKSTATS", "netdev", "none"};
	for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
		start(GENL_ID_CTRL, NLM_F_REQUEST, &family, sizeof family);
		text(CTRL_ATTR_FAMILY_NAME, names[i]);
		ask(fd);
	}
	start(GENL_ID_CTRL, NLM_F_REQUEST | NLM_F_DUMP, &family, sizeof family);
	ask(fd);
	struct genlmsghdr policy = {CTRL_CMD_GETPOLICY, 1};
	start(GENL_ID_CTRL, NLM_F_REQUEST | NLM_F_DUMP, &policy, sizeof policy);
	text(CTRL_ATTR_FAMILY_NAME, "nlctrl");
	ask(fd);
	for (int type = 14; type < 40; type++) {
		family.cmd = type;
		start(type, NLM_F_REQUEST, &family, sizeof family);
		number(1, 1);
		put(fd);
	}
	start(GENL_ID_CTRL, 0, &family, 2);
	put(fd);
	close(fd);
}

static void sock_diag(void)
{
	int fd = netlink(NETLINK_SOCK_DIAG);
	struct unix_diag_req local = {AF_UNIX, .udiag_states = ~0u, .udiag_ino = 12345, .udiag_show = UDIAG_SHOW_NAME | UDIAG_SHOW_PEER | 0x100};
	start(SOCK_DIAG_BY_FAMILY, NLM_F_REQUEST, &local, sizeof local);
	ask(fd);
	struct inet_diag_req_v2 internet = {AF_INET, IPPROTO_TCP, 1 << (INET_DIAG_MEMINFO - 1), 0, 0xfff, {htons(1), htons(2), {htonl(0x7f000001)}, {htonl(0x7f000002)}}};
	start(SOCK_DIAG_BY_FAMILY, NLM_F_REQUEST, &internet, sizeof internet);
	ask(fd);
	put(fd);
	unsigned char odd[80];
	for (int i = 0; i < (int)sizeof odd; i++)
		odd[i] = i + 1;
	static const int families[] = {AF_UNIX, AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_XDP, AF_SMC, AF_TIPC, AF_VSOCK, 99};
	for (unsigned i = 0; i < sizeof families / sizeof *families; i++) {
		for (int flags = 0; flags < 2; flags++) {
			char header[128] = {families[i], 1, 1};
			for (int size = 1; size < 128; size += size < 4 ? 1 : size < 80 ? 4 : 16) {
				start(SOCK_DIAG_BY_FAMILY, flags ? NLM_F_REQUEST : NLM_F_MULTI, header, size);
				put(fd);
			}
			static const int sizes[] = {16, 20, 24, 32, 56, 72, 76, 80};
			for (unsigned j = 0; j < sizeof sizes / sizeof *sizes; j++)
				for (int type = 0; type < 26; type++) {
					start(SOCK_DIAG_BY_FAMILY, flags ? NLM_F_REQUEST : NLM_F_MULTI, header, sizes[j]);
					number(type, 0x01020304);
					add(type, odd, sizeof odd);
					put(fd);
				}
		}
	}
	for (int type = 16; type < 24; type++) {
		char header[64] = {AF_INET, 1};
		start(type, NLM_F_REQUEST, header, sizeof header);
		put(fd);
	}
	close(fd);
}

static void others(void)
{
	static const int protocols[] = {NETLINK_NETFILTER, NETLINK_AUDIT, NETLINK_XFRM, NETLINK_SELINUX, NETLINK_CRYPTO, NETLINK_ISCSI, NETLINK_CONNECTOR, NETLINK_KOBJECT_UEVENT};
	for (unsigned i = 0; i < sizeof protocols / sizeof *protocols; i++) {
		int fd = netlink(protocols[i]);
		char header[300] = {AF_INET, 0, 0x12, 0x34, 5};
		for (int j = 8; j < (int)sizeof header; j++)
			header[j] = j;
		for (int type = 0; type < 60; type++) {
			start(type, NLM_F_REQUEST | 0x300, header, 20);
			number(type, 7);
			put(fd);
		}
		for (int type = 1000; type < 1120; type++) {
			start(type, NLM_F_REQUEST, header, 20);
			put(fd);
		}
		for (int type = 0; type < 0x1000; type += 0x80)
			for (int low = 0; low < 4; low++) {
				start(type + low, low & 1 ? NLM_F_REQUEST | NLM_F_CREATE : NLM_F_ACK, header, low == 3 ? 3 : 4 + 4 * low);
				put(fd);
			}
		for (int type = 16; type < 22; type++) {
			start(type, NLM_F_REQUEST, header, 300);
			put(fd);
			start(type, NLM_F_REQUEST, header, 216);
			number(1, 7);
			number(2, 7);
			add(3, header, 90);
			put(fd);
		}
		close(fd);
	}
}

static void shapes(void)
{
	int fd = netlink(NETLINK_ROUTE);
	struct ifinfomsg link = {AF_UNSPEC};
	char several[256] = {0};
	start(RTM_GETLINK, NLM_F_REQUEST, &link, sizeof link);
	memcpy(several, message, head->nlmsg_len);
	memcpy(several + head->nlmsg_len, message, head->nlmsg_len);
	sendto(fd, several, 2 * head->nlmsg_len, 0, 0, 0);
	sendto(fd, several, 2 * head->nlmsg_len + 5, 0, 0, 0);
	((struct nlmsghdr *)several)->nlmsg_len = 5;
	sendto(fd, several, 64, 0, 0, 0);
	((struct nlmsghdr *)several)->nlmsg_len = 0xfffffffd;
	sendto(fd, several, 64, 0, 0, 0);
	sendto(fd, several, 15, 0, 0, 0);
	sendto(fd, several, 0, 0, 0, 0);
	sendto(fd, page + 4090, 16, 0, 0, 0);
	sendto(fd, (void *)8, 16, 0, 0, 0);
	sendto(fd, 0, 16, 0, 0, 0);
	write(fd, several, 64);
	struct iovec vector[] = {{several, 32}, {several + 32, 32}};
	struct msghdr msg = {.msg_iov = vector, .msg_iovlen = 2};
	sendmsg(fd, &msg, MSG_DONTWAIT);
	struct mmsghdr many[] = {{msg}, {msg}};
	sendmmsg(fd, many, 2, MSG_DONTWAIT);
	// Errors and ends.
	struct { int error; struct nlmsghdr msg; char more[16]; } error = {-22, {40, RTM_GETLINK, NLM_F_REQUEST, 1, 2}, {AF_UNIX}};
	for (int size = 0; size <= (int)sizeof error; size += 4) {
		start(NLMSG_ERROR, 0, &error, size);
		put(fd);
		start(NLMSG_ERROR, 0x100, &error, size);
		text(1, "what is wrong");
		number(2, 20);
		put(fd);
		start(NLMSG_DONE, NLM_F_MULTI, &error, size);
		put(fd);
	}
	error.error = 0;
	start(NLMSG_ERROR, 0, &error, sizeof error);
	put(fd);
	for (int type = 0; type < 16; type++) {
		start(type, 0xffff, "abcdefgh", 8);
		put(fd);
	}
	// Attributes that do not fit, and with the bits for nesting.
	start(RTM_NEWLINK, 0, &link, sizeof link);
	struct nlattr *attr = add(IFLA_MTU, "\1\0\0\0", 4);
	attr->nla_type |= NLA_F_NESTED;
	attr = add(IFLA_MTU, "\1\0\0\0", 4);
	attr->nla_type |= NLA_F_NET_BYTEORDER;
	attr = add(999, "\1\0\0\0", 4);
	attr->nla_type |= NLA_F_NET_BYTEORDER | NLA_F_NESTED;
	attr = add(IFLA_MTU, "\1\0\0\0", 4);
	attr->nla_len = 99;
	put(fd);
	start(RTM_NEWLINK, 0, &link, sizeof link);
	attr = add(IFLA_MTU, "\1\0\0\0", 4);
	attr->nla_len = 3;
	put(fd);
	start(RTM_NEWLINK, 0, &link, sizeof link);
	memcpy(message + head->nlmsg_len, "ab", 2);
	head->nlmsg_len += 2;
	put(fd);
	close(fd);
}

int main(void)
{
	page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	mprotect(page + 4096, 4096, PROT_NONE);
	chdir("hstrace-start");
	route();
	generic();
	sock_diag();
	others();
	shapes();
	return 0;
}
