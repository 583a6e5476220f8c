import { array } from '../model/arrays.js';
import { perArch, union } from '../model/branch.js';
import { custom } from '../model/custom.js';
import { bare, when } from '../model/decorate.js';
import { address, hex } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import { pointer } from '../model/pointer.js';
import { field } from '../model/ref.js';
import { type Fields, struct } from '../model/struct.js';

const words = <const N extends string>(names: string) =>
  Object.fromEntries(names.split(' ').map((name) => [name, hex()])) as unknown as Readonly<
    Record<N, ReturnType<typeof hex>>
  >;

type Register64 =
  | 'r15'
  | 'r14'
  | 'r13'
  | 'r12'
  | 'rbp'
  | 'rbx'
  | 'r11'
  | 'r10'
  | 'r9'
  | 'r8'
  | 'rax'
  | 'rcx'
  | 'rdx'
  | 'rsi'
  | 'rdi'
  | 'orig_rax'
  | 'rip'
  | 'cs'
  | 'eflags'
  | 'rsp'
  | 'ss'
  | 'fs_base'
  | 'gs_base'
  | 'ds'
  | 'es'
  | 'fs'
  | 'gs';
type Register32 =
  | 'ebx'
  | 'ecx'
  | 'edx'
  | 'esi'
  | 'edi'
  | 'ebp'
  | 'eax'
  | 'xds'
  | 'xes'
  | 'xfs'
  | 'xgs'
  | 'orig_eax'
  | 'eip'
  | 'xcs'
  | 'eflags'
  | 'esp'
  | 'xss';

/** `struct user_regs_struct` of x86_64 (asm/user_64.h). */
const registers64 = words<Register64>(
  'r15 r14 r13 r12 rbp rbx r11 r10 r9 r8 rax rcx rdx rsi rdi orig_rax rip cs eflags rsp ss fs_base gs_base ds es fs gs',
);
/** `struct user_regs_struct` of i386 (asm/user_32.h). */
const registers32 = words<Register32>(
  'ebx ecx edx esi edi ebp eax xds xes xfs xgs orig_eax eip xcs eflags esp xss',
);
/** `struct user_pt_regs` of 64-bit ARM (asm/ptrace.h). */
const registersArm = { regs: array(hex('u64'), 31), ...words<'sp' | 'pc' | 'pstate'>('sp pc pstate') };

/** `struct user_fpregs_struct` of x86_64 (asm/user_64.h). */
const floats64 = {
  cwd: hex('u16'),
  swd: hex('u16'),
  ftw: hex('u16'),
  fop: hex('u16'),
  rip: hex('u64'),
  rdp: hex('u64'),
  mxcsr: hex('u32'),
  mxcr_mask: hex('u32'),
  st_space: array(hex('u32'), 32),
  xmm_space: array(hex('u32'), 64),
  padding: array(hex('u32'), 24),
};
/** `struct user_i387_ia32_struct` of i386 (asm/user32.h). */
const floats32 = {
  ...words<'cwd' | 'swd' | 'twd' | 'fip' | 'fcs' | 'foo' | 'fos'>('cwd swd twd fip fcs foo fos'),
  st_space: array(hex('u32'), 20),
};
/** `struct user_fpsimd_state` of 64-bit ARM (asm/ptrace.h), its 128-bit registers in halves. */
const floatsArm = { vregs: array(hex('u64'), 64), fpsr: hex('u32'), fpcr: hex('u32') };

/** The general registers, as PTRACE_GETREGS has them. */
export const registers = perArch({
  x86_64: struct('user_regs_struct', registers64),
  i386: struct('user_regs_struct', registers32),
  aarch64: struct('user_pt_regs', registersArm),
});

/** The registers of the floating-point unit, as PTRACE_GETFPREGS has them. */
export const floatRegisters = perArch({
  x86_64: struct('user_fpregs_struct', floats64),
  i386: struct('user_fpregs_struct', floats32),
  aarch64: struct('user_fpsimd_state', floatsArm),
});

/**
 * A register set of which the `struct iovec` around its pointer tells the length: whole words, at least one; fewer
 * registers than there are, or more bytes than they take.
 */
function registerSet<F extends Fields>(name: string, fields: F, bytes: number, word: 4 | 8): AnyKind {
  const more = when(
    [{ of: field('iov_len'), compare: 'ge', value: bytes + 1 }],
    bare(custom<true>({ name: 'more', decode: () => true, show: () => '...' })),
  );
  return union(
    [{ if: [{ of: field('iov_len'), mask: word - 1, compare: 'ne', value: 0 }], kind: address() }],
    pointer(struct(name, { ...fields, more }), {
      size: { of: field('iov_len'), most: { from: 'const', value: bytes } },
      least: word,
    }),
  );
}

/** A pointer to the general registers (NT_PRSTATUS). */
export const registerSetPointer = perArch({
  x86_64: registerSet('user_regs_struct', registers64, 216, 8),
  i386: registerSet('user_regs_struct', registers32, 68, 4),
  aarch64: registerSet('user_pt_regs', registersArm, 272, 8),
});

/** A pointer to the registers of the floating-point unit (NT_FPREGSET). */
export const floatSetPointer = perArch({
  x86_64: registerSet('user_fpregs_struct', floats64, 512, 8),
  i386: registerSet('user_fpregs_struct', floats32, 108, 4),
  aarch64: registerSet('user_fpsimd_state', floatsArm, 528, 8),
});

/** Places in `struct user` of x86_64, which PTRACE_PEEKUSER reads words of. */
const USER: readonly (readonly [offset: number, name: string])[] = [
  ...'R15 R14 R13 R12 RBP RBX R11 R10 R9 R8 RAX RCX RDX RSI RDI ORIG_RAX RIP CS EFL RSP SS'
    .split(' ')
    .map((name, i) => [8 * i, `8*${name}`] as const),
  ...(
    [
      [216, 'u_fpvalid'],
      [224, 'i387'],
      [736, 'u_tsize'],
      [744, 'u_dsize'],
      [752, 'u_ssize'],
      [760, 'start_code'],
      [768, 'start_stack'],
      [776, 'signal'],
      [784, 'reserved'],
      [792, 'u_ar0'],
      [800, 'u_fpstate'],
      [808, 'magic'],
      [816, 'u_comm'],
      [848, 'u_debugreg'],
    ] as const
  ).map(([offset, name]) => [offset, `offsetof(struct user, ${name})`] as const),
  [912, 'sizeof(struct user)'],
];

/** The name of a place in `struct user`; undefined beyond it. */
export function placeInUser(offset: number): string | undefined {
  const last = USER.length - 1;
  let i = last;
  while (i >= 0 && (USER[i] as (typeof USER)[number])[0] > offset) i--;
  const place = USER[i];
  if (place === undefined) return undefined;
  const [start, name] = place;
  if (offset === start) return name;
  return i === last ? undefined : `${name}+${offset - start}`;
}
