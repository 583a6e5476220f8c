import { type CustomKind, custom } from '../model/custom.js';
import { hidden, type Placement } from '../model/decorate.js';
import { type EnumKind, oneOf } from '../model/integers.js';
import type { Kind } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import { scalar } from '../model/scalar.js';
import type { EnumTable } from '../model/table.js';

/** A bit that stands beside an enumeration in the same argument. It takes no register of its own. */
export function mark(bit: number): Kind<boolean> & Placement {
  const kind = scalar('boolean', 'u32', (word) => (Number(word) & bit) !== 0, {});
  return { ...hidden(kind), registers: 0 };
}

/** The bit that goes with a command. */
export interface Mark {
  readonly bit: number;
  /** Its name in C. */
  readonly name: string;
  /** The argument that tells it, see {@link mark}. */
  readonly argument: string;
  /** Whether it is shown before the command or behind it. */
  readonly place: 'before' | 'behind';
}

/** Commands of a table; whether the bit is set, another argument says. strace shows both as one. */
export function markedCommand<N extends string>(
  table: EnumTable<N>,
  { bit, name, argument, place }: Mark,
): CustomKind<N | number> & Pick<EnumKind<N>, 'table' | 'mask'> {
  const plain = oneOf(table);
  const symbol: Notation = { symbol: name, of: `0x${bit.toString(16)}` };
  const kind = custom<N | number>({
    name: 'marked-command',
    c: 'u32',
    decode(frame, pos) {
      const word = (frame.view.getUint32(pos, true) & ~bit) >>> 0;
      return table.nameOf(word, frame.abi.arch) ?? word;
    },
    show(command, container): Notation {
      const shown: Notation = { value: command, as: plain };
      if (container?.[argument] !== true) return shown;
      return { parts: place === 'before' ? [symbol, '|', shown] : [shown, '|', symbol] };
    },
  });
  return { ...kind, table, mask: ~bit >>> 0 };
}
