import type { Arch } from './abi.js';
import { maskWord, sameWord, toUnsigned64, toWord, type Word } from './word.js';

/**
 * Tables of named constants. Some seven hundred of them are imported at start-up and a run uses a handful, so a table
 * is one string until somebody asks it something: `A=0 B C D=0x10`, where a name without a value continues the count.
 * (A string costs the loader a quarter of what an object literal of the same names costs.)
 */
export type TableData = string;

/** What differs from the first, common list on one architecture; `NAME=-` says that the name is not known there. */
export type TableOverrides = { readonly [A in Arch]?: TableData };

/** What sets one table of constants apart from another. */
export interface TableOptions {
  /** Values are 64 bits wide; otherwise 32, and a negative value is the same as its unsigned 32-bit reading. */
  readonly wide?: boolean;
  readonly arch?: TableOverrides;
}

/** Options of a table of an enumeration. */
export interface EnumOptions extends TableOptions {
  /** How values without a name are shown; 16 if absent. */
  readonly radix?: 10 | 16;
}

/** An enumeration inside a set of flags: exactly one of these names stands for the bits of `mask`. */
export interface FlagField<N extends string = string> {
  readonly mask: Word;
  readonly names: readonly N[];
  /** What strace says of a value of this field that has no name. */
  readonly unknown?: string;
}

/** A number inside a set of flags, written `21<<MAP_HUGE_SHIFT`. */
export interface ShiftedField {
  readonly mask: Word;
  readonly shift: number;
  readonly name: string;
}

/** Options of a table of flags. */
export interface FlagOptions<N extends string = string> extends TableOptions {
  readonly fields?: readonly FlagField<N>[];
  readonly shifted?: ShiftedField;
}

interface Table<N extends string> {
  /** What strace says of values without a name, `SEEK_???`; empty if it says nothing. */
  readonly unknown: string;
  readonly wide: boolean;
  /** All names with their values, in the order in which they are tried and shown. */
  entries(arch: Arch): readonly (readonly [name: N, value: Word])[];
  /** The first name with exactly this value. */
  nameOf(value: Word, arch: Arch): N | undefined;
  /** The value of a name, or undefined for a name that the table (on this architecture) does not have. */
  valueOf(name: string, arch: Arch): Word | undefined;
}

/** Names for the values of an enumeration. */
export interface EnumTable<N extends string = string> extends Table<N> {
  readonly type: 'enum';
  readonly radix: 10 | 16;
}

/** A part of a set of flags that no name is known for. */
export interface Unnamed {
  readonly value: Word;
  readonly unknown: string;
}

/** A set of flags, taken apart. */
export interface Decomposed<N extends string = string> {
  /** The names, enumerated fields first, then in table order. */
  readonly names: N[];
  /** The bits that no name covers, unsigned. */
  readonly rest: Word;
  /** The number of {@link FlagOptions.shifted}, which is also the last of `names`; strace shows it after the rest. */
  readonly shifted?: N;
  /** Enumerated fields whose value has no name; `rest` has their bits too. */
  readonly unnamed?: readonly Unnamed[];
}

/** Names for bits that are or-ed together. */
export interface FlagTable<N extends string = string> extends Table<N> {
  readonly type: 'flags';
  readonly fields: readonly FlagField<N>[];
  readonly shifted: ShiftedField | undefined;
  /** The name for no bit at all, if there is one. */
  zero(arch: Arch): N | undefined;
  /** Takes a value apart: the names of its flags, and what is left. */
  decompose(value: Word, arch: Arch): Decomposed<N>;
}

/** A table of an enumeration. The names are given as type argument, since types cannot read the data. */
export function enumTable<N extends string>(
  unknown: string,
  data: TableData,
  options?: EnumOptions,
): EnumTable<N> {
  return new LazyEnumTable<N>(unknown, data, options);
}

/** A table whose unknown values are shown in decimal, where the same names stand for hexadecimal ones elsewhere. */
export function inDecimal<N extends string>(table: EnumTable<N>): EnumTable<N> {
  return {
    type: 'enum',
    radix: 10,
    unknown: table.unknown,
    wide: table.wide,
    entries: (arch) => table.entries(arch),
    nameOf: (value, arch) => table.nameOf(value, arch),
    valueOf: (name, arch) => table.valueOf(name, arch),
  };
}

/** A table whose unknown values are shown by another word than where the same names stand elsewhere. */
export function withUnknown<N extends string>(table: EnumTable<N>, unknown: string): EnumTable<N> {
  return {
    type: 'enum',
    radix: table.radix,
    unknown,
    wide: table.wide,
    entries: (arch) => table.entries(arch),
    nameOf: (value, arch) => table.nameOf(value, arch),
    valueOf: (name, arch) => table.valueOf(name, arch),
  };
}

/** A table of flags. The names are given as type argument, since types cannot read the data. */
export function flagTable<N extends string>(
  unknown: string,
  data: TableData,
  options?: FlagOptions<NoInfer<N>>,
): FlagTable<N> {
  return new LazyFlagTable<N>(unknown, data, options);
}

