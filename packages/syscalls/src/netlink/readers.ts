import { etherTypes, ipProtocols } from '../constants/socket.gen.js';
import { array } from '../model/arrays.js';
import { type CustomKind, custom, decodeInside } from '../model/custom.js';
import { fd, flags, gid, hex, int, interfaceIndex, oneOf, s64, u64, uid, uint } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import { meaning, type Notation } from '../model/notation.js';
import type { EnumTable, FlagTable } from '../model/table.js';
import { toWord, type Word } from '../model/word.js';
import { hardwareAddress, ipv4, ipv6 } from '../sockets/internet.js';
import { clockTicks } from '../structs/time.js';
import { Bytes } from '../values/bytes.js';
import { Flags } from '../values/flags.js';
import { decodeFixed, isRead, type NetlinkContext, notRead, type Reader } from './context.js';

/** One value of fixed size; what stands behind it is left out. */
export const fixed =
  (kind: AnyKind): Reader =>
  (context, pos, length) =>
    length < kind.size(context.frame.abi) ? undefined : decodeFixed(context, kind, pos);

/** Bytes as they are. */
export const undecoded: Reader = () => undefined;

export const u8 = fixed(int('u8'));
export const u16 = fixed(int('u16'));
export const u32 = fixed(uint());
export const u64Reader = fixed(u64());
export const s32 = fixed(int());
export const s64Reader = fixed(s64());
export const x8 = fixed(hex('u8'));
export const x16 = fixed(hex('u16'));
export const x32 = fixed(hex('u32'));
export const x64 = fixed(hex('u64'));
export const index = fixed(interfaceIndex());
export const descriptor = fixed(fd());
export const user = fixed(uid());
export const group = fixed(gid());
export const inet = fixed(ipv4());
export const inet6 = fixed(ipv6());

/** A number in hexadecimal, of the size the attribute has. */
export const anyHex: Reader = (context, pos, length) => {
  const c = ({ 1: 'u8', 2: 'u16', 4: 'u32', 8: 'u64' } as const)[length as 1 | 2 | 4 | 8];
  return c === undefined ? undefined : decodeFixed(context, hex(c), pos);
};

/** A number in network byte order, in a call of this name however constants are shown. */
export const networkNumber = (name: string, bytes: 2 | 4 | 8): CustomKind<number | bigint> =>
  custom<number | bigint>({
    name,
    bytes,
    decode: ({ view }, pos) =>
      bytes === 2
        ? view.getUint16(pos, false)
        : bytes === 4
          ? view.getUint32(pos, false)
          : toWord(view.getBigUint64(pos, false)),
    show: (value) => ({ call: name, args: [String(value)] }),
  });

export const be16 = fixed(networkNumber('htons', 2));
export const be32 = fixed(networkNumber('htonl', 4));
export const be64 = fixed(networkNumber('htobe64', 8));

const _quotedString = custom<Bytes>({
  name: 'string',
  decode: ({ bytes }, pos, end) => new Bytes(bytes, pos, end, end - pos),
  show: (value) => ({ text: value }),
});

/** A C string; one without its NUL is followed by `...`. */
const terminated = custom<Bytes>({
  name: 'string',
  decode: ({ bytes }, pos, end) =>
    bytes[end - 1] === 0
      ? new Bytes(bytes, pos, end - 1, end - 1 - pos, true)
      : new Bytes(bytes, pos, end, Number.POSITIVE_INFINITY),
  show: (value) => ({ text: value }),
});

/** A C string that ends at its first NUL. */
const untilNul = custom<Bytes>({
  name: 'string',
  decode: ({ bytes }, pos, end) => {
    const nul = bytes.subarray(pos, end).indexOf(0);
    return nul < 0
      ? new Bytes(bytes, pos, end, Number.POSITIVE_INFINITY)
      : new Bytes(bytes, pos, pos + nul, nul, true);
  },
  show: (value) => ({ text: value }),
});

/** What is longer is shown as it is. */
export const atMost =
  (most: number, reader: Reader): Reader =>
  (context, pos, length, type) =>
    length > most ? undefined : reader(context, pos, length, type);

/** A kind that takes all bytes of the attribute. */
export const whole =
  (kind: AnyKind): Reader =>
  (context, pos, length) => {
    if (!isRead(context, pos, length)) return notRead(context, pos);
    return { value: decodeInside(kind, context.frame, context.memory, pos, pos + length), as: kind };
  };

/** `NLA_NUL_STRING`: the NUL at the end is left out. */
export const text = whole(terminated);
/** Text up to its first NUL. */
export const shortText = whole(untilNul);

/** An unsigned number of up to 8 bytes, or of the first `size` of them. */
function unsigned(context: NetlinkContext, pos: number, length: number, size: number): bigint | undefined {
  if (length > 8 || length < size) return undefined;
  let value = 0n;
  for (let i = (size === 0 ? length : size) - 1; i >= 0; i--)
    value = (value << 8n) | BigInt(context.frame.bytes[pos + i] as number);
  return value;
}

export interface NamedOptions {
  /** Bytes that count; without it, all of them. */
  readonly size?: number;
  /** The number is in network byte order, and shown in a call of this name. */
  readonly call?: string;
  readonly process?: (value: bigint) => bigint;
}

