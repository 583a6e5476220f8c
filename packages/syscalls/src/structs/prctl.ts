import { prctlMteMode, prctlSmeVl, prctlSveVl, prctlTaggedAddress } from '../constants/prctl.gen.js';
import { riscvVectorStates } from '../constants/prctl-other.gen.js';
import type { Arch } from '../model/abi.js';
import { readerOf } from '../model/ctype.js';
import { type CustomKind, custom } from '../model/custom.js';
import { hex, pid } from '../model/integers.js';
import { meaning, type Notation } from '../model/notation.js';
import { signalName } from '../model/signals.js';
import type { FlagTable } from '../model/table.js';
import { maskWord, type Word } from '../model/word.js';

const number = (value: Word): Notation => ({ value, as: hex() });

/** Parts with bars between them. */
const joined = (parts: readonly Notation[]): Notation => ({
  parts: parts.flatMap((part, i) => (i === 0 ? [part] : ['|', part])),
});

function words(name: string, show: (value: Word) => Notation): CustomKind<Word> {
  return custom<Word>({
    name,
    c: 'ulong',
    decode: (frame, pos) => readerOf('ulong', frame.abi)(frame.view, pos),
    show,
  });
}

/** The length of vectors, in the low bits of PR_SVE_SET_VL's argument (PR_SVE_VL_LEN_MASK). */
const VECTOR_LENGTH = 0xffff;
const ALL = 0xffff_ffff_ffff_ffffn;

/** Flags and a vector length: `PR_SVE_VL_INHERIT|0x20`. */
export function vectorLength(table: FlagTable, value: Word): Notation {
  const flags = maskWord(value, ALL ^ BigInt(VECTOR_LENGTH));
  const { names, rest } = table.decompose(flags, 'aarch64');
  const parts: Notation[] = [...names];
  if (rest !== 0) parts.push(number(rest));
  return joined([...parts, number(maskWord(value, VECTOR_LENGTH))]);
}

function vectorArgument(table: FlagTable): CustomKind<Word> {
  return words('vector length', (value) =>
    maskWord(value, ALL ^ BigInt(VECTOR_LENGTH)) === 0
      ? number(value)
      : meaning(number(value), vectorLength(table, value)),
  );
}

/** The argument of PR_SVE_SET_VL. */
export const sveVectorLength = vectorArgument(prctlSveVl);
/** The argument of PR_SME_SET_VL. */
export const smeVectorLength = vectorArgument(prctlSmeVl);

/** Whether a vector length comes with flags: only then strace explains it. */
export const hasVectorFlags = (value: Word): boolean => maskWord(value, ALL ^ BigInt(VECTOR_LENGTH)) !== 0;

const MTE_MODE = 0x6;
const MTE_TAGS = 0x7_fff8;
const MTE_TAG_SHIFT = 3;

/** How tagged addresses are treated: `PR_TAGGED_ADDR_ENABLE|PR_MTE_TCF_SYNC|0xfffe<<PR_MTE_TAG_SHIFT`. */
export function taggedAddresses(value: Word): Notation {
  const name = (table: FlagTable, mask: number): Notation => {
    const bits = maskWord(value, mask);
    return table.nameOf(bits, 'aarch64') ?? number(bits);
  };
  const parts = [name(prctlTaggedAddress, 1), name(prctlMteMode, MTE_MODE)];
  const tags = Number(maskWord(value, MTE_TAGS)) >>> MTE_TAG_SHIFT;
  if (tags !== 0) parts.push(`0x${tags.toString(16)}<<PR_MTE_TAG_SHIFT`);
  const rest = maskWord(value, ALL ^ BigInt(1 | MTE_MODE | MTE_TAGS));
  if (rest !== 0) parts.push(number(rest));
  return joined(parts);
}

/** The argument of PR_SET_TAGGED_ADDR_CTRL. */
export const taggedAddressControl = words('tagged addresses', (value) =>
  meaning(number(value), taggedAddresses(value)),
);

const CURRENT = 0x3;
const NEXT = 0xc;
const INHERIT = 0x10;

/** How RISC-V vectors may be used, now and after the next execve. */
export function riscvVectors(value: Word): Notation {
  const state = (bits: number): Notation => riscvVectorStates.nameOf(bits, 'x86_64') ?? number(bits);
  const parts: Notation[] = [
    state(Number(maskWord(value, CURRENT))),
    { parts: [state(Number(maskWord(value, NEXT)) >>> 2), '<<2'] },
    maskWord(value, INHERIT) === 0 ? '!PR_RISCV_V_VSTATE_CTRL_INHERIT' : 'PR_RISCV_V_VSTATE_CTRL_INHERIT',
  ];
  const rest = maskWord(value, ALL ^ BigInt(CURRENT | NEXT | INHERIT));
  if (rest !== 0) parts.push(number(rest));
  return joined(parts);
}

/** The argument of PR_RISCV_V_SET_CONTROL. */
export const riscvVectorControl = words('RISC-V vectors', (value) =>
  meaning(number(value), riscvVectors(value)),
);

const tracer = pid();

/** Whom PR_SET_PTRACER allows to trace: a process, or anybody. */
export const allowedTracer = custom<number>({
  name: 'tracer',
  c: 's32',
  decode: (frame, pos) => frame.view.getInt32(pos, true),
  show: (value) => (value === -1 ? meaning('-1', 'PR_SET_PTRACER_ANY') : { value, as: tracer }),
});

const MOST_SIGNALS = 128;

/** The signal of PR_SET_PDEATHSIG. Numbers that cannot be one are shown whole. */
export const deathSignal = words('signal', (value) => {
  const plain = String(value);
  if (value > MOST_SIGNALS) return plain;
  const name = signalName(Number(value));
  return name === undefined ? plain : meaning(plain, name);
});

/** A result of flags: `0x15 (SECBIT_NOROOT|SECBIT_KEEP_CAPS)`; without `-X raw`'s consent to names, only the number. */
export function explainedFlags(table: FlagTable, value: Word, arch: Arch): { readonly replace: Notation } {
  const plain = number(value);
  const { names, rest } = table.decompose(value, arch);
  if (names.length === 0) return { replace: plain };
  const parts: Notation[] = [...names];
  if (rest !== 0) parts.push(number(rest));
  const explained = { parts: [plain, ' (', joined(parts), ')'] };
  return { replace: { styles: { abbrev: explained, raw: plain, verbose: explained } } };
}

/** A result with a meaning of several parts: `0x7 (PR_TAGGED_ADDR_ENABLE|PR_MTE_TCF_MASK)`. */
export function explainedValue(value: Word, notation: Notation): { readonly replace: Notation } {
  const plain = number(value);
  const explained = { parts: [plain, ' (', notation, ')'] };
  return { replace: { styles: { abbrev: explained, raw: plain, verbose: explained } } };
}
