import type { CallConditions } from '../filter/conditions.js';
import { SyscallSet } from '../filter/syscall-set.js';
import type { InjectionRule, Occurrences, Poke, Touching } from '../injection.js';
import type { StartOptions } from '../options.js';
import {
  type Advice,
  aBigint,
  aBoolean,
  aFunction,
  aSignal,
  aString,
  aTime,
  type Check,
  impossible,
  isObject,
  listOf,
  noOthers,
  objectOf,
  oneOf,
  text,
  textOrBytes,
  whole,
  wrongType,
} from './check.js';

/** A check for every key that a type has, and for no other. */
type ChecksOf<T> = Readonly<Record<keyof Required<T>, Check>>;

/** The longest that a timer of Node.js takes, in ms; with more it would fire at once. */
const MOST_DELAY = 2 ** 31 - 1;
/** The engine's limit for one string, its NUL included. */
const MOST_STRING = (64 << 20) - 1;
const MOST_U32 = 2 ** 32 - 1;
const MOST_I32 = 2 ** 31 - 1;
/** -1 is what the kernel takes for none. */
const anId = whole(0, MOST_U32 - 1);
const aDescriptor = whole(0, MOST_I32);

/** The number of a process. */
export const aPid: Check = whole(1, MOST_I32);

/** Names and classes; what they name is looked up later. */
export const aFilter: Check = (value, name) => {
  if (value instanceof SyscallSet) return;
  if (!Array.isArray(value))
    throw wrongType(name, "a list of names and classes (['openat', '%network'])", value);
  listOf((item, as) => {
    if (typeof item !== 'string' && !(item instanceof RegExp))
      throw wrongType(as, 'a name, a class or a regular expression', item);
  })(value, name);
};

/** The name of an error, or its number; whether there is one is found out when it is looked up. */
const anError: Check = (value, name) => {
  if (typeof value !== 'string') {
    if (typeof value !== 'number')
      throw wrongType(name, "the name or the number of an error ('ENOENT', 2)", value);
  }
};

/** The place of a file, as Node.js takes it. */
export const aPlace: Check = (value, name) => {
  if (typeof value !== 'string' && !(value instanceof URL))
    throw wrongType(name, 'a path (or a URL with file:)', value);
  text(String(value), name);
};

const where = objectOf({
  paths: listOf(aString),
  descriptors: listOf(aDescriptor),
  errno: listOf(anError),
  status: listOf(oneOf('successful', 'failed', 'unfinished')),
  failed: aBoolean,
  slowerThan: aTime,
  test: aFunction,
} satisfies ChecksOf<CallConditions>);

const touching = objectOf({
  paths: listOf(text),
  descriptors: listOf(aDescriptor),
  otherDescriptors: listOf(aDescriptor),
} satisfies ChecksOf<Touching>);

const poke = objectOf({
  argument: whole(0, 5),
  data: (value, name) => {
    if (!(value instanceof Uint8Array)) throw wrongType(name, 'a Uint8Array', value);
  },
} satisfies ChecksOf<Poke>);

const aCount = whole(1, MOST_U32 - 1);
const occurrences = objectOf({
  first: aCount,
  last: aCount,
  step: aCount,
} satisfies ChecksOf<Occurrences>);

const ruleChecks = {
  syscalls: aFilter,
  touching,
  when: (value, name) => (isObject(value) ? occurrences : aCount)(value, name),
  error: anError,
  result: (value, name) => {
    if (typeof value !== 'bigint') whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)(value, name);
  },
  syscall: aString,
  signal: (value, name) => {
    // Which signals there are is asked where the rule is read.
    if (typeof value !== 'string' && typeof value !== 'number')
      throw wrongType(name, 'the name or the number of a signal', value);
  },
  delayEnter: aTime,
  delayExit: aTime,
  pokeEnter: listOf(poke),
  pokeExit: listOf(poke),
} satisfies ChecksOf<InjectionRule>;
const injectionRule = objectOf(ruleChecks);

const rule: Check = (value, name) => {
  injectionRule(value, name);
  const { syscalls, when } = value as Partial<InjectionRule>;
  if (syscalls === undefined) aFilter(syscalls, `${name}.syscalls`);
  if (isObject(when) && when.first === undefined) aCount(when.first, `${name}.when.first`);
};