/** A number with names. */
export function named(table: EnumTable, options: NamedOptions = {}): Reader {
  const kind = oneOf(table, 'u64');
  const called = options.call === undefined ? undefined : inCall(options.call, kind);
  return (context, pos, length) => {
    const { size = 0, process } = options;
    if (length > 8 || length < size) return undefined;
    if (!isRead(context, pos, size === 0 ? length : size)) return notRead(context, pos);
    const raw = unsigned(context, pos, length, size) ?? 0n;
    const word = toWord(process === undefined ? raw : process(raw));
    return { value: table.nameOf(word, context.frame.abi.arch) ?? word, as: called ?? kind };
  };
}

/** Flags of a table. */
export function flagged(table: FlagTable, options: NamedOptions = {}): Reader {
  const kind = flags(table, 'u64');
  return (context, pos, length) => {
    const { size = 0, process } = options;
    if (length > 8 || length < size) return undefined;
    if (!isRead(context, pos, size === 0 ? length : size)) return notRead(context, pos);
    const raw = unsigned(context, pos, length, size) ?? 0n;
    const word = toWord(process === undefined ? raw : process(raw));
    return { value: new Flags(word, table, context.frame.abi.arch), as: kind };
  };
}

function inCall(name: string, kind: AnyKind): AnyKind {
  return custom<unknown>({
    name,
    decode: () => undefined,
    show: (value) => ({ call: name, args: [{ value, as: kind }] }),
  });
}

const swap16 = (value: bigint): bigint => ((value & 0xffn) << 8n) | ((value >> 8n) & 0xffn);

/** A protocol of linux/if_ether.h in network byte order: `htons(ETH_P_IP)`. */
export const etherProtocol = named(
  { ...viewOf(etherTypes), unknown: 'ETHER_P_???' },
  { size: 2, process: swap16, call: 'htons' },
);
/** A protocol of linux/in.h. */
export const ipProtocol = named(ipProtocols);

/** A table as a plain object, to be spread. */
export function viewOf<N extends string>(table: EnumTable<N>): EnumTable<N> {
  return {
    type: 'enum',
    radix: table.radix,
    unknown: table.unknown,
    wide: table.wide,
    entries: (arch) => table.entries(arch),
    nameOf: (value, arch) => table.nameOf(value, arch),
    valueOf: (name, arch) => table.valueOf(name, arch),
  };
}

/** A number of up to 8 bytes. */
export const ofUpToEightBytes =
  (as: CustomKind<Word>): Reader =>
  (context, pos, length) => {
    if (length > 8) return undefined;
    if (!isRead(context, pos, length)) return notRead(context, pos);
    return { value: toWord(unsigned(context, pos, length, 0) ?? 0n), as };
  };

/** A time in `clock_t`. */
export const clock = ofUpToEightBytes(clockTicks('u64'));

const LONGEST_HARDWARE_ADDRESS = 32;
const wholeAddress = whole(hardwareAddress());

/** A hardware address of any length, or of its first `most` bytes. */
export const hardware =
  (most = LONGEST_HARDWARE_ADDRESS): Reader =>
  (context, pos, length, type) =>
    length > LONGEST_HARDWARE_ADDRESS ? undefined : wholeAddress(context, pos, Math.min(length, most), type);

/** A number without a name: a comment says so, except where numbers are all that is shown. */
function unnamed(plain: string, unknown: string): Notation {
  const commented = `${plain} /* ${unknown} */`;
  return { styles: { abbrev: commented, raw: plain, verbose: commented } };
}

/** Numbers, each shown behind its index: `[[IPV4_DEVCONF_FORWARDING-1]=1, ...]`. */
export function indexed(element: AnyKind, names: EnumTable, first = 0): Reader {
  const item = custom<Indexed>({
    name: 'indexed',
    decode: () => undefined as unknown as Indexed,
    show: ({ index: at, value }): Notation => {
      const name = names.nameOf(at, 'x86_64');
      const plain = String(at);
      const label: Notation = name === undefined ? unnamed(plain, names.unknown) : meaning(plain, name);
      return { parts: ['[', label, ']=', { value, as: element }] };
    },
  });
  const items = array(item);
  return (context, pos, length) => {
    const size = element.size(context.frame.abi);
    const count = Math.floor(length / size);
    if (count === 0) return undefined;
    if (!isRead(context, pos, count * size)) return notRead(context, pos);
    const values: Indexed[] = [];
    for (let i = 0; i < count; i++)
      values.push({ index: i + first, value: decodeFixed(context, element, pos + i * size).value });
    return { value: values, as: items };
  };
}

interface Indexed {
  readonly index: number;
  readonly value: unknown;
}

/** Values one after the other: `[1, 2]`. */
export function sequence(element: AnyKind): Reader {
  const items = array(element);
  return (context, pos, length) => {
    const size = element.size(context.frame.abi);
    const count = Math.floor(length / size);
    if (count === 0) return undefined;
    if (!isRead(context, pos, count * size)) return notRead(context, pos);
    const values = Array.from(
      { length: count },
      (_, i) => decodeFixed(context, element, pos + i * size).value,
    );
    return { value: values, as: items };
  };
}
