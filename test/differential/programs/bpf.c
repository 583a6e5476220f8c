// Asks for programs and maps of the kernel, mostly in vain.
// options: 
// options: -v
// options: -Xraw
// options: -Xverbose
// differs before 7.2: value_type_btf_obj_fd=|core_relo_cnt=|relative_(fd|id)=|btf_log_true_size=|prog_attach_flags=|cookie=|tracing=|raw_tracepoint=.*(bytes 12..15|prog_fd=-1}, \.\.\.): members that came after Linux 6.1
// differs: next_id=0 => [0-9]: a number of the machine
// differs: BPF_F_INNER_MAP\||flags=.*0x(ff)?fffff[fe]|flags=BPF_F_LOCK\||path_fd|BPF_(TOKEN_CREATE|PROG_STREAM_READ|PROG_ASSOC|ENABLE_STATS|ITER_CREATE|LINK_DETACH|PROG_BIND_MAP)|^bpf\(0x(20|21|22|23|6|7|1c|1d),|elem_flags=(0x3f3|BPF_F_ALL)|flags=0x3ef|prog_type=(0x20|BPF_PROG_TYPE_NETF)|0x2[456]|(map|attach)_flags=.*0x[0-9a-f]+|link_update|BPF_(STRUCT_OPS|NETFILTER|LSM_CGROUP)|NETKIT|TCX|MULTI|UNIX|SESSION|attach_type=0x|GET_NEXT_ID, .*=> : newer than Linux 6.1, or a number of the machine's
// differs before 7.2: ^bpf\((0x(5|9|b|c|d|e|11|13|17|1c|1e|1f)|(0x\w+ /\* )?BPF_(PROG_DETACH|PROG_LOAD|RAW_TRACEPOINT_OPEN|LINK_CREATE|\w+_GET_(NEXT|FD_BY)_ID)\b): other members since 6.18
#include <linux/bpf.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static char *page, *end;

static long call(long cmd, void *attr, long size) { return syscall(SYS_bpf, cmd, attr, size); }

