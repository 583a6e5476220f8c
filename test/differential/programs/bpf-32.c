// Programs and maps of the kernel, asked for by a 32-bit program.
// compile: -m32
// options: -v
// differs before 7.2: value_type_btf_obj_fd=|core_relo_cnt=|relative_(fd|id)=|btf_log_true_size=|prog_attach_flags=|cookie=|tracing=|raw_tracepoint=.*(bytes 12..15|prog_fd=-1}, \.\.\.): members that came after Linux 6.1
// differs: next_id=0 => [0-9]: a number of the machine
// differs: BPF_F_INNER_MAP\||flags=.*0x(ff)?fffff[fe]|flags=BPF_F_LOCK\||path_fd|BPF_(TOKEN_CREATE|PROG_STREAM_READ|PROG_ASSOC|ENABLE_STATS|ITER_CREATE|LINK_DETACH|PROG_BIND_MAP)|^bpf\(0x(20|21|22|23|6|7|1c|1d),|elem_flags=(0x3f3|BPF_F_ALL)|flags=0x3ef|prog_type=(0x20|BPF_PROG_TYPE_NETF)|0x2[456]|(map|attach)_flags=.*0x[0-9a-f]+|link_update|BPF_(STRUCT_OPS|NETFILTER|LSM_CGROUP)|NETKIT|TCX|MULTI|UNIX|SESSION|attach_type=0x|GET_NEXT_ID, .*=> : newer than Linux 6.1, or a number of the machine's
// differs before 7.2: ^bpf\((0x(5|9|b|c|d|e|11|13|17|1c|1e|1f)|(0x\w+ /\* )?BPF_(PROG_DETACH|PROG_LOAD|RAW_TRACEPOINT_OPEN|LINK_CREATE|\w+_GET_(NEXT|FD_BY)_ID)\b): other members since 6.18
#include "bpf.c"
