import type { SyscallCall } from '@hstrace/syscalls';
import { Flags } from '@hstrace/syscalls';
import { pathText } from '@hstrace/syscalls/analysis';
import { isCopyOf, maySupply } from './copies.js';
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
      if (movesBytes(first) && step.total > 0) return this.#moved(step);
    }
    // Who changes or deletes a file looks at it before.
    if (first.result?.ok === true) this.#forgetLooks(first);
    return [...this.flush(), step];
  }

  /** Data went by: the opening of where it came from or went to is told with it, and so is the reading of what is written. */
  #moved(step: Repetition): Repetition[] {
    const { fd_in, in_fd, fd_out, out_fd, fd, sockfd } = step.first.args;
    const from = fd_in ?? in_fd;
    if (from !== undefined) this.#takeOpening(step.first, from);
    const opened = this.#takeOpening(step.first, fd_out ?? out_fd ?? fd ?? sockfd);
    const whole = opened === undefined ? step : { ...step, opened };
    const read = this.#held.findLastIndex((one) => isCopyOf(step, one));
    const source = this.#held[read];
    if (source !== undefined) {
      this.#held.splice(read, 1);
      return [...this.flush(), { ...whole, source, duration: step.duration + source.duration }];
    }
    if (opened === undefined && maySupply(step) && this.#readsOn(step)) return [];
    if (!maySupply(step)) return [...this.flush(), whole];
    this.#held.push(whole);
    return this.#held.length > MOST_HELD ? [this.#held.shift() as Repetition] : [];
  }

  /** More is read of what is about to be told already. */
  #readsOn({ key, count, total, duration }: Repetition): boolean {
    const earlier = this.#held.find((one) => one.key === key && key !== '');
    if (earlier === undefined) return false;
    earlier.count += count;
    earlier.total += total;
    earlier.duration += duration;
    return true;
  }

  /** The opening of what a descriptor leads to: it need not be told by itself any more. */
  #takeOpening(moving: SyscallCall, fd: unknown): SyscallCall | undefined {
    const at = this.#held.findLastIndex((one) => OPENS.has(one.first.name) && leadsTo(one.first, moving, fd));
    return at < 0 ? undefined : this.#held.splice(at, 1)[0]?.first;
  }

  /** What is left. */
  flush(): Repetition[] {
    const left = this.#held;
    this.#held = [];
    return left;
  }

  #forgetLooks({ args }: SyscallCall): void {
    if (this.#held.length === 0) return;
    const path = pathText(args.pathname ?? args.oldpath);
    const dirfd = args.dirfd ?? args.olddirfd;
    if (path === undefined) return;
    this.#held = this.#held.filter(
      ({ first }) =>
        !LOOKS.has(first.name) ||
        pathText(first.args.pathname) !== path ||
        (first.args.dirfd ?? -100) !== (dirfd ?? -100),
    );
  }
}

/** Whether a call moves the data of the file that another one opened: shells move its descriptor in between. */
function leadsTo(opened: SyscallCall, moving: SyscallCall, fd: unknown): boolean {
  const result = Number(opened.frame.result);
  if (typeof fd !== 'number') return false;
  const [before, after] = [opened.descriptor(result)?.link, moving.descriptor(fd)?.link];
  return before === undefined || after === undefined
    ? result === fd
    : String(before) === String(after) && !/^\/dev\/(?!null$|shm\/)/.test(String(after));
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
