import { bpfCommands } from '../constants/bpf.gen.js';
import { address, fd, int, oneOf, uint } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import { type PointerOptions, pointer } from '../model/pointer.js';
import { arg } from '../model/ref.js';
import type { Fields, StructKind } from '../model/struct.js';
import { cases, syscall } from '../model/syscall.js';
import * as attr from '../structs/bpf-attr.js';
import { doneOfBatch } from '../structs/bpf-values.js';
import { bpfWords } from '../wording/bpf.js';

/** The kernel takes no more than a page. */
const PAGE = 4096;

/** What a command takes, of the size that the program says. */
const takes = (kind: AnyKind, options: PointerOptions = {}) => ({
  attr: pointer(kind as StructKind<Fields>, { size: arg('size'), least: 1, most: PAGE, ...options }),
  size: uint(),
});

/** What a command takes and the kernel changes. */
const changes = (kind: AnyKind, exchange: NonNullable<PointerOptions['exchange']>) =>
  takes(kind, { direction: 'inout', always: true, exchange });

/** Where the attributes of a batch say how many elements it has. */
const COUNT_AT = 32;
const batch = (kind: AnyKind) =>
  takes(kind, { direction: 'inout', always: true, after: doneOfBatch(COUNT_AT) });

const commands = {
  BPF_MAP_CREATE: takes(attr.mapCreate),
  ...cases(['BPF_MAP_LOOKUP_ELEM', 'BPF_MAP_LOOKUP_AND_DELETE_ELEM'], takes(attr.mapLookup)),
  BPF_MAP_UPDATE_ELEM: takes(attr.mapUpdate),
  BPF_MAP_DELETE_ELEM: takes(attr.mapDelete),
  BPF_MAP_GET_NEXT_KEY: takes(attr.mapNextKey),
  BPF_MAP_FREEZE: takes(attr.mapFreeze),
  BPF_PROG_LOAD: takes(attr.programLoad),
  ...cases(['BPF_OBJ_PIN', 'BPF_OBJ_GET'], takes(attr.objectPin)),
  ...cases(['BPF_PROG_ATTACH', 'BPF_PROG_DETACH'], takes(attr.programAttach)),
  BPF_PROG_TEST_RUN: takes(attr.programTestRun),
  ...cases(
    ['BPF_PROG_GET_NEXT_ID', 'BPF_MAP_GET_NEXT_ID', 'BPF_BTF_GET_NEXT_ID', 'BPF_LINK_GET_NEXT_ID'],
    changes(attr.nextId, { changed: ['next_id'], late: ['next_id', 'extra_data'] }),
  ),
  BPF_PROG_GET_FD_BY_ID: takes(attr.programById),
  BPF_MAP_GET_FD_BY_ID: takes(attr.mapById),
  BPF_BTF_GET_FD_BY_ID: takes(attr.btfById),
  BPF_LINK_GET_FD_BY_ID: takes(attr.linkById),
  BPF_OBJ_GET_INFO_BY_FD: changes(attr.objectInfo, { inside: 'info', changed: ['info_len'], late: ['info'] }),
  BPF_PROG_QUERY: changes(attr.programQuery, {
    inside: 'query',
    changed: ['prog_cnt'],
    late: ['prog_ids', 'prog_cnt', 'prog_attach_flags', 'link_ids', 'link_attach_flags', 'revision'],
  }),
  BPF_RAW_TRACEPOINT_OPEN: takes(attr.rawTracepoint),
  BPF_BTF_LOAD: takes(attr.btfLoad),
  BPF_TASK_FD_QUERY: changes(attr.taskFdQuery, {
    inside: 'task_fd_query',
    changed: ['buf_len'],
    late: ['buf', 'prog_id', 'fd_type', 'probe_offset', 'probe_addr'],
  }),
  ...cases(['BPF_MAP_LOOKUP_BATCH', 'BPF_MAP_LOOKUP_AND_DELETE_BATCH'], batch(attr.mapLookupBatch)),
  BPF_MAP_UPDATE_BATCH: batch(attr.mapUpdateBatch),
  BPF_MAP_DELETE_BATCH: batch(attr.mapDeleteBatch),
  BPF_LINK_CREATE: takes(attr.linkCreate),
  BPF_LINK_UPDATE: takes(attr.linkUpdate),
  BPF_ENABLE_STATS: takes(attr.enableStats),
  BPF_ITER_CREATE: takes(attr.iterCreate),
  BPF_LINK_DETACH: takes(attr.linkDetach),
  BPF_PROG_BIND_MAP: takes(attr.programBindMap),
  BPF_TOKEN_CREATE: takes(attr.tokenCreate),
  BPF_PROG_STREAM_READ_BY_FD: takes(attr.programStreamRead),
  BPF_PROG_ASSOC_STRUCT_OPS: takes(attr.programAssociation),
};

/** Commands that return a new descriptor. */
const returns = {
  BPF_MAP_CREATE: fd(),
  BPF_PROG_LOAD: fd(),
  BPF_OBJ_PIN: fd(),
  BPF_OBJ_GET: fd(),
  BPF_PROG_GET_FD_BY_ID: fd(),
  BPF_MAP_GET_FD_BY_ID: fd(),
  BPF_BTF_LOAD: fd(),
  BPF_BTF_GET_FD_BY_ID: fd(),
  BPF_LINK_CREATE: fd(),
  BPF_LINK_GET_FD_BY_ID: fd(),
  BPF_ENABLE_STATS: fd(),
  BPF_ITER_CREATE: fd(),
  BPF_PROG_BIND_MAP: fd(),
  BPF_TOKEN_CREATE: fd(),
};

/** bpf(2). */
export const bpf = syscall('bpf', {
  category: 'process',
  classes: ['desc'],
  args: { cmd: oneOf(bpfCommands) },
  variants: { on: 'cmd', cases: commands, otherwise: { attr: address(), size: uint() }, returns },
  returns: int(),
  human: bpfWords,
});
