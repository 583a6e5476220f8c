import type { SyscallCall } from '../events/syscall-call.js';
import { Flags } from '../values/flags.js';
import type { RiskContext } from './rule.js';

/** Calls that open, make, change or delete a file by its path: where the path is. */
const PATHS: Readonly<Record<string, { readonly path: string; readonly dirfd?: string }>> = {
  open: { path: 'pathname' },
  openat: { path: 'pathname', dirfd: 'dirfd' },
  openat2: { path: 'pathname', dirfd: 'dirfd' },
  creat: { path: 'pathname' },
  truncate: { path: 'path' },
  rename: { path: 'newpath' },
  renameat: { path: 'newpath', dirfd: 'newdirfd' },
  renameat2: { path: 'newpath', dirfd: 'newdirfd' },
  link: { path: 'newpath' },
  linkat: { path: 'newpath', dirfd: 'newdirfd' },
  symlink: { path: 'linkpath' },
  symlinkat: { path: 'linkpath', dirfd: 'newdirfd' },
  unlink: { path: 'pathname' },
  unlinkat: { path: 'pathname', dirfd: 'dirfd' },
  rmdir: { path: 'pathname' },
  mknod: { path: 'pathname' },
  mknodat: { path: 'pathname', dirfd: 'dirfd' },
  mkdir: { path: 'pathname' },
  mkdirat: { path: 'pathname', dirfd: 'dirfd' },
  chmod: { path: 'pathname' },
  fchmodat: { path: 'pathname', dirfd: 'dirfd' },
  fchmodat2: { path: 'pathname', dirfd: 'dirfd' },
  chown: { path: 'pathname' },
  lchown: { path: 'pathname' },
  fchownat: { path: 'pathname', dirfd: 'dirfd' },
};

/** Names of the calls that {@link writtenPath} knows. */
export const writingCalls: readonly string[] = Object.keys(PATHS);
/** Names of the calls that open files. */
export const openingCalls: readonly string[] = ['open', 'openat', 'openat2'];

/** Whether a call opens for writing; calls that do not open count as writing. */
export function opensForWriting(call: SyscallCall): boolean {
  if (!openingCalls.includes(call.name)) return true;
  const given =
    call.name === 'openat2' ? (call.args.how as { readonly flags?: unknown } | null)?.flags : call.args.flags;
  if (!(given instanceof Flags)) return false;
  const names: readonly string[] = given.names;
  return (
    names.includes('O_WRONLY') ||
    names.includes('O_RDWR') ||
    names.includes('O_TRUNC') ||
    names.includes('O_CREAT')
  );
}

/** The path that a call writes to, makes or deletes. */
export function writtenPath(call: SyscallCall, context: RiskContext): string | undefined {
  return opensForWriting(call) ? touchedPath(call, context) : undefined;
}

/** The path that a call opens, in whatever way. */
export function touchedPath(call: SyscallCall, context: RiskContext): string | undefined {
  const where = PATHS[call.name];
  return where === undefined ? undefined : context.path(call, where.path, where.dirfd);
}

/** Whether a path is a folder or lies in it. */
export function isUnder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
