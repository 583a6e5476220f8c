import type { AnyKind, SyscallCall } from '@hstrace/syscalls';
import { printers } from './kinds/index.js';
import { inSet, type StraceOptions } from './options.js';

/** Shows one value. `container` and `member` say where it stands, for unions. */
export type Show = (value: unknown, call: CallContext, container?: object, member?: string) => string;

/** What showing a value may need to know about the call it belongs to. */
export interface CallContext {
  readonly call: SyscallCall | undefined;
  readonly arch: 'x86_64' | 'i386' | 'aarch64';
  /** Structures and arrays are shortened. */
  readonly abbreviate: boolean;
  /** Structures are shown at all, not only their addresses. */
  readonly structures: boolean;
}

/** Options with nothing left open. */
export interface Settings {
  readonly options: StraceOptions;
  readonly stringLimit: number;
  readonly constants: 'abbrev' | 'raw' | 'verbose';
  readonly hexStrings: 'none' | 'non-ascii-chars' | 'non-ascii' | 'all';
}

/** Makes and keeps the functions that show kinds under one set of options: compiled once, then only run. */
export class Printer {
  readonly settings: Settings;
  readonly #shows = new Map<AnyKind, Show>();

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

  context(call: SyscallCall): CallContext {
    const { options } = this.settings;
    return {
      call,
      arch: call.frame.abi.arch,
      abbreviate: inSet(options.abbreviated, call.name, true),
      structures: inSet(options.verbose, call.name, true),
    };
  }
}
