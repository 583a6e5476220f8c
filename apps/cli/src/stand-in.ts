import { closeSync, existsSync, openSync, readSync, realpathSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadBinding } from '@hstrace/core/binding';
import type { TraceEvent } from '@hstrace/syscalls';
import { exactWords, launchState, startEnvironment } from './launch-state.js';
import type { User } from './prepare.js';
import { programName } from './program-name.js';

/** What a program is started with. */
export interface Program {
  readonly file: string;
  /** With `argv[0]`. */
  readonly arguments: readonly (string | Uint8Array)[];
  readonly environment: readonly (string | Uint8Array)[];
  readonly user: User | undefined;
}

const NUL = Buffer.from([0]);
const GO = Buffer.from('g');

/**
 * The process that hstrace's caller sees, and that becomes the program (`-D`): the launcher's, which does what it is told
 * through a channel (launcher/launcher.c).
 */
export class StandIn {
  readonly pid: number;
  readonly #channel: number;
  #done = false;

  private constructor({ pid, channel }: { readonly pid: number; readonly channel: number }) {
    this.pid = pid;
    this.#channel = channel;
    // If it does not come to a program, it ends as hstrace does.
    process.once('exit', (code) => this.#order(Buffer.from([0, code])));
  }

  /** The one that the launcher has left behind; undefined where hstrace is the program's parent. */
  static find(): StandIn | undefined {
    const waiting = launchState()?.waiting;
    return waiting === undefined ? undefined : new StandIn(waiting);
  }

  /** Tells what it is to become. From then on it can be attached to. */
  prepare({ file, arguments: words, environment, user }: Program): void {
    const ids = user === undefined ? [] : [user.uid, user.gid, ...user.groups].map(String);
    const lists = [ids, words, environment].flatMap((list) => [String(list.length), ...list]);
    const strings = [String(process.pid), file, ...lists].flatMap((one) => [Buffer.from(one), NUL]);
    this.#order(Buffer.concat(strings));
    try {
      readSync(this.#channel, Buffer.alloc(1));
    } catch {
      // It has ended, and said why; attaching to it will fail.
    }
    // The caller may wait for the end of what the program writes, which hstrace would otherwise keep open.
    for (const [fd, flags] of [
      [0, 'r'],
      [1, 'w'],
    ] as const) {
      try {
        closeSync(fd);
      } catch {
        // It was closed already.
      }
      openSync('/dev/null', flags);
    }
  }

  /** Lets it become the program. */
  go(): void {
    this.#done = true;
    writeSync(this.#channel, GO);
    closeSync(this.#channel);
  }

  #order(payload: Uint8Array): void {
    if (this.#done) return;
    const size = Buffer.alloc(4);
    size.writeUInt32LE(payload.length);
    try {
      const all = Buffer.concat([size, payload]);
      for (let at = 0; at < all.length; ) at += writeSync(this.#channel, all, at);
    } catch {
      // It has ended.
    }
  }
}

/**
 * Starts anew through the launcher, where this is a script that Node.js was told to run: it cannot divide itself in two.
 * Returns only if there is no launcher.
 */
export function startAnew(): void {
  // It lies beside the script, wherever the part of it is that this module has become.
  const [, script = ''] = process.argv;
  const launcher = join(dirname(existsSync(script) ? realpathSync(script) : script), 'hstrace');
  if (!existsSync(launcher)) return;
  const words = [programName(), ...exactWords(process.argv.slice(2))];
  try {
    loadBinding().replaceProcess(launcher, words, [...startEnvironment()]);
  } catch {
    // The program's parent it stays.
  }
}

/** Leaves out what a process does on hstrace's behalf before it becomes the program. */
export function hidingStart(pid: number): (event: TraceEvent) => boolean {
  let hidden = true;
  return (event) => {
    if (!hidden || event.tid !== pid) return true;
    if (event.type === 'begin') return true;
    if (
      event.type === 'exec' ||
      ((event.type === 'syscall' || event.type === 'syscall-enter') && event.name === 'execve')
    )
      hidden = false;
    return !hidden || event.type === 'exited' || event.type === 'killed';
  };
}
