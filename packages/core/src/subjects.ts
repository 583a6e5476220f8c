import type { SyscallCall } from '@hstrace/syscalls';
import { descriptorText, effects, resolvePath } from '@hstrace/syscalls/analysis';

/** A file that a call is about. */
export interface Subject {
  /** Its whole path as far as it can be told; for descriptors that are no files, the kernel's text (`pipe:[9]`). */
  readonly path: string;
  /** It is what a call that copies from one file to another writes to. */
  readonly target: boolean;
}

/**
 * The files that a call is about, by name or by descriptor (where the run asked for descriptors).
 *
 * @param workingDirectory what relative paths are relative to, where the call itself does not tell it
 */
export function subjectsOf(call: SyscallCall, workingDirectory?: string): Subject[] {
  const effect = effects[call.name];
  const { args } = call;
  const found: Subject[] = [];
  const add = (path: string | undefined, target = false): void => {
    if (path !== undefined) found.push({ path, target });
  };
  const named = (name: string | undefined, dirfd: string | undefined): void => {
    if (name !== undefined)
      add(resolvePath(call, args[name], dirfd === undefined ? undefined : args[dirfd], workingDirectory));
  };
  if (effect === undefined) {
    add(descriptorText(call, args.fd));
    return found;
  }
  named(effect.path, effect.dirfd);
  named(effect.to, effect.toDirfd);
  if (effect.fd !== undefined) add(descriptorText(call, args[effect.fd]));
  if (effect.toFd !== undefined) add(descriptorText(call, args[effect.toFd]), true);
  return found;
}
