import type { Abi } from '../model/abi.js';
import type { Frame } from '../model/frame.js';
import { type Kind, kind } from '../model/kind.js';
import type { Pointed } from '../model/pointer.js';
import type { LengthLike } from '../model/ref.js';
import type { Scope } from '../model/scope.js';
import { type BufferKind, buffer } from '../model/strings.js';
import type { Op } from '../plan/op.js';
import type { Bytes } from '../values/bytes.js';

/** What goes over a socket: bytes. */
export type Payload = Bytes;

/** A pointer to what goes over a socket. */
export function payload(
  length: LengthLike,
  direction: 'in' | 'out' = 'in',
): Kind<Pointed<Payload>> & { kind: 'buffer' } {
  return buffer(length, { direction });
}

/** Notes that the message whose buffers come next is for a socket of this family. */
export function noteFamily(_frame: Frame, _family: string | undefined): void {}
export type { Abi, BufferKind, Op, Scope };
export { kind };
