import type { Abi } from '../model/abi.js';
import { type CustomKind, custom } from '../model/custom.js';
import { hex, oneOf } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { membersOf } from '../model/sets.js';
import type { EnumTable } from '../model/table.js';
import { Address } from '../values/address.js';

/** A set of numbers that have names: what an input device has. */
export interface NamedSet {
  readonly members: readonly number[];
  /** The same as the words of the bit mask. */
  readonly words: readonly (number | bigint)[];
}

type Value = NamedSet | Address | null;

/** Members that are shown without `-v`. */
const SHOWN = 4;

/**
 * A bit mask that the kernel gives; the result of the call says how many bytes there are.
 *
 * @param most bits that mean something
 */
export function namedBits(table: EnumTable, most: number): CustomKind<Value> {
  const member = oneOf(table);
  const word = hex();
  const show = (value: Value): Notation => {
    if (value === null) return 'NULL';
    if (value instanceof Address) return value.toString();
    const one = (number: number): Notation => ({
      value: table.nameOf(number, 'x86_64') ?? number,
      as: member,
    });
    const list = (members: readonly number[], more: boolean): Notation => ({
      parts: [
        '[',
        ...members.flatMap((number, index) => (index === 0 ? [one(number)] : [' ', one(number)])),
        more ? ' ...]' : ']',
      ],
    });
    const { members } = value;
    const names: Notation = {
      verbose: list(members, false),
      otherwise: list(members.slice(0, SHOWN), members.length > SHOWN),
    };
    const words: Notation = { items: value.words.map((bits) => ({ value: bits, as: word })) };
    return {
      styles: { abbrev: names, raw: words, verbose: { parts: [names, ' /* ', words, ' */'] } },
    };
  };
  const plain = custom<Value>({ name: 'bits', c: 'ptr', decode: () => null, show });
  return {
    ...plain,
    phase: 'exit',
    compile:
      (scope, offset) =>
      (frame, _memory, base): Value => {
        const { wordSize } = scope.abi;
        const address =
          wordSize === 8
            ? frame.register((base + offset - frame.argsAt) / 8)
            : frame.view.getUint32(base + offset, true);
        if (address === 0) return null;
        const result = Number(frame.result);
        const bits = result > Math.floor(most / 8) ? most : result * 8;
        const size = Math.ceil(Math.ceil(bits / 8) / wordSize) * wordSize;
        if (!frame.returned || frame.failed || size <= 0 || !frame.exit.find(address, size))
          return new Address(address);
        const { pos, end } = frame.exit;
        return {
          members: membersOf(frame.bytes, pos, end).filter((number) => number < bits),
          words: wordsOf(frame.view, pos, end, scope.abi),
        };
      },
  };
}

function wordsOf(view: DataView, pos: number, end: number, abi: Abi): (number | bigint)[] {
  const words: (number | bigint)[] = [];
  for (let at = pos; at < end; at += abi.wordSize) {
    let value = 0n;
    for (let i = 0; i < abi.wordSize && at + i < end; i++)
      value |= BigInt(view.getUint8(at + i)) << BigInt(8 * i);
    words.push(value);
  }
  return words;
}
