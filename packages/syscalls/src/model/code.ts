import type { Arch } from './abi.js';
import type { Frame } from './frame.js';
import { type ScalarKind, scalar } from './scalar.js';
import type { Word } from './word.js';

/** Names for numbers that are too many, or too irregular, for a table: ioctl requests. */
export interface CodeTable<N extends string = string> {
  /** The name that stands for a number in decoded arguments. */
  nameOf(code: number, arch: Arch): N | undefined;
  /** The number of a name. */
  valueOf(name: string, arch: Arch): Word | undefined;
  /** All that is to be said of a number: several names, a name with its parameters, or its parts. */
  textOf(code: number, arch: Arch, place: CodePlace): string;
}

/** What else decides about the text of a code. */
export interface CodePlace {
  /** The text stands in a comment, where no other comment fits. */
  readonly commented: boolean;
  /** What the descriptor refers to that the code is for, where that was looked up. */
  readonly link?: unknown;
}

export interface CodeKind<N extends string> extends ScalarKind<N | number> {
  readonly kind: 'code';
  readonly table: CodeTable<N>;
}

/** A 32-bit number of which a table knows more than one name or parameters. */
export function code<N extends string>(table: CodeTable<N>): CodeKind<N> {
  return scalar(
    'code',
    'u32',
    (word: Word, frame: Frame): N | number =>
      table.nameOf(word as number, frame.abi.arch) ?? (word as number),
    { table },
  ) as CodeKind<N>;
}
