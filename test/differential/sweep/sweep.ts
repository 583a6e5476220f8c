import { namesOf } from '@hstrace/syscalls/names';
import { BASE, Bytes, Memory } from './memory.js';
import { Random } from './random.js';

export type SweepAbi = 'x86_64' | 'i386';

/** How a call comes to its result. */
export type Outcome =
  /** Returns 0, without the kernel. */
  | 'succeeds'
  /** Fails with EPERM, without the kernel. */
  | 'fails'
  /** Returns this, without the kernel; -errno is a failure. */
  | { readonly returns: number | bigint }
  /** The kernel runs it. */
  | 'real';

export interface Call {
  readonly name: string;
  readonly nr: number;
  readonly args: readonly (number | bigint)[];
  readonly outcome: Outcome;
}

/** The calls of one program of a sweep, with the memory that they point into. */
export class Sweep {
  readonly calls: Call[] = [];
  readonly memory = new Memory();
  readonly random: Random;
  readonly wordSize: 4 | 8;
  readonly #numbers: ReadonlyMap<string, number>;

  readonly abi: SweepAbi;

  constructor(abi: SweepAbi, seed: number) {
    this.abi = abi;
    this.random = new Random(seed);
    this.wordSize = abi === 'x86_64' ? 8 : 4;
    this.#numbers = new Map(namesOf(abi).map(({ name, nr }) => [name, nr]));
  }

  has(name: string): boolean {
    return this.#numbers.has(name);
  }

  /** Adds a call by name; one that the ABI does not have is left out. */
  call(name: string, args: readonly (number | bigint)[], outcome: Outcome = 'fails'): void {
    const nr = this.#numbers.get(name);
    if (nr !== undefined) this.calls.push({ name, nr, args, outcome });
  }

  /** Adds a call that fails and the same that returns 0: what goes in is seen in one, what comes out in the other. */
  both(name: string, args: readonly (number | bigint)[]): void {
    this.call(name, args, 'fails');
    this.call(name, args, 'succeeds');
  }

  /** Leaves all calls out but one of so many. */
  thin(step: number): void {
    let kept = 0;
    // In place, one by one: there are more than a call of a function may have arguments.
    for (let index = 0; index < this.calls.length; index += step)
      this.calls[kept++] = this.calls[index] as Call;
    this.calls.length = kept;
  }

  bytes(): Bytes {
    return new Bytes(this.wordSize);
  }

  /** Memory with bytes in it; by default anywhere, else so that only the first `readable` bytes can be read. */
  at(bytes: Bytes | Uint8Array, readable?: number): number {
    const data = bytes instanceof Bytes ? bytes.done() : bytes;
    if (readable === undefined) return this.memory.put(data);
    return this.memory.putBeforeEnd(data.subarray(0, readable)) - Math.min(readable, data.length);
  }

  text(text: string): number {
    return this.memory.put(new Bytes(this.wordSize).text(text).u8(0).done(), 1);
  }
}

const HOW = { succeeds: 0, fails: 1, told: 2, real: 3 };

/** The file that the driver reads. */
export function encode(sweep: Sweep): Uint8Array {
  const guards = sweep.memory.guards();
  const isolated = sweep.calls.some(({ outcome }) => outcome === 'real');
  const calls = 32;
  const guardsAt = calls + sweep.calls.length * 64;
  const memoryAt = Math.ceil((guardsAt + guards.length * 4 + 4) / 4096) * 4096;
  const file = new Uint8Array(memoryAt + sweep.memory.pageCount * 4096);
  const view = new DataView(file.buffer);
  const header = [
    0x70656577,
    sweep.calls.length,
    sweep.memory.pageCount,
    BASE,
    isolated ? 1 : 0,
    isolated ? 50 : 0,
    memoryAt,
    guardsAt,
  ];
  header.forEach((word, index) => {
    view.setUint32(index * 4, word, true);
  });
  sweep.calls.forEach(({ nr, args, outcome }, index) => {
    const at = calls + index * 64;
    view.setUint32(at, nr, true);
    view.setUint32(at + 4, typeof outcome === 'string' ? HOW[outcome] : HOW.told, true);
    view.setBigInt64(
      at + 8,
      typeof outcome === 'string' ? 0n : BigInt.asIntN(64, BigInt(outcome.returns)),
      true,
    );
    for (let i = 0; i < 6; i++)
      view.setBigUint64(at + 16 + i * 8, BigInt.asUintN(64, BigInt(args[i] ?? 0)), true);
  });
  [...guards, 0xffffffff].forEach((guard, index) => {
    view.setUint32(guardsAt + index * 4, guard, true);
  });
  file.set(sweep.memory.image(), memoryAt);
  return file;
}
