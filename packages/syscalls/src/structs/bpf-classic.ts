import {
  bpfAluOps,
  bpfClasses,
  bpfExtensions,
  bpfJumpOps,
  bpfMiscOps,
  bpfModes,
  bpfReturnValues,
  bpfSources,
  ebpfSizes,
} from '../constants/bpf.gen.js';
import { seccompActions } from '../constants/process.gen.js';
import type { Abi } from '../model/abi.js';
import { readerOf } from '../model/ctype.js';
import { type CustomKind, custom } from '../model/custom.js';
import type { Frame } from '../model/frame.js';
import { address, int } from '../model/integers.js';
import { type Kind, kind } from '../model/kind.js';
import type { Memory } from '../model/memory.js';
import { meaning, type Notation } from '../model/notation.js';
import { type ListKind, list, type Pointed } from '../model/pointer.js';
import { field, type LengthLike } from '../model/ref.js';
import type { Scope } from '../model/scope.js';
import { struct } from '../model/struct.js';
import type { EnumTable } from '../model/table.js';
import type { Word } from '../model/word.js';

/** One instruction of a classic BPF program: `struct sock_filter` of linux/filter.h. */
export interface FilterInstruction {
  readonly code: number;
  /** Instructions to skip if the condition holds, or does not. */
  readonly jt: number;
  readonly jf: number;
  readonly k: number;
}

/** Most instructions of a program (`BPF_MAXINSNS` of linux/bpf_common.h). */
const MOST_INSTRUCTIONS = 4096;

const hexadecimal = (value: number): string => (value === 0 ? '0' : `0x${value.toString(16)}`);

/** A name of a table for a part of a number; `unknown` stands behind numbers without a name. */
function named(table: EnumTable, value: number, unknown: string): Notation {
  const name = table.nameOf(value, 'x86_64');
  const plain = hexadecimal(value);
  if (name !== undefined) return meaning(plain, name);
  const commented = `${plain} /* ${unknown} */`;
  return { styles: { abbrev: commented, raw: plain, verbose: commented } };
}

const joined = (parts: readonly Notation[]): Notation => ({
  parts: parts.flatMap((part, i) => (i === 0 ? [part] : ['|', part])),
});

/** Bits of an instruction that mean nothing. */
const rest = (bits: number): Notation[] => (bits === 0 ? [] : [`${hexadecimal(bits)} /* BPF_??? */`]);

/** An instruction's code by its parts: class, then what the class has. */
function showCode(code: number): Notation {
  const family = code & 0x07;
  const part = (table: EnumTable, mask: number): Notation => named(table, code & mask, 'BPF_???');
  const parts = [named(bpfClasses, family, 'BPF_???')];
  switch (family) {
    // BPF_LD, BPF_LDX
    case 0:
    case 1:
      parts.push(part(ebpfSizes, 0x18), part(bpfModes, 0xe0));
      break;
    // BPF_ST, BPF_STX
    case 2:
    case 3:
      parts.push(...rest(code & ~0x07));
      break;
    // BPF_ALU, BPF_JMP
    case 4:
      parts.push(part(bpfSources, 0x08), part(bpfAluOps, 0xf0));
      break;
    case 5:
      parts.push(part(bpfSources, 0x08), part(bpfJumpOps, 0xf0));
      break;
    // BPF_RET
    case 6:
      parts.push(part(bpfReturnValues, 0x18), ...rest(code & ~0x1f));
      break;
    // BPF_MISC
    default:
      parts.push(part(bpfMiscOps, 0xf8), ...rest(code & ~0xff));
      break;
  }
  return joined(parts);
}

/** What the operand of a statement means to the one who runs the program; undefined if nothing beyond its number. */
type ShowOperand = (code: number, k: number) => Notation | undefined;

const SKF_AD_OFF = 0xffff_f000;
const SKF_NET_OFF = 0xfff0_0000;
const SKF_LL_OFF = 0xffe0_0000;
const BPF_LD_ABS = 0x20;

/** Loads from beyond the packet: data about it (linux/filter.h). */
function socketOperand(code: number, k: number): Notation | undefined {
  if ((code & 0xe7) !== BPF_LD_ABS) return undefined;
  const from = (base: number, name: string, offset: Notation): Notation => ({
    parts: [meaning(hexadecimal(base), name), '+', offset],
  });
  if (k >= SKF_AD_OFF)
    return from(SKF_AD_OFF, 'SKF_AD_OFF', named(bpfExtensions, k - SKF_AD_OFF, bpfExtensions.unknown));
  if (k >= SKF_NET_OFF) return from(SKF_NET_OFF, 'SKF_NET_OFF', String(k - SKF_NET_OFF));
  if (k >= SKF_LL_OFF) return from(SKF_LL_OFF, 'SKF_LL_OFF', String(k - SKF_LL_OFF));
  return undefined;
}

