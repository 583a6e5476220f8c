import { Bytes, type CompiledArgument, type SyscallCall } from '@hstrace/syscalls';
import { descriptorText, pathText } from '@hstrace/syscalls/analysis';
import type { NumberSet } from '../options/sets.js';
import { globPattern } from './glob.js';

/** Whether a call has to do with the files or descriptors that are asked for. */
export type Touches = (call: SyscallCall) => boolean;

/** The test for paths, patterns of paths and descriptors: one of them is enough. Undefined if none is given. */
export function touchesOf(
  paths: readonly string[],
  globs: readonly string[],
  descriptors: NumberSet | undefined,
): Touches | undefined {
  if (paths.length === 0 && globs.length === 0 && descriptors === undefined) return undefined;
  const exact = new Set(paths);
  const patterns = globs.map(globPattern);
  const pathMatches = (path: string): boolean =>
    exact.has(path) || patterns.some((pattern) => pattern.test(path));
  return (call) => {
    const { args } = call;
    for (const argument of call.compiled.argumentsOf(call.frame)) {
      if (argumentTouches(argument, args[argument.name], call, pathMatches, descriptors)) return true;
    }
    return false;
  };
}

function argumentTouches(
  { kind }: CompiledArgument,
  value: unknown,
  call: SyscallCall,
  pathMatches: (path: string) => boolean,
  descriptors: NumberSet | undefined,
): boolean {
  if (kind.kind === 'path') {
    const path = pathText(value);
    return path !== undefined && pathMatches(path);
  }
  for (const fd of descriptorsIn(kind.kind, value)) {
    if (fd < 0) continue;
    if (descriptors?.has(fd) === true) return true;
    const link = descriptorText(call, fd);
    if (link !== undefined && pathMatches(link)) return true;
  }
  return false;
}

/** The descriptors that a value names: itself, or members called `fd` of structures and lists, and sets of them. */
function* descriptorsIn(kind: string, value: unknown): Generator<number> {
  if (kind === 'fd' || kind === 'dirfd') {
    if (typeof value === 'number') yield value;
  } else if (kind === 'fdset') {
    if (Array.isArray(value)) yield* value.filter((one): one is number => typeof one === 'number');
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
