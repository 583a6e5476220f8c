import {
  Address,
  type AnyKind,
  Bytes,
  choiceOf,
  type Fields,
  Flags,
  type InOut,
  type ListKind,
  type PointerKind,
  type StructKind,
  type SyscallCall,
  signalName,
} from '@hstrace/syscalls';
import { endpointOf, endpointText, pathText } from '@hstrace/syscalls/analysis';
import { descriptorWords } from './descriptor-words.js';
import { flagWords, plain } from './flag-words.js';
import { safeText } from './safe.js';
import { signalText } from './signal-words.js';
import { bytes, counted, duration, grouped } from './units.js';

/** What words may need to know beside the value. */
export interface WordContext {
  readonly call: SyscallCall;
  /** Where a socket leads, by its descriptor's text. */
  socket(text: string): string | undefined;
  /** A process by name: `make (4242)`. */
  process(pid: number): string;
  /** A path as it is told: relative ones joined to their directory, the home folder as `~`. */
  path(text: string): string;
  /** A whole path, with the home folder as `~`. */
  shorten(path: string): string;
  /** A host by the name that was looked up for it. */
  host(host: string): string;
  /** A user by name, where it is known: `unchanged` for -1. */
  user(id: unknown): string;
  /** A group by name, where it is known. */
  group(id: unknown): string;
}

/** Seconds since 1970 as a date; as they are where no calendar reaches. */
function date(seconds: number): string {
  const when = new Date(seconds * 1000);
  if (Number.isNaN(when.getTime())) return `${grouped(seconds)} s after 1970`;
  return when
    .toISOString()
    .replace(/\.\d+Z$/, ' UTC')
    .replace('T', ' ');
}

/** Most letters of data that are quoted. */
const EXCERPT = 40;

/** A value in words. Total: there are words for every kind. */
export function words(
  kind: AnyKind,
  value: unknown,
  context: WordContext,
  container?: object,
  member?: string,
): string {
  if (value === null || value === undefined) return 'nothing';
  if (value instanceof Address) return 'memory that was not read';
  switch (kind.kind) {
    case 'fd':
    case 'dirfd': {
      const text = descriptorWords(context.call, value as number, (socket) => context.socket(socket));
      return text.startsWith('/') ? context.shorten(text) : text;
    }
    case 'path':
      return context.path(pathText(value) ?? '');
    case 'string':
    case 'chars':
      return safeText(value as string | Bytes, 200);
    case 'buffer':
    case 'blob':
      return data(value as Bytes, kind, context);
    case 'strings':
      return commandLine(value);
    case 'size':
      return bytes(value as number);
    case 'flags':
      return flagsOf(value);
    case 'genlfamily':
      return String(value);
    case 'enum':
      return enumeration(value);
    case 'pid':
      return value === 0 || (value === context.call.tid && member !== undefined)
        ? 'itself'
        : value === -1
          ? 'any process'
          : context.process(value as number);
    case 'uid':
      return context.user(value);
    case 'gid':
      return context.group(value);
    case 'signal':
      return signalText(value as number);
    case 'mode':
      return permissions(value as number);
    case 'address':
      return 'an address in its memory';
    case 'hex':
    case 'octal':
      // Large ones are addresses or masks that tell a person nothing.
      return value === 0
        ? '0'
        : (value as number) < 0x1_0000_0000
          ? `0x${(value as number).toString(16)}`
          : 'a large value';
    case 'int':
    case 'macro':
      return grouped(value as number);
    case 'sigset':
    case 'sigmask':
      return setWords(value, (one) => signalName(one) ?? String(one), 'no signals', 'signals');
    case 'fdset':
      return setWords(
        value,
        (one) => descriptorWords(context.call, one, (text) => context.socket(text)),
        'no descriptors',
        'descriptors',
      );
    case 'cpuset':
      return setWords(value, String, 'none', 'processors');
    case 'epoch':
      return date(Number(value));
    case 'union':
      return words(choiceOf(container, member, value) ?? fallback, value, context);
    case 'pointer':
      return behind((kind as PointerKind<unknown>).target, value, context);
    case 'list':
    case 'array':
      return listWords((kind as ListKind<unknown>).element, value, context);
    case 'struct':
      return structure(kind as StructKind<Fields>, value as Record<string, unknown>, context);
    default:
      return other(value, context);
  }
}

const fallback = { kind: 'value' } as AnyKind;

function flagsOf(value: unknown): string {
  if (!(value instanceof Flags)) return String(value);
  const { names, rest } = value.table.decompose(value.value, value.arch);
  const known = flagWords(names);
  const more = rest === 0 || rest === 0n ? '' : 'flags without a name';
  return known !== '' && more !== '' ? `${known}, ${more}` : known + more;
}

function enumeration(value: unknown): string {
  // Numbers may be just that: most keys have no name.
  return typeof value === 'string' ? plain(value) : String(value);
}

