import {
  bpfAttachFlags,
  bpfAttachTypes,
  bpfFileModeFlags,
  bpfKprobeMultiFlags,
  bpfMapFlags,
  bpfMapLookupFlags,
  bpfMapTypes,
  bpfMapUpdateFlags,
  bpfProgramFlags,
  bpfProgramTypes,
  bpfQueryFlags,
  bpfStatsTypes,
  bpfTaskFdTypes,
  bpfTestRunFlags,
} from '../constants/bpf.gen.js';
import { union } from '../model/branch.js';
import { unlessZero, when } from '../model/decorate.js';
import { address, dirfd, fd, flags, hex, interfaceIndex, oneOf, pid, u64, uint } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import { list, wide } from '../model/pointer.js';
import { type Condition, equals, field, hasBits } from '../model/ref.js';
import { buffer, chars, cstring, path } from '../model/strings.js';
import { padding, struct } from '../model/struct.js';
import { instructions } from './bpf-instruction.js';
import { bounded, extraData, kernelVersion, known, knownFrom, lengthBefore, numaNode } from './bpf-values.js';

/** Bytes of the names of programs and maps, their NUL included (BPF_OBJ_NAME_LEN). */
const NAME_LENGTH = 16;

const BPF_F_NUMA_NODE = 0x4;
const BPF_F_REPLACE = 0x4;

/** `__aligned_u64`, which stands at multiples of 8 bytes on i386, too. */
const pointer64 = (): ReturnType<typeof address> => ({ ...address('u64'), align: () => 8 });
/** Text in a buffer, up to its NUL; none where the buffer has no room. */
const textOf = (size: string) =>
  union([{ if: [equals(field(size), 0)], kind: wide(buffer(0)) }], bounded(wide(cstring())));

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
  map_extra: known(64, u64()),
  extra_data: extraData(72),
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
  reserved: padding(4, 4),
  fd_array: known(120, pointer64()),
  extra_data: extraData(128),
});

export const objectPin = struct('bpf_attr', {
  pathname: known(0, wide(path())),
  bpf_fd: known(0, fd()),
  file_flags: known(12, flags(bpfFileModeFlags)),
  path_fd: known(16, dirfd()),
  extra_data: extraData(20),
});

export const programAttach = struct('bpf_attr', {
  ...knownFrom(0, {
    target_fd: fd(),
    attach_bpf_fd: fd(),
    attach_type: oneOf(bpfAttachTypes),
    attach_flags: flags(bpfAttachFlags),
  }),
  replace_bpf_fd: known(16, fd()),
  extra_data: extraData(20),
});

export const programDetach = struct(
  'bpf_attr',
  {
    target_fd: known(0, fd()),
    attach_type: known(0, oneOf(bpfAttachTypes)),
    extra_data: extraData(12),
  },
  { at: { attach_type: 8 } },
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
  open_flags: known(8, flags(bpfFileModeFlags)),
  extra_data: extraData(12),
});

const byId = <N extends string>(name: N) =>
  struct('bpf_attr', {
    ...knownFrom(0, { [name]: uint(), next_id: uint() }),
    open_flags: known(8, flags(bpfFileModeFlags)),
    extra_data: extraData(12),
  });

export const programById = byId('prog_id');
export const mapById = byId('map_id');
export const btfById = struct('bpf_attr', { btf_id: known(0, uint()), extra_data: extraData(4) });
export const linkById = struct('bpf_attr', { link_id: known(0, uint()), extra_data: extraData(4) });

export const objectInfo = member(
  'info',
  struct('bpf_info', knownFrom(0, { bpf_fd: fd(), info_len: uint(), info: pointer64() })),
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
  }),
  28,
);

export const rawTracepoint = member(
  'raw_tracepoint',
  struct('bpf_raw_tracepoint', { name: known(0, wide(cstring())), prog_fd: known(0, fd()) }),
  12,
);

export const btfLoad = struct('bpf_attr', {
  btf: known(
    0,
    lengthBefore(
      20,
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
  extra_data: extraData(28),
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
const BPF_TRACE_ITER = 28;
const BPF_PERF_EVENT = 41;
const BPF_TRACE_KPROBE_MULTI = 42;
const count = field('cnt');

/** How many bytes follow the common members of a link, by its type. */
const LINK_TAILS: Readonly<Record<number, number>> = {
  0: 4,
  [BPF_TRACE_ITER]: 12,
  [BPF_PERF_EVENT]: 8,
  [BPF_TRACE_KPROBE_MULTI]: 32,
};

/** What follows the common members depends on the type. */
const link = struct(
  'bpf_link_create',
  {
    ...knownFrom(0, {
      prog_fd: fd(),
      target_fd: fd(),
      attach_type: oneOf(bpfAttachTypes),
      flags: hex('u32'),
    }),
    target_btf_id: when(attachType(0), known(16, unlessZero(uint()))),
    iter_info: when(
      attachType(BPF_TRACE_ITER),
      known(
        16,
        wide(
          list(
            struct('bpf_iter_link_info', { map: struct('map', { map_fd: fd() }) }),
            field('iter_info_len'),
          ),
        ),
      ),
    ),
    iter_info_len: when(attachType(BPF_TRACE_ITER), known(16, uint())),
    perf_event: when(
      attachType(BPF_PERF_EVENT),
      known(16, struct('perf_event', { bpf_cookie: known(16, hex('u64')) })),
    ),
    kprobe_multi: when(
      attachType(BPF_TRACE_KPROBE_MULTI),
      known(
        16,
        struct('kprobe_multi', {
          flags: known(16, flags(bpfKprobeMultiFlags)),
          cnt: known(16, uint()),
          syms: known(16, wide(list(cstring(), count))),
          addrs: known(16, wide(list(hex('u64'), count))),
          cookies: known(16, wide(list(hex('u64'), count))),
        }),
      ),
    ),
  },
  {
    at: { target_btf_id: 16, iter_info: 16, iter_info_len: 24, perf_event: 16, kprobe_multi: 16 },
    bytes: 16,
  },
);

export const linkCreate = struct(
  'bpf_attr',
  {
    link_create: link,
    extra_data: extraData(16, (view, pos) => LINK_TAILS[view.getUint32(pos - 8, true)] ?? 0),
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
