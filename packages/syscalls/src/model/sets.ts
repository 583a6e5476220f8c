import { type Op, OpKind, type PlanLength } from '../plan/op.js';
import type { Abi } from './abi.js';
import type { Frame } from './frame.js';
import { type Kind, kind } from './kind.js';
import { ChunkStatus, type Memory } from './memory.js';
import { compilePointer, type Direction, type Pointed, phaseOf, planPointer } from './pointer.js';
import type { LengthLike, Ref } from './ref.js';
import { constant, type Scope } from './scope.js';
import { SIGNAL_COUNT } from './signals.js';

/** A set of small numbers: signals, descriptors, processors. */
export interface NumberSet {
  /** The members, ascending. */
  readonly members: readonly number[];
  /** Bits the set has room for. */
  readonly capacity: number;
  /** It is longer than what is looked at. */
  readonly cut?: true;
}

export interface SetKind extends Kind<Pointed<NumberSet>> {
  readonly kind: 'sigset' | 'fdset' | 'cpuset';
}

/** The set bits of a little-endian bit mask. */
export function membersOf(bytes: Uint8Array, start: number, end: number): number[] {
  const members: number[] = [];
  for (let i = start; i < end; i++) {
    let bits = bytes[i] as number;
    for (let bit = 0; bits !== 0; bit++, bits >>= 1)
      if ((bits & 1) === 1) members.push((i - start) * 8 + bit);
  }
  return members;
}

/** Most bytes of a bit mask that are read: more than any kernel has descriptors or processors for. */
const CAP = 131_072;

function setKind(
  name: 'sigset' | 'fdset' | 'cpuset',
  bytes: LengthLike,
  first: number,
  direction: Direction,
  bounds?: (abi: Abi) => readonly [least: number, most: number],
  cap = CAP,
): SetKind {
  return kind<Pointed<NumberSet>, { kind: 'sigset' | 'fdset' | 'cpuset' }>({
    kind: name,
    phase: phaseOf(direction),
    size: (abi: Abi) => abi.wordSize,
    align: (abi: Abi) => abi.wordSize,
    compile(scope: Scope, offset: number) {
      const length = scope.lengthReader(bytes);
      const [least, most] = bounds?.(scope.abi) ?? [0, Number.POSITIVE_INFINITY];
      return compilePointer(scope, offset, direction, false, (frame, memory, address, base, up) => {
        const wanted = length(frame, memory, base, up);
        if (wanted === undefined || wanted < least || wanted > most) return undefined;
        const number = Math.min(Number(wanted), cap);
        if (number === 0) return setOf(frame, 0, 0, first);
        if (!memory.find(address, number)) return undefined;
        const { pos, end, status } = memory;
        if ((status & ChunkStatus.FAULT) !== 0 && end - pos < number) return undefined;
        const set = setOf(frame, pos, end, first);
        return wanted > cap && name === 'cpuset' ? { ...set, cut: true } : set;
      }) as never;
    },
    plan: (scope: Scope, offset: number, ops: Op[]) =>
      planPointer(scope, offset, ops, {
        cap,
        ...(typeof bytes === 'number' ? { lengths: [constant(bytes)] } : { lengthOf: bytes }),
      }),
  });
}

function setOf(frame: Frame, pos: number, end: number, first: number): NumberSet {
  const members = membersOf(frame.bytes, pos, end);
  return {
    members: first === 0 ? members : members.map((n) => n + first),
    // Masks are made of 32-bit words: one of fewer bytes is what is known of a whole word.
    capacity: Math.ceil((end - pos) / 4) * 32,
  };
}

const SIGSET_BYTES = SIGNAL_COUNT / 8;

/**
 * A pointer to a `sigset_t` of the size given. The kernel's is 8 bytes; programs may pass others, and those below a
 * word (or below `least`) or above the kernel's are not looked at.
 */
export const sigset = (
  bytes: LengthLike = SIGSET_BYTES,
  direction: Direction = 'in',
  least?: number,
): SetKind => setKind('sigset', bytes, 1, direction, (abi) => [least ?? abi.wordSize, SIGSET_BYTES]);

/** Most descriptors of a set that are looked at. */
const MOST_DESCRIPTORS = CAP * 8;

/** The operation that tells what the members of a set of descriptors refer to. */
const descriptorsOf = (lengths: readonly PlanLength[]): Op => ({
  kind: OpKind.FDS,
  flags: 0,
  base: constant(0).operand,
  lengths,
  cap: 0,
  stride: 0,
  elements: 0,
  guards: [],
  children: [],
});

/** A pointer to an `fd_set`, of as many words as `nfds` descriptors need; of others in it nothing is known. */
export function fdset(nfds: Ref, direction: Direction = 'in'): SetKind {
  return kind<Pointed<NumberSet>, { kind: 'fdset' }>({
    kind: 'fdset',
    phase: phaseOf(direction),
    size: (abi: Abi) => abi.wordSize,
    align: (abi: Abi) => abi.wordSize,
    compile(scope: Scope, offset: number) {
      const count = scope.lengthReader(nfds);
      const { wordSize } = scope.abi;
      return compilePointer(scope, offset, direction, false, (frame, memory, address, base, up) => {
        const given = count(frame, memory, base, up);
        if (given === undefined || given <= 0) return undefined;
        const capacity = Math.min(Number(given), MOST_DESCRIPTORS);
        const bytes = Math.ceil(capacity / (8 * wordSize)) * wordSize;
        if (!memory.find(address, bytes) || memory.end - memory.pos < bytes) return undefined;
        const all = membersOf(frame.bytes, memory.pos, memory.end);
        return { members: all.filter((fd) => fd < capacity), capacity };
      }) as never;
    },
    plan(scope: Scope, offset: number, ops: Op[]) {
      const { wordSize } = scope.abi;
      const lengthOf = { of: nfds, add: 8 * wordSize - 1, shift: wordSize === 8 ? 6 : 5, mul: wordSize };
      planPointer(scope, offset, ops, {
        cap: CAP,
        lengthOf,
        // What the members refer to is shown with the sets that the program gives.
        inner: (element, children) => {
          if (scope.phase === 'entry') children.push(descriptorsOf(element.planLengths(nfds, children)));
        },
      });
    },
  });
}

/** Bytes of a set of processors that are looked at, the size of a `cpu_set_t`. */
const PROCESSORS = 128;

/** A pointer to a `cpu_set_t`. */
export const cpuset = (bytes: LengthLike, direction: Direction = 'in'): SetKind =>
  setKind('cpuset', bytes, 0, direction, undefined, PROCESSORS);

/** A signal mask inside a structure: 8 bytes. */
export function sigmask(bytes = 8): Kind<NumberSet> & { kind: 'sigmask' } {
  return kind<NumberSet, { kind: 'sigmask' }>({
    kind: 'sigmask',
    size: () => bytes,
    align: (abi: Abi) => (bytes === 8 ? Math.min(8, abi.wordSize) : bytes),
    compile: (_scope: Scope, offset: number) => (frame: Frame, _memory: Memory, base: number, end: number) =>
      base + offset + bytes > end
        ? (undefined as unknown as NumberSet)
        : setOf(frame, base + offset, base + offset + bytes, 1),
  });
}
