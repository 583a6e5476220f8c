import {
  bpfAttachFlags,
  bpfAttachTypes,
  bpfFileModeFlags,
  bpfKprobeMultiFlags,
  bpfMapFlags,
  bpfMapLookupFlags,
  bpfMapTypes,
  bpfMapUpdateFlags,
  bpfNetfilterLinkFlags,
  bpfOpenFlags,
  bpfProgramFlags,
  bpfProgramTypes,
  bpfQueryFlags,
  bpfStatsTypes,
  bpfTaskFdTypes,
  bpfTestRunFlags,
  bpfUprobeMultiFlags,
} from '../constants/bpf.gen.js';
import { union } from '../model/branch.js';
import { labelled, unlessZero, when } from '../model/decorate.js';
import {
  address,
  dirfd,
  fd,
  flags,
  hex,
  int,
  interfaceIndex,
  oneOf,
  pid,
  u64,
  uint,
} from '../model/integers.js';
import type { AnyKind, ValueOf } from '../model/kind.js';
import { list, wide } from '../model/pointer.js';
import { type Condition, equals, field, hasBits, lacksBits } from '../model/ref.js';
import { buffer, chars, cstring, path } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { objectInfo as infoOfObject } from './bpf-info.js';
import { instructions } from './bpf-instruction.js';
import {
  bounded,
  extraData,
  kernelVersion,
  known,
  knownFrom,
  lengthBefore,
  mapExtra,
  numaNode,
} from './bpf-values.js';

/** Bytes of the names of programs and maps, their NUL included (BPF_OBJ_NAME_LEN). */
const NAME_LENGTH = 16;

const BPF_F_NUMA_NODE = 0x4;
const BPF_F_REPLACE = 0x4;
const BPF_F_ID = 0x20;
const BPF_F_BEFORE_OR_AFTER = 0x18;

/** `__aligned_u64`, which stands at multiples of 8 bytes on i386, too. */
const pointer64 = (): ReturnType<typeof address> => ({ ...address('u64'), align: () => 8 });
/** Text in a buffer, up to its NUL; none where the buffer has no room. */
const textOf = (size: string) =>
  union([{ if: [equals(field(size), 0)], kind: wide(buffer(0)) }], bounded(wide(cstring())));

/** `__u64`, which the kernel looks for at multiples of 8 bytes whatever the program's compiler thinks. */
const uint64 = (): ReturnType<typeof u64> => ({ ...u64(), align: () => 8 });
const hex64 = (): ReturnType<typeof hex> => ({ ...hex('u64'), align: () => 8 });

/** What a program is put in front of or behind, by descriptor or by id. */
const relative = (flagsMember: string, at: number) => ({
  relative_fd: known(at, when([lacksBits(field(flagsMember), BPF_F_ID)], fd())),
  relative_id: known(at, when([hasBits(field(flagsMember), BPF_F_ID)], uint())),
});

/** What is known of `union bpf_attr` of linux/bpf.h for each command, by the name of the member in the union. */
export const mapCreate = struct('bpf_attr', {
  ...knownFrom(0, {
    map_type: oneOf(bpfMapTypes),
    key_size: uint(),
    value_size: uint(),
    max_entries: uint(),
  }),
  map_flags: known(16, flags(bpfMapFlags)),
  inner_map_fd: known(20, fd()),
  numa_node: when([hasBits(field('map_flags'), BPF_F_NUMA_NODE)], known(24, numaNode)),
  map_name: chars(NAME_LENGTH),
  map_ifindex: known(44, interfaceIndex()),
  ...knownFrom(48, { btf_fd: fd(), btf_key_type_id: uint(), btf_value_type_id: uint() }),
  btf_vmlinux_value_type_id: known(60, uint()),
  map_extra: known(64, mapExtra),
  value_type_btf_obj_fd: known(72, fd()),
  map_token_fd: known(76, fd()),
  ...knownFrom(80, { excl_prog_hash: pointer64(), excl_prog_hash_size: uint() }),
  extra_data: extraData(92),
});

export const mapLookup = struct('bpf_attr', {
  map_fd: known(0, fd()),
  ...knownFrom(0, { key: pointer64(), value: pointer64() }),
  flags: known(24, flags(bpfMapLookupFlags, 'u64')),
  extra_data: extraData(32),
});

export const mapUpdate = struct('bpf_attr', {
  map_fd: known(0, fd()),
  ...knownFrom(0, { key: pointer64(), value: pointer64(), flags: oneOf(bpfMapUpdateFlags, 'u64') }),
  extra_data: extraData(32),
});