const TWO_32 = 0x1_0000_0000;

/** One representation for each value, so that a Map finds it: unsigned, a number while exact. */
function canonical(value: Word, wide: boolean): Word {
  if (typeof value === 'number') {
    if (value >= 0) return value;
    if (!wide && value >= -0x8000_0000) return value + TWO_32;
    return toWord(toUnsigned64(value));
  }
  if (!wide && value < 0n && value >= -0x8000_0000n) return Number(value) + TWO_32;
  return toWord(toUnsigned64(value));
}

interface Parsed<N extends string> {
  readonly entries: readonly (readonly [N, Word])[];
  readonly values: ReadonlyMap<string, Word>;
  readonly names: ReadonlyMap<Word, N>;
}

function parseInto(values: Map<string, Word>, data: TableData): void {
  let next: Word = 0;
  for (const item of data.split(/\s+/)) {
    if (item === '') continue;
    const at = item.lastIndexOf('=');
    // A blank inside a name (`1 << X`) is written as `~`.
    const name = (at < 0 ? item : item.slice(0, at)).replaceAll('~', ' ');
    const text = at < 0 ? '' : item.slice(at + 1);
    if (text === '-') {
      values.delete(name);
      continue;
    }
    // 13 hexadecimal digits with their `0x` and 15 decimal digits are exact as numbers.
    if (at >= 0) next = text.length <= 15 ? Number(text) : toWord(BigInt(text));
    values.set(name, next);
    next = typeof next === 'number' ? next + 1 : next + 1n;
  }
}

abstract class LazyTable<N extends string> {
  readonly unknown: string;
  readonly wide: boolean;
  readonly #data: TableData;
  readonly #overrides: TableOverrides | undefined;
  #common: Parsed<N> | undefined;
  #x86_64: Parsed<N> | undefined;
  #i386: Parsed<N> | undefined;
  #aarch64: Parsed<N> | undefined;

  constructor(unknown: string, data: TableData, options: TableOptions | undefined) {
    this.unknown = unknown;
    this.wide = options?.wide ?? false;
    this.#data = data;
    this.#overrides = options?.arch;
  }

  entries(arch: Arch): readonly (readonly [N, Word])[] {
    return this.parsed(arch).entries;
  }

  nameOf(value: Word, arch: Arch): N | undefined {
    return this.parsed(arch).names.get(canonical(value, this.wide));
  }

  valueOf(name: string, arch: Arch): Word | undefined {
    return this.parsed(arch).values.get(name);
  }

  protected parsed(arch: Arch): Parsed<N> {
    const changes = this.#overrides?.[arch];
    if (changes === undefined) {
      this.#common ??= this.#parse(undefined);
      return this.#common;
    }
    switch (arch) {
      case 'x86_64':
        this.#x86_64 ??= this.#parse(changes);
        return this.#x86_64;
      case 'i386':
        this.#i386 ??= this.#parse(changes);
        return this.#i386;
      case 'aarch64':
        this.#aarch64 ??= this.#parse(changes);
        return this.#aarch64;
    }
  }

  #parse(changes: TableData | undefined): Parsed<N> {
    const values = new Map<string, Word>();
    parseInto(values, this.#data);
    if (changes !== undefined) parseInto(values, changes);
    const names = new Map<Word, N>();
    const entries: [N, Word][] = [];
    for (const [name, value] of values) {
      entries.push([name as N, value]);
      const key = canonical(value, this.wide);
      if (!names.has(key)) names.set(key, name as N);
    }
    return { entries, values, names };
  }
}

class LazyEnumTable<N extends string> extends LazyTable<N> implements EnumTable<N> {
  readonly type = 'enum';
  readonly radix: 10 | 16;

  constructor(unknown: string, data: TableData, options: EnumOptions | undefined) {
    super(unknown, data, options);
    this.radix = options?.radix ?? 16;
  }
}

class LazyFlagTable<N extends string> extends LazyTable<N> implements FlagTable<N> {
  readonly type = 'flags';
  readonly fields: readonly FlagField<N>[];
  readonly shifted: ShiftedField | undefined;
  #inFields: ReadonlySet<N> | undefined;

  constructor(unknown: string, data: TableData, options: FlagOptions<N> | undefined) {
    super(unknown, data, options);
    this.fields = options?.fields ?? [];
    this.shifted = options?.shifted;
  }

