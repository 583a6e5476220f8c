import type { Arch, EnumTable, FlagTable, Word } from '@hstrace/syscalls';
import type { ConstantStyle } from './options.js';

/** `%#lx`: hexadecimal, where zero is `0`. Negative numbers are shown as their 64 bits. */
export function hex(word: Word): string {
  if (word === 0 || word === 0n) return '0';
  if (word < 0) return `0x${BigInt.asUintN(64, BigInt(word)).toString(16)}`;
  return `0x${word.toString(16)}`;
}

/** `%#0*x`: hexadecimal with zeros in front, `width` characters with its `0x`; zero has none. */
export function paddedHex(word: Word, width: number): string {
  return word === 0 || word === 0n
    ? '0'.repeat(width)
    : `0x${hex(word)
        .slice(2)
        .padStart(width - 2, '0')}`;
}

/** `%#03o`: at least three digits. */
export function mode(word: Word): string {
  const digits = word.toString(8);
  return word === 0 || word === 0n ? '000' : `0${digits}`.padStart(3, '0');
}

/** A pointer that is not followed. */
export function pointer(word: Word): string {
  return word === 0 || word === 0n ? 'NULL' : hex(word);
}

const names = new WeakMap<FlagTable, Map<string, string>>();

/** Enumerated fields, names, what is left over, and last a number that was shifted: the order strace prints them in. */
function joined(table: FlagTable, value: Word, arch: Arch): string {
  const { names: known, rest, unnamed, shifted } = table.decompose(value, arch);
  const parts: string[] = [];
  let bits = BigInt.asUintN(64, BigInt(rest));
  for (const field of unnamed ?? []) {
    bits &= ~BigInt(field.value);
    parts.push(field.unknown === '' ? hex(field.value) : `${hex(field.value)} /* ${field.unknown} */`);
  }
  parts.push(...(shifted === undefined ? known : known.slice(0, -1)));
  if (bits !== 0n)
    parts.push(parts.length > 0 || table.unknown === '' ? hex(bits) : `${hex(bits)} /* ${table.unknown} */`);
  if (shifted !== undefined) parts.push(shifted);
  return parts.join('|');
}

/** Flags as strace shows them. */
export function showFlags(table: FlagTable, value: Word, arch: Arch, style: ConstantStyle): string {
  if (style === 'raw') return hex(value);
  let known = names.get(table);
  if (known === undefined) {
    known = new Map();
    names.set(table, known);
  }
  const key = `${style}${arch}${value}`;
  let text = known.get(key);
  if (text === undefined) {
    text = describe(table, value, arch, style);
    // A tracee that passes ever new garbage must not fill the memory.
    if (known.size > 4096) known.clear();
    known.set(key, text);
  }
  return text;
}

function describe(table: FlagTable, value: Word, arch: Arch, style: ConstantStyle): string {
  if (value === 0 || value === 0n) {
    const zero = table.decompose(value, arch).names;
    const name = zero.length > 0 ? zero.join('|') : undefined;
    if (style === 'verbose') return name === undefined ? '0' : `0 /* ${name} */`;
    return name ?? '0';
  }
  const { names: known, unnamed } = table.decompose(value, arch);
  const anyName = known.length > 0;
  if (style === 'abbrev') return joined(table, value, arch);
  if (!anyName && unnamed === undefined)
    return table.unknown === '' ? hex(value) : `${hex(value)} /* ${table.unknown} */`;
  return `${hex(value)} /* ${joined(table, value, arch)} */`;
}

/** One of named values as strace shows it; the value is its name where it has one. */
export function showEnum(table: EnumTable, value: string | Word, arch: Arch, style: ConstantStyle): string {
  const number = (word: Word): string => {
    if (table.radix === 10) return word.toString();
    return hex(!table.wide && word < 0 ? BigInt.asUintN(32, BigInt(word)) : word);
  };
  if (typeof value === 'string') {
    if (style === 'abbrev') return value;
    const word = table.valueOf(value, arch) ?? 0;
    return style === 'raw' ? number(word) : `${number(word)} /* ${value} */`;
  }
  if (style === 'raw' || table.unknown === '') return number(value);
  return `${number(value)} /* ${table.unknown} */`;
}
