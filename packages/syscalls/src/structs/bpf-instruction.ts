import {
  bpfRegisters,
  bpfSources,
  ebpfAluOps,
  ebpfClasses,
  ebpfJumpOps,
  ebpfModes,
  ebpfSizes,
} from '../constants/bpf.gen.js';
import { array } from '../model/arrays.js';
import { type CustomKind, custom } from '../model/custom.js';
import { address, hex, oneOf } from '../model/integers.js';
import { ChunkStatus } from '../model/memory.js';
import type { Notation } from '../model/notation.js';
import { list, wide } from '../model/pointer.js';
import { field } from '../model/ref.js';
import { blob } from '../model/strings.js';
import type { EnumTable } from '../model/table.js';
import { addWord } from '../model/word.js';
import { PartialArray } from '../values/partial-array.js';

/** `struct bpf_insn` of linux/bpf.h. */
export interface Instruction {
  readonly code: number;
  readonly destination: number;
  readonly source: number;
  readonly offset: number;
  readonly immediate: number;
}

/** The instructions of a program, or where they are if they could not be read. */
export interface Instructions {
  readonly address: bigint;
  readonly list: readonly Instruction[] | undefined;
}

/** Bytes of an instruction. */
const SIZE = 8;
/** Most instructions that are looked at (`BPF_MAXINSNS` of linux/bpf_common.h). */
const MOST = 4096;

const [LD, STX, ALU, JMP, JMP32, ALU64] = [0, 3, 4, 5, 6, 7] as const;

function named(table: EnumTable, value: number): Notation {
  return { value: table.nameOf(value, 'x86_64') ?? value, as: oneOf(table) };
}

/** An instruction's code by its parts: class, then what the class has. */
function showCode(code: number): Notation {
  const family = code & 0x07;
  const parts = [named(ebpfClasses, family)];
  if (family >= LD && family <= STX) parts.push(named(ebpfSizes, code & 0x18), named(ebpfModes, code & 0xe0));
  else {
    parts.push(named(bpfSources, code & 0x08));
    if (family === ALU || family === ALU64) parts.push(named(ebpfAluOps, code & 0xf0));
    if (family === JMP || family === JMP32) parts.push(named(ebpfJumpOps, code & 0xf0));
  }
  return { parts: parts.flatMap((part, i) => (i === 0 ? [part] : ['|', part])) };
}

const show = (one: Instruction): Notation => ({
  members: [
    ['code', showCode(one.code)],
    ['dst_reg', named(bpfRegisters, one.destination)],
    ['src_reg', named(bpfRegisters, one.source)],
    ['off', String(one.offset)],
    ['imm', { value: one.immediate >>> 0, as: hex('u32') }],
  ],
});

function instructionAt(view: DataView, at: number): Instruction {
  const registers = view.getUint8(at + 1);
  return {
    code: view.getUint8(at),
    destination: registers & 0xf,
    source: registers >> 4,
    offset: view.getInt16(at + 2, true),
    immediate: view.getInt32(at + 4, true),
  };
}

/** One instruction. */
export const instruction: CustomKind<Instruction> = custom<Instruction>({
  name: 'instruction',
  bytes: SIZE,
  align: SIZE,
  decode: ({ view }, pos) => instructionAt(view, pos),
  show,
});

const listed = array(instruction);

const memoryOf = wide(list(blob(SIZE), field('insn_cnt')));

/** The pointer to a program's instructions, whose number stands in the member before. Shown with `-v` only. */
export const instructions: CustomKind<Instructions> = custom<Instructions>({
  name: 'instructions',
  bytes: 8,
  align: 8,
  decode: (frame, pos, _end, memory) => {
    const { view } = frame;
    const at = view.getBigUint64(pos, true);
    const count = view.getUint32(pos - 4, true);
    if (at === 0n) return { address: at, list: undefined };
    if (count === 0) return { address: at, list: [] };
    const wanted = Math.min(count, MOST) * SIZE;
    const where = at <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(at) : at;
    if (!memory.find(where, wanted)) return { address: at, list: undefined };
    const { end, status } = memory;
    const found = new PartialArray<Instruction>();
    for (let i = memory.pos; i + SIZE <= end; i += SIZE) found.push(instructionAt(view, i));
    if (found.length === 0) return { address: at, list: undefined };
    if (found.length * SIZE === wanted) return { address: at, list: Array.from(found) };
    found.total = count;
    if ((status & ChunkStatus.FAULT) !== 0) found.fault = addWord(where, found.length * SIZE);
    return { address: at, list: found };
  },
  show: ({ address: at, list: found }) => {
    const where: Notation = { value: at, as: address('u64') };
    return found === undefined ? where : { verbose: { value: found, as: listed }, otherwise: where };
  },
  plan: (scope, offset, ops) => memoryOf.plan?.(scope, offset, ops),
});