export const mapDelete = struct('bpf_attr', {
  map_fd: known(0, fd()),
  key: known(0, pointer64()),
  extra_data: extraData(16),
});

export const mapNextKey = struct('bpf_attr', {
  map_fd: known(0, fd()),
  ...knownFrom(0, { key: pointer64(), next_key: pointer64() }),
  extra_data: extraData(24),
});

export const mapFreeze = struct('bpf_attr', { map_fd: known(0, fd()), extra_data: extraData(4) });

export const programLoad = struct('bpf_attr', {
  ...knownFrom(0, {
    prog_type: oneOf(bpfProgramTypes),
    insn_cnt: uint(),
    insns: instructions,
    license: wide(cstring()),
  }),
  ...knownFrom(24, { log_level: uint(), log_size: uint(), log_buf: textOf('log_size') }),
  kern_version: known(40, kernelVersion),
  prog_flags: known(44, flags(bpfProgramFlags)),
  prog_name: chars(NAME_LENGTH),
  prog_ifindex: known(64, interfaceIndex()),
  expected_attach_type: known(68, oneOf(bpfAttachTypes)),
  ...knownFrom(72, {
    prog_btf_fd: fd(),
    func_info_rec_size: uint(),
    func_info: pointer64(),
    func_info_cnt: uint(),
    line_info_rec_size: uint(),
    line_info: pointer64(),
    line_info_cnt: uint(),
  }),
  attach_btf_id: known(108, uint()),
  attach_prog_fd: known(112, fd()),
  core_relo_cnt: known(128, uint()),
  fd_array: known(120, pointer64()),
  ...knownFrom(128, { core_relos: pointer64(), core_relo_rec_size: uint() }),
  log_true_size: known(140, uint()),
  prog_token_fd: known(144, fd()),
  fd_array_cnt: known(148, uint()),
  ...knownFrom(152, { signature: pointer64(), signature_size: uint(), keyring_id: int() }),
  extra_data: extraData(168),
});

export const objectPin = struct('bpf_attr', {
  pathname: known(0, wide(path())),
  bpf_fd: known(0, fd()),
  file_flags: known(12, flags(bpfFileModeFlags)),
  path_fd: known(16, dirfd()),
  extra_data: extraData(20),
});

export const programAttach = struct(
  'bpf_attr',
  {
    ...knownFrom(0, {
      target_fd: fd(),
      attach_bpf_fd: fd(),
      attach_type: oneOf(bpfAttachTypes),
      attach_flags: flags(bpfAttachFlags),
    }),
    replace_bpf_fd: known(16, fd()),
    ...relative('attach_flags', 20),
    expected_revision: known(20, uint64()),
    extra_data: extraData(32),
  },
  { at: { relative_id: 20, expected_revision: 24, extra_data: 32 } },
);

/** An attribute structure that is a member of the union. */
function member(name: string, kind: AnyKind, bytes: number) {
  return struct('bpf_attr', { [name]: kind, extra_data: extraData(bytes) }, { at: { extra_data: bytes } });
}

export const programTestRun = member(
  'test',
  struct('bpf_test', {
    ...knownFrom(0, {
      prog_fd: fd(),
      retval: uint(),
      data_size_in: uint(),
      data_size_out: uint(),
      data_in: pointer64(),
      data_out: pointer64(),
      repeat: uint(),
      duration: uint(),
    }),
    ...knownFrom(40, {
      ctx_size_in: uint(),
      ctx_size_out: uint(),
      ctx_in: pointer64(),
      ctx_out: pointer64(),
    }),
    ...knownFrom(64, { flags: flags(bpfTestRunFlags), cpu: uint() }),
    batch_size: known(72, uint()),
  }),
  76,
);

export const nextId = struct('bpf_attr', {
  ...knownFrom(0, { start_id: uint(), next_id: uint() }),
  extra_data: extraData(8),
});

export const programById = struct('bpf_attr', { prog_id: known(0, uint()), extra_data: extraData(4) });
// Nothing looks at the id of the next one, which has its place in front of the flags.
export const mapById = struct(
  'bpf_attr',
  { map_id: known(0, uint()), open_flags: known(8, flags(bpfOpenFlags)), extra_data: extraData(12) },
  { at: { open_flags: 8 } },
);
export const btfById = struct(
  'bpf_attr',
  {
    btf_id: known(0, uint()),
    ...knownFrom(8, { open_flags: flags(bpfOpenFlags), fd_by_id_token_fd: fd() }),
    extra_data: extraData(16),
  },
  { at: { open_flags: 8 } },
);
export const linkById = struct('bpf_attr', { link_id: known(0, uint()), extra_data: extraData(4) });

