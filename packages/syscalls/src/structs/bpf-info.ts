import { bpfMapFlags, bpfMapTypes, bpfProgramTypes } from '../constants/bpf.gen.js';
import { type CustomKind, custom, decodeInside } from '../model/custom.js';
import { address, bits, dev, flags, hex, interfaceIndex, oneOf, u64, uid, uint } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import type { Memory } from '../model/memory.js';
import type { Notation } from '../model/notation.js';
import { list, planPointer, wide } from '../model/pointer.js';
import { field } from '../model/ref.js';
import type { Scope } from '../model/scope.js';
import { buffer, chars, decodeText } from '../model/strings.js';
import { type Fields, type StructKind, struct } from '../model/struct.js';
import { readU64, type Word } from '../model/word.js';
import { type Op, OpFlag, OpKind, Source } from '../plan/op.js';
import { Bytes } from '../values/bytes.js';
import { instruction } from './bpf-instruction.js';
import { extraData, known, knownFrom } from './bpf-values.js';

/** `__aligned_u64` that is an address. */
const pointer64 = (): ReturnType<typeof address> => ({ ...address('u64'), align: () => 8 });
const hex64 = (): ReturnType<typeof hex> => ({ ...hex('u64'), align: () => 8 });
const NAME_LENGTH = 16;
const TAG_LENGTH = 8;
const INSTRUCTION_SHIFT = 3;

/** The digest of a program. */
const tag = custom<Bytes>({
  name: 'tag',
  bytes: TAG_LENGTH,
  decode: (frame, pos, end) => new Bytes(frame.bytes, pos, end, end - pos),
  show: (bytes) => ({ hex: bytes }),
});

/** Nanoseconds from the start of the machine. */
const loadTime = custom<Word>({
  name: 'load time',
  c: 'u64',
  decode: (frame, pos) => readU64(frame.view, pos),
  show: (time) => {
    const plain = String(time);
    const dated: Notation = { parts: [plain, ' /* ', { sinceBoot: time }, ' */'] };
    return { styles: { abbrev: dated, raw: plain, verbose: dated } };
  },
});

/** `struct bpf_prog_info` of linux/bpf.h, in the order in which it is shown. */
const programInfo = struct(
  'bpf_prog_info',
  {
    ...knownFrom(0, {
      type: oneOf(bpfProgramTypes),
      id: uint(),
      tag,
      jited_prog_len: uint(),
      jited_prog_insns: wide(buffer(field('jited_prog_len'), { as: 'hex' })),
      xlated_prog_len: uint(),
      xlated_prog_insns: wide(list(instruction, { of: field('xlated_prog_len'), shift: INSTRUCTION_SHIFT })),
    }),
    ...knownFrom(40, {
      load_time: loadTime,
      created_by_uid: uid(),
      nr_map_ids: uint(),
      map_ids: wide(list(uint(), field('nr_map_ids'))),
      name: chars(NAME_LENGTH),
    }),
    ...knownFrom(80, {
      ifindex: interfaceIndex(),
      gpl_compatible: bits('u32', 0),
      netns_dev: dev('u64'),
      netns_ino: u64(),
    }),
    ...knownFrom(104, {
      nr_jited_ksyms: uint(),
      nr_jited_func_lens: uint(),
      jited_ksyms: pointer64(),
      jited_func_lens: pointer64(),
    }),
    ...knownFrom(128, {
      btf_id: uint(),
      func_info_rec_size: uint(),
      func_info: pointer64(),
      nr_func_info: uint(),
      nr_line_info: uint(),
      line_info: pointer64(),
      jited_line_info: pointer64(),
      nr_jited_line_info: uint(),
      line_info_rec_size: uint(),
      jited_line_info_rec_size: uint(),
      nr_prog_tags: uint(),
      prog_tags: pointer64(),
    }),
    ...knownFrom(192, { run_time_ns: u64(), run_cnt: u64() }),
    ...knownFrom(208, { recursion_misses: u64() }),
    ...knownFrom(216, { verified_insns: uint() }),
    ...knownFrom(220, { attach_btf_obj_id: uint(), attach_btf_id: uint() }),
    extra_data: extraData(228),
  },
  { at: { jited_prog_insns: 24, xlated_prog_len: 20, xlated_prog_insns: 32, extra_data: 228 } },
);

/** `struct bpf_map_info` of linux/bpf.h. */
const mapInfo = struct(
  'bpf_map_info',
  {
    ...knownFrom(0, {
      type: oneOf(bpfMapTypes),
      id: uint(),
      key_size: uint(),
      value_size: uint(),
      max_entries: uint(),
      map_flags: flags(bpfMapFlags),
    }),
    ...knownFrom(24, { name: chars(NAME_LENGTH) }),
    ...knownFrom(40, {
      ifindex: interfaceIndex(),
      btf_vmlinux_value_type_id: uint(),
      netns_dev: dev('u64'),
      netns_ino: u64(),
    }),
    ...knownFrom(64, { btf_id: uint(), btf_key_type_id: uint(), btf_value_type_id: uint() }),
    // It came later, together with what follows.
    btf_vmlinux_id: known(79, uint()),
    ...knownFrom(80, { map_extra: hex64() }),
    ...knownFrom(88, { hash: hex64(), hash_size: uint() }),
    extra_data: extraData(100),
  },
  { at: { extra_data: 100 } },
);

/** Kinds of objects of which more is known than where it is. */
const objects = [
  { link: 'anon_inode:bpf-prog', kind: programInfo },
  { link: 'anon_inode:bpf-map', kind: mapInfo },
] as const;

