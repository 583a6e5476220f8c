import { OpKind } from '../plan/op.js';
import { Flags } from '../values/flags.js';
import type { CType } from './ctype.js';
import type { Frame } from './frame.js';
import type { Kind } from './kind.js';
import { perType, type ScalarKind, scalar } from './scalar.js';
import type { EnumTable, FlagTable } from './table.js';
import { readS64, toWord, type Word } from './word.js';

/** Values of 64-bit types that may be beyond 2^53. */
type Wide = number | bigint;

const narrow = (word: Word): number => word as number;
const same = (word: Word): Word => word;

/** `int`: a plain signed number. */
export const int: (c?: CType) => ScalarKind<number> = /*#__PURE__*/ perType('s32', (c) =>
  scalar('int', c, narrow, {}),
);
/** `unsigned int`. */
export const uint: () => ScalarKind<number> = /*#__PURE__*/ perType('u32', (c) =>
  scalar('int', c, narrow, {}),
);
/** `long`. */
export const long: () => ScalarKind<Wide> = /*#__PURE__*/ perType('long', (c) => scalar('int', c, same, {}));
/** `unsigned long`, as a decimal number. */
export const ulong: () => ScalarKind<Wide> = /*#__PURE__*/ perType('ulong', (c) =>
  scalar('int', c, same, {}),
);
/** `loff_t` or `__s64`: takes two registers on 32-bit machines. */
export const s64: () => ScalarKind<Wide> = /*#__PURE__*/ perType('s64', (c) => scalar('int', c, same, {}));
/**
 * A 64-bit offset that takes two registers on every machine: its lower half comes first (preadv2), and 64-bit machines
 * have all of it in there, or its upper half does (_llseek).
 */
export function splitOffset(order: 'low-high' | 'high-low' = 'low-high'): ScalarKind<Wide> {
  const offset = { ...s64(), registers: 2 };
  if (order === 'low-high') return offset;
  return {
    ...offset,
    compile: (_scope, at) => (frame, _memory, base) => {
      const high = frame.view.getInt32(base + at, true);
      return toWord((BigInt(high) << 32n) | BigInt(frame.view.getUint32(base + at + 8, true)));
    },
  };
}
/** A whole register, as a signed number; on 32-bit machines its upper half is zero, so that -1 is 4294967295. */
export const registerNumber = (): ScalarKind<Wide> => ({
  ...scalar('int', 'long', same, {}),
  compile: (_scope, at) => (frame, _memory, base) => readS64(frame.view, base + at),
});
/** `__u64`, as a decimal number. */
export const u64: () => ScalarKind<Wide> = /*#__PURE__*/ perType('u64', (c) => scalar('int', c, same, {}));
/** `size_t`: a number of bytes. */
export const size: (c?: CType) => ScalarKind<Wide> = /*#__PURE__*/ perType('ulong', (c) =>
  scalar('size', c, same, {}),
);
/** A number of something that is not bytes. */
export const count: (c?: CType) => ScalarKind<Wide> = /*#__PURE__*/ perType('ulong', (c) =>
  scalar('int', c, same, {}),
);

/** A number in some of the bits of an integer: `width` bits from bit `first` on. */
export const bits = (c: CType, first: number, width = 1): ScalarKind<number> =>
  scalar('int', c, (word) => Number((BigInt(word) >> BigInt(first)) & ((1n << BigInt(width)) - 1n)), {});

/** An integer shown in hexadecimal. */
export interface HexKind extends ScalarKind<Wide> {
  readonly width: number;
}

const bareHex = /*#__PURE__*/ perType('ulong', (c): HexKind => scalar('hex', c, same, { width: 0 }));

/** An integer shown in hexadecimal: opaque values, masks without names. With a width: as C's `%#0*x`. */
export const hex = (c?: CType, width = 0): HexKind =>
  width === 0 ? bareHex(c) : scalar('hex', c ?? 'ulong', same, { width });
/** An integer shown in octal. */
export const octal: (c?: CType) => ScalarKind<number> = /*#__PURE__*/ perType('u32', (c) =>
  scalar('octal', c, narrow, {}),
);

/** An address of the tracee that is not followed. */
export const address: (c?: CType) => ScalarKind<bigint> = /*#__PURE__*/ perType('ptr', (c) =>
  scalar('address', c, (word) => BigInt(word), {}),
);

/** A set of named bits. */
export interface FlagsKind<N extends string> extends ScalarKind<Flags<N>> {
  readonly table: FlagTable<N>;
}

