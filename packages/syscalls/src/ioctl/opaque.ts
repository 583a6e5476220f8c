import type { CustomKind } from '../model/custom.js';
import { custom } from '../model/custom.js';
import { hex } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import type { Memory } from '../model/memory.js';
import type { Notation } from '../model/notation.js';
import type { Word } from '../model/word.js';
import { Bytes } from '../values/bytes.js';
import { dataSize, direction, IOC_READ, IOC_WRITE } from './code.js';

/** What is passed with a request of which only the size of the data is known. */
export interface OpaqueArgument {
  /** The argument as it is. */
  readonly word: Word;
  /** The data that the program passes. */
  readonly before?: Bytes;
  /** The data that the kernel leaves, or has left alone. */
  readonly after?: Bytes;
}

const plain = hex();

const known = new Map<number, CustomKind<OpaqueArgument>>();

/** The argument of a request whose data is nothing but bytes. The bytes are shown with `-v`. */
export function opaqueArgument(code: number): AnyKind {
  const key = code >>> 16;
  if (dataSize(code) === 0) return plain;
  let kind = known.get(key);
  if (kind === undefined) {
    kind = opaque(dataSize(code), direction(code));
    known.set(key, kind);
  }
  return kind;
}

function opaque(bytes: number, way: number): CustomKind<OpaqueArgument> {
  const given = way !== IOC_READ;
  const left = way !== IOC_WRITE;
  const show = ({ word, before, after }: OpaqueArgument): Notation => {
    const address: Notation = { value: word, as: plain };
    if (word === 0 || (given && before === undefined)) return address;
    const parts: Notation[] = [];
    if (before !== undefined) parts.push({ dump: before });
    if (given && left) parts.push(' => ');
    if (left) parts.push(after === undefined ? address : { dump: after });
    return { verbose: { parts }, otherwise: address };
  };
  return {
    ...custom<OpaqueArgument>({ name: 'opaque', c: 'ulong', decode: () => ({ word: 0 }), show }),
    ...(left ? { phase: given ? ('both' as const) : ('exit' as const) } : {}),
    compile:
      (scope, offset) =>
      (frame, _memory, base): OpaqueArgument => {
        const { wordSize } = scope.abi;
        const word =
          wordSize === 8
            ? frame.register((base + offset - frame.argsAt) / 8)
            : frame.view.getUint32(base + offset, true);
        const read = (memory: Memory): Bytes | undefined =>
          memory.find(word, bytes) ? new Bytes(frame.bytes, memory.pos, memory.end, bytes) : undefined;
        const before = given ? read(frame.entry) : undefined;
        const after = left && frame.returned ? read(frame.exit) : undefined;
        return { word, ...(before && { before }), ...(after && { after }) };
      },
  };
}
