import type { Arch } from '../model/abi.js';
import type { FlagTable } from '../model/table.js';
import type { Word } from '../model/word.js';
import { inspect } from './inspect.js';

/** A set of flags, with the bits that no name is known for. */
export class Flags<N extends string = string> {
  readonly value: Word;
  readonly table: FlagTable<N>;
  readonly arch: Arch;

  constructor(value: Word, table: FlagTable<N>, arch: Arch) {
    this.value = value;
    this.table = table;
    this.arch = arch;
  }

  /** Whether a flag is set (or, for the zero-valued name of a table, whether the whole field is zero). */
  has(name: N): boolean {
    return this.names.includes(name);
  }

  /** The names of the flags that are set. */
  get names(): readonly N[] {
    return this.table.decompose(this.value, this.arch).names;
  }

  /** Bits that have no name. */
  get rest(): Word {
    return this.table.decompose(this.value, this.arch).rest;
  }

  /** `O_RDONLY|O_CLOEXEC|0x1000000`, as C would spell it. */
  toString(): string {
    const { names, rest } = this.table.decompose(this.value, this.arch);
    const parts: string[] = [...names];
    if (rest !== 0 && rest !== 0n) parts.push(`0x${rest.toString(16)}`);
    return parts.length === 0 ? '0' : parts.join('|');
  }

  /** For JSON. */
  toJSON(): string {
    return this.toString();
  }

  /** For `console.log()`. */
  [inspect](): string {
    return `Flags ${this}`;
  }
}
