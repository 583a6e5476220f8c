import { endpointOf, endpointText } from '../analysis/endpoint.js';
import { globPattern } from '../analysis/glob.js';
import type { SyscallCall } from '../events/syscall-call.js';
import { Bytes } from '../values/bytes.js';
import { Flags } from '../values/flags.js';
import type { RiskContext, RiskRule } from './rule.js';

/** What must be true of a value. Of several tests all must be. */
export interface ValueTest {
  /** It is this, or one of these: a constant's name, a number, a text. */
  readonly is?: string | number | readonly (string | number)[];
  /** It is a set of flags with at least one of these. */
  readonly has?: string | readonly string[];
  /** Its text matches this regular expression. Paths are whole, addresses are `192.0.2.1:443`. */
  readonly matches?: string;
  /** The whole path matches one of these patterns: `/etc/**`, `*.key`. Descriptors count by what they refer to. */
  readonly path?: string | readonly string[];
  /** It is a greater number than this. */
  readonly above?: number;
  /** It is a smaller number than this. */
  readonly below?: number;
  /** This is not true of it. */
  readonly not?: ValueTest;
}

/** A rule as data, as it stands in a file: a {@link RiskRule} whose reason is a text with conditions. */
export interface RiskRuleData extends Omit<RiskRule, 'reason'> {
  /** What must be true of arguments, by name. Default: nothing, every such call counts. */
  readonly where?: Readonly<Record<string, ValueTest>>;
  /** Only calls of programs whose name matches this pattern: `node`, `python*`. */
  readonly program?: string;
  /** Why, in words; `{pathname}` stands for the argument. */
  readonly reason: string;
}

type Tester = (call: SyscallCall, context: RiskContext, argument: string) => boolean;

/** Makes a rule of its data. */
export function riskRule(data: RiskRuleData): RiskRule {
  const { where = {}, program, reason, ...rest } = data;
  const tests = Object.entries(where).map(([argument, test]) => ({ argument, holds: tester(test) }));
  const programs = program === undefined ? undefined : globPattern(program);
  return {
    ...rest,
    reason(call, context) {
      if (programs !== undefined && !programs.test(context.program(call)?.name ?? '')) return undefined;
      if (!tests.every(({ argument, holds }) => holds(call, context, argument))) return undefined;
      return reason.replace(/\{(\w+)\}/g, (_all, name: string) => textOf(call, context, name) ?? '?');
    },
  };
}

function tester(test: ValueTest): Tester {
  const tests: Tester[] = [];
  const { is, has, matches, path, above, below, not } = test;
  if (is !== undefined) {
    const values = new Set(listOf(is).map(String));
    tests.push((call, context, name) => values.has(textOf(call, context, name) ?? ''));
  }
  if (has !== undefined) {
    const names = listOf(has);
    tests.push((call, _context, name) => {
      const flags = flagsIn(call.args[name]);
      return flags !== undefined && names.some((one) => flags.includes(one));
    });
  }
  if (matches !== undefined) {
    const pattern = new RegExp(matches, 'u');
    tests.push((call, context, name) => pattern.test(textOf(call, context, name) ?? ''));
  }
  if (path !== undefined) {
    const patterns = listOf(path).map(globPattern);
    tests.push((call, context, name) => {
      const text = textOf(call, context, name);
      return text !== undefined && patterns.some((one) => one.test(text));
    });
  }
  if (above !== undefined) tests.push((call, _context, name) => numberOf(call.args[name]) > above);
  if (below !== undefined) tests.push((call, _context, name) => numberOf(call.args[name]) < below);
  if (not !== undefined) {
    const opposite = tester(not);
    tests.push((call, context, name) => !opposite(call, context, name));
  }
  return (call, context, name) => tests.every((one) => one(call, context, name));
}

function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}

/** NaN for what is no number: nothing is above or below it. */
function numberOf(value: unknown): number {
  if (value instanceof Flags) return Number(value.value);
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : Number.NaN;
}

/** The names of flags, be they the argument itself or the member of a structure (`open_how`). */
function flagsIn(value: unknown): readonly string[] | undefined {
  if (value instanceof Flags) return value.names;
  if (typeof value !== 'object' || value === null) return undefined;
  const { before = value } = value as { readonly before?: unknown };
  const { flags } = (before ?? {}) as { readonly flags?: unknown };
  return flags instanceof Flags ? flags.names : undefined;
}

/** An argument as text: paths whole, descriptors by what they refer to, addresses with their port. */
function textOf(call: SyscallCall, context: RiskContext, name: string): string | undefined {
  const value = call.args[name];
  const kind = call.compiled.argumentsOf(call.frame).find((one) => one.name === name)?.kind.kind;
  if (kind === 'path') return context.path(call, name, directoryOf(call, name));
  if (kind === 'fd') return context.descriptor(call, name) ?? String(value);
  const endpoint = endpointOf(value);
  if (endpoint !== undefined) return endpointText(endpoint);
  if (value instanceof Flags) return value.names.join('|');
  if (value instanceof Bytes || typeof value === 'string') return value.toString();
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(String).join(' ');
  return undefined;
}

/** The argument that says in which directory a path begins: `olddirfd` of `oldpath`, `dirfd` of `pathname`. */
function directoryOf({ args }: SyscallCall, name: string): string | undefined {
  const own = `${/^(old|new)/.exec(name)?.[1] ?? ''}dirfd`;
  return own in args ? own : 'dirfd' in args ? 'dirfd' : undefined;
}
