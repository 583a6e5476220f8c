/**
 * Matchers for `expect.extend`, of vitest and of jest. `@hstrace/core/vitest` adds them to vitest by itself.
 *
 * They judge what was seen, and only that: calls that a filter left out, and operations by io_uring, are not in a trace.
 * Paths are told by the calls; symbolic links are not followed.
 *
 * @module @hstrace/core/testing
 */

import type { ErrnoName, SyscallCall, SyscallName } from '@hstrace/syscalls';
import { type Endpoint, effects, endpointOf, endpointText } from '@hstrace/syscalls/analysis';
import picomatch from 'picomatch';
import type { Collected } from '../collect.js';
import { stateless } from '../filter/call-filter.js';
import { type Subject, subjectsOf } from '../subjects.js';

/** What a matcher says: as vitest and jest want it. */
export interface MatchResult {
  readonly pass: boolean;
  /** What is said when the expectation is not met. */
  message(): string;
}

/** Most offending calls that a message names. */
const SHOWN = 10;

/** A path as it is, a pattern (`/etc/**`), or a regular expression. */
export type PathPattern = string | RegExp;

function tester(pattern: PathPattern): (path: string) => boolean {
  if (pattern instanceof RegExp) {
    const stable = stateless(pattern);
    return (path) => stable.test(path);
  }
  if (!/[*?[\]{}!]/.test(pattern)) return (path) => path === pattern;
  return picomatch(pattern, { dot: true });
}

function callsOf(collected: Collected): SyscallCall[] {
  return [...collected.calls];
}

/** One call in a line: who, what, with what end. */
function told(call: SyscallCall, subject: string): string {
  const { result } = call;
  const end = result === undefined ? '' : result.ok ? '' : ` (failed: ${result.name ?? result.errno})`;
  return `  ${call.name} ${subject} by process ${call.pid}${end}`;
}

function listed(lines: readonly string[]): string {
  const more = lines.length > SHOWN ? [`  and ${lines.length - SHOWN} more`] : [];
  return [...lines.slice(0, SHOWN), ...more].join('\n');
}

/** The paths that a call is about; what is relative is so to the working directory of its process. */
function about({ world }: Collected, call: SyscallCall): Subject[] {
  return subjectsOf(call, world.processes.get(call.pid)?.workingDirectory);
}

/** The files that calls of these kinds are about. */
function paths(
  collected: Collected,
  does: ReadonlySet<string>,
  accept: (call: SyscallCall) => boolean,
): { path: string; call: SyscallCall }[] {
  const found: { path: string; call: SyscallCall }[] = [];
  for (const call of callsOf(collected)) {
    const effect = effects[call.name];
    if (effect === undefined || !accept(call)) continue;
    const fits = does.has(effect.does);
    // What a call copies to is written, whatever is done to what it copies from.
    const wanted = about(collected, call).filter(({ target }) => (target ? does.has('write') : fits));
    for (const { path } of wanted) {
      if (effect.path !== undefined || path.startsWith('/')) found.push({ path, call });
    }
  }
  return found;
}

const succeeded = (call: SyscallCall): boolean => call.result?.ok === true;
/** Devices that everybody may write to. */
const HARMLESS = /^\/dev\/(null|zero|full|tty|pts\/\d+|stdout|stderr)$/;
const WRITES = new Set(['open', 'create', 'delete', 'rename', 'link', 'write', 'change']);
const OPENS = new Set(['open', 'create']);

function opensForWriting(call: SyscallCall): boolean {
  if (effects[call.name]?.does !== 'open') return true;
  const { flags, how } = call.args as {
    flags?: { toString(): string };
    how?: { flags?: { toString(): string } };
  };
  return /O_(WRONLY|RDWR|CREAT|TRUNC)/.test(String(flags ?? how?.flags ?? ''));
}

/** Whom a call connects or sends to: an address of its own, or those of its messages. */
function peers({ name, args }: SyscallCall): Endpoint[] {
  const effect = effects[name];
  if (effect?.does !== 'connect' && effect?.does !== 'send') return [];
  const addresses: unknown[] = [];
  if (effect.address !== undefined) addresses.push(args[effect.address]);
  addresses.push(nameOf(args.msg));
  if (Array.isArray(args.msgvec)) for (const one of args.msgvec) addresses.push(nameOf(one));
  return addresses.map(endpointOf).filter((one) => one !== undefined);
}

/** The address in a message, where it was read. */
function nameOf(message: unknown): unknown {
  if (typeof message !== 'object' || message === null) return undefined;
  const { msg_name, msg_hdr } = message as { msg_name?: unknown; msg_hdr?: unknown };
  return msg_name ?? nameOf(msg_hdr);
}

/** The trace has no connection to another machine: no connect, no datagram to an internet address. */
export function toMakeNoNetworkConnections(collected: Collected): MatchResult {
  const lines: string[] = [];
  for (const call of callsOf(collected)) {
    for (const endpoint of peers(call)) {
      if (endpoint.family === 'inet' || endpoint.family === 'inet6')
        lines.push(told(call, endpointText(endpoint)));
    }
  }
  return {
    pass: lines.length === 0,
    message: () =>
      lines.length === 0
        ? 'expected network connections, and there were none'
        : `expected no network connections, and there were:\n${listed(lines)}`,
  };
}