/** What a seccomp filter returns: an action and its data (linux/seccomp.h). */
function seccompOperand(code: number, k: number): Notation | undefined {
  if ((code & 0x07) !== 0x06) return undefined;
  const data = k & 0xffff;
  const action = named(seccompActions, (k & 0xffff_0000) >>> 0, seccompActions.unknown);
  return data === 0 ? action : { parts: [action, '|', hexadecimal(data)] };
}

function instruction(showOperand: ShowOperand): CustomKind<FilterInstruction> {
  return custom<FilterInstruction>({
    name: 'sock_filter',
    bytes: 8,
    align: 4,
    decode: ({ view }, pos, end) =>
      end - pos < 8
        ? (undefined as unknown as FilterInstruction)
        : {
            code: view.getUint16(pos, true),
            jt: view.getUint8(pos + 2),
            jf: view.getUint8(pos + 3),
            k: view.getUint32(pos + 4, true),
          },
    show: ({ code, jt, jf, k }) =>
      jt !== 0 || jf !== 0
        ? { call: 'BPF_JUMP', args: [showCode(code), hexadecimal(k), hexadecimal(jt), hexadecimal(jf)] }
        : { call: 'BPF_STMT', args: [showCode(code), showOperand(code, k) ?? hexadecimal(k)] },
  });
}

/** A classic BPF program: where it lies, and its instructions as far as they were read. */
export interface FilterProgram {
  readonly address: bigint;
  readonly instructions: Pointed<readonly FilterInstruction[]>;
}

/** A pointer to a program that is shown only with `-v`; else its address. */
function programPointer(
  instructions: ListKind<Pointed<readonly FilterInstruction[]>>,
  phase: 'entry' | 'exit',
): Kind<FilterProgram> {
  const shownAddress = address();
  return kind<FilterProgram, Omit<CustomKind<FilterProgram>, keyof Kind> & { kind: 'custom' }>({
    kind: 'custom',
    name: 'filter',
    phase,
    show: (value) => ({
      verbose: { value: value.instructions, as: instructions },
      otherwise: { value: value.address, as: shownAddress },
    }),
    size: (abi: Abi) => abi.wordSize,
    align: (abi: Abi) => abi.wordSize,
    compile(scope: Scope, offset: number) {
      const read = readerOf('ptr', scope.abi);
      const follow = instructions.compile(scope, offset);
      return (frame: Frame, memory: Memory, base: number, end: number, up: number) => {
        if (base + offset + scope.abi.wordSize > end) return undefined as unknown as FilterProgram;
        const word: Word = read(frame.view, base + offset);
        return { address: BigInt(word), instructions: follow(frame, memory, base, end, up) };
      };
    },
    plan: (scope, offset, ops) => instructions.plan?.(scope, offset, ops),
  });
}

/** An instruction of a program for sockets. */
export const filterInstruction = instruction(socketOperand);

function program(showOperand: ShowOperand, length: LengthLike, direction: 'in' | 'out'): Kind<FilterProgram> {
  const instructions = list(instruction(showOperand), length, {
    direction,
    most: MOST_INSTRUCTIONS,
  }) as ListKind<Pointed<readonly FilterInstruction[]>>;
  return programPointer(instructions, direction === 'in' ? 'entry' : 'exit');
}

/** `struct sock_fprog` of linux/filter.h, for sockets. */
export const socketFilterProgram = struct('sock_fprog', {
  len: int('u16'),
  filter: program(socketOperand, field('len'), 'in'),
});

/** `struct sock_fprog` of linux/filter.h, for seccomp. */
export const seccompFilterProgram = struct('sock_fprog', {
  len: int('u16'),
  filter: program(seccompOperand, field('len'), 'in'),
});

/** The instructions of a socket's program, as `SO_GET_FILTER` gives them. */
export const socketFilter = (length: LengthLike): Kind<FilterProgram> =>
  program(socketOperand, length, 'out');

/** The instructions of a seccomp program, as `PTRACE_SECCOMP_GET_FILTER` gives them. */
export const seccompFilter = (length: LengthLike): Kind<FilterProgram> =>
  program(seccompOperand, length, 'out');
