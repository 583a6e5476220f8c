import type { AnyKind, SyscallCall } from '@hstrace/syscalls';
import type { StraceOptions } from './options.js';

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
  /** Whether it is shown as the call begins or as it ends: descriptors may refer to something else then. */
  readonly when?: 'before' | 'after';
  /** The thread that it happened to; ids are those of its pid namespace. */
  readonly tid?: number;
  /** The call before this one of the same thread, where the trace has it. */
  readonly previousCall?: string | undefined;
}

/** Options with nothing left open. */
export interface Settings {
  readonly options: StraceOptions;
  readonly stringLimit: number;
  readonly constants: 'abbrev' | 'raw' | 'verbose';
  readonly hexStrings: 'none' | 'non-ascii-chars' | 'non-ascii' | 'all';
}

/** Shows kinds under one set of options. */
export interface Printer {
  readonly settings: Settings;
  /** The function for a kind, made at first use. */
  show(kind: AnyKind): Show;
  context(call: SyscallCall, when: 'before' | 'after'): CallContext;
}

/** Makes the function that shows a kind. */
export type MakeShow = (kind: never, printer: Printer) => Show;
