// Netlink messages of all types and of lengths that their headers do not have, to no one.
// options: -e trace=sendto
// differs before 7.2: RTM_(NEW|DEL)(MULTICAST|ANYCAST)|RTM_SETSTATS|RTM_(NEW|DEL|GET)TUNNEL: newer than Linux 6.1
// differs before 7.2: IFLA_(ADDRESS|BROADCAST): strace 6.1 takes an address of its own for the type of the link
// differs before 7.2: TCA_ROOT_: newer than Linux 6.1
#include <linux/netlink.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static union {
  struct nlmsghdr header;
  unsigned char bytes[200];
} m;

static void say(int s, int length) {
  // Nobody listens there.
  struct sockaddr_nl nobody = {AF_NETLINK, 0, 999999};
  m.header.nlmsg_len = length;
  sendto(s, &m, length, MSG_DONTWAIT, (void *)&nobody, sizeof nobody);
}

static void put16(int at, unsigned short value) { memcpy(m.bytes + at, &value, 2); }

int main(void) {
  chdir("hstrace-start");
  static const unsigned char families[] = {AF_INET, AF_BRIDGE, AF_PACKET};
  static const int lengths[] = {1, 2, 4, 8, 12, 15, 16, 20, 28, 48};
  int route = socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
  for (int type = 16; type < 124; type++)
    for (int f = 0; f < 3; f++)
      for (unsigned k = 0; k < sizeof lengths / sizeof *lengths; k++) {
        memset(&m, 0, sizeof m);
        m.header.nlmsg_type = type;
        m.header.nlmsg_flags = NLM_F_REQUEST;
        m.bytes[16] = families[f];
        m.bytes[17] = m.bytes[20] = m.bytes[24] = 1;
        if (lengths[k] >= 28) {
          put16(28, 8);
          put16(30, 2);
          put16(36, 8);
          put16(38, 3);
        }
        say(route, 16 + lengths[k]);
      }
  // Errors about messages that are shorter or longer than what is there of them.
  int diag = socket(AF_NETLINK, SOCK_RAW, NETLINK_SOCK_DIAG);
  for (int flags = 0; flags < 0x400; flags += 0x100)
    for (int own = 0; own < 44; own += own < 18 ? 1 : 5)
      for (int length = 36; length < 76; length += length % 4 ? 1 : 9) {
        memset(&m, 0, sizeof m);
        m.header.nlmsg_type = NLMSG_ERROR;
        m.header.nlmsg_flags = flags;
        memset(m.bytes + 16, 0xff, 4);
        m.bytes[20] = own;
        m.bytes[24] = 20;
        for (int at = 36; at < length; at += 4) {
          put16(at, 8);
          put16(at + 2, 2);
        }
        say(diag, length);
      }
  return 0;
}
