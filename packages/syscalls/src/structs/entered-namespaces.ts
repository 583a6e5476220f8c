import type { Ref } from '../model/ref.js';
import { result } from '../model/ref.js';
import type { Look } from '../model/syscall.js';
import { Flags } from '../values/flags.js';

/** The names of namespaces in `/proc/PID/ns`, by the flags that make new ones. */
const NAMES = new Map([
  ['CLONE_NEWCGROUP', 'cgroup'],
  ['CLONE_NEWIPC', 'ipc'],
  ['CLONE_NEWNS', 'mnt'],
  ['CLONE_NEWNET', 'net'],
  ['CLONE_NEWPID', 'pid'],
  ['CLONE_NEWTIME', 'time'],
  ['CLONE_NEWUSER', 'user'],
  ['CLONE_NEWUTS', 'uts'],
]);

/** The namespaces that flags stand for: flags alone, or those of a structure. */
export function namespacesOf(value: unknown): string[] {
  if (value instanceof Flags) return value.names.flatMap((name: string) => NAMES.get(name) ?? []);
  if (typeof value !== 'object' || value === null) return [];
  const { before, flags } = value as { readonly before?: unknown; readonly flags?: unknown };
  return namespacesOf(before ?? flags);
}

const CALLER: Ref = { from: 'const', value: 0 };

/** The namespaces that the caller is in after the call. */
export const ofCaller: readonly Look[] = [{ at: 'namespaces', of: CALLER, phases: ['exit'] }];
/** The namespaces of the process that the call has made. */
export const ofChild: readonly Look[] = [{ at: 'namespaces', of: result, phases: ['exit'] }];