function behind(target: AnyKind, value: unknown, context: WordContext): string {
  if (typeof value === 'object' && value !== null && 'before' in value) {
    const { before, after } = value as InOut<unknown>;
    return words(target, after ?? before, context);
  }
  return words(target, value, context);
}

function data(value: Bytes, kind: AnyKind, context: WordContext): string {
  if (!(value instanceof Bytes)) return safeText(String(value), EXCERPT);
  if ((kind as { readonly as?: string }).as === 'path') return context.path(value.toString());
  if (value.length === 0) return 'nothing';
  const text = value.toString();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const readable = !text.includes('\ufffd') && /^[^\u0000-\u0008\u000e-\u001f]*$/.test(text);
  return readable
    ? `"${safeText(text, EXCERPT)}"`
    : `${bytes(value.total === Number.POSITIVE_INFINITY ? value.length : value.total)} of data`;
}

/** A command line, quoted where it has to be. */
export function commandLine(value: unknown): string {
  if (!Array.isArray(value)) return 'nothing';
  const shown = value.slice(0, 20).map((one) => {
    const text = safeText(pathText(one) ?? '?', 100);
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
  });
  return value.length > 20 ? `${shown.join(' ')} …` : shown.join(' ');
}

/** `rw-r--r--`, with the set-id and sticky bits as ls shows them. */
export function permissions(mode: number): string {
  let text = '';
  for (let shift = 6; shift >= 0; shift -= 3) {
    const bits = (mode >> shift) & 7;
    const special = (mode & (shift === 6 ? 0o4000 : shift === 3 ? 0o2000 : 0o1000)) !== 0;
    const letter = shift === 0 ? 't' : 's';
    const execute = (bits & 1) !== 0 ? (special ? letter : 'x') : special ? letter.toUpperCase() : '-';
    text += ((bits & 4) !== 0 ? 'r' : '-') + ((bits & 2) !== 0 ? 'w' : '-') + execute;
  }
  return text;
}

function setWords(value: unknown, one: (member: number) => string, none: string, many: string): string {
  const { members } = value as { readonly members?: readonly number[] };
  if (members === undefined || members.length === 0) return none;
  if (members.length > 6) return `${members.length} ${many}`;
  return members.map(one).join(', ');
}

function listWords(element: AnyKind, value: unknown, context: WordContext): string {
  if (typeof value === 'object' && value !== null && 'before' in value) {
    const { before, after } = value as InOut<unknown>;
    return listWords(element, after ?? before, context);
  }
  if (!Array.isArray(value)) return words(fallback, value, context);
  if (value.length === 0) return 'nothing';
  const { fields = {} } = element as StructKind<Fields>;
  const isWatched = element.kind === 'struct' && 'fd' in fields && 'events' in fields;
  if (value.length > (isWatched ? 2 : 4))
    return isWatched ? counted(value.length, 'descriptor') : counted(value.length, 'entry', 'entries');
  return value.map((one) => words(element, one, context)).join(', ');
}

const FILE_TYPES: ReadonlyMap<number, string> = new Map([
  [0o140000, 'a socket'],
  [0o120000, 'a symbolic link'],
  [0o100000, 'a file'],
  [0o060000, 'a block device'],
  [0o040000, 'a directory'],
  [0o020000, 'a character device'],
  [0o010000, 'a pipe'],
]);

/** Structures that are known to people by a word or two. */
function structure(kind: StructKind<Fields>, value: Record<string, unknown>, context: WordContext): string {
  if ('tv_sec' in value) return timeWords(value);
  const mode = value.st_mode ?? value.stx_mode;
  if (typeof mode === 'number') {
    const type = FILE_TYPES.get(mode & 0o170000) ?? 'something';
    const size = value.st_size ?? value.stx_size;
    return (mode & 0o170000) === 0o100000 && size !== undefined
      ? `${type} of ${bytes(size as number)}`
      : type;
  }
  if ('events' in value && 'fd' in value && kind.fields.fd !== undefined)
    return `${watchedWords(value.events)} ${words(kind.fields.fd, value.fd, context)}`;
  if ('flags' in value && 'resolve' in value) return flagsOf(value.flags);
  if ('it_value' in value) return timerWords(value);
  if ('rlim_cur' in value) return limitWords(value);
  if ('ru_utime' in value)
    return `${structure(kind, value.ru_utime as Record<string, unknown>, context)} itself, ${structure(kind, value.ru_stime as Record<string, unknown>, context)} in the kernel`;
  if ('sysname' in value)
    return ['sysname', 'release', 'nodename']
      .map((name) => safeText(String(value[name] ?? ''), 60))
      .filter((one) => one !== '')
      .join(' ');
  const parts: string[] = [];
  for (const [name, member] of Object.entries(kind.fields)) {
    const own = value[name];
    if (own === undefined || member.kind === 'padding' || own instanceof Address) continue;
    const text = words(member, own, context, value, name);
    if (text !== '' && text !== '0' && text !== 'nothing')
      parts.push(`${name.replace(/^[a-z]+_/, '').replaceAll('_', ' ')} ${text}`);
    if (parts.length === 4) break;
  }
  return parts.length === 0 ? 'nothing set' : parts.join(', ');
}

