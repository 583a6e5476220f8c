import {
  Address,
  type AnyKind,
  type Failure,
  type Fields,
  Flags,
  type InOut,
  type PointerKind,
  type StructKind,
  type SyscallCall,
} from '@hstrace/syscalls';
import { chosen, type Part, parseTemplate } from './template.js';
import { safe } from './words/safe.js';
import { bytes, counted, duration } from './words/units.js';
import { type WordContext, words } from './words/value-words.js';

/** A call as a sentence, in parts that are coloured and folded apart. */
export interface Sentence {
  /** `opens /etc/hosts for reading`, or `cannot open /etc/shadow`. */
  readonly text: string;
  /** Why it failed: `permission denied (EACCES)`. */
  readonly failure: string | undefined;
}

export interface SentenceOptions {
  /** In place of the call's own result: the sum of several. */
  readonly total?: number | bigint;
  /** The call has not returned: what it is doing, not what it did. */
  readonly running?: boolean;
}

/** Errors that stand for "come back later" and are no failures to a person. */
const WAITING = new Set([
  'EAGAIN',
  'EINPROGRESS',
  'ERESTARTSYS',
  'ERESTARTNOHAND',
  'ERESTARTNOINTR',
  'ERESTART_RESTARTBLOCK',
  'EINTR',
]);

/** The sentence for a call. */
export function sentence(call: SyscallCall, context: WordContext, options: SentenceOptions = {}): Sentence {
  const template = parseTemplate(
    chosen(call.definition.spec.human, (path) => valueAt(path.split('.'), call)),
  );
  const { result } = call;
  const failed = result !== undefined && !result.ok;
  const succeeded = result?.ok === true;
  const parts = failed ? template.parts : template.doesParts;
  const rest = tidy(fill(parts, call, context, succeeded && options.running !== true, options.total));
  if (failed) return failedSentence(call, template.verb, rest, result);
  return { text: `${template.does}${rest}`, failure: undefined };
}

/** An argument, a member of the structure behind it, or the result of a call that succeeded. */
function valueAt([first = '', ...rest]: readonly string[], call: SyscallCall): unknown {
  let value: unknown = first === 'result' ? returned(call) : latest(call.args[first]);
  for (const name of rest) {
    if (typeof value !== 'object' || value === null) return value;
    value = latest((value as Record<string, unknown>)[name]);
  }
  return value;
}

/** Of memory that was read before and after the call: what it holds after it, if that is known. */
function latest(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('before' in value)) return value;
  const { before, after } = value as InOut<unknown>;
  return after ?? before;
}

function failedSentence(call: SyscallCall, verb: string, rest: string, result: Failure): Sentence {
  const name = result.name ?? `error ${result.errno}`;
  // The kernel goes on with it: nothing has failed.
  if (name === 'EINPROGRESS') return { text: `begins to ${verb}${rest}`, failure: undefined };
  const text = name === 'EAGAIN' ? againWords(call) : failureWords(result);
  const unsure = /^ sure that (.*)$/.exec(rest)?.[1];
  if (verb === 'make' && unsure !== undefined) return { text: unsureWords(unsure, name), failure: text };
  if (WAITING.has(name)) return { text: `tries to ${verb}${rest}`, failure: text };
  return { text: `cannot ${verb}${rest}`, failure: text };
}

/** What access(2) was to make sure of, when it does not hold. */
function unsureWords(what: string, error: string): string {
  const [, use, file] =
    /^it may (read|write|run|use|(?:read|write) and (?:write|run)|read, write and run) (.*)$/.exec(what) ??
    [];
  const path = file ?? what.replace(/ exists$/, '');
  if (error === 'ENOENT' || error === 'ENOTDIR') return `cannot find ${path}`;
  return use === undefined ? `cannot look at ${path}` : `may not ${use} ${path}`;
}

/** EAGAIN of calls that would have to wait. */
function againWords({ name }: SyscallCall): string {
  return /read|recv|accept|getevents|receive/.test(name)
    ? 'nothing there yet (EAGAIN)'
    : 'not possible right now (EAGAIN)';
}

/** `no such file or directory (ENOENT)`. */
export function failureWords(failure: Failure): string {
  const { name, text, errno } = failure;
  if (name === 'EINTR' || name?.startsWith('ERESTART') === true) return 'interrupted by a signal';
  const words = text === undefined ? `error ${errno}` : text.charAt(0).toLowerCase() + text.slice(1);
  return name === undefined ? words : `${words} (${name})`;
}

