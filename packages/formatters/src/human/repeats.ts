import type { SyscallCall } from '@hstrace/syscalls';
import { descriptorText, pathText } from '@hstrace/syscalls/analysis';
import type { Lookup } from './lookups.js';
import type { Repetition } from './repetition.js';

/** Most things that are remembered: a tracee must not fill the memory of who watches it. */
const MOST = 10_000;

const LOOKS = /^(f?access(at2?)?|l?stat(64)?|newfstatat|fstatat64|statx|readlink(at)?)$/;

/**
 * Knows what a thread has done before with the same outcome: a program that reads its settings five times has told its
 * story the first time. What it changes is news again.
 */
export class Repeats {
  /** What is known, by the last part of the path. */
  readonly #seen = new Map<string, Set<string>>();
  #count = 0;

  /** Whether the step reads, or looks at, what was read or looked at before, with the same outcome. */
  isRepeat({ first, count, total, opened }: Repetition): boolean {
    if (first.result?.ok !== true) return false;
    if (LOOKS.test(first.name)) {
      const path = pathText(first.args.pathname);
      return path !== undefined && this.#known(path, `${first.name} ${path} ${statusOf(first)}`);
    }
    if (opened !== undefined && /^p?read/.test(first.name)) {
      const path = pathText(opened.args.pathname);
      return path !== undefined && this.#known(path, `read ${path} ${count} ${total}`);
    }
    if (/^getdents/.test(first.name)) {
      const folder = descriptorText(first, first.args.fd);
      return folder !== undefined && this.#known(folder, `list ${folder} ${total}`);
    }
    this.#forget(first);
    return false;
  }

  /** Whether it was looked for before, in the same places, and was not there. */
  isMissedAgain({ name, places }: Lookup): boolean {
    return this.#known(name, `missed ${name} ${places.join(':')}`);
  }

  /** What a call changes is another thing from now on; and what a child did while it was waited for, nobody knows. */
  #forget(call: SyscallCall): void {
    if (/^(wait|p?read|getdents|lseek)/.test(call.name)) {
      if (call.name.startsWith('wait')) this.#seen.clear();
      return;
    }
    for (const [name, value] of Object.entries(call.args)) {
      const text = name === 'fd' ? descriptorText(call, value) : pathText(value);
      if (text !== undefined) this.#seen.delete(lastPart(text));
    }
  }

  #known(path: string, key: string): boolean {
    const part = lastPart(path);
    let known = this.#seen.get(part);
    if (known?.has(key) === true) return true;
    if (this.#count++ > MOST) {
      this.#seen.clear();
      this.#count = 0;
      known = undefined;
    }
    if (known === undefined) this.#seen.set(part, new Set([key]));
    else known.add(key);
    return false;
  }
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Size and kind of a file that was looked at. */
function statusOf({ args }: SyscallCall): string {
  const status = (args.statbuf ?? args.statxbuf ?? {}) as Record<string, unknown> | null;
  return [status?.st_size ?? status?.stx_size, status?.st_mode ?? status?.stx_mode, args.mode]
    .map(String)
    .join(' ');
}
