import type { Abi, AnyKind, AnySyscall, CodeKind, EnumKind, FlagsKind, SyscallCall } from '@hstrace/syscalls';
import { RecordReader, RecordType } from '@hstrace/syscalls/records';
import type { Tape } from './tape.js';

/** Where the memory of imagined calls lies: addresses that pointers in it lead to. */
const PLACES: readonly bigint[] = [
  0x1000n,
  0x2000n,
  0x2010n,
  0x3000n,
  0x7000_0ff8n,
  0xffff_f000n,
  0x7fff_ffff_f000n,
];
const EDGES: readonly bigint[] = [
  0n,
  1n,
  2n,
  0x7fn,
  0xffn,
  0x7fffn,
  0xffffn,
  0x7fff_ffffn,
  0x8000_0000n,
  0xffff_ffffn,
  0x1_0000_0000n,
  0x20_0000_0000_0000n,
  0x7fff_ffff_ffff_ffffn,
  0x8000_0000_0000_0000n,
  0xffff_ffff_ffff_ffffn,
  0xffff_ffff_ffff_ff9cn,
];
/** Text that would drive a terminal, break a line, or that is no UTF-8. */
const TEXTS: readonly Uint8Array[] = [
  '/etc/passwd\0',
  '\u001b]0;title\u0007\u001b[31m\0',
  'a\nb\r\n\t"\\\0',
  '\u009b31m\u0085\u2028\u202e\u200e\0',
  '\u{1f600}é\0',
  'trusted.overlay\0',
  'lo\0',
].map((text) => new TextEncoder().encode(text));
const NOT_TEXT = Uint8Array.from([0xff, 0xfe, 0x9b, 0x33, 0x31, 0x6d, 0xc3, 0x00]);

/** A number that means something in many places, or any. */
function word(tape: Tape): bigint {
  switch (tape.below(6)) {
    case 0:
      return BigInt(tape.below(48));
    case 1:
      return tape.pick(PLACES);
    case 2:
      return tape.pick(EDGES);
    case 3:
      return 1n << BigInt(tape.below(64));
    case 4:
      return BigInt(tape.u32());
    default:
      return tape.u64();
  }
}

/** The numbers that have a meaning as a value of a kind. */
export function meaningful(kind: AnyKind, abi: Abi): bigint[] {
  const { table } = kind as Partial<EnumKind<string> | FlagsKind<string>>;
  if (table === undefined || !('entries' in table)) return [];
  return table.entries(abi.arch).map(([, value]) => BigInt(value));
}

const known = new WeakMap<AnySyscall, Map<Abi, readonly (readonly bigint[])[]>>();

/** The meaningful numbers for each argument register of a call. */
function numbersOf(definition: AnySyscall, abi: Abi): readonly (readonly bigint[])[] {
  let byAbi = known.get(definition);
  if (byAbi === undefined) {
    byAbi = new Map();
    known.set(definition, byAbi);
  }
  let numbers = byAbi.get(abi);
  if (numbers === undefined) {
    const { variants, args } = definition.spec;
    numbers = Object.entries(args).map(([name, kind]) => {
      const values = meaningful(kind, abi);
      if (variants?.on !== name) return values;
      const { table } = kind as CodeKind<string>;
      for (const one of Object.keys(variants.cases)) {
        const value = table.valueOf(one, abi.arch);
        if (value !== undefined) values.push(BigInt(value));
      }
      for (const { condition } of variants.more?.captures(abi) ?? [])
        for (const { compare, value } of condition) if (compare === 'eq') values.push(BigInt(value));
      return values;
    });
    byAbi.set(abi, numbers);
  }
  return numbers;
}

function fill(tape: Tape, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < length; ) {
    const room = length - at;
    switch (tape.below(8)) {
      case 0: {
        const zeros = 4 * tape.below(12);
        at += Math.max(1, zeros);
        break;
      }
      case 1:
        if (room >= 2) view.setUint16(at, tape.below(64), true);
        at += 2;
        break;
      case 2:
        if (room >= 4) view.setUint32(at, Number(word(tape) & 0xffff_ffffn), true);
        at += 4;
        break;
      case 3: {
        // A length that counts itself and what follows, as headers have them.
        if (room >= 4) view.setUint32(at, room - tape.below(8), true);
        at += 4;
        break;
      }
      case 4:
        if (room >= 4) view.setUint16(at, Math.min(room, 0xffff), true);
        if (room >= 4) view.setUint16(at + 2, tape.below(70), true);
        at += 4;
        break;
      case 5: {
        const text = tape.chance(4) ? NOT_TEXT : tape.pick(TEXTS);
        bytes.set(text.subarray(0, room), at);
        at += text.length;
        break;
      }
      case 6:
        bytes[at++] = tape.byte();
        break;
      default:
        if (room >= 8) view.setBigUint64(at, word(tape), true);
        at += 8;
    }
  }
  return bytes;
}