/** Members that a program gives room for, and the kernel says how much there would have been. */
const CHANGED: ReadonlySet<string> = new Set([
  'jited_prog_len',
  'xlated_prog_len',
  'nr_map_ids',
  'nr_jited_ksyms',
  'nr_jited_func_lens',
  'func_info_rec_size',
  'nr_func_info',
  'nr_line_info',
  'nr_jited_line_info',
  'line_info_rec_size',
  'jited_line_info_rec_size',
  'nr_prog_tags',
]);
/** Lists, and the member that says how much room there was. */
const LISTS: readonly (readonly [list: string, room: string, shift: number])[] = [
  ['xlated_prog_insns', 'xlated_prog_len', INSTRUCTION_SHIFT],
  ['map_ids', 'nr_map_ids', 0],
];

type Members = Readonly<Record<string, unknown>>;

/** What the kernel tells of an object, or where that is if nothing is known of it. */
export interface ObjectInfo {
  readonly address: bigint;
  /** As the program gave it. */
  readonly before?: Members;
  /** As the kernel left it. */
  readonly info?: Members;
}

const shapes = new WeakMap<ObjectInfo, StructKind<Fields>>();

function showInfo(value: ObjectInfo): Notation {
  const where: Notation = { value: value.address, as: address('u64') };
  const shape = shapes.get(value);
  const { before, info } = value;
  if (shape === undefined || info === undefined) return where;
  const members: (readonly [string, Notation])[] = [];
  for (const [name, as] of Object.entries(shape.fields)) {
    const own = info[name];
    if (own === undefined) continue;
    const former = before?.[name];
    const text: Notation = { value: own, as };
    const differs = CHANGED.has(name) && former !== undefined && former !== own;
    members.push([
      name === 'extra_data' ? '' : name,
      differs ? { parts: [{ value: former, as }, ' => ', text] } : text,
    ]);
  }
  return { verbose: { members }, otherwise: where };
}

/** Decodes an info at an address; undefined if not all of it can be read. */
function infoIn(
  memory: Memory,
  at: Word,
  length: number,
  decode: (pos: number, end: number) => Members,
): Members | undefined {
  if (!memory.find(at, length) || memory.end - memory.pos < length) return undefined;
  return decode(memory.pos, memory.end);
}

/** The kernel takes no more than a page. */
const PAGE = 4096;
/** Where the descriptor and the length stand, from the address on. */
const DESCRIPTOR = -8;
const LENGTH = -4;

/**
 * The address of what BPF_OBJ_GET_INFO_BY_FD tells of an object: what it is, the descriptor in front of it says. Shown
 * with `-v` only.
 */
export const objectInfo: CustomKind<ObjectInfo> = custom<ObjectInfo>({
  name: 'object info',
  bytes: 8,
  align: 8,
  decode: (frame, pos, _end, memory) => {
    const { view, entry, exit } = frame;
    const at = readU64(view, pos);
    const value: { address: bigint; before?: Members; info?: Members } = { address: BigInt(at) };
    const fd = view.getInt32(pos + DESCRIPTOR, true);
    const length = Math.min(view.getUint32(pos + LENGTH, true), PAGE);
    if (at === 0 || length === 0 || memory !== exit || !exit.findDescriptor(fd)) return value;
    const link = decodeText(frame.bytes, exit.pos, exit.end)?.split('\0')[0];
    const found = objects.find((one) => one.link === link);
    if (found === undefined) return value;
    const shape: AnyKind = found.kind;
    const decode =
      (from: Memory) =>
      (start: number, end: number): Members =>
        decodeInside(shape, frame, from, start, end) as Members;
    const info = infoIn(exit, at, length, decode(exit));
    if (info === undefined) return value;
    const before = infoIn(entry, at, length, decode(entry));
    value.info = before === undefined ? info : withinRoom(info, before);
    if (before !== undefined) value.before = before;
    shapes.set(value, found.kind as unknown as StructKind<Fields>);
    return value;
  },
  show: showInfo,
  plan(scope: Scope, offset: number, ops: Op[]) {
    const link: Op = {
      kind: OpKind.FD,
      flags: OpFlag.LINK | OpFlag.ALWAYS,
      base: scope.place({ offset: offset + DESCRIPTOR, c: 's32' }),
      lengths: [],
      cap: 0,
      stride: 0,
      elements: 0,
      guards: [],
      children: [],
    };
    ops.push(link);
    for (const object of objects) {
      const children: Op[] = [];
      planPointer(scope, offset, children, {
        lengthOf: field('info_len'),
        cap: PAGE,
        inner: (element, inside) => {
          if (scope.phase === 'exit') object.kind.plan?.(element, 0, inside);
        },
      });
      ops.push({
        kind: OpKind.GROUP,
        flags: 0,
        base: { source: Source.CONST, width: 8, signed: false, index: 0 },
        lengths: [],
        cap: 0,
        stride: 0,
        elements: 0,
        // The last four bytes of the link tell them apart.
        guards: [
          {
            operand: { source: Source.OP, width: 4, signed: false, index: object.link.length - 4, op: link },
            mask: 0xffff_ffff,
            compare: 'eq',
            value: lastFour(object.link),
          },
        ],
        children,
      });
    }
  },
});

function lastFour(text: string): number {
  return [...text.slice(-4)].reduceRight((value, letter) => value * 256 + letter.charCodeAt(0), 0);
}

/** The kernel writes no more elements than there is room for, but tells how many there are. */
function withinRoom(info: Members, before: Members): Members {
  const cut: Record<string, unknown> = { ...info };
  for (const [name, room, shift] of LISTS) {
    const elements = cut[name];
    const most = Number(before[room]) >> shift;
    if (most === 0 && elements !== null && elements !== undefined) cut[name] = [];
    else if (Array.isArray(elements) && most < elements.length)
      cut[name] = Array.from(elements.slice(0, most));
  }
  return cut;
}
