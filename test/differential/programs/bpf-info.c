// What the kernel tells of programs and maps.
// options: -v
// options: -v -y -Xverbose
// options: -v -Xraw
// options: -e trace=bpf
// differs before 7.2: core_relo_cnt=: a member that came after Linux 6.1
// differs before 7.2: attach_btf_obj_id=|btf_vmlinux_id=: members since 6.18
#include <linux/bpf.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static union bpf_attr a;
static union {
  struct bpf_prog_info program;
  char bytes[512];
} info;
static struct bpf_insn translated[64];
static uint32_t ids[8], lengths[8];
static uint64_t symbols[8];
static char tags[80];

static int call(int cmd, unsigned size) { return syscall(SYS_bpf, cmd, &a, size); }

static void ask(int fd, unsigned length, void *into) {
  memset(&a, 0, sizeof a);
  a.info.bpf_fd = fd;
  a.info.info_len = length;
  a.info.info = (uintptr_t)into;
  call(BPF_OBJ_GET_INFO_BY_FD, 16);
  memset(&info, 0, sizeof info);
}

static int make_map(int type, unsigned key, unsigned extra) {
  memset(&a, 0, sizeof a);
  a.map_type = type;
  a.key_size = key;
  a.value_size = 8;
  a.max_entries = 10;
  strcpy(a.map_name, "numbers");
  a.map_extra = extra;
  return call(BPF_MAP_CREATE, 72);
}

int main(void) {
  chdir("hstrace-start");
  int map = make_map(BPF_MAP_TYPE_ARRAY, 4, 0), other = make_map(BPF_MAP_TYPE_BLOOM_FILTER, 0, 5);
  // The program loads two maps, and ends.
  struct bpf_insn code[] = {{0x18, 1, 1, 0, map}, {}, {0x18, 2, 1, 0, map}, {}, {0xb7}, {0x95}};
  memset(&a, 0, sizeof a);
  a.prog_type = BPF_PROG_TYPE_SOCKET_FILTER;
  a.insns = (uintptr_t)code;
  a.insn_cnt = 6;
  a.license = (uintptr_t)"GPL";
  strcpy(a.prog_name, "ends");
  int program = call(BPF_PROG_LOAD, 120);
  // Lists with less room than there is to tell, and with more.
  info.program.nr_map_ids = 8;
  info.program.map_ids = (uintptr_t)ids;
  info.program.nr_jited_ksyms = 8;
  info.program.jited_ksyms = (uintptr_t)symbols;
  info.program.nr_jited_func_lens = 3;
  info.program.jited_func_lens = (uintptr_t)lengths;
  info.program.nr_prog_tags = 4;
  info.program.prog_tags = (uintptr_t)tags;
  ask(program, 232, &info);
  info.program.xlated_prog_len = 20;
  info.program.xlated_prog_insns = (uintptr_t)(translated + 1);
  ask(program, 232, &info);
  info.program.xlated_prog_len = 512;
  info.program.xlated_prog_insns = (uintptr_t)translated;
  ask(program, 232, &info);
  info.program.nr_map_ids = 0;
  info.program.map_ids = 16;
  ask(program, 232, &info);
  for (unsigned length = 0; length < 240; length += 1 + length % 4) ask(program, length, &info);
  for (unsigned length = 0; length < 120; length += 1 + length % 4) ask(map, length, &info);
  ask(other, 104, &info);
  // Bytes beyond what the kernel knows.
  info.bytes[300] = 1;
  ask(program, 400, &info);
  info.bytes[190] = 1;
  ask(map, 200, &info);
  // Memory that ends, and descriptors that are nothing of the kind.
  char *page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  ask(program, 232, page + 4096 - 232);
  ask(program, 232, page + 4096 - 200);
  ask(map, 40, page + 4096 - 40);
  ask(program, 232, 0);
  ask(program, 232, (void *)1);
  ask(0, 80, &info);
  ask(99, 80, &info);
  return 0;
}
