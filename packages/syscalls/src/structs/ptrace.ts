import { seccompFilterFlags } from '../constants/process.gen.js';
import {
  auditArchs,
  ptracePeekSiginfoFlags,
  ptraceRegisterSets,
  ptraceSyscallInfoOps,
} from '../constants/ptrace.gen.js';
import type { Arch } from '../model/abi.js';
import { union } from '../model/branch.js';
import { readerOf } from '../model/ctype.js';
import { type CustomKind, custom } from '../model/custom.js';
import { address, errno, flags, hex, oneOf, u64, uint, ulong } from '../model/integers.js';
import type { ValueOf } from '../model/kind.js';
import { meaning, type Notation } from '../model/notation.js';
import { arg, equals, result } from '../model/ref.js';
import { struct } from '../model/struct.js';
import { readS64, readU64, type Word } from '../model/word.js';
import { callNumber } from './call-name.js';
import { floatSetPointer, placeInUser, registerSetPointer } from './ptrace-registers.js';

/** `struct ptrace_peeksiginfo_args` of linux/ptrace.h. */
export const peekSiginfo = struct('ptrace_peeksiginfo_args', {
  off: u64(),
  flags: flags(ptracePeekSiginfoFlags),
  nr: uint(),
});

/** `struct seccomp_metadata` of linux/ptrace.h. */
export const seccompMetadata = struct('seccomp_metadata', {
  filter_off: u64(),
  flags: flags(seccompFilterFlags, 'u64'),
});

/** Which set of registers PTRACE_GETREGSET is about. */
export const registerSet = oneOf(ptraceRegisterSets);

const NT_PRSTATUS = 1;
const NT_FPREGSET = 2;
const setOf = (kind: number) => equals(arg('addr'), kind);

/** The registers that a program sets. */
export const registersIn = struct('iovec', {
  iov_base: union(
    [
      { if: [setOf(NT_PRSTATUS)], kind: registerSetPointer },
      { if: [setOf(NT_FPREGSET)], kind: floatSetPointer },
    ],
    address(),
  ),
  iov_len: ulong(),
});

/** The registers that the kernel tells, if it does. */
export const registersOut = struct('iovec', {
  iov_base: union(
    [
      { if: [setOf(NT_PRSTATUS), { of: result, compare: 'ge', value: 0 }], kind: registerSetPointer },
      { if: [setOf(NT_FPREGSET), { of: result, compare: 'ge', value: 0 }], kind: floatSetPointer },
    ],
    address(),
  ),
  iov_len: ulong(),
});

const plainAddress = address();

/** An offset in `struct user`: `8*RAX`. */
export const userOffset: CustomKind<Word> = custom<Word>({
  name: 'offset in struct user',
  c: 'ulong',
  decode: (frame, pos) => readerOf('ulong', frame.abi)(frame.view, pos),
  show: (value) => {
    const plain = { value, as: plainAddress };
    const place = placeInUser(Number(value));
    return place === undefined ? plain : meaning(plain, place);
  },
});

const opKind = oneOf(ptraceSyscallInfoOps, 'u8');
const archKind = oneOf(auditArchs);

/** `struct ptrace_syscall_info` of linux/ptrace.h, as far as it was asked for. */
export interface SyscallInfo {
  readonly op: ValueOf<typeof opKind>;
  /** Absent where they are zero, as in all that kernels before Linux 6.16 give. */
  readonly reserved?: number;
  readonly flags?: number;
  readonly arch?: ValueOf<typeof archKind>;
  readonly instruction_pointer?: bigint;
  readonly stack_pointer?: bigint;
  readonly nr?: Word;
  readonly args?: readonly Word[];
  readonly rval?: Word;
  readonly is_error?: number;
  readonly ret_data?: number;
}

const ENTRY = 1;
const EXIT = 2;
const SECCOMP = 3;
/** Where what depends on the kind of stop begins. */
const DETAILS = 32 - 8;
const ARGUMENTS = 6;

/** `sizeof(struct ptrace_syscall_info)`. */
export const SYSCALL_INFO_BYTES = 88;

