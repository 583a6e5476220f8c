// A client, a server and a name server on one machine, one after the other; a descriptor that passes over a socket.
#include <arpa/inet.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static struct sockaddr_in at(int socket) {
  struct sockaddr_in address;
  socklen_t length = sizeof address;
  getsockname(socket, (struct sockaddr *)&address, &length);
  return address;
}

static int bound(int type) {
  struct sockaddr_in any = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int socket_ = socket(AF_INET, type, 0);
  bind(socket_, (struct sockaddr *)&any, sizeof any);
  return socket_;
}

// "Which address has example.test?" and the answer: 127.0.0.1.
static const char question[] = "\x12\x34\x01\x00\0\1\0\0\0\0\0\0\7example\4test\0\0\1\0\1";
static const char answer[] =
    "\x12\x34\x81\x80\0\1\0\1\0\0\0\0\7example\4test\0\0\1\0\1\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4\x7f\0\0\1";

static void look_up(void) {
  int server = bound(SOCK_DGRAM), client = socket(AF_INET, SOCK_DGRAM, 0);
  struct sockaddr_in to = at(server), from;
  socklen_t length = sizeof from;
  char buffer[512];
  connect(client, (struct sockaddr *)&to, sizeof to);
  send(client, question, sizeof question - 1, 0);
  recvfrom(server, buffer, sizeof buffer, 0, (struct sockaddr *)&from, &length);
  sendto(server, answer, sizeof answer - 1, 0, (struct sockaddr *)&from, length);
  recv(client, buffer, sizeof buffer, 0);
  close(server);
  close(client);
}

static void talk(void) {
  int server = bound(SOCK_STREAM), client = socket(AF_INET, SOCK_STREAM, 0);
  listen(server, 5);
  struct sockaddr_in to = at(server), from;
  socklen_t length = sizeof from;
  connect(client, (struct sockaddr *)&to, sizeof to);
  int peer = accept(server, (struct sockaddr *)&from, &length);
  char buffer[512];
  send(client, "GET /\n", 6, 0);
  recv(peer, buffer, sizeof buffer, 0);
  send(peer, "hello, world\n", 13, 0);
  recv(client, buffer, sizeof buffer, 0);
  close(peer);
  close(client);
  close(server);
  // Nobody listens there any more.
  client = socket(AF_INET, SOCK_STREAM, 0);
  connect(client, (struct sockaddr *)&to, sizeof to);
}

static void pass(void) {
  int pair[2];
  socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
  char byte = 'x', control[CMSG_SPACE(sizeof(int))] = {0};
  struct iovec part = {&byte, 1};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
  int file = open("passed", O_WRONLY | O_CREAT, 0600);
  struct cmsghdr *head = CMSG_FIRSTHDR(&message);
  head->cmsg_level = SOL_SOCKET;
  head->cmsg_type = SCM_RIGHTS;
  head->cmsg_len = CMSG_LEN(sizeof(int));
  memcpy(CMSG_DATA(head), &file, sizeof file);
  sendmsg(pair[0], &message, 0);
  if (fork() == 0) {
    recvmsg(pair[1], &message, 0);
    int got;
    memcpy(&got, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof got);
    write(got, "from the child\n", 15);
    _exit(0);
  }
  wait(NULL);
  struct sockaddr_un nowhere = {.sun_family = AF_UNIX, .sun_path = "no-socket"};
  connect(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&nowhere, sizeof nowhere);
}

int main(void) {
  look_up();
  talk();
  pass();
  return 0;
}
