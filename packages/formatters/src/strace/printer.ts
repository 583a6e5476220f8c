import type { AnyKind, SyscallCall } from '@hstrace/syscalls';
import { printers } from './kinds/index.js';
import { inSet, type StraceOptions } from './options.js';
import type { CallContext, Printer, Settings, Show } from './show.js';

/** Makes and keeps the functions that show kinds under one set of options: compiled once, then only run. */
export class KindPrinter implements Printer {
  readonly settings: Settings;
  /** Weakly: some kinds are made for one value, and a trace may be of any length. */
  readonly #shows = new WeakMap<AnyKind, Show>();
  /** The last call of each thread: what a restarted one goes on with. */
  readonly previousCalls = new Map<number, string>();

  constructor(options: StraceOptions) {
    this.settings = {
      options,
      stringLimit: options.stringLimit ?? 32,
      constants: options.constants ?? 'abbrev',
      hexStrings: options.hexStrings ?? 'none',
    };
  }

  /** The function for a kind. */
  show(kind: AnyKind): Show {
    let show = this.#shows.get(kind);
    if (show === undefined) {
      const make = printers[kind.kind];
      if (make === undefined) throw new Error(`the strace format has no way to show the kind ${kind.kind}`);
      show = make(kind as never, this);
      this.#shows.set(kind, show);
    }
    return show;
  }

  context(call: SyscallCall, when: 'before' | 'after'): CallContext {
    const { options } = this.settings;
    return {
      call,
      when,
      arch: call.frame.abi.arch,
      abbreviate: inSet(options.abbreviated, call, true),
      structures: inSet(options.verbose, call, true),
      tid: call.tid,
      previousCall: this.previousCalls.get(call.tid) ?? options.interruptedCall?.(call.tid, call.abi),
    };
  }
}
