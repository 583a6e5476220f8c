import {
  futex2Flags,
  futexBitsets,
  futexOpComparisons,
  futexOpOperations,
} from '../constants/process.gen.js';
import { custom } from '../model/custom.js';
import { when } from '../model/decorate.js';
import { address, flags, hex, oneOf } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { field } from '../model/ref.js';
import { struct } from '../model/struct.js';

/** What FUTEX_WAKE_OP does to the second futex, and what it compares its old value with. */
export interface FutexWakeOperation {
  readonly operation: number;
  /** The argument is `1 << argument`. */
  readonly shifted: boolean;
  readonly argument: number;
  readonly comparison: number;
  readonly comparedWith: number;
}

const operation = oneOf(futexOpOperations);
const comparison = oneOf(futexOpComparisons);
const hexNumber = hex('u32');

function shiftedName(
  name: { readonly kind: typeof operation | typeof comparison; readonly unknown: string },
  value: number,
  shift: number,
): Notation {
  const { kind } = name;
  const known = kind.table.nameOf(value, 'x86_64');
  const unnamed = { parts: [{ value, as: hexNumber }, `<<${shift} /* ${name.unknown} */`] };
  if (known === undefined) return unnamed;
  const named = { parts: [{ value: known, as: kind }, `<<${shift}`] };
  return { styles: { abbrev: named, raw: unnamed, verbose: named } };
}

/** The argument `val3` of FUTEX_WAKE_OP, as the macro FUTEX_OP of linux/futex.h packs it. */
export const futexWakeOperation = custom<FutexWakeOperation>({
  name: 'futex wake operation',
  c: 'u32',
  decode: (frame, pos) => {
    const word = frame.view.getUint32(pos, true);
    return {
      operation: (word >>> 28) & 7,
      shifted: word >>> 31 === 1,
      argument: (word >>> 12) & 0xfff,
      comparison: (word >>> 24) & 0xf,
      comparedWith: word & 0xfff,
    };
  },
  show: (op) => ({
    parts: [
      op.shifted ? { parts: [{ symbol: 'FUTEX_OP_OPARG_SHIFT', of: '0x8' }, '<<28|'] } : '',
      shiftedName({ kind: operation, unknown: 'FUTEX_OP_???' }, op.operation, 28),
      '|',
      { value: op.argument, as: hexNumber },
      '<<12|',
      shiftedName({ kind: comparison, unknown: 'FUTEX_OP_CMP_???' }, op.comparison, 24),
      '|',
      { value: op.comparedWith, as: hexNumber },
    ],
  }),
});

/** The bits that waiters and wakers of a futex must share. */
export const futexBitset = oneOf(futexBitsets);

/** The same of futex_wait(2) and futex_wake(2), which have as many bits as a register. */
export const futexMask = oneOf(futexBitsets, 'ulong');

/** `struct futex_waitv` of linux/futex.h. */
export const futexWaitv = struct('futex_waitv', {
  val: hex('u64'),
  uaddr: address('u64'),
  flags: flags(futex2Flags),
  __reserved: when([{ of: field('__reserved'), compare: 'ne', value: 0 }], hex('u32')),
});