/** Flags of a table. */
export function flags<N extends string>(table: FlagTable<N>, c: CType = 'u32'): FlagsKind<N> {
  return scalar('flags', c, (word: Word, frame: Frame) => new Flags(word, table, frame.abi.arch), { table });
}

/** One of named values. */
export interface EnumKind<N extends string> extends ScalarKind<N | number | bigint> {
  readonly table: EnumTable<N>;
  /** The bits that the enumeration is in, where there are others beside it. */
  readonly mask?: Word;
}

/** One of the names of a table; values without a name stay numbers. */
export function oneOf<N extends string>(table: EnumTable<N>, c: CType = 'u32'): EnumKind<N> {
  return scalar(
    'enum',
    c,
    (word: Word, frame: Frame): N | number | bigint => table.nameOf(word, frame.abi.arch) ?? word,
    { table },
  );
}

const planDescriptor: Kind['plan'] = (scope, offset, ops) => {
  ops.push({
    kind: OpKind.FD,
    flags: 0,
    base: scope.place({ offset, c: 's32' }),
    lengths: [],
    cap: 0,
    stride: 0,
    elements: 0,
    guards: [],
    children: [],
  });
};

/** A file descriptor. */
export const fd: (c?: CType) => ScalarKind<number> = /*#__PURE__*/ perType('s32', (c) =>
  scalar('fd', c, narrow, {}, planDescriptor),
);
/** A descriptor of a directory that paths are relative to; AT_FDCWD is -100. */
export const dirfd: (c?: CType) => ScalarKind<number> = /*#__PURE__*/ perType('s32', (c) =>
  scalar('dirfd', c, narrow, {}, planDescriptor),
);
/**
 * A process, thread or process group id. A `bare` one is a number of which nothing more is told: what was waited for
 * may be gone.
 */
export const pid = (
  role: 'process' | 'thread' | 'group' | 'session' | 'bare' = 'process',
  c: CType = 's32',
): ScalarKind<number> & { role: string } => scalar('pid', c, narrow, { role });
/** A user id; -1 means "unchanged". */
export const uid: (c?: CType) => ScalarKind<number> = /*#__PURE__*/ perType('u32', (c) =>
  scalar('uid', c, narrow, {}),
);
/** A group id; -1 means "unchanged". */
export const gid: (c?: CType) => ScalarKind<number> = /*#__PURE__*/ perType('u32', (c) =>
  scalar('gid', c, narrow, {}),
);
/** A file mode: permissions, and where `type` is given the type of the file too. */
export const mode = (options: { type?: boolean; c?: CType } = {}): ScalarKind<number> & { type: boolean } =>
  scalar('mode', options.c ?? 'u32', narrow, { type: options.type ?? false });
/** A `dev_t` in the kernel's user-space encoding. */
export const dev: (c?: CType) => ScalarKind<Wide> = /*#__PURE__*/ perType('u32', (c) =>
  scalar('dev', c, same, {}),
);
/** A signal number. */
export const signal: (c?: CType) => ScalarKind<number> = /*#__PURE__*/ perType('s32', (c) =>
  scalar('signal', c, narrow, {}),
);
export interface EpochKind extends ScalarKind<Wide> {
  /** The member of the same structure that has the nanoseconds. */
  readonly nanoseconds: string | undefined;
}

/** Seconds since 1970, shown with the date. */
export const epochSeconds = (c: CType = 'long', nanoseconds?: string): EpochKind =>
  scalar('epoch', c, same, { nanoseconds });
/** The index of a network interface. */
export const interfaceIndex: (c?: CType) => ScalarKind<number> = /*#__PURE__*/ perType('u32', (c) =>
  scalar('ifindex', c, narrow, {}),
);
/** An `errno` number as data. */
export const errno: (c?: CType) => ScalarKind<number> = /*#__PURE__*/ perType('s32', (c) =>
  scalar('errno', c, narrow, {}),
);

/** A number written as the call of a C macro or function, such as `htons(80)`. */
export interface MacroKind extends ScalarKind<Wide> {
  readonly macro: string;
  readonly radix: 10 | 16;
}

/** `macro(value)`: the value in host order, as a program's source would have it. */
export const macro = (name: string, c: CType, radix: 10 | 16 = 10): MacroKind =>
  scalar('macro', c, same, { macro: name, radix });
/** A port or other 16-bit number in network byte order: `htons(80)`. */
export const htons = (): MacroKind => macro('htons', 'u16be');
/** A 32-bit number in network byte order: `htonl(1)`. */
export const htonl = (radix: 10 | 16 = 10): MacroKind => macro('htonl', 'u32be', radix);