/** The ABI of the program that asks: numbers of its own ABI are shown by name. */
const tracees = new WeakMap<SyscallInfo, Arch>();

const architectureOf = ({ arch }: SyscallInfo): string | number =>
  typeof arch === 'string' ? arch : Number(arch ?? 0);

/** `struct ptrace_syscall_info` of linux/ptrace.h. */
export const syscallInfo: CustomKind<SyscallInfo> = custom<SyscallInfo>({
  name: 'ptrace_syscall_info',
  decode: ({ view, abi }, pos, end) => {
    const has = (bytes: number): boolean => pos + bytes <= end;
    const number = has(1) ? view.getUint8(pos) : 0;
    const arch = has(8) ? view.getUint32(pos + 4, true) : undefined;
    const details: { -readonly [K in keyof SyscallInfo]: SyscallInfo[K] } = {
      op: ptraceSyscallInfoOps.nameOf(number, abi.arch) ?? number,
    };
    const reserved = has(2) ? view.getUint8(pos + 1) : 0;
    if (reserved !== 0) details.reserved = reserved;
    const flagged = has(4) ? view.getUint16(pos + 2, true) : 0;
    if (flagged !== 0) details.flags = flagged;
    if (arch !== undefined) details.arch = auditArchs.nameOf(arch, abi.arch) ?? arch;
    if (has(16)) details.instruction_pointer = view.getBigUint64(pos + 8, true);
    if (has(24)) details.stack_pointer = view.getBigUint64(pos + 16, true);
    tracees.set(details, abi.arch);
    const at = pos + DETAILS;
    if (!has(DETAILS + 8)) return details;
    if (number === ENTRY || number === SECCOMP) {
      details.nr = readU64(view, at);
      const count = Math.min(ARGUMENTS, Math.floor((end - at) / 8) - 1);
      if (count > 0) details.args = Array.from({ length: count }, (_, i) => readU64(view, at + 8 * (i + 1)));
      const data = 8 * (ARGUMENTS + 1);
      if (number === SECCOMP && has(DETAILS + data + 4)) details.ret_data = view.getUint32(at + data, true);
    } else if (number === EXIT) {
      details.rval = readS64(view, at);
      if (has(DETAILS + 9)) details.is_error = view.getUint8(at + 8);
    }
    return details;
  },
  show: (info) => {
    const members: (readonly [string, Notation])[] = [['op', { value: info.op, as: opKind }]];
    const add = (name: string, notation: Notation): void => {
      members.push([name, notation]);
    };
    for (const name of ['reserved', 'flags'] as const) {
      const value = info[name];
      if (value !== undefined) add(name, { value, as: hex('u16') });
    }
    if (info.arch !== undefined) add('arch', { value: info.arch, as: archKind });
    if (info.instruction_pointer !== undefined)
      add('instruction_pointer', { value: info.instruction_pointer, as: plainAddress });
    if (info.stack_pointer !== undefined)
      add('stack_pointer', { value: info.stack_pointer, as: plainAddress });
    if (info.nr !== undefined) {
      const inner: (readonly [string, Notation])[] = [
        ['nr', callNumber(Number(info.nr), architectureOf(info), tracees.get(info))],
      ];
      if (info.args !== undefined)
        inner.push(['args', { items: info.args.map((value): Notation => ({ value, as: hex('u64') })) }]);
      if (info.ret_data !== undefined) inner.push(['ret_data', String(info.ret_data)]);
      add(info.op === 'PTRACE_SYSCALL_INFO_SECCOMP' ? 'seccomp' : 'entry', { members: inner });
    }
    if (info.rval !== undefined) {
      const failed = info.is_error !== undefined && info.is_error !== 0;
      const inner: (readonly [string, Notation])[] = [
        ['rval', failed ? { value: Number(info.rval), as: errno() } : String(info.rval)],
      ];
      if (info.is_error !== undefined) inner.push(['is_error', String(info.is_error)]);
      add('exit', { members: inner });
    }
    return { members };
  },
});