/** Whatever the program writes, makes, renames or deletes lies in one of these folders. */
export function toWriteOnlyUnder(collected: Collected, ...folders: readonly string[]): MatchResult {
  const inside = (path: string): boolean =>
    folders.some(
      (folder) => path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`),
    );
  const outside = paths(collected, WRITES, (call) => succeeded(call) && opensForWriting(call)).filter(
    ({ path }) => !inside(path) && !HARMLESS.test(path),
  );
  return {
    pass: outside.length === 0,
    message: () =>
      outside.length === 0
        ? `expected something to be written outside of ${folders.join(', ')}`
        : `expected nothing to be written outside of ${folders.join(', ')}, and there was:\n${listed(outside.map(({ path, call }) => told(call, path)))}`,
  };
}

/** The program opens (or tries to open) a file. */
export function toOpen(collected: Collected, pattern: PathPattern): MatchResult {
  const matches = tester(pattern);
  const opened = paths(collected, OPENS, () => true);
  const found = opened.filter(({ path }) => matches(path));
  return {
    pass: found.length > 0,
    message: () =>
      found.length > 0
        ? `expected ${String(pattern)} not to be opened, and it was:\n${listed(found.map(({ path, call }) => told(call, path)))}`
        : `expected ${String(pattern)} to be opened; what was opened:\n${listed(opened.map(({ path, call }) => told(call, path)))}`,
  };
}

/** The program runs another one: by its name (`git`) or its path (a pattern is taken for one). */
export function toSpawn(collected: Collected, program: PathPattern): MatchResult {
  const byName = typeof program === 'string' && !program.includes('/');
  const matches = byName
    ? (path: string) => path.slice(path.lastIndexOf('/') + 1) === program
    : tester(program);
  // The first one is the program itself.
  const ran = paths(collected, new Set(['execute']), succeeded).slice(1);
  const found = ran.filter(({ path }) => matches(path));
  return {
    pass: found.length > 0,
    message: () =>
      found.length > 0
        ? `expected ${String(program)} not to be run, and it was:\n${listed(found.map(({ path, call }) => told(call, path)))}`
        : `expected ${String(program)} to be run; what was run:\n${listed(ran.map(({ path, call }) => told(call, path))) || '  nothing'}`,
  };
}

/** The program ended with this exit code. */
export function toExitWith(collected: Collected, code: number): MatchResult {
  const { exit } = collected;
  const was =
    exit === undefined
      ? 'was let go'
      : exit.signal === undefined
        ? `ended with ${exit.code}`
        : `was killed by signal ${exit.signal}`;
  return {
    pass: exit?.code === code,
    message: () =>
      `expected the program to end with ${code}, and it ${was}${collected.stderr === '' ? '' : `; it said:\n${collected.stderr}`}`,
  };
}

/** What a call has to be for {@link toCall}; all that is given has to hold. */
export interface CallExpectation {
  /** It failed with this error. */
  readonly errno?: ErrnoName;
  /** Its result was made up by a rule of `inject`. */
  readonly injected?: boolean;
  /** The file that it is about, by name or by descriptor. */
  readonly path?: PathPattern;
  /** There are just so many of them. Default: at least one. */
  readonly times?: number;
}

/** The program makes this call: with this end, about this file, so many times. */
export function toCall(collected: Collected, name: SyscallName, expected: CallExpectation = {}): MatchResult {
  const { errno, injected, path, times } = expected;
  const matches = path === undefined ? undefined : tester(path);
  const all = callsOf(collected).filter((call) => call.name === name || call.kernelName === name);
  const calls = all.map((call) => ({ call, paths: about(collected, call).map(({ path: one }) => one) }));
  const found = calls.filter(
    ({ call, paths: subjects }) =>
      (errno === undefined || (call.result?.ok === false && call.result.name === errno)) &&
      (injected === undefined || call.injected === injected) &&
      (matches === undefined || subjects.some(matches)),
  );
  const line = ({ call, paths: subjects }: (typeof calls)[number]): string =>
    `${told(call, subjects.join(', '))}${call.injected ? ' (injected)' : ''}`;
  const wish = [
    name,
    errno === undefined ? '' : ` that fails with ${errno}`,
    injected === undefined ? '' : injected ? ', injected' : ', not injected',
    path === undefined ? '' : `, about ${String(path)}`,
  ].join('');
  const pass = times === undefined ? found.length > 0 : found.length === times;
  return {
    pass,
    message: () =>
      pass
        ? `expected no ${wish}${times === undefined ? '' : ` ${times} times`}, and there was:\n${listed(found.map(line))}`
        : `expected ${times === undefined ? '' : `${times} times `}${wish}, and it was called ${found.length} times; all calls of ${name}:\n${listed(calls.map(line)) || '  none'}`,
  };
}

/** All matchers, for `expect.extend`. */
export const matchers = {
  toMakeNoNetworkConnections,
  toWriteOnlyUnder,
  toOpen,
  toSpawn,
  toExitWith,
  toCall,
};