int main(void) {
  page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  end = page + 4096;
  chdir("hstrace-start");
  static const int sizes[] = {0, 1, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 56, 60, 64, 68, 72, 76, 80, 108, 112, 116, 120, 128, 136, 4097};
  static union {
    uint32_t u[1100];
    uint64_t l[500];
    char c[4400];
  } a;
  for (int cmd = -1; cmd < 40; cmd++) {
    for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++) {
      memset(&a, 0, sizeof a);
      call(cmd, &a, sizes[i]);
      for (unsigned k = 0; k < sizeof a / 4; k++) a.u[k] = k % 2 == 1 && k < 40 ? 0 : 1001 + k;
      call(cmd, &a, sizes[i]);
      memset(&a, 0xff, sizeof a);
      call(cmd, &a, sizes[i]);
    }
    call(cmd, 0, 16);
    call(cmd, end - 8, 16);
    call(cmd, end - 8, 8);
  }
  static uint32_t ids[] = {7, 8, 9};
  for (int i = 0; i < 60; i++) {
    memset(&a, 0, sizeof a);
    a.u[2] = i;
    a.u[3] = 1;
    a.l[2] = (uintptr_t)ids;
    a.u[6] = 3;
    call(BPF_PROG_QUERY, &a, 64);
    a.u[1] = 7;
    call(BPF_LINK_CREATE, &a, 64);
    a.u[0] = i;
    call(BPF_MAP_CREATE, &a, 72);
    a.u[17] = i;
    a.u[1] = 0;
    call(BPF_PROG_LOAD, &a, 72);
  }
  memset(&a, 0, sizeof a);
  a.u[2] = 28;
  a.l[2] = (uintptr_t)ids;
  a.u[6] = 2;
  call(BPF_LINK_CREATE, &a, 64);
  static uint64_t words[] = {1, 0xffffffffffffffff};
  static char *names[] = {"first", "second\n"};
  memset(&a, 0, sizeof a);
  a.u[2] = 42;
  a.u[4] = 3;
  a.u[5] = 2;
  a.l[3] = (uintptr_t)names;
  a.l[4] = (uintptr_t)words;
  a.l[5] = (uintptr_t)words;
  call(BPF_LINK_CREATE, &a, 64);
  memset(&a, 0, sizeof a);
  a.u[0] = 1;
  a.l[1] = 0;
  a.l[2] = (uintptr_t)"GPL";
  strcpy(a.c + 48, "a name");
  a.u[6] = 1;
  a.u[7] = 10;
  a.l[4] = 0;
  a.u[10] = 0x60203;
  call(BPF_PROG_LOAD, &a, 128);
  strcpy(a.c + 48, "0123456789abcdefghi");
  a.l[4] = (uintptr_t)"log";
  a.u[7] = 2;
  call(BPF_PROG_LOAD, &a, 128);
  a.u[7] = 100;
  call(BPF_PROG_LOAD, &a, 70);
  static struct bpf_insn insns[256];
  for (int i = 0; i < 256; i++) insns[i] = (struct bpf_insn){i, i, i / 3, i - 128, i == 3 ? -1 : i};
  memset(&a, 0, sizeof a);
  a.u[1] = 256;
  a.l[1] = (uintptr_t)insns;
  call(BPF_PROG_LOAD, &a, 40);
  a.l[1] = (uintptr_t)(end - 8);
  a.u[1] = 1;
  call(BPF_PROG_LOAD, &a, 40);
  a.u[1] = 2;
  call(BPF_PROG_LOAD, &a, 40);
  memset(&a, 0, sizeof a);
  a.u[0] = BPF_MAP_TYPE_ARRAY;
  a.u[1] = 4;
  a.u[2] = 8;
  a.u[3] = 2;
  strcpy(a.c + 28, "map");
  long map = call(BPF_MAP_CREATE, &a, 72);
  memset(&a, 0, sizeof a);
  a.u[0] = map;
  a.l[1] = (uintptr_t)ids;
  call(BPF_MAP_UPDATE_ELEM, &a, 32);
  static uint64_t values[] = {1, 2, 3};
  memset(&a, 0, sizeof a);
  ids[0] = 0;
  ids[1] = 1;
  a.l[2] = (uintptr_t)ids;
  a.l[3] = (uintptr_t)values;
  a.u[8] = 2;
  a.u[9] = map;
  call(BPF_MAP_UPDATE_BATCH, &a, 56);
  a.u[8] = 3;
  call(BPF_MAP_UPDATE_BATCH, &a, 56);
  memset(&a, 0, sizeof a);
  a.l[1] = (uintptr_t)(page + 64);
  a.l[2] = (uintptr_t)page;
  a.l[3] = (uintptr_t)(page + 128);
  a.u[8] = 5;
  a.u[9] = map;
  call(BPF_MAP_LOOKUP_BATCH, &a, 56);
  memset(&a, 0, sizeof a);
  a.u[0] = map;
  call(BPF_MAP_FREEZE, &a, 4);
  memset(&a, 0, sizeof a);
  a.l[0] = (uintptr_t)"/sys/fs/bpf/none";
  a.u[2] = map;
  call(BPF_OBJ_PIN, &a, 16);
  a.u[3] = 0x1018;
  call(BPF_OBJ_GET, &a, 20);
  memset(&a, 0, sizeof a);
  a.l[0] = (uintptr_t)"some type information, more than thirty-two bytes of it";
  a.u[4] = 40;
  call(BPF_BTF_LOAD, &a, 28);
  memset(&a, 0, sizeof a);
  a.l[0] = (uintptr_t)"sched_switch";
  call(BPF_RAW_TRACEPOINT_OPEN, &a, 16);
  memset(&a, 0, sizeof a);
  a.u[0] = 1;
  static char text[] = "some text";
  a.l[2] = (uintptr_t)text;
  a.u[3] = sizeof text;
  call(BPF_TASK_FD_QUERY, &a, 48);
  a.u[3] = 4;
  call(BPF_TASK_FD_QUERY, &a, 48);
  memset(&a, 0, sizeof a);
  call(BPF_PROG_GET_NEXT_ID, &a, 12);
  call(BPF_MAP_GET_NEXT_ID, &a, 12);
  return 0;
}