export const objectInfo = member(
  'info',
  struct('bpf_info', knownFrom(0, { bpf_fd: fd(), info_len: uint(), info: infoOfObject })),
  16,
);

export const programQuery = member(
  'query',
  struct('bpf_query', {
    ...knownFrom(0, {
      target_fd: fd(),
      attach_type: oneOf(bpfAttachTypes),
      query_flags: flags(bpfQueryFlags),
      attach_flags: flags(bpfAttachFlags),
    }),
    prog_ids: known(0, lengthBefore(28, wide(list(uint(), 0)), wide(list(uint(), field('prog_cnt'))))),
    prog_cnt: known(0, uint()),
    prog_attach_flags: known(32, pointer64()),
    ...knownFrom(40, { link_ids: pointer64(), link_attach_flags: pointer64(), revision: hex64() }),
  }),
  64,
);

export const rawTracepoint = member(
  'raw_tracepoint',
  struct('bpf_raw_tracepoint', {
    name: known(0, wide(cstring())),
    prog_fd: known(0, fd()),
    // Shown if it is all there.
    cookie: known(23, hex64()),
  }),
  24,
);

export const btfLoad = struct('bpf_attr', {
  btf: known(
    0,
    lengthBefore(
      17,
      wide(buffer(0)),
      union([{ if: [equals(field('btf_size'), 0)], kind: wide(buffer(0)) }], wide(buffer(field('btf_size')))),
    ),
  ),
  ...knownFrom(0, {
    btf_log_buf: pointer64(),
    btf_size: uint(),
    btf_log_size: uint(),
    btf_log_level: uint(),
  }),
  btf_log_true_size: known(28, uint()),
  ...knownFrom(32, { btf_flags: flags(bpfFileModeFlags), btf_token_fd: fd() }),
  extra_data: extraData(40),
});

export const taskFdQuery = member(
  'task_fd_query',
  struct('bpf_task_fd_query', {
    ...knownFrom(0, { pid: pid(), fd: fd(), flags: uint(), buf_len: uint() }),
    buf: known(0, textOf('buf_len')),
    ...knownFrom(0, {
      prog_id: uint(),
      fd_type: oneOf(bpfTaskFdTypes),
      probe_offset: hex('u64'),
      probe_addr: hex('u64'),
    }),
  }),
  48,
);

const batchOf = (fields: Readonly<Record<string, AnyKind>>) =>
  member('batch', struct('bpf_batch', knownFrom(0, fields), { at: { keys: 16, values: 24, count: 32 } }), 56);

const batchTail = {
  count: uint(),
  map_fd: fd(),
  elem_flags: flags(bpfMapLookupFlags, 'u64'),
  flags: hex('u64'),
};

export const mapLookupBatch = batchOf({
  in_batch: pointer64(),
  out_batch: pointer64(),
  keys: pointer64(),
  values: pointer64(),
  ...batchTail,
});
export const mapUpdateBatch = batchOf({ keys: pointer64(), values: pointer64(), ...batchTail });
export const mapDeleteBatch = batchOf({ keys: pointer64(), ...batchTail });

const attachType = (type: number): Condition => [equals(field('attach_type'), type)];
const attachTypes = (first: number, last: number): Condition => [
  { of: field('attach_type'), compare: 'ge', value: first },
  { of: field('attach_type'), compare: 'lt', value: last + 1 },
];
const BPF_XDP = 37;
/** Types of links on cgroups, from the first to the last of each row. */
const CGROUPS = [
  [0, 3],
  [6, 6],
  [8, 15],
  [18, 22],
  [29, 32],
  [34, 34],
  [49, 53],
] as const;
const BPF_TRACE_FENTRY = 24;
const BPF_LSM_MAC = 27;
const BPF_TRACE_ITER = 28;
const BPF_PERF_EVENT = 41;
const BPF_TRACE_KPROBE_MULTI = 42;
const BPF_NETFILTER = 45;
const BPF_TCX_INGRESS = 46;
const BPF_TCX_EGRESS = 47;
const BPF_TRACE_UPROBE_MULTI = 48;
const BPF_NETKIT_PRIMARY = 54;
const BPF_NETKIT_PEER = 55;
const BPF_TRACE_FSESSION = 58;
const BPF_TRACE_FENTRY_MULTI = 59;
const BPF_TRACE_FSESSION_MULTI = 61;
const tcxs = attachTypes(BPF_TCX_INGRESS, BPF_TCX_EGRESS);
const netkits = attachTypes(BPF_NETKIT_PRIMARY, BPF_NETKIT_PEER);
const count = field('cnt');
/** Where the common members of a link end. */
const TAIL = 16;
const inTail = <K extends AnyKind>(kind: K): ReturnType<typeof known<ValueOf<K>>> => known(TAIL, kind);