const LENGTHS = [16, 0, 1, 3, 7, 8, 24, 31, 64, 100, 144, 256, 600];

/** Chunks as the engine writes them, one after the other, and how many. */
function chunks(tape: Tape, addresses: readonly bigint[]): { data: Uint8Array; count: number } {
  const parts: Uint8Array[] = [];
  const count = tape.below(6);
  for (let i = 0; i < count; i++) {
    const data = fill(tape, tape.pick(LENGTHS));
    const part = new Uint8Array(16 + ((data.length + 7) & ~7));
    const view = new DataView(part.buffer);
    const kind = tape.chance(6) ? tape.pick([4, 5, 3]) : tape.pick([1, 2]);
    const address = kind >= 4 ? BigInt(tape.below(6)) : tape.pick(tape.chance(3) ? PLACES : addresses);
    view.setBigUint64(0, BigInt.asUintN(64, address), true);
    view.setUint32(8, tape.chance(16) ? tape.u32() : data.length, true);
    view.setUint8(12, kind);
    view.setUint8(13, tape.pick([1, 2, 4, 9, 0, 3, 6]));
    part.set(data, 16);
    parts.push(part);
  }
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return { data: joined, count: tape.chance(16) ? tape.u32() : count };
}

const RESULTS: readonly bigint[] = [0n, -1n, -2n, -14n, -22n, -512n, -516n, -4095n, -4096n, 1n, 3n, 16n, 64n];

/** A record of the engine's for any occurrence of a call. */
export function imaginedRecord(tape: Tape, definition: AnySyscall, abi: Abi, nr: number): Uint8Array {
  const numbers = numbersOf(definition, abi);
  const registers: bigint[] = [];
  for (let i = 0; i < 6; i++) {
    const named = numbers[i] ?? [];
    let value = named.length > 0 && !tape.chance(4) ? tape.pick(named) : word(tape);
    // Flags come together.
    if (named.length > 0 && tape.chance(4)) value |= tape.pick(named);
    registers.push(BigInt.asUintN(8 * abi.wordSize, value));
  }
  const returned = !tape.chance(6);
  const entry = chunks(tape, registers);
  const exit = chunks(tape, registers);
  const head = returned ? 136 : 104;
  const bytes = new Uint8Array(head + entry.data.length + (returned ? exit.data.length : 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, bytes.length, true);
  view.setUint8(4, returned ? RecordType.CALL : RecordType.ENTER);
  view.setUint8(5, abi.id);
  view.setUint16(6, tape.chance(8) ? tape.below(64) : 0, true);
  view.setUint32(8, 100, true);
  view.setUint32(12, 100 + tape.below(2), true);
  view.setBigUint64(16, tape.chance(8) ? tape.u64() : 1_000_000n, true);
  view.setUint32(24, nr, true);
  registers.forEach((value, i) => {
    view.setBigUint64(32 + 8 * i, value, true);
  });
  view.setBigUint64(88, tape.pick(PLACES), true);
  bytes.set(entry.data, head);
  if (!returned) {
    view.setUint32(96, entry.count, true);
    return bytes;
  }
  const result = tape.chance(4) ? BigInt.asIntN(64, word(tape)) : tape.pick(RESULTS);
  view.setBigInt64(96, result, true);
  view.setBigUint64(104, tape.chance(8) ? tape.u64() : 1_005_000n, true);
  view.setUint32(120, (result < 0n && result >= -4095n) !== tape.chance(16) ? 1 : 0, true);
  view.setUint32(124, entry.count, true);
  view.setUint32(128, exit.count, true);
  bytes.set(exit.data, head + entry.data.length);
  return bytes;
}

/** The call that a reader makes of such a record. */
export function imaginedCall(tape: Tape, definition: AnySyscall, abi: Abi, nr: number): SyscallCall {
  const reader = new RecordReader({ lookup: () => ({ name: definition.name, definition }) });
  return reader.read(imaginedRecord(tape, definition, abi, nr))[0] as SyscallCall;
}
