import { type Assess, SyscallCall } from '../events/syscall-call.js';
import { type Abi, x86_64 } from '../model/abi.js';
import { ChunkKind, ChunkStatus } from '../model/memory.js';
import type { AnySyscall } from '../model/syscall.js';
import { toUnsigned64, type Word } from '../model/word.js';
import { Call, Enter, RecordType } from '../records/layout.js';
import { RecordReader } from '../records/reader.js';

/** Memory of an imagined tracee: bytes by address. */
export type FakeMemory = Readonly<Record<number | string, Uint8Array | string>>;

export interface FakeCall {
  readonly args: readonly Word[];
  /** The result as the kernel gives it: negative for an error number. Without one, the call has not returned. */
  readonly result?: Word;
  /** Memory at entry, by address. Strings get a NUL. */
  readonly entry?: FakeMemory;
  /** Memory at exit, by address. */
  readonly exit?: FakeMemory;
  readonly abi?: Abi;
  /** What descriptors refer to. */
  readonly descriptors?: Readonly<Record<number, string>>;
  /** What descriptors refer to after the call. */
  readonly descriptorsAfter?: Readonly<Record<number, string>>;
  readonly pid?: number;
  readonly nr?: number;
  /** Addresses of those pieces of memory behind which nothing is mapped. */
  readonly faults?: readonly number[];
  /** Addresses of those pieces of memory that a limit of the run cut off. */
  readonly capped?: readonly number[];
  /** What is said of its risk. */
  readonly assess?: Assess;
  /** The stack pointer. */
  readonly sp?: Word;
  /** The functions that made it, see {@link fakeStack}; and those that it has led to. */
  readonly stack?: Uint8Array;
  readonly stackAfter?: Uint8Array;
}

const encoder = new TextEncoder();

interface Chunk {
  readonly address: bigint;
  readonly data: Uint8Array;
  readonly kind: number;
  readonly status: number;
}

function chunks(
  memory: FakeMemory = {},
  descriptors: Readonly<Record<number, string>> = {},
  faults: readonly number[] = [],
  capped: readonly number[] = [],
): Chunk[] {
  const list = Object.entries(memory).map(([address, data]): Chunk => {
    if (typeof data === 'string')
      return { address: BigInt(address), data: encoder.encode(`${data}\0`), kind: 2, status: 9 };
    return {
      address: BigInt(address),
      data,
      kind: 1,
      status: faults.includes(Number(address))
        ? ChunkStatus.FAULT
        : capped.includes(Number(address))
          ? ChunkStatus.CAPPED
          : ChunkStatus.COMPLETE,
    };
  });
  for (const [fd, text] of Object.entries(descriptors)) {
    list.push({ address: BigInt(fd), data: encoder.encode(text), kind: 4, status: 1 });
  }
  return list;
}

const stackChunk = (data: Uint8Array): Chunk => ({ address: 0n, data, kind: ChunkKind.STACK, status: 1 });

function writeChunks(view: DataView, bytes: Uint8Array, at: number, list: readonly Chunk[]): void {
  let pos = at;
  for (const { address, data, kind, status } of list) {
    view.setBigUint64(pos, BigInt.asUintN(64, address), true);
    view.setUint32(pos + 8, data.length, true);
    view.setUint8(pos + 12, kind);
    view.setUint8(pos + 13, status);
    bytes.set(data, pos + 16);
    pos += 16 + ((data.length + 7) & ~7);
  }
}

const sizeOf = (list: readonly Chunk[]): number =>
  list.reduce((sum, { data }) => sum + 16 + ((data.length + 7) & ~7), 0);

/** The record the engine would write for a call: for tests of decoders and formatters, on bytes. */
export function fakeRecord(fake: FakeCall): Uint8Array {
  const entry = chunks(fake.entry, fake.descriptors, fake.faults, fake.capped);
  const exit = chunks(fake.exit, fake.descriptorsAfter, fake.faults, fake.capped);
  if (fake.stack !== undefined) entry.push(stackChunk(fake.stack));
  if (fake.stackAfter !== undefined) exit.push(stackChunk(fake.stackAfter));
  const returned = fake.result !== undefined;
  const head = returned ? Call.data : Enter.data;
  const bytes = new Uint8Array(head + sizeOf(entry) + (returned ? sizeOf(exit) : 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, bytes.length, true);
  view.setUint8(4, returned ? RecordType.CALL : RecordType.ENTER);
  view.setUint8(5, (fake.abi ?? x86_64).id);
  view.setUint32(8, fake.pid ?? 100, true);
  view.setUint32(12, fake.pid ?? 100, true);
  view.setBigUint64(16, 1_000_000n, true);
  view.setUint32(Enter.nr, fake.nr ?? 0, true);
  fake.args.forEach((value, index) => {
    const narrow = (fake.abi ?? x86_64).wordSize === 4;
    view.setBigUint64(
      Enter.args + 8 * index,
      narrow ? BigInt.asUintN(32, toUnsigned64(value)) : toUnsigned64(value),
      true,
    );
  });
  view.setBigUint64(Enter.sp, toUnsigned64(fake.sp ?? 0), true);
  if (!returned) {
    view.setUint32(Enter.chunks, entry.length, true);
    writeChunks(view, bytes, Enter.data, entry);
    return bytes;
  }
  const result = BigInt(fake.result as Word);
  view.setBigInt64(Call.result, BigInt.asIntN(64, result), true);
  view.setBigUint64(Call.exitTime, 1_005_000n, true);
  view.setUint32(Call.error, result < 0n && result >= -4095n ? 1 : 0, true);
  view.setUint32(Call.entryChunks, entry.length, true);
  view.setUint32(Call.exitChunks, exit.length, true);
  writeChunks(view, bytes, Call.data, entry);
  writeChunks(view, bytes, Call.data + sizeOf(entry), exit);
  return bytes;
}

/** The event a reader makes of an imagined call. */
export function fakeCall(definition: AnySyscall, fake: FakeCall): SyscallCall {
  const reader = new RecordReader({ lookup: () => ({ name: definition.name, definition }) }, fake.assess);
  const event = reader.read(fakeRecord(fake))[0];
  if (!(event instanceof SyscallCall)) throw new Error('the record was not read as a call');
  return event;
}

/** Bytes of little-endian integers: `[size, value]` pairs, strings with their NUL, or bytes. */
export function bytes(
  ...parts: readonly (readonly [size: 1 | 2 | 4 | 8, ...values: Word[]] | string | Uint8Array)[]
): Uint8Array {
  const out: number[] = [];
  for (const part of parts) {
    if (typeof part === 'string') out.push(...encoder.encode(part), 0);
    else if (part instanceof Uint8Array) out.push(...part);
    else {
      const [size, ...values] = part;
      for (const value of values) {
        const word = toUnsigned64(value);
        for (let i = 0; i < size; i++) out.push(Number((word >> BigInt(8 * i)) & 0xffn));
      }
    }
  }
  return Uint8Array.from(out);
}