const tracing = struct('tracing', { target_btf_id: inTail(uint()), cookie: inTail(hex64()) });
const kprobeMulti = struct('kprobe_multi', {
  flags: inTail(flags(bpfKprobeMultiFlags)),
  cnt: inTail(uint()),
  syms: inTail(wide(list(cstring(), count))),
  addrs: inTail(wide(list(hex('u64'), count))),
  cookies: inTail(wide(list(hex('u64'), count))),
});
const uprobeMulti = struct(
  'uprobe_multi',
  {
    path: inTail(wide(path())),
    offsets: inTail(wide(list(hex('u64'), count))),
    ref_ctr_offsets: inTail(wide(list(hex('u64'), count))),
    cookies: inTail(wide(list(hex('u64'), count))),
    cnt: inTail(uint()),
    flags: inTail(flags(bpfUprobeMultiFlags)),
    pid: inTail(pid()),
    path_fd: known(TAIL + 44, fd()),
  },
  // The descriptor came later: structures may end before it.
  { bytes: 44 },
);
/** Of links on network devices, which stand in an order. */
const ordered = (name: string) =>
  struct(
    name,
    { ...relative('flags', TAIL), expected_revision: inTail(hex64()) },
    { at: { relative_id: 0, expected_revision: 8 } },
  );

/** What follows the common members of a link, by its type: how it is called, and how many bytes it has. */
const tails = {
  tracing: { if: attachTypes(BPF_TRACE_FENTRY, BPF_LSM_MAC), kind: tracing, bytes: 16 },
  perf_event: {
    if: attachType(BPF_PERF_EVENT),
    kind: struct('perf_event', { bpf_cookie: inTail(hex('u64')) }),
    bytes: 8,
  },
  kprobe_multi: { if: attachType(BPF_TRACE_KPROBE_MULTI), kind: kprobeMulti, bytes: 32 },
  netfilter: {
    if: attachType(BPF_NETFILTER),
    kind: struct('netfilter', {
      pf: inTail(uint()),
      hooknum: inTail(uint()),
      priority: inTail(int()),
      flags: inTail(flags(bpfNetfilterLinkFlags)),
    }),
    bytes: 16,
  },
  tcx: { if: tcxs, kind: ordered('tcx'), bytes: 16 },
  uprobe_multi: { if: attachType(BPF_TRACE_UPROBE_MULTI), kind: uprobeMulti, bytes: 44 },
  netkit: { if: netkits, kind: ordered('netkit'), bytes: 16 },
  session: { if: attachType(BPF_TRACE_FSESSION), kind: labelled('tracing', tracing), bytes: 16 },
  tracing_multi: {
    if: attachTypes(BPF_TRACE_FENTRY_MULTI, BPF_TRACE_FSESSION_MULTI),
    kind: struct('tracing_multi', {
      ids: inTail(wide(list(uint(), count))),
      cookies: inTail(wide(list(hex('u64'), count))),
      cnt: inTail(uint()),
    }),
    bytes: 20,
  },
} as const satisfies Readonly<
  Record<string, { readonly if: Condition; readonly kind: AnyKind; readonly bytes: number }>
>;

/** A member that is not there. */
const absent = when([equals({ from: 'const', value: 0 }, 1)], uint());

const onDevice = (kind: AnyKind, otherwise: AnyKind) =>
  union(
    [attachType(BPF_XDP), tcxs, netkits].map((condition) => ({ if: condition, kind })),
    otherwise,
  );

const isOnCgroup = (type: number): boolean => CGROUPS.some(([first, last]) => type >= first && type <= last);

/** What only links on cgroups have. */
const ofCgroup = <K extends AnyKind>(kind: K) =>
  union(
    CGROUPS.map(([first, last]) => ({ if: attachTypes(first, last), kind })),
    absent,
  );

