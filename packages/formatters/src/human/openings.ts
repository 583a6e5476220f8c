import type { SyscallCall } from '@hstrace/syscalls';
import { Flags } from '@hstrace/syscalls';
import { pathText } from '@hstrace/syscalls/analysis';
import { movesBytes, type Repetition } from './repetition.js';

/** Calls that look at a file before it is opened. */
const LOOKS = new Set(
  'access faccessat faccessat2 stat stat64 lstat lstat64 newfstatat fstatat64 statx'.split(' '),
);
const OPENS = new Set(['open', 'openat', 'openat2', 'creat']);

/** Most steps that wait for what comes of them. */
const MOST_HELD = 8;

/**
 * Joins the steps by which a program gets at a file: it looks whether the file is there, opens it, and reads or writes it.
 * A person wants to know of the last step; the first ones go without saying, if nothing else comes between.
 */
export class Openings {
  #held: Repetition[] = [];

  /** Takes the next step of a thread in. Gives what is to be told now, in order. */
  add(step: Repetition): Repetition[] {
    const { first } = step;
    if (first.result?.ok === true) {
      const opens = OPENS.has(first.name);
      if (opens || LOOKS.has(first.name)) {
        if (opens) this.#forgetLooks(first);
        this.#held.push(step);
        return this.#held.length > MOST_HELD ? [this.#held.shift() as Repetition] : [];
      }
      if (movesBytes(first) && step.total > 0) {
        const at = this.#held.findLastIndex((one) => OPENS.has(one.first.name) && leadsTo(one.first, first));
        const opened = this.#held[at];
        if (opened !== undefined) {
          const before = this.#held.splice(0, at + 1).slice(0, -1);
          return [...before, { ...step, opened: opened.first }];
        }
      }
    }
    return [...this.flush(), step];
  }

  /** What is left. */
  flush(): Repetition[] {
    const left = this.#held;
    this.#held = [];
    return left;
  }

  #forgetLooks({ args: { pathname, dirfd } }: SyscallCall): void {
    const path = pathText(pathname);
    this.#held = this.#held.filter(
      ({ first }) =>
        !LOOKS.has(first.name) ||
        pathText(first.args.pathname) !== path ||
        (first.args.dirfd ?? -100) !== (dirfd ?? -100),
    );
  }
}

/** Whether a call moves the data of the file that another one opened: shells move its descriptor in between. */
function leadsTo(opened: SyscallCall, moving: SyscallCall): boolean {
  const { fd } = moving.args;
  const result = Number(opened.frame.result);
  if (typeof fd !== 'number') return false;
  const [before, after] = [opened.descriptor(result)?.link, moving.descriptor(fd)?.link];
  return before === undefined || after === undefined
    ? result === fd
    : String(before) === String(after) && !/^\/dev\/(?!null$)/.test(String(after));
}

/** What has to be said of how a file was opened, when it is told that it was written. */
export function openingNote({ name, args }: SyscallCall): string {
  if (name === 'creat') return ' (made or emptied)';
  const { flags } = args;
  if (!(flags instanceof Flags)) return '';
  const words = flags.has('O_CREAT')
    ? flags.has('O_EXCL')
      ? 'newly made'
      : flags.has('O_TRUNC')
        ? 'made or emptied'
        : flags.has('O_APPEND')
          ? 'at its end'
          : ''
    : flags.has('O_TRUNC')
      ? 'emptied before'
      : flags.has('O_APPEND')
        ? 'at its end'
        : '';
  return words === '' ? '' : ` (${words})`;
}
