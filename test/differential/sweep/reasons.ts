/** Where strace 7.2, which hstrace follows, prints otherwise than an older one that it is compared with. */
export interface Reason {
  /** A part of a line of the older one. */
  readonly pattern: RegExp;
  /** What 7.2 has there, by the rules of String.replace; the line must then be hstrace's. */
  readonly becomes: string | ((match: string, ...groups: string[]) => string);
  readonly why: string;
  /** The first strace that prints it as hstrace does: with that one the reason holds no more. */
  readonly before: string;
}

/** A reason that no replacement can tell. */
export interface Exempt {
  /** What both lines, joined by a line feed, look like. */
  readonly pattern: RegExp;
  readonly why: string;
  /** As for Reason; what has none holds with every strace, for it concerns what no kernel does. */
  readonly before?: string;
}

export const reasons: readonly Reason[] = [
  {
    pattern: /^(sendfile(?:64)?\(.*)\[(\d+)\] => \[(\d+)\]/,
    becomes: (_, before, first, second) => `${before}[${first === second ? first : `${first} => ${second}`}]`,
    why: 'newer strace shows both values of an offset in one pair of brackets',
    before: '6.8',
  },
  {
    pattern: /data=\{u32=\d+, u64=(\d+)\}/g,
    becomes: (_, wide) => `data=${wide === '0' ? '0' : `0x${BigInt(wide as string).toString(16)}`}`,
    why: 'the data of epoll events are one number since strace 6.3',
    before: '6.3',
  },
  {
    pattern: /^(sched_(?:[gs]etparam\(-?\d+|setscheduler\(-?\d+, .*), )\[(-?\d+)\]/,
    becomes: '$1{sched_priority=$2}',
    why: 'the parameters of scheduling are a structure since strace 7',
    before: '7.2',
  },
  {
    pattern: /^(sched_getscheduler\(-?\d+\) += )([1-9]\d*)(?= |$)/,
    becomes: (_, before, policy) => `${before}0x${Number(policy).toString(16)}`,
    why: 'policies of scheduling are in hexadecimal since strace 7',
    before: '7.2',
  },
  {
    pattern: /^(sched_setattr\(.*, )([1-9]\d*)\) /,
    becomes: (_, before, flags) => `${before}0x${Number(flags).toString(16)}) `,
    why: 'the flags of sched_setattr are in hexadecimal since strace 7',
    before: '7.2',
  },
  {
    pattern: /^(wait(?:4|pid)\(.*\[)0xffffffff([0-9a-f]{8}\])/,
    becomes: '$10x$2',
    why: 'a status of wait that makes no sense has 32 bits since strace 7',
    before: '7.2',
  },
  {
    pattern: /\b(\w+=)(-?\d+) => \2\b/g,
    becomes: '$1$2',
    why: 'what a request leaves as it was is shown once since strace 7',
    before: '7.2',
  },
  { pattern: /\b1 << /g, becomes: '1<<', why: 'shifts have no blanks since strace 7', before: '7.2' },
  {
    pattern: /^set_tid_address\(0\)/,
    becomes: 'set_tid_address(NULL)',
    why: 'the argument is a pointer since strace 7',
    before: '7.2',
  },
];

/** Lines that differ for a reason that no replacement can tell: both are looked at. */
export const exempt: readonly Exempt[] = [
  { pattern: /^syscall_0x/, why: 'the call is newer than strace 6.1', before: '7.2' },
  {
    pattern: /^futex_waitv\(\[\{.*flags=FUTEX2/s,
    why: 'the flags of futex_waitv are those of FUTEX2 since strace 6.16',
    before: '6.16',
  },
  {
    pattern: /^[lf]?getxattr\(.*, "", 0\) .*\n.*, 0x[0-9a-f]+, 0\) /,
    why: 'a value of which only the length was asked for is not looked at since strace 7',
    before: '7.2',
  },
  { pattern: /^getdents(64)?\(/, why: 'no kernel gives such directory entries' },
  { pattern: /^getcwd\(/, why: 'every kernel ends the path with a NUL' },
  {
    pattern: /^p?poll(_time64)?\(.*\) = \d+ \(\[/,
    why: 'no kernel has so many answers in memory that cannot be read',
  },
  { pattern: /^_?(new)?p?select.*\]\], left/s, why: 'no kernel counts more descriptors than it sets' },
  { pattern: /^rseq\(/, why: 'strace 6.1 does not decode it', before: '7.2' },
  {
    pattern: /^(fsmount|mount_setattr)\(.*MOUNT_ATTR_/s,
    why: 'attributes of mounts are decoded in full since strace 6.8',
    before: '6.8',
  },
  { pattern: /FAN_MARK_MNTNS/, why: 'FAN_MARK_MNTNS stands for two bits since strace 6.15', before: '6.15' },
  { pattern: /\bMAP_DROPPABLE\b/, why: 'strace 6.1 has no name for a constant', before: '7.2' },
  { pattern: /PIDFD_SIGNAL_/, why: 'pidfd_send_signal has flags since strace 6.9', before: '6.9' },
  {
    pattern: /^sched_getattr\(.*, ([0-9]|[1-3][0-9]|4[0-7]), \d+\) /,
    why: 'no kernel fills in less than the first version',
  },
  { pattern: /^keyctl\(KEYCTL_CAPABILITIES, .*, 0\) /, why: 'what has no bytes is no value' },
  { pattern: /^recvmmsg\(\d+, \[\.\.\.\], 0, /, why: 'no kernel receives messages where no room is' },
  { pattern: /^io_uring_setup\(.*user_addr=/s, why: 'io_uring has grown since strace 6.1', before: '7.2' },
  {
    pattern: /^io_uring_enter\(.*IORING_ENTER_EXT_ARG/s,
    why: 'io_uring has grown since strace 6.1',
    before: '7.2',
  },
  {
    pattern: /^io_uring_register\(.*(PBUF_RING|IORING_REGISTER_\?\?\?)/s,
    why: 'io_uring has grown since strace 6.1',
    before: '7.2',
  },
  { pattern: /sa_family=AF_TIPC/, why: 'addresses of AF_TIPC are decoded since strace 6.15', before: '6.15' },
  { pattern: /^landlock_/, why: 'Landlock has grown since strace 6.1', before: '7.2' },
  { pattern: /^readdir\(/, why: 'no kernel gives such directory entries' },
  {
    pattern: /cmsg_type=SCM_(PIDFD|INQ|SECURITY)|IP_LOCAL_PORT_RANGE|IP_PROTOCOL/,
    why: 'decoded since strace 6.5',
    before: '6.5',
  },
  { pattern: /^ioctl\(\d+, _IOC\(/, why: 'the request is newer than strace 6.1', before: '7.2' },
  {
    pattern: /^ioctl\(\d+, (DRM|VFIO|PCITEST|SNDCTL|MGSL|F2FS|XSDFEC)_/,
    why: 'other drivers have the same number since',
    before: '7.2',
  },
  {
    pattern: /^ioctl\(\d+, (WDIOC|UFFDIO|EPIOC|SECCOMP_IOCTL)_/,
    why: 'decoded since strace 6.6 to 6.12',
    before: '6.12',
  },
  {
    pattern: /^ioctl\(\d+, (UBI_IOCATT|PTP_CLOCK_GETCAPS|PTP_SYS_OFFSET_EXTENDED2?), /,
    why: 'the structure has grown since',
    before: '7.2',
  },
  {
    pattern: /parent_root=UINT64_MAX|BTRFS_IOC_BALANCE_V2, (NULL|0x1) =>|BTRFS_BLOCK_GROUP_REMAPPED/,
    why: 'btrfs does not see such values',
  },
  {
    pattern: /KVM_SET_CPUID2, \{nent=\d{9,}|PERF_EVENT_IOC_QUERY_BPF, \{ids_len=0, \.\.\.\}/,
    why: 'of what cannot be read, the first member is still shown',
  },
  { pattern: /^prctl\(0x4[1-9a-f] /, why: 'the operation is newer than strace 6.1', before: '7.2' },
  { pattern: /^prctl\(PR_(SVE|SME)_|PR_GET_SPECULATION_CTRL, 0x/, why: 'x86 kernels do not answer so' },
  { pattern: /^arch_prctl\(ARCH_REQ_XCOMP_/, why: 'kernels answer with 0' },
  {
    pattern: /mtext=0x2000|AX25_P_/,
    why: 'no program sends what it cannot read, nor by a protocol of more than 32 bits',
  },
  {
    pattern: /^sched_getattr\(-?\d+, \{size=([0-9]|[1-3][0-9]|4[0-7])\}/,
    why: 'no kernel fills in less than the first version',
  },
  {
    pattern: /\bF_DUPFD_QUERY\b|\bF_CREATED_QUERY\b/,
    why: 'the command is newer than strace 6.1',
    before: '7.2',
  },
  { pattern: /^ppoll\(0x/, why: 'no kernel answers where no descriptors can be read' },
  { pattern: /^sendmmsg\(.*cmsg_len=\d{9,}.*msg_control=0x/s, why: 'no control message is as long as that' },
  {
    pattern: /^select\((0x[0-9a-f]+|NULL)\) +=/,
    why: 'no kernel answers where the arguments cannot be read',
  },
  {
    pattern: /^fcntl(64)?\(.*(RW_HINT|_[GS]ETDELEG|, 0x(40[b-f]|410),)/s,
    why: 'hints and delegations are decoded since strace 7',
    before: '7.2',
  },
  {
    pattern: /MREMAP_DONTUNMAP|^mremap\(.*, 0x5\)/,
    why: 'the new address is shown with MREMAP_DONTUNMAP since strace 7',
    before: '7.2',
  },
  {
    pattern: /^process_madvise\(/,
    why: 'advice that one process may not give another has no name since strace 7',
    before: '7.2',
  },
  { pattern: /^fanotify_mark\(/, why: 'the order of flags is another since strace 7', before: '7.2' },
  { pattern: /SCHED_GETATTR_FLAG_/, why: 'sched_getattr has flags since strace 7', before: '7.2' },
  { pattern: /PKEY_UNRESTRICTED/, why: 'no right has a name since strace 7', before: '7.2' },
  { pattern: /SCHED_RESET_ON_FORK\|/, why: 'the flag has a name since strace 7', before: '7.2' },
  {
    pattern: /cmsg_data="\\x|cmsg_type=IP_PROTOCOL/,
    why: 'control messages of unknown types are shown since strace 7',
    before: '7.2',
  },
  { pattern: /sxdp_shared_umem_fd=-/, why: 'it is a descriptor since strace 7', before: '7.2' },
  { pattern: /SOL_TIPC, /, why: 'options of TIPC are decoded since strace 6.15', before: '7.2' },
  {
    pattern: /^ptrace\(PTRACE_[GS]ET_SYSCALL_INFO/,
    why: 'the structure has grown since strace 6.1',
    before: '7.2',
  },
  { pattern: /FS_IOC_SHUTDOWN/, why: 'decoded since strace 7', before: '7.2' },
  {
    pattern: /\[(\{iov_base=|0x).*\.\.\..*\], \d{10,}/,
    why: 'no kernel takes so many vectors or nodes',
  },
  { pattern: /^bpf\(/, why: 'bpf is compared elsewhere' },
];
