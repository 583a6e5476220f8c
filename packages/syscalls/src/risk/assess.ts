import { descriptorText, pathText, resolvePath } from '../analysis/subject.js';
import type { SyscallCall } from '../events/syscall-call.js';
import { fileRules } from './file-rules.js';
import { networkRules } from './network-rules.js';
import { processRules } from './process-rules.js';
import { NO_RISK, type Program, type Risk, type RiskContext, type RiskRule } from './rule.js';

/** The rules that are in force when nobody says otherwise. */
export const standardRules: readonly RiskRule[] = [...fileRules, ...processRules, ...networkRules];

/** Calls with which a process begins, or another program in it. */
const BEGINS = /^(exec|clone|v?fork)/;
/** Calls that ask for the ids that a process has. */
const ASKS_ID = /^get(e?uid|e?gid)(32)?$/;
/** More of them are forgotten: a tracee must not fill the memory of who watches it. */
const MOST_PROGRAMS = 10_000;

/** By which rules calls are judged, and for whom. */
export interface RiskOptions {
  readonly rules?: readonly RiskRule[];
  readonly home?: string | undefined;
  readonly workingDirectory?: string | undefined;
}

/**
 * Says how much attention calls deserve, by rules over their decoded arguments. It is no sandbox: another thread of a
 * program can change memory between our reading of it and the kernel's.
 */
export class RiskAssessor {
  readonly #byCall = new Map<string, RiskRule[]>();
  readonly #context: RiskContext;
  readonly #deletions = new Map<number, number>();
  readonly #programs = new Map<number, Program>();
  /** Ids that processes have asked for: `uid 0`. */
  readonly #ids = new Map<number, Set<string>>();
  readonly #seen = new WeakMap<SyscallCall, Risk>();

  constructor(options: RiskOptions = {}) {
    for (const rule of options.rules ?? standardRules) {
      for (const name of rule.calls) {
        const known = this.#byCall.get(name);
        if (known === undefined) this.#byCall.set(name, [rule]);
        else known.push(rule);
      }
    }
    this.#context = {
      home: options.home,
      workingDirectory: options.workingDirectory,
      path: (call, argument, dirfd) =>
        resolvePath(
          call,
          call.args[argument],
          dirfd === undefined ? undefined : call.args[dirfd],
          options.workingDirectory,
        ),
      descriptor: (call, argument) => descriptorText(call, call.args[argument]),
      program: (call) => this.#programs.get(call.pid),
      hasId: (call, id) => this.#ids.get(call.pid)?.has(`${idKind(call)} ${String(id)}`) === true,
      deletions: (call) => this.#deletions.get(call.pid) ?? 0,
    };
  }

  /** Notes which program a process runs from now on. */
  #note(call: SyscallCall): void {
    const { result, args } = call;
    if (result?.ok !== true) return;
    if (this.#programs.size > MOST_PROGRAMS) this.#programs.clear();
    if (call.name === 'execve' || call.name === 'execveat') {
      const path = pathText(args.pathname) ?? '';
      const given = Array.isArray(args.argv) ? args.argv.map((one) => pathText(one) ?? '') : [];
      this.#programs.set(call.pid, { name: path.slice(path.lastIndexOf('/') + 1), args: given });
      return;
    }
    const program = this.#programs.get(call.pid);
    if (program !== undefined && typeof result.value === 'number') this.#programs.set(result.value, program);
  }

  #noteId(call: SyscallCall): void {
    if (call.result?.ok !== true) return;
    if (this.#ids.size > MOST_PROGRAMS) this.#ids.clear();
    let known = this.#ids.get(call.pid);
    if (known === undefined) {
      known = new Set();
      this.#ids.set(call.pid, known);
    }
    known.add(`${idKind(call)} ${String(call.result.value)}`);
  }

  /** What the rules say of a call that has ended. */
  assess(call: SyscallCall): Risk {
    if (BEGINS.test(call.name)) this.#note(call);
    else if (ASKS_ID.test(call.name)) this.#noteId(call);
    const rules = this.#byCall.get(call.name);
    if (rules === undefined) return NO_RISK;
    const known = this.#seen.get(call);
    if (known !== undefined) return known;
    const failed = call.result === undefined || !call.result.ok;
    if (!failed && (call.name === 'unlink' || call.name === 'unlinkat' || call.name === 'rmdir')) {
      this.#deletions.set(call.pid, (this.#deletions.get(call.pid) ?? 0) + 1);
    }
    const reasons: string[] = [];
    const ids: string[] = [];
    let danger = false;
    for (const rule of rules) {
      // A connection that is being made is no failure.
      if (failed && rule.attempts !== true) continue;
      const reason = rule.reason(call, this.#context);
      if (reason === undefined) continue;
      reasons.push(reason);
      ids.push(rule.id);
      danger ||= rule.level === 'danger';
    }
    const risk: Risk =
      reasons.length === 0 ? NO_RISK : { level: danger ? 'danger' : 'warning', reasons, rules: ids };
    this.#seen.set(call, risk);
    return risk;
  }
}

/** Whether a call is about users or about groups. */
function idKind({ name }: SyscallCall): 'uid' | 'gid' {
  return /gid|groups/.test(name) ? 'gid' : 'uid';
}
