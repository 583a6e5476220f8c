import type { Abi } from './abi.js';
import { Frame } from './frame.js';
import type { Kind } from './kind.js';
import { noMemory } from './memory.js';
import { Scope } from './scope.js';

/** Decodes bytes that belong to no call (a signal's `siginfo_t`) as a kind without pointers. */
export function decodeStandalone<T>(kind: Kind<T>, bytes: Uint8Array, abi: Abi): T {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frame = new Frame(abi, view, bytes, 0, noMemory, undefined, -1, false);
  const decode = kind.compile(Scope.arguments({ abi, argument: () => undefined }, 'entry').element(), 0);
  return decode(frame, noMemory, 0, bytes.byteLength, -1);
}
