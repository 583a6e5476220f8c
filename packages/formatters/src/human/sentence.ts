import type { AnyKind, Failure, Fields, PointerKind, StructKind, SyscallCall } from '@hstrace/syscalls';
import { conjugateRest, type Part, parseTemplate, thirdPerson } from './template.js';
import { safe } from './words/safe.js';
import { bytes } from './words/units.js';
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
  const template = parseTemplate(call.definition.spec.human);
  const { result } = call;
  const failed = result !== undefined && !result.ok;
  const succeeded = result?.ok === true;
  const rest = tidy(
    fill(template.parts, call, context, succeeded && options.running !== true, options.total),
  );
  if (failed) return failedSentence(template.verb, rest, result);
  return { text: `${thirdPerson(template.verb)}${conjugateRest(rest)}`, failure: undefined };
}

function failedSentence(verb: string, rest: string, result: Failure): Sentence {
  const name = result.name ?? `error ${result.errno}`;
  const text = failureWords(result);
  if (WAITING.has(name)) return { text: `tries to ${verb}${rest}`, failure: text };
  return { text: `cannot ${verb}${rest}`, failure: text };
}

/** `no such file or directory (ENOENT)`. */
export function failureWords(failure: Failure): string {
  const { name, text, errno } = failure;
  if (name === 'EAGAIN') return 'nothing there yet (EAGAIN)';
  if (name === 'EINPROGRESS') return 'under way (EINPROGRESS)';
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
      const success = succeeded ? fill(part.success, call, context, succeeded, total) : '';
      // What the program did not ask for is no news.
      if (!/(^| )nothing$/.test(success)) text += success;
    } else text += slot(part.slot, call, context, total);
  }
  return text;
}

function slot(
  name: string,
  call: SyscallCall,
  context: WordContext,
  total: number | bigint | undefined,
): string {
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

/** A member of a structure, `{attr.config}`: whatever pointers lead to it. */
function memberWords(path: readonly string[], call: SyscallCall, context: WordContext): string {
  const [first = '', ...rest] = path;
  let kind: AnyKind | undefined = call.compiled
    .argumentsOf(call.frame)
    .find((one) => one.name === first)?.kind;
  let value: unknown = call.args[first];
  let container: object | undefined;
  for (const name of rest) {
    while (kind?.kind === 'pointer') kind = (kind as PointerKind<unknown>).target;
    if (kind?.kind !== 'struct' || typeof value !== 'object' || value === null || !(name in value))
      return 'something';
    container = value;
    kind = (kind as StructKind<Fields>).fields[name];
    value = (value as Record<string, unknown>)[name];
  }
  return kind === undefined || value === undefined
    ? 'something'
    : words(kind, value, context, container, path.at(-1));
}

function resultWords(call: SyscallCall, context: WordContext, total: number | bigint | undefined): string {
  const { returns } = call.definition.spec;
  if (total !== undefined) return bytes(total);
  const { result } = call;
  if (result === undefined || !result.ok) return '';
  return words(returns, result.value, context);
}

/** Takes out the traces that slots without words leave. */
function tidy(text: string): string {
  return safe(text)
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,:;)])/g, '$1')
    .replace(/\(\)/g, '')
    .replace(/[:,;] *$/, '')
    .trimEnd();
}
