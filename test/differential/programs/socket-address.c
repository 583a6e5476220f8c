// Socket addresses of every family: whole, short, long, odd members; bad pointers and lengths.
// options: -v
// options: -Xraw
// options: -Xverbose
// differs before 7.2: sa_family=(AF_TIPC|0x1e\b): decoded since Linux 6.15
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <linux/ax25.h>
#include <linux/if_alg.h>
#include <linux/if_packet.h>
#include <linux/if_xdp.h>
#include <linux/netlink.h>
#include <linux/nfc.h>
#include <linux/qrtr.h>
#include <linux/tipc.h>
#include <linux/vm_sockets.h>
#include <linux/x25.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static char *page;

// Connects to a copy of `size` bytes that ends where memory ends.
static void attempt(const void *data, size_t size, int length)
{
	char *copy = page + 4096 - size;
	memcpy(copy, data, size);
	connect(-1, (struct sockaddr *) copy, length);
}

#define WHOLE(address) attempt(&(address), sizeof(address), sizeof(address))

static void odd(void)
{
	char junk[140];
	connect(-1, NULL, 0);
	connect(-1, (void *) -1L, 16);
	connect(-1, (void *) (page + 4090), 16);
	memset(junk, 'A', sizeof(junk));
	for (int i = 0; i < 4; i++)
		attempt(junk, i, i);
	attempt(junk, 129, 129);
	attempt(junk, 140, 140);
	for (uint16_t family = 0; family < 50; family++) {
		uint16_t shortest[2] = {family, 1};
		if (family != AF_UNIX)
			attempt(shortest, 4, 4);
	}
}

static void local(void)
{
	struct sockaddr_un un = {AF_UNIX, "/tmp/some\n\"path"};
	struct sockaddr_storage longest = {0};
	WHOLE(un);
	attempt(&un, 12, 12);
	attempt(&un, 17, 17);
	attempt(&un, 18, 18);
	un.sun_path[0] = 0;
	WHOLE(un);
	for (int length = 2; length < 5; length++)
		attempt(&un, length, length);
	memset(un.sun_path, 'b', sizeof(un.sun_path));
	WHOLE(un);
	un.sun_path[0] = 0;
	WHOLE(un);
	memcpy(&longest, &un, sizeof(un));
	memset((char *) &longest + 2, '/', sizeof(longest) - 2);
	WHOLE(longest);
}

static void internet(void)
{
	static const char *const texts[] = {
		"::1", "fe80::1:2", "ff02::fb", "::ffff:1.2.3.4", "::1.2.3.4", "1:0:0:2::3",
		"1:0:2:3:4:5:6:7", "::", "::ffff:0:1", "1::",
	};
	struct sockaddr_in in = {AF_INET, htons(80), {htonl(INADDR_LOOPBACK)}};
	struct sockaddr_in6 in6 = {AF_INET6, htons(443), htonl(0x12345)};
	char wide[32] = {0};
	WHOLE(in);
	attempt(&in, 15, 15);
	attempt(&in, 8, 8);
	memcpy(wide, &in, 16);
	WHOLE(wide);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		inet_pton(AF_INET6, texts[i], &in6.sin6_addr);
		in6.sin6_scope_id = 77777;
		WHOLE(in6);
	}
	for (int length = 23; length < 27; length++)
		attempt(&in6, length, length);
}

