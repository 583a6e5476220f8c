import type { CompiledArgument, SyscallCall } from '@hstrace/syscalls';
import {
  descriptorsIn,
  descriptorText,
  globPattern,
  pathText,
  resolvePath,
} from '@hstrace/syscalls/analysis';
import type { NumberSet } from '../options/sets.js';

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
  const matches: PathTest = (path) => exact.has(path) || patterns.some((pattern) => pattern.test(path));
  return (call) => {
    const { args } = call;
    let folder: unknown;
    for (const argument of call.compiled.argumentsOf(call.frame)) {
      const value = args[argument.name];
      const { kind } = argument.kind;
      if (kind === 'dirfd') folder = value;
      const touches =
        kind === 'path'
          ? pathTouches(call, value, folder, matches, patterns.length > 0)
          : descriptorTouches(argument, value, call, matches, descriptors);
      if (touches) return true;
    }
    return false;
  };
}

type PathTest = (path: string) => boolean;

/** strace compares the text that the program gives; patterns are about whole paths. */
function pathTouches(
  call: SyscallCall,
  value: unknown,
  folder: unknown,
  matches: PathTest,
  resolve: boolean,
): boolean {
  const path = pathText(value);
  if (path === undefined) return false;
  if (matches(path)) return true;
  const whole = resolve ? resolvePath(call, value, folder, undefined) : undefined;
  return whole !== undefined && whole !== path && matches(whole);
}

function descriptorTouches(
  { kind }: CompiledArgument,
  value: unknown,
  call: SyscallCall,
  matches: PathTest,
  descriptors: NumberSet | undefined,
): boolean {
  for (const fd of descriptorsIn(kind.kind, value)) {
    if (fd < 0) continue;
    if (descriptors?.has(fd) === true) return true;
    const link = descriptorText(call, fd);
    if (link !== undefined && matches(link)) return true;
  }
  return false;
}