/** How many bytes the members behind the common ones have; those of unknown size reach to the end. */
function tailBytes(type: number, flagBits: number, room: number): number {
  if (isOnCgroup(type)) return (flagBits & BPF_F_BEFORE_OR_AFTER) !== 0 ? 16 : 4;
  if (type === BPF_TRACE_ITER) return 12;
  // The descriptor came later.
  if (type === BPF_TRACE_UPROBE_MULTI && room >= 48) return 48;
  const found = Object.values(tails).find(({ if: clauses }) =>
    clauses.every(({ compare, value }) =>
      compare === 'eq' ? type === value : compare === 'ge' ? type >= value : type < value,
    ),
  );
  return found?.bytes ?? 0;
}

const iterated = struct('bpf_iter_link_info', { map: struct('map', { map_fd: fd() }) });

/** What follows the common members depends on the type. */
const link = struct(
  'bpf_link_create',
  {
    ...knownFrom(0, {
      prog_fd: fd(),
      target_fd: onDevice(absent, fd()),
      target_ifindex: onDevice(interfaceIndex(), absent),
      attach_type: oneOf(bpfAttachTypes),
      flags: flags(bpfAttachFlags),
    }),
    target_btf_id: when(
      [lacksBits(field('flags'), BPF_F_BEFORE_OR_AFTER)],
      ofCgroup(inTail(unlessZero(uint()))),
    ),
    cgroup: when([hasBits(field('flags'), BPF_F_BEFORE_OR_AFTER)], ofCgroup(inTail(ordered('cgroup')))),
    iter_info: when(
      attachType(BPF_TRACE_ITER),
      inTail(lengthBefore(28, wide(list(iterated, 0)), wide(list(iterated, field('iter_info_len'))))),
    ),
    iter_info_len: when(attachType(BPF_TRACE_ITER), inTail(uint())),
    ...Object.fromEntries(
      Object.entries(tails).map(([name, tail]) => [name, when(tail.if, inTail(tail.kind))]),
    ),
  },
  {
    at: {
      target_ifindex: 4,
      target_btf_id: TAIL,
      cgroup: TAIL,
      iter_info: TAIL,
      iter_info_len: 24,
      ...Object.fromEntries(Object.keys(tails).map((name) => [name, TAIL])),
    },
    bytes: TAIL,
  },
);

export const linkCreate = struct(
  'bpf_attr',
  {
    link_create: link,
    extra_data: extraData(TAIL, (view, pos, end) =>
      tailBytes(view.getUint32(pos - 8, true), view.getUint32(pos - 4, true), end - pos),
    ),
  },
  { at: { extra_data: 16 } },
);

export const linkUpdate = member(
  'link_update',
  struct('bpf_link_update', {
    ...knownFrom(0, { link_fd: fd(), new_prog_fd: fd(), flags: flags(bpfAttachFlags) }),
    old_prog_fd: when([hasBits(field('flags'), BPF_F_REPLACE)], known(0, fd())),
  }),
  16,
);

export const enableStats = member(
  'enable_stats',
  struct('bpf_enable_stats', knownFrom(0, { type: oneOf(bpfStatsTypes) })),
  4,
);

export const iterCreate = member(
  'iter_create',
  struct('bpf_iter_create', knownFrom(0, { link_fd: fd(), flags: hex('u32') })),
  8,
);

export const linkDetach = member(
  'link_detach',
  struct('bpf_link_detach', knownFrom(0, { link_fd: fd() })),
  4,
);

export const programBindMap = member(
  'prog_bind_map',
  struct('bpf_prog_bind_map', knownFrom(0, { prog_fd: fd(), map_fd: fd(), flags: hex('u32') })),
  12,
);

export const tokenCreate = member(
  'token_create',
  struct('bpf_token_create', knownFrom(0, { flags: hex('u32'), bpffs_fd: fd() })),
  8,
);

export const programStreamRead = member(
  'prog_stream_read',
  struct('bpf_prog_stream_read', {
    ...knownFrom(0, { stream_buf: pointer64(), stream_buf_len: uint(), stream_id: uint(), prog_fd: fd() }),
  }),
  20,
);

export const programAssociation = member(
  'prog_assoc_struct_ops',
  struct('bpf_prog_assoc_struct_ops', knownFrom(0, { map_fd: fd(), prog_fd: fd(), flags: hex('u32') })),
  12,
);