  /** Names of fields are values of the field, never flags beside it (`PER_SVR4` has bits outside of its own, too). */
  get #fieldNames(): ReadonlySet<N> {
    this.#inFields ??= new Set(this.fields.flatMap((field) => field.names));
    return this.#inFields;
  }

  zero(arch: Arch): N | undefined {
    return this.parsed(arch).names.get(0);
  }

  /** Takes a value apart: the names of its flags, and what is left. */
  decompose(value: Word, arch: Arch): Decomposed<N> {
    let flags = canonical(value, this.wide);
    // strace takes the number out with a 32-bit mask, and what is above goes with it.
    if (this.shifted !== undefined && !this.wide) flags = maskWord(flags, TWO_32 - 1);
    if (typeof flags === 'number' && flags < TWO_32) return this.#decompose32(flags, arch);
    return this.#decompose64(BigInt(flags), arch);
  }

  #decompose32(flags: number, arch: Arch): Decomposed<N> {
    const { entries, values } = this.parsed(arch);
    const names: N[] = [];
    let unnamed: Unnamed[] | undefined;
    let rest = flags;
    let unnamedBits = 0;
    for (const field of this.fields) {
      const bits = (rest & Number(field.mask)) >>> 0;
      rest = (rest & ~bits) >>> 0;
      const name = field.names.find((one) => values.get(one) === bits);
      if (name !== undefined) names.push(name);
      else if (bits !== 0) {
        unnamedBits |= bits;
        if (field.unknown !== undefined) {
          unnamed ??= [];
          unnamed.push({ value: bits, unknown: field.unknown });
        }
      }
    }
    let shifted: N | undefined;
    if (this.shifted !== undefined) {
      const bits = (rest & Number(this.shifted.mask)) >>> 0;
      if (bits !== 0) shifted = `${bits >>> this.shifted.shift}<<${this.shifted.name}` as N;
      rest = (rest & ~bits) >>> 0;
    }
    for (const [name, bits] of entries) {
      if (rest === 0) break;
      // A value beyond 32 bits, or negative (all bits: it would swallow everything), is not among these flags.
      if (typeof bits !== 'number' || bits <= 0 || bits >= TWO_32) continue;
      if ((rest & bits) >>> 0 !== bits || this.#fieldNames.has(name)) continue;
      names.push(name);
      rest = (rest & ~bits) >>> 0;
    }
    if (shifted !== undefined) names.push(shifted);
    if (flags === 0 && names.length === 0) {
      const zero = this.zero(arch);
      if (zero !== undefined) names.push(zero);
    }
    rest = (rest | unnamedBits) >>> 0;
    return decomposed(names, rest, shifted, unnamed);
  }

  #decompose64(flags: bigint, arch: Arch): Decomposed<N> {
    const { entries, values } = this.parsed(arch);
    const names: N[] = [];
    let unnamed: Unnamed[] | undefined;
    let rest = flags;
    let unnamedBits = 0n;
    for (const field of this.fields) {
      const bits = rest & BigInt(field.mask);
      rest &= ~bits;
      const name = field.names.find((one) => sameWord(values.get(one) ?? -1, bits));
      if (name !== undefined) names.push(name);
      else if (bits !== 0n) {
        unnamedBits |= bits;
        if (field.unknown !== undefined) {
          unnamed ??= [];
          unnamed.push({ value: toWord(bits), unknown: field.unknown });
        }
      }
    }
    let shifted: N | undefined;
    if (this.shifted !== undefined) {
      const bits = rest & BigInt(this.shifted.mask);
      if (bits !== 0n) shifted = `${bits >> BigInt(this.shifted.shift)}<<${this.shifted.name}` as N;
      rest &= ~bits;
    }
    for (const [name, word] of entries) {
      if (rest === 0n) break;
      const bits = BigInt(word);
      if (bits <= 0n || (rest & bits) !== bits || this.#fieldNames.has(name)) continue;
      names.push(name);
      rest &= ~bits;
    }
    if (shifted !== undefined) names.push(shifted);
    return decomposed(names, toWord(rest | unnamedBits), shifted, unnamed);
  }
}

function decomposed<N extends string>(
  names: N[],
  rest: Word,
  shifted: N | undefined,
  unnamed: readonly Unnamed[] | undefined,
): Decomposed<N> {
  if (shifted === undefined && unnamed === undefined) return { names, rest };
  return {
    names,
    rest,
    ...(shifted !== undefined && { shifted }),
    ...(unnamed !== undefined && { unnamed }),
  };
}

/** Sentences by number, `1 Operation not permitted`, one a line. */
export interface TextTable {
  /** The sentence of a number; undefined if it has none. */
  textOf(value: number): string | undefined;
}

/** A table of sentences; like the others it is one string until it is asked. */
export function textTable(data: string): TextTable {
  return new LazyTextTable(data);
}

class LazyTextTable implements TextTable {
  readonly #data: string;
  #texts: Map<number, string> | undefined;

  constructor(data: string) {
    this.#data = data;
  }

  /** The sentence of a number; undefined if it has none. */
  textOf(value: number): string | undefined {
    this.#texts ??= new Map(
      this.#data.split('\n').map((line) => {
        const blank = line.indexOf(' ');
        return [Number(line.slice(0, blank)), line.slice(blank + 1)];
      }),
    );
    return this.#texts.get(value);
  }
}
