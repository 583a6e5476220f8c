/** How a structure of the catalog departs from the one of the same name in the kernel's headers. For tests. */
export interface Departure {
  /** The structures of the headers that it is: one of them at least. Those without a name by the member that has them. */
  readonly as?: readonly string[];
  /** What members are called in C. */
  readonly names?: Readonly<Record<string, string>>;
  /** Members that are not in C by this name or size: shown otherwise than they lie in memory. */
  readonly except?: readonly string[];
  /** A part of the structure, or without what stands at its end: the size is not that of C. */
  readonly part?: true;
  /** Netlink's structures of a 64-bit kernel, whatever the program. */
  readonly only64?: true;
  /** Those of 32-bit programs only. */
  readonly only32?: true;
  /** No header that programs see declares it. */
  readonly own?: true;
}

const own: Departure = { own: true };
const family = (member: string): Departure => ({ names: { sa_family: member } });
const only64: Departure = { only64: true };
const requested = [
  ...['ifr_name', 'ifr_addr', 'ifr_dstaddr', 'ifr_broadaddr', 'ifr_netmask', 'ifr_hwaddr', 'ifr_flags'],
  ...['ifr_ifindex', 'ifr_metric', 'ifr_mtu', 'ifr_map', 'ifr_slave', 'ifr_newname', 'ifr_qlen'],
];
const segment = [
  'seg_32bit',
  'contents',
  'read_exec_only',
  'limit_in_pages',
  'seg_not_present',
  'useable',
  'lm',
];
const attributeBits = [
  ...['disabled', 'inherit', 'pinned', 'exclusive', 'exclude_user', 'exclude_kernel', 'exclude_hv'],
  ...[
    'exclude_idle',
    'mmap',
    'comm',
    'freq',
    'inherit_stat',
    'enable_on_exec',
    'task',
    'watermark',
    'precise_ip',
  ],
  ...['mmap_data', 'sample_id_all', 'exclude_host', 'exclude_guest', 'exclude_callchain_kernel'],
  ...['exclude_callchain_user', 'mmap2', 'comm_exec', 'use_clockid', 'context_switch', 'write_backward'],
  ...[
    'namespaces',
    'ksymbol',
    'bpf_event',
    'aux_output',
    'aux_pause',
    'aux_resume',
    'aux_start_paused',
    'cgroup',
    'text_poke',
    'build_id',
    'inherit_thread',
  ],
  ...['remove_on_exec', 'sigtrap', '__reserved_1', '__reserved_3'],
];

