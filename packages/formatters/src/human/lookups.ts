import { Flags, type SyscallCall } from '@hstrace/syscalls';
import { normalise, pathText } from '@hstrace/syscalls/analysis';

/** A name that a program looks for in several places. */
export interface Lookup {
  readonly name: string;
  /** Folders where it is not. */
  readonly places: string[];
  readonly first: SyscallCall;
  found: SyscallCall | undefined;
}

/** Calls by which programs look for files. */
const LOOKS = new Set([
  'open',
  'openat',
  'openat2',
  'access',
  'faccessat',
  'faccessat2',
  'stat',
  'lstat',
  'newfstatat',
  'statx',
  'readlink',
  'readlinkat',
  'execve',
  'stat64',
  'lstat64',
  'fstatat64',
]);

function partsOf(call: SyscallCall): { folder: string; name: string } | undefined {
  if (!LOOKS.has(call.name)) return undefined;
  const text = pathText(call.args.pathname);
  if (text === undefined || text === '') return undefined;
  // A slash or a dot at the end says only that a folder is meant.
  const path = normalise(text);
  const slash = path.lastIndexOf('/');
  return {
    folder: slash <= 0 ? path.slice(0, slash + 1) || '.' : path.slice(0, slash),
    name: path.slice(slash + 1),
  };
}

/** Who looks at links themselves copies or deletes files, and does not look for one. */
function looksAtLinks({ name, args: { flags } }: SyscallCall): boolean {
  return name.startsWith('lstat') || (flags instanceof Flags && flags.has('AT_SYMLINK_NOFOLLOW'));
}

function creates({ args: { flags } }: SyscallCall): boolean {
  return flags instanceof Flags && flags.has('O_CREAT');
}

/** Gathers the failed attempts to find a file until it is found or given up. */
export class Lookups {
  #current: Lookup | undefined;

  /**
   * Takes a call in.
   *
   * @returns what is complete now, and whether the call was taken: then it is not told by itself
   */
  add(call: SyscallCall): { readonly done: Lookup | undefined; readonly taken: boolean } {
    const parts = partsOf(call);
    const missing =
      call.result !== undefined &&
      !call.result.ok &&
      (call.result.name === 'ENOENT' || call.result.name === 'ENOTDIR');
    const current = this.#current;
    if (parts !== undefined && current !== undefined && parts.name === current.name) {
      if (missing) {
        if (!current.places.includes(parts.folder) && current.places.length < 1000)
          current.places.push(parts.folder);
        return { done: undefined, taken: true };
      }
      // What is made where it was missing is not found there.
      const isMade =
        current.places.includes(parts.folder) ||
        creates(call) ||
        looksAtLinks(call) ||
        looksAtLinks(current.first);
      if (call.result?.ok === true && !isMade) {
        current.found = call;
        this.#current = undefined;
        return { done: current, taken: true };
      }
    }
    if (parts !== undefined && missing) {
      this.#current = { name: parts.name, places: [parts.folder], first: call, found: undefined };
      return { done: current, taken: true };
    }
    // Closing and reading between the attempts does not end the search; anything else does.
    if (current === undefined) return { done: undefined, taken: false };
    this.#current = undefined;
    return { done: current, taken: false };
  }

  /** What is left. */
  flush(): Lookup | undefined {
    const left = this.#current;
    this.#current = undefined;
    return left;
  }
}
