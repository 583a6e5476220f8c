import type { SyscallCall } from '../events/syscall-call.js';
import { Bytes } from '../values/bytes.js';

/** The kernel's "relative to the working directory". */
const AT_FDCWD = -100;

/** What a descriptor refers to, as text: a path, `socket:[123]`, or `undefined` where nobody asked. */
export function descriptorText(call: SyscallCall, fd: unknown): string | undefined {
  if (typeof fd !== 'number') return undefined;
  const found = call.descriptor(fd);
  return found === undefined ? undefined : String(found.link).replace(/ \(deleted\)$/, '');
}

/** A path argument as text; undefined if it is none, or could not be read. */
export function pathText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return value instanceof Bytes ? value.toString() : undefined;
}

/**
 * The whole path that an argument means, as far as it can be told: relative ones are joined to their directory, by
 * descriptor or working directory. `.` and `..` are taken out as text; symbolic links are not followed.
 */
export function resolvePath(
  call: SyscallCall,
  path: unknown,
  dirfd: unknown,
  workingDirectory: string | undefined,
): string | undefined {
  const text = pathText(path);
  if (text === undefined) return undefined;
  if (text.startsWith('/')) return normalise(text);
  const base =
    dirfd === undefined || dirfd === AT_FDCWD
      ? (descriptorText(call, AT_FDCWD) ?? workingDirectory)
      : descriptorText(call, dirfd);
  if (text === '') return base;
  return base === undefined ? text : normalise(`${base}/${text}`);
}

/** A path without `.`, `..` and doubled slashes. */
export function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return `${path.startsWith('/') ? '/' : ''}${parts.join('/')}` || '.';
}