export const departures: Readonly<Record<string, Departure>> = {
  // What is at the end is neither shown nor needed.
  __sysctl_args: { part: true },
  clone_args: { part: true },
  sched_attr: { part: true, except: ['more'] },
  rseq: { part: true },
  // Arrays that reach as far as other members say.
  btrfs_ioctl_search_args: { part: true, except: ['buf'] },
  kbdiacrs: { part: true, except: ['kbdiacr'] },
  kbdiacrsuc: { part: true, except: ['kbdiacruc'] },
  msgbuf: { part: true, except: ['mtext'] },
  sockaddr_alg: { part: true, names: { sa_family: 'salg_family' }, except: ['salg_name'] },
  sockaddr_ll: { part: true, names: { sa_family: 'sll_family' } },
  ubi_rnvol_req: { except: ['ents'] },
  'ubi_rnvol_req.ents': own,
  // Two sets in three arrays.
  __user_cap_data_struct: { part: true, except: ['effective', 'permitted', 'inheritable'] },
  // Each command has its own members of the union.
  bpf_attr: { part: true, except: ['extra_data', 'test', 'query', 'raw_tracepoint', 'link_create'] },
  bpf_batch: { as: ['bpf_attr.batch'], part: true },
  bpf_enable_stats: { as: ['bpf_attr.enable_stats'] },
  bpf_info: { as: ['bpf_attr.info'] },
  bpf_iter_create: { as: ['bpf_attr.iter_create'] },
  bpf_iter_link_info: { part: true },
  map: { as: ['bpf_iter_link_info.map'] },
  bpf_link_create: {
    as: ['bpf_attr.link_create'],
    part: true,
    // The kernel reads what 32-bit programs hand it as it reads the rest.
    only64: true,
    // A type that has the members of another one, and one whose last member came later.
    except: ['session', 'uprobe_multi'],
  },
  bpf_map_info: { part: true, except: ['extra_data'] },
  bpf_prog_info: { part: true, except: ['extra_data', 'gpl_compatible'] },
  bpf_prog_assoc_struct_ops: { as: ['bpf_attr.prog_assoc_struct_ops'] },
  bpf_prog_stream_read: { as: ['bpf_attr.prog_stream_read'], part: true },
  bpf_token_create: { as: ['bpf_attr.token_create'] },
  netfilter: { as: ['bpf_attr.link_create.netfilter'], part: true },
  // Laid out as these; the headers name no other member for it.
  cgroup: { as: ['bpf_attr.link_create.tcx'], only64: true },
  netkit: { as: ['bpf_attr.link_create.netkit'], only64: true },
  tcx: { as: ['bpf_attr.link_create.tcx'], only64: true },
  tracing: { as: ['bpf_attr.link_create.tracing'], only64: true },
  tracing_multi: { as: ['bpf_attr.link_create.tracing_multi'], part: true },
  uprobe_multi: { as: ['bpf_attr.link_create.uprobe_multi'], part: true },
  perf_event: { as: ['bpf_attr.link_create.perf_event'] },
  kprobe_multi: { as: ['bpf_attr.link_create.kprobe_multi'] },
  bpf_link_detach: { as: ['bpf_attr.link_detach'] },
  bpf_link_update: { as: ['bpf_attr.link_update'] },
  bpf_prog_bind_map: { as: ['bpf_attr.prog_bind_map'] },
  bpf_query: { as: ['bpf_attr.query'], part: true },
  bpf_raw_tracepoint: { as: ['bpf_attr.raw_tracepoint'], part: true },
  bpf_task_fd_query: { as: ['bpf_attr.task_fd_query'] },
  bpf_test: { as: ['bpf_attr.test'], part: true },
  // The name of a structure has changed, or several have it.
  timespec: { as: ['timespec', '__kernel_timespec'] },
  timeval: { as: ['timeval', '__kernel_sock_timeval'] },
  itimerspec: { as: ['itimerspec', '__kernel_itimerspec'] },
  timex: { as: ['timex', '__kernel_timex'] },
  msqid_ds: { as: ['msqid64_ds'] },
  semid_ds: { as: ['semid64_ds'] },
  shmid_ds: { as: ['shmid64_ds'] },
  shminfo: { as: ['shminfo64'] },
  stat: { as: ['stat', '__old_kernel_stat', 'stat64'], except: ['st_blksize', 'st_blocks'] },
  stat64: { only32: true },
  statfs64: { only32: true },
  // strace needs no padding behind it.
  if_dqblk: { part: true },
  hd_drive_cmd_hdr: own,
  rtnl_link_stats: {
    as: ['rtnl_link_stats', 'rtnl_link_stats64'],
    // Older kernels know fewer counters.
    part: true,
  },
  fsid: { as: ['__kernel_fsid_t'] },
  // Bit-fields.
  user_desc: { part: true, except: [...segment, 'more'] },
  perf_event_attr: { except: ['aux_start_paused', 'aux_pause', 'aux_resume', ...attributeBits, 'more'] },
  // 64-bit members of which 32 bits matter.
  btrfs_ioctl_send_args: { except: ['send_fd'] },
  btrfs_ioctl_vol_args: { except: ['fd'] },
  btrfs_ioctl_vol_args_v2: { except: ['fd'] },
  file_clone_range: { except: ['src_fd'] },
  file_dedupe_range_info: { except: ['dest_fd'] },
  // Unions without a name, or what stands for the members that are not shown.
  v4l2_buffer: { except: ['more'] },
  v4l2_ext_control: { except: ['content'] },
  v4l2_frmivalenum: { except: ['interval'] },
  v4l2_frmsizeenum: { except: ['size'] },
  // Without the name behind it.
  dm_name_list: { part: true },
  // Netlink.
  gnet_stats_basic: only64,
  ifla_vf_guid: only64,
  rtnl_link_ifmap: { part: true },
  tc_stats: { part: true },
  smcd_diag_dmbinfo: { part: true },
  tpacket_stats: { as: ['tpacket_stats', 'tpacket_stats_v3'] },
  // Rings.
  io_cqring_offsets: { part: true, except: ['user_addr'] },
  io_sqring_offsets: { part: true, except: ['user_addr'] },
  io_uring_params: { except: ['sq_off', 'cq_off'] },
  io_uring_query_hdr: { except: ['answer'] },
  io_uring_restriction: { names: { op: 'register_op' } },
  io_uring_rsrc_update: { except: ['data'] },
  // With room for commands of 80 bytes.
  io_uring_sqe: { part: true, except: ['cmd'] },
  // Names of C are macros.
  ifreq: { except: requested },
  ipc_kludge: { except: ['msgsz'] },
  rtc_param: { names: { value: 'uvalue' } },
  tcp_ao_add: { except: ['set_current', 'set_rnext'] },
  // With the address behind it.
  sock_extended_err: { part: true, except: ['offender'] },
  ifconf: { except: ['ifc_buf'] },
  ipv6_mreq: { names: { ipv6mr_interface: 'ipv6mr_ifindex' } },
  sockaddr_in: family('sin_family'),
  sockaddr_in6: family('sin6_family'),
  sockaddr_mctp: family('smctp_family'),
  sockaddr_nl: family('nl_family'),
  sockaddr_qrtr: family('sq_family'),
  sockaddr_tipc: family('family'),
  sockaddr_vm: family('svm_family'),
  sockaddr_x25: family('sx25_family'),
  sockaddr_xdp: family('sxdp_family'),
  // The C library's or the kernel's own.
  old_timeval32: own,
  v4l2_buffer_time32: own,
  counters: own,
  crypto_report_aead: own,
  crypto_report_blkcipher: own,
  crypto_report_cipher: own,
  crypto_report_hash: own,
  crypto_report_rng: own,
  file_handle: own,
  ieee802154_addr_sa: own,
  linger: own,
  linux_dirent64: own,
  linux_dirent: own,
  old_linux_dirent: own,
  mmap_arg_struct: own,
  msghdr: own,
  old_sched_attr: own,
  // Declared by the C library.
  sched_param: own,
  old_sigaction: own,
  rt_sigframe: own,
  sel_arg_struct: own,
  sg_io_hdr: own,
  sg_req_info: own,
  sg_scsi_id: own,
  sigaction: own,
  sigframe: own,
  sockaddr: own,
  sockaddr_hci: own,
  sockaddr_ieee802154: own,
  sockaddr_ipx: own,
  sockaddr_l2: own,
  sockaddr_rc: own,
  sockaddr_sco: own,
  ucred: own,
  user_fpregs_struct: own,
  user_fpsimd_state: own,
  user_pt_regs: own,
  user_regs_struct: own,
  utsname: own,
};