function fill(
  parts: readonly Part[],
  call: SyscallCall,
  context: WordContext,
  succeeded: boolean,
  total: number | bigint | undefined,
): string {
  let text = '';
  for (const part of parts) {
    if ('text' in part) text += part.text;
    else if ('success' in part) {
      const success = fill(succeeded ? part.success : part.otherwise, call, context, succeeded, total);
      // What the program did not ask for is no news.
      if (!/(^| )nothing$/.test(success)) text += success;
    } else if ('optional' in part) {
      const says = part.optional.every(
        (one) => !('slot' in one) || !SILENT.test(slot(one, call, context, total)),
      );
      if (says) text += fill(part.optional, call, context, succeeded, total);
    } else text += slot(part, call, context, total);
  }
  return text;
}

/** Words that say that there is nothing to be said. */
const SILENT =
  /^(|nothing|unchanged|no (signals|descriptors)|memory that was not read|an address in its memory)$/;

function slot(
  { slot: name, unit }: Extract<Part, { slot: string }>,
  call: SyscallCall,
  context: WordContext,
  total: number | bigint | undefined,
): string {
  if (unit !== undefined) return inUnit(unit, valueAt(name.split('.'), call));
  if (name === 'result') return resultWords(call, context, total);
  const { args, extras } = call;
  if (name.includes('.')) return memberWords(name.split('.'), call, context);
  const argument = call.compiled.argumentsOf(call.frame).find((one) => one.name === name);
  if (argument !== undefined) {
    const value = args[name];
    return value === undefined ? '' : words(argument.kind, value, context, args, name);
  }
  const extra = call.definition.spec.extras?.[name];
  return extra === undefined ? '' : words(extra.kind, extras[name], context, extras, name);
}

function returned({ result }: SyscallCall): unknown {
  return result?.ok === true ? result.value : undefined;
}

/** Nanoseconds in units of time. */
const TIME_UNITS: Readonly<Record<string, number>> = { s: 1e9, ms: 1e6, µs: 1e3 };

/** A number with its unit: of time, a constant's name, or whatever is counted. */
function inUnit(unit: string, value: unknown): string {
  if (unit === 'name' && value instanceof Address) return 'memory that was not read';
  if (unit === 'name') return value instanceof Flags ? value.names.join(', ') : safe(String(value));
  if (unit === 'bytes') return typeof value === 'number' || typeof value === 'bigint' ? bytes(value) : '';
  if (typeof value !== 'number' && typeof value !== 'bigint') return '';
  if (unit === 'number') return String(value);
  const nanoseconds = TIME_UNITS[unit];
  if (nanoseconds === undefined) return counted(Number(value), unit);
  return value < 0 ? '' : duration(Number(value) * nanoseconds);
}

/** A member of a structure, `{attr.config}`: whatever pointers lead to it. */
function memberWords(path: readonly string[], call: SyscallCall, context: WordContext): string {
  const [first = '', ...rest] = path;
  let kind: AnyKind | undefined = call.compiled
    .argumentsOf(call.frame)
    .find((one) => one.name === first)?.kind;
  let value = latest(call.args[first]);
  let container: object | undefined;
  for (const name of rest) {
    while (kind?.kind === 'pointer') kind = (kind as PointerKind<unknown>).target;
    if (kind?.kind !== 'struct' || typeof value !== 'object' || value === null || !(name in value)) return '';
    container = value;
    kind = (kind as StructKind<Fields>).fields[name];
    value = latest((value as Record<string, unknown>)[name]);
  }
  return kind === undefined || value === undefined ? '' : words(kind, value, context, container, path.at(-1));
}

function resultWords(call: SyscallCall, context: WordContext, total: number | bigint | undefined): string {
  const { returns } = call.definition.spec;
  if (total !== undefined) return bytes(total);
  const { result } = call;
  if (result === undefined || !result.ok) return '';
  return words(returns, result.value, context);
}

/** What slots without words may leave. */
const UNTIDY = / {2}| [,:;)]|^,|\(\)|[:,; ]$/;

/** Takes out the traces that slots without words leave. */
function tidy(text: string): string {
  const harmless = safe(text);
  if (!UNTIDY.test(harmless)) return harmless;
  return harmless
    .replace(/ {2,}/g, ' ')
    .replace(/^,/, '')
    .replace(/ ([,:;)])/g, '$1')
    .replace(/\(\)/g, '')
    .replace(/[:,;] *$/, '')
    .trimEnd();
}
