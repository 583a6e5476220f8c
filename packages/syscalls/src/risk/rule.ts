import type { SyscallCall } from '../events/syscall-call.js';
import type { RiskLevel, RiskNote } from '../model/syscall.js';

/** A program that is run. */
export interface Program {
  /** The last part of its path: `node`. */
  readonly name: string;
  /** Its arguments, its name first. */
  readonly args: readonly string[];
}

/** What rules know beside the call. */
export interface RiskContext {
  /** Home folder of the user whose files count as private; default: none is known. */
  readonly home: string | undefined;
  /** Folder that the program may write to without remark. */
  readonly workingDirectory: string | undefined;
  /** Whole path of a path argument; relative ones are joined to their directory. */
  path(call: SyscallCall, argument: string, dirfd?: string): string | undefined;
  /** What a descriptor argument refers to. */
  descriptor(call: SyscallCall, argument: string): string | undefined;
  /** The program that a process runs, if it was seen when it began. */
  program(call: SyscallCall): Program | undefined;
  /** Whether a user or group id is one that this process has, as it was told when it asked. */
  hasId(call: SyscallCall, id: unknown): boolean;
  /** How many files this process has deleted so far, this call included. */
  deletions(call: SyscallCall): number;
}

/**
 * A rule: which calls it looks at, and what it says of them. Rules look at decoded arguments only. Users add their own
 * in the same form.
 */
export interface RiskRule {
  /** Short and stable, for switching it off: `ssh-keys`. */
  readonly id: string;
  readonly level: Exclude<RiskLevel, 'info'>;
  /** Names of the calls it looks at. */
  readonly calls: readonly string[];
  /** Only calls that succeeded count, unless attempts do too. Default: false. */
  readonly attempts?: boolean;
  /** The reason in words if the rule applies. */
  readonly reason: (call: SyscallCall, context: RiskContext) => string | undefined;
}

/** What the rules say of a call. */
export interface Risk extends RiskNote {
  /** Ids of the rules that apply. */
  readonly rules: readonly string[];
}

/** Most calls: nothing to say. */
export const NO_RISK: Risk = { level: 'info', reasons: [], rules: [] };