static void kernel(void)
{
	struct sockaddr_nl nl = {AF_NETLINK, 0, 1234, 0x15};
	struct sockaddr_alg alg = {AF_ALG, "hash", 0x1000, 0x1001, "sha1"};
	struct sockaddr_xdp xdp = {AF_XDP, 3, 77777, 5, 9};
	struct sockaddr_vm vm = {AF_VSOCK, 0, 1234, 2};
	struct sockaddr_qrtr qrtr = {AF_QIPCRTR, 3, 4};
	struct sockaddr_tipc tipc = {AF_TIPC, TIPC_SERVICE_RANGE, 2};
	WHOLE(nl);
	nl.nl_pad = 0xabcd;
	nl.nl_groups = 0;
	nl.nl_pid = -1;
	WHOLE(nl);
	attempt(&nl, 11, 11);
	WHOLE(alg);
	memset(alg.salg_type, 't', sizeof(alg.salg_type));
	memset(alg.salg_name, 'n', sizeof(alg.salg_name));
	WHOLE(alg);
	for (int length = 24; length < 27; length++)
		attempt(&alg, length, length);
	WHOLE(xdp);
	xdp.sxdp_flags = 0x8002;
	WHOLE(xdp);
	WHOLE(vm);
	vm.svm_cid = -1;
	vm.svm_port = -1;
	vm.svm_reserved1 = 0xabc;
	WHOLE(vm);
	WHOLE(qrtr);
	qrtr.sq_node = -1;
	qrtr.sq_port = 0xfffffffe;
	WHOLE(qrtr);
	WHOLE(tipc);
}

static void hardware(void)
{
	struct sockaddr_ll ll = {AF_PACKET, htons(3), 77777, 1, 0, 6, {1, 2, 3, 4, 5, 6, 7, 8}};
	struct {
		uint16_t family;
		int type;
		uint16_t pan;
		uint8_t address[8];
	} ieee = {36, 3, 0xffff, {1, 2, 3, 4, 5, 6, 7, 8}};
	uint8_t hci[6] = {31, 0, 0x34, 0x12, 1, 0};
	uint8_t sco[8] = {31, 0, 1, 2, 3, 4, 5, 6};
	uint8_t rc[10] = {31, 0, 1, 2, 3, 4, 5, 6, 7};
	uint8_t l2[14] = {31, 0, 1, 0x10, 1, 2, 3, 4, 5, 6, 0x40, 0, 1, 0};
	WHOLE(ll);
	ll.sll_protocol = htons(0xbad);
	ll.sll_hatype = 0xbabe;
	ll.sll_pkttype = 0xd0;
	ll.sll_halen = 10;
	WHOLE(ll);
	ll.sll_halen = 0;
	WHOLE(ll);
	attempt(&ll, 19, 19);
	for (int type = 0; type < 4; type++) {
		ieee.type = type;
		WHOLE(ieee);
	}
	WHOLE(hci);
	hci[4] = 9;
	WHOLE(hci);
	attempt(hci, 4, 4);
	WHOLE(sco);
	WHOLE(rc);
	WHOLE(l2);
	attempt(l2, 12, 12);
	attempt(l2, 13, 13);
}

static void radio(void)
{
	struct {
		struct sockaddr_ax25 address;
		ax25_address digipeaters[2];
	} ax = {{AF_AX25}};
	struct sockaddr_x25 x25 = {AF_X25, {"0123456789"}};
	uint8_t ipx[16] = {4, 0, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 7, 0};
	struct sockaddr_nfc nfc = {AF_NFC, 77777, 2, 4};
	struct sockaddr_nfc_llcp llcp = {AF_NFC, 0, 2, 9, 1, 4, "service", 7};
	for (int i = 0; i < 6; i++)
		ax.address.sax25_call.ax25_call[i] = "VALID1"[i] << 1;
	ax.address.sax25_call.ax25_call[6] = 13 << 1;
	WHOLE(ax.address);
	ax.address.sax25_ndigis = 2;
	ax.digipeaters[0] = ax.digipeaters[1] = ax.address.sax25_call;
	ax.digipeaters[1].ax25_call[0] = '*' << 1;
	WHOLE(ax);
	WHOLE(x25);
	memset(&x25.sx25_addr, '9', sizeof(x25.sx25_addr));
	WHOLE(x25);
	WHOLE(ipx);
	attempt(ipx, 15, 15);
	WHOLE(nfc);
	WHOLE(llcp);
	attempt(&llcp, 50, 50);
}

int main(void)
{
	page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	mprotect(page + 4096, 4096, PROT_NONE);
	chdir("hstrace-start");
	odd();
	local();
	internet();
	kernel();
	hardware();
	radio();
	return 0;
}