const risk = objectOf({
  rules: listOf((value, name) => {
    if (!isObject(value)) throw wrongType(name, 'a rule', value);
    listOf(aString)(value.calls, `${name}.calls`);
    aFunction(value.reason, `${name}.reason`);
  }),
  home: aString,
  workingDirectory: aString,
});

/** Everything that can be said of one stream; numbers that are no descriptors are refused where they are used. */
const aStream: Check = (value, name) => {
  if (value === undefined || value === null || typeof value === 'number') return;
  if (isObject(value)) return;
  if (value === 'ipc' || value === 'overlapped')
    throw wrongType(name, "'inherit', 'ignore', 'pipe' or 'closed' (there is no channel of messages)", value);
  oneOf('inherit', 'ignore', 'pipe', 'closed')(value, name);
};

const environment: Check = (value, name) => {
  if (Array.isArray(value)) listOf(textOrBytes)(value, name);
  else if (!isObject(value) || Symbol.iterator in value)
    throw wrongType(name, 'an object of names and values', value);
};

const checks: ChecksOf<StartOptions> = {
  syscalls: aFilter,
  where,
  follow: aBoolean,
  stringLimit: whole(0, MOST_STRING),
  arrayLimit: whole(0, MOST_U32),
  descriptors: oneOf(true, false, 'details'),
  pidNamespaces: aBoolean,
  namespaces: aBoolean,
  mappings: aBoolean,
  systemTime: aBoolean,
  placement: aBoolean,
  seccomp: aBoolean,
  noNewPrivileges: aBoolean,
  stackTraces: oneOf(true, false, 'source'),
  stackFrames: whole(1, 4096),
  inject: listOf(rule),
  detachOnExec: aBoolean,
  killOnExit: oneOf(true, false, 'filtered'),
  onAttachError: aFunction,
  risk,
  signal: (value, name) => {
    // By its shape: those of other realms and of polyfills are as good.
    if (!isObject(value) || typeof value.addEventListener !== 'function' || !('aborted' in value))
      throw wrongType(name, 'an AbortSignal', value);
  },
  cwd: aPlace,
  env: environment,
  argv0: text,
  uid: anId,
  openFiles: aBigint(0n),
  gid: anId,
  groups: listOf(anId),
  stdio: (value, name) => (Array.isArray(value) ? listOf(aStream) : aStream)(value, name),
  inheritedDescriptors: listOf(aDescriptor),
  detached: aBoolean,
  signalMask: listOf(aSignal),
  ignoredSignals: listOf(aSignal),
  keepFailed: aBoolean,
  timeout: (value, name) => {
    if (typeof value !== 'number') throw wrongType(name, 'a number', value);
    if (!(value >= 0 && value <= MOST_DELAY)) throw impossible(name, `from 0 to ${MOST_DELAY} ms`, value);
  },
  killSignal: aSignal,
};

/** What to do in place of options that child_process or `collect()` have. */
const advice: Advice = {
  shell: "start the shell: trace('sh', ['-c', '…'])",
  maxBuffer: 'collect() has mostOutput',
  input: 'collect() has it; else write to tracer.stdin',
  encoding: 'collect() has it; else see tracer.stdout.setEncoding()',
  mostEvents: 'collect() has it',
  mostOutput: 'collect() has it',
};

/**
 * The options as they are from now on: each is looked at once, whatever the caller's object does when it is asked.
 *
 * @throws {OptionTypeError | TraceError} BAD_OPTIONS
 */
export function checkedOptions(given: StartOptions): StartOptions {
  if (!isObject(given)) throw wrongType('options', 'an object', given);
  noOthers(given, Object.keys(checks), 'options', advice);
  const found: Partial<Record<keyof StartOptions, unknown>> = {};
  for (const key of Object.keys(checks) as (keyof StartOptions)[]) {
    const value = given[key];
    if (value === undefined) continue;
    checks[key](value, key);
    found[key] = value;
  }
  return found as StartOptions;
}

/** @throws {OptionTypeError | TraceError} BAD_OPTIONS if it is no program and its arguments */
export function checkProgram(file: unknown, args: unknown): void {
  aPlace(file, 'file');
  listOf(text)(args, 'args');
}