/** `1,024`, `8.4 MB, at most no limit`: what of a resource may be used, and what it may be raised to. */
function limitWords({ rlim_cur: now, rlim_max: most }: Record<string, unknown>): string {
  const one = (limit: unknown): string => {
    const { value, bytes: size } = (limit ?? {}) as {
      readonly value?: number | bigint;
      readonly bytes?: number;
    };
    if (value === undefined) return 'unknown';
    const endless = BigInt(value) === (size === 4 ? 0xffff_ffffn : 0xffff_ffff_ffff_ffffn);
    return endless ? 'no limit' : grouped(value);
  };
  const [limit, top] = [one(now), one(most)];
  return limit === top ? limit : `${limit}, which it may raise to ${top}`;
}

/** What a descriptor is watched for. */
function watchedWords(events: unknown): string {
  const has = (pattern: RegExp): boolean =>
    events instanceof Flags && events.names.some((name) => pattern.test(name));
  const [input, output] = [has(/IN$|PRI$|RDNORM$|RDBAND$/), has(/OUT$|WRNORM$|WRBAND$/)];
  return input && output ? 'input or output on' : input ? 'input on' : output ? 'output on' : 'errors of';
}

function timeWords(value: Record<string, unknown>): string {
  const nanoseconds = Number(value.tv_nsec ?? Number(value.tv_usec ?? 0) * 1000);
  return duration(Number(value.tv_sec) * 1e9 + nanoseconds);
}

function timerWords(value: Record<string, unknown>): string {
  const first = value.it_value as Record<string, unknown> | undefined;
  const again = value.it_interval as Record<string, unknown> | undefined;
  if (first === undefined) return 'nothing';
  const isZero = (one: Record<string, unknown> | undefined): boolean =>
    one === undefined || (Number(one.tv_sec) === 0 && Number(one.tv_nsec ?? one.tv_usec) === 0);
  if (isZero(first)) return 'off';
  return isZero(again)
    ? timeWords(first)
    : `${timeWords(first)}, then every ${timeWords(again as Record<string, unknown>)}`;
}

/** Values that bring their own shape. */
function other(value: unknown, context: WordContext): string {
  const endpoint = endpointOf(value);
  if (endpoint?.family === 'netlink') return 'the kernel';
  if (endpoint !== undefined) {
    const host = context.host(endpoint.host);
    return safeText(endpointText({ ...endpoint, host }), 200);
  }
  if (value instanceof Flags) return flagsOf(value);
  if (value instanceof Bytes) return data(value, fallback, context);
  switch (typeof value) {
    case 'string':
      return safeText(value, 200);
    case 'number':
    case 'bigint':
      return grouped(value);
    case 'object':
      if (Array.isArray(value))
        return value.length === 0 ? 'nothing' : counted(value.length, 'entry', 'entries');
      return objectWords(value as Record<string, unknown>, context);
    default:
      return String(value);
  }
}

/** Which signal or child a `siginfo` tells of. */
function siginfoWords(
  { si_signo, si_code, si_pid, si_status }: Record<string, unknown>,
  context: WordContext,
): string {
  if (si_signo === 0 || si_signo === undefined) return 'none has';
  const who = typeof si_pid === 'number' && si_pid > 0 ? context.process(si_pid) : undefined;
  const state = /^CLD_(EXITED|KILLED|DUMPED|STOPPED|CONTINUED)$/.exec(String(si_code))?.[1];
  if (state === undefined || who === undefined)
    return `${signalName(Number(si_signo)) ?? 'a signal'}${who === undefined ? '' : ` from ${who}`}`;
  if (state === 'EXITED')
    return `${who}, which ended ${si_status === 0 ? 'well' : `with the status ${String(si_status)}`}`;
  if (state === 'CONTINUED') return `${who}, which goes on`;
  return `${who}, which was ${state === 'STOPPED' ? 'stopped' : 'killed'} by ${signalText(Number(si_status))}`;
}

/** How a child ended, and other small objects. */
function objectWords(value: Record<string, unknown>, context: WordContext): string {
  if ('si_signo' in value) return siginfoWords(value, context);
  if (value.state === 'exited')
    return value.code === 0 ? 'which ended well' : `which ended with the status ${String(value.code)}`;
  if (value.state === 'signaled' || value.state === 'killed') {
    return `which was killed by ${signalText(Number(value.signal))}`;
  }
  if (value.state === 'stopped')
    return `which was stopped by ${signalName(Number(value.signal)) ?? 'a signal'}`;
  if (value.state === 'continued') return 'which goes on';
  const parts: string[] = [];
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === 'number' || typeof member === 'string')
      parts.push(`${name.replaceAll('_', ' ')} ${safeText(String(member), 60)}`);
    if (parts.length === 3) break;
  }
  return parts.length === 0 ? 'some data' : parts.join(', ');
}
