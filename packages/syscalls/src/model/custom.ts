import type { Op } from '../plan/op.js';
import type { Abi } from './abi.js';
import { alignOf, type CType, sizeOf } from './ctype.js';
import type { Frame } from './frame.js';
import { type Decoder, type Kind, kind } from './kind.js';
import type { Memory } from './memory.js';
import type { Notation } from './notation.js';
import { Scope } from './scope.js';

/** A kind whose decoder and notation are its own. */
export interface CustomKind<T> extends Kind<T> {
  readonly kind: 'custom';
  /** What it is, for formatters that treat some of these in their own way. */
  readonly name: string;
  /**
   * The notation of a value.
   *
   * @param container what the value is a part of: a structure, or the arguments
   */
  show(value: T, container?: Readonly<Record<string, unknown>>): Notation;
}

/** The parts of a kind that stands for itself: data whose shape its own bytes tell (sockaddr, control messages, attributes). */
export interface CustomParts<T> {
  readonly name: string;
  /** Bytes of the fixed part; default 0, for data that reaches to the end of what was read. */
  readonly bytes?: number | ((abi: Abi) => number);
  readonly align?: number;
  /** For data that is one integer: its C type, in place of `bytes`. A pointer to it is shown in brackets. */
  readonly c?: CType;
  /**
   * Decodes what stands between `pos` and `end`; total for any bytes.
   *
   * @param readable where the readable bytes of the structure around it end
   */
  decode(frame: Frame, pos: number, end: number, memory: Memory, readable: number): T;
  /** The notation of a value. */
  show(value: T, container?: Readonly<Record<string, unknown>>): Notation;
  /** What the engine copies for it. */
  plan?(scope: Scope, offset: number, ops: Op[]): void;
}

/** A kind of its own. */
export function custom<T>(parts: CustomParts<T>): CustomKind<T> {
  const { plan, c } = parts;
  const bytes = c === undefined ? (parts.bytes ?? 0) : (abi: Abi) => sizeOf(c, abi);
  return kind<T, Omit<CustomKind<T>, keyof Kind> & { kind: 'custom' }>({
    kind: 'custom',
    name: parts.name,
    show: parts.show,
    size: (abi: Abi) => (typeof bytes === 'number' ? bytes : bytes(abi)),
    ...(c === undefined ? {} : { c }),
    align: (abi: Abi) => (c === undefined ? (parts.align ?? 1) : alignOf(c, abi)),
    compile: (scope: Scope, offset: number) => {
      const own = typeof bytes === 'number' ? bytes : bytes(scope.abi);
      return (frame: Frame, memory: Memory, base: number, end: number) => {
        const pos = base + offset;
        // An integer that is cut off is unknown; data has to do with what there is.
        if (pos > end || (c !== undefined && pos + own > end)) return undefined as T;
        return parts.decode(frame, pos, own === 0 ? end : Math.min(end, pos + own), memory, end);
      };
    },
    ...(plan === undefined ? {} : { plan }),
  });
}

/**
 * Decodes a kind inside data whose shape only its own bytes tell (an attribute's payload, an address): what stands
 * between `pos` and `end`. The decoder is made once for each ABI.
 */
export function decodeInside<T>(kind: Kind<T>, frame: Frame, memory: Memory, pos: number, end: number): T {
  let byAbi = inside.get(kind);
  if (byAbi === undefined) {
    byAbi = new Map();
    inside.set(kind, byAbi);
  }
  let decode = byAbi.get(frame.abi) as Decoder<T> | undefined;
  if (decode === undefined) {
    const registers = { abi: frame.abi, argument: () => undefined };
    decode = kind.compile(Scope.arguments(registers, 'entry').element(), 0);
    byAbi.set(frame.abi, decode);
  }
  return decode(frame, memory, pos, end, -1);
}

const inside = new WeakMap<object, Map<Abi, Decoder<unknown>>>();
