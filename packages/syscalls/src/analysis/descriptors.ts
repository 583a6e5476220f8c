import type { SyscallCall } from '../events/syscall-call.js';
import { Bytes } from '../values/bytes.js';

/**
 * The numbers of the descriptors that an argument names: itself, members called `fd` of structures and lists, and sets
 * of them.
 *
 * @param kind the argument's kind (`fd`, `dirfd`, `fdset`, ...)
 */
export function* descriptorsIn(kind: string, value: unknown): Generator<number> {
  if (kind === 'fd' || kind === 'dirfd') {
    if (typeof value === 'number') yield value;
  } else if (kind === 'fdset') {
    // Sets that could not be read are addresses.
    if (typeof value === 'object' && value !== null && 'members' in value)
      yield* value.members as Iterable<number>;
  } else yield* membersNamedFd(value, 3);
}

function* membersNamedFd(value: unknown, depth: number): Generator<number> {
  if (typeof value !== 'object' || value === null || value instanceof Bytes || depth === 0) return;
  if (Array.isArray(value)) {
    for (const one of value) yield* membersNamedFd(one, depth - 1);
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    if (name === 'fd' && typeof member === 'number') yield member;
    else if (typeof member === 'object') yield* membersNamedFd(member, depth - 1);
  }
}

/** The numbers of all descriptors that a call's arguments name, AT_FDCWD (-100) among them. */
export function* descriptorsOf(call: SyscallCall): Generator<number> {
  for (const { name, kind } of call.compiled.argumentsOf(call.frame))
    yield* descriptorsIn(kind.kind, call.args[name]);
}
