import { readFileSync } from 'node:fs';
import type { SyscallCall, TraceEvent } from '@hstrace/syscalls';
import { pathText } from '@hstrace/syscalls/analysis';
import { commandName } from './program-name.js';

/** The kernel keeps so many letters of a name. */
const LONGEST = 15;

/** So many processes that have ended are remembered. */
const MOST_DEAD = 256;

/** The command names of processes, as the kernel has them, for `-Y`. */
export class ProcessNames {
  readonly #names = new Map<number, string>();

  /** What is to be done before the next event: the line of an event has the name that was there as it began. */
  #afterwards: (() => void) | undefined;
  /** New names of threads whose execve has succeeded and has not been told yet. */
  readonly #executing = new Map<number, string>();
  /** Names of processes that have ended, and that nobody has waited for as far as is known. */
  readonly #dead = new Map<number, string>();

  note(event: TraceEvent): void {
    this.#afterwards?.();
    this.#afterwards = undefined;
    const { tid } = event;
    switch (event.type) {
      case 'begin':
        this.#dead.delete(tid);
        if (event.reason === 'started') this.#started(tid, event.command);
        else if (event.command !== '') this.#names.set(tid, event.command);
        break;
      // A name changes with the program, and when it says so.
      case 'exec':
        this.#executing.set(tid, event.command ?? '');
        break;
      case 'syscall':
        if (event.name === 'prctl') this.#heed(event as SyscallCall);
        if (this.#executing.size > 0) this.#executed(event as SyscallCall);
        if (this.#dead.size > 0) this.#reaped(event as SyscallCall);
        if (event.name === 'vfork') this.#vforked(event as SyscallCall);
        break;
      case 'exited':
      case 'killed':
        this.#executing.delete(tid);
        this.#afterwards = () => this.#ended(tid, event.pid);
        break;
      default:
    }
  }

  /** A process that has ended keeps its name until its parent has waited for it. */
  #ended(tid: number, pid: number): void {
    const name = this.#names.get(tid);
    this.#names.delete(tid);
    if (name === undefined || tid !== pid) return;
    this.#dead.set(tid, name);
    // Whoever waits for it may not be traced.
    if (this.#dead.size > MOST_DEAD) this.#dead.delete(this.#dead.keys().next().value as number);
  }

  #reaped({ name, result }: SyscallCall): void {
    if ((name !== 'wait4' && name !== 'waitpid') || result?.ok !== true) return;
    const pid = Number(result.value);
    if (this.#dead.has(pid)) this.#afterwards = () => this.#dead.delete(pid);
  }

  /** A child of vfork has its program already when its parent goes on, though that has not been told yet. */
  #vforked({ result }: SyscallCall): void {
    if (result?.ok !== true) return;
    const pid = Number(result.value);
    const former = this.#names.get(pid);
    const now = commandOf(pid);
    if (former === undefined || now === undefined || now === former) return;
    this.#names.set(pid, now);
    this.#afterwards = () => this.#names.set(pid, former);
  }

  /** What is started has hstrace's own name until its execve, which comes first. */
  #started(tid: number, command: string): void {
    this.#names.set(tid, commandName());
    this.#executing.set(tid, command);
  }

  /** The line of an execve begins with the old name, unless it was broken off: what is resumed has the new one. */
  #executed({ tid, announced }: SyscallCall): void {
    const name = this.#executing.get(tid);
    if (name === undefined) return;
    this.#executing.delete(tid);
    if (announced) this.#renamed(tid, name);
    else this.#afterwards = () => this.#renamed(tid, name);
  }

  #heed({ args, result, tid }: SyscallCall): void {
    const { option, arg2 } = args;
    if (option !== 'PR_SET_NAME' || result?.ok !== true) return;
    this.#renamed(tid, (pathText(arg2) ?? '').slice(0, LONGEST));
  }

  #renamed(tid: number, name: string): void {
    if (name === '') this.#names.delete(tid);
    else this.#names.set(tid, name);
  }

  of(pid: number): string | undefined {
    const known = this.#names.get(pid) ?? this.#dead.get(pid);
    if (known !== undefined) return known;
    const name = commandOf(pid);
    if (name !== undefined) this.#names.set(pid, name);
    return name;
  }
}

function commandOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trimEnd();
  } catch {
    return undefined;
  }
}
