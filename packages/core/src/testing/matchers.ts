/**
 * Matchers for `expect.extend`, of vitest and of jest. `@hstrace/core/vitest` adds them to vitest by itself.
 *
 * They judge what was seen, and only that: calls that a filter left out, and operations by io_uring, are not in a trace.
 * (Where a filter leaves out all that a matcher looks for, it refuses to judge.) Paths are told by the calls; symbolic
 * links are not followed.
 *
 * @module @hstrace/core/testing
 */

import type { CallNamed, ErrnoName, SyscallCall, SyscallName } from '@hstrace/syscalls';
import { type Endpoint, effects, endpointOf, endpointText } from '@hstrace/syscalls/analysis';
import { errnoNumber } from '@hstrace/syscalls/codes';
import { compileFilter } from '../filter/call-filter.js';
import { type Subject, subjectsOf } from '../subjects.js';
import { callsOf, type Judged, mayHave, misuse } from './judged.js';
import { inside, type PathPattern, tester } from './paths.js';
import { listed, said, told } from './telling.js';

export type { Judged } from './judged.js';
export type { PathPattern } from './paths.js';

/** What a matcher says: as vitest and jest want it. */
export interface MatchResult {
  readonly pass: boolean;
  /** What is said when the expectation is not met. */
  message(): string;
}

/** The paths that a call is about; what is relative is so to the working directory of its process. */
function about({ world }: Judged, call: SyscallCall): Subject[] {
  return subjectsOf(call, world?.processes.get(call.pid)?.workingDirectory);
}

type Touched = readonly { readonly path: string; readonly call: SyscallCall }[];

/** The files that calls of these kinds are about. */
function paths(given: Judged, does: ReadonlySet<string>, accept: (call: SyscallCall) => boolean): Touched {
  const found: { path: string; call: SyscallCall }[] = [];
  for (const call of callsOf(given)) {
    const effect = effects[call.name];
    if (effect === undefined || !accept(call)) continue;
    const fits = does.has(effect.does);
    // What a call copies to is written, whatever is done to what it copies from.
    const wanted = about(given, call).filter(({ target }) => (target ? does.has('write') : fits));
    for (const { path } of wanted) {
      if (effect.path !== undefined || path.startsWith('/')) found.push({ path, call });
    }
  }
  return found;
}

const toldPaths = (touched: Touched): string => listed(touched.map(({ path, call }) => told(call, path)));
const doing =
  (does: ReadonlySet<string>) =>
  (name: string): boolean =>
    does.has(effects[name]?.does ?? '');

const succeeded = (call: SyscallCall): boolean => call.result?.ok === true;
/** Devices that everybody may write to. */
const HARMLESS = /^\/dev\/(null|zero|full|tty|pts\/\d+|stdout|stderr)$/;
const WRITES = new Set(['open', 'create', 'delete', 'rename', 'link', 'write', 'change']);
const OPENS = new Set(['open', 'create']);
const RUNS = new Set(['execute']);
const CONNECTS = new Set(['connect', 'send']);

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

/** Addresses by which a machine talks to itself. */
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** What counts for {@link toMakeNoNetworkConnections}. */
export interface NetworkExpectation {
  /** Whether connections of this machine to itself (127.0.0.1, ::1) are fine. Default: false. */
  readonly loopback?: boolean;
}

/** There is no connect and no datagram to an internet address, be it one of this machine. */
export function toMakeNoNetworkConnections(
  collected: Judged,
  { loopback = false }: NetworkExpectation = {},
): MatchResult {
  const lines: string[] = [];
  for (const call of callsOf(collected)) {
    for (const endpoint of peers(call)) {
      const { family, host } = endpoint;
      if (family !== 'inet' && family !== 'inet6') continue;
      if (!(loopback && LOOPBACK.test(host))) lines.push(told(call, endpointText(endpoint)));
    }
  }
  if (lines.length === 0) mayHave(collected, 'toMakeNoNetworkConnections', doing(CONNECTS));
  return {
    pass: lines.length === 0,
    message: () =>
      lines.length === 0
        ? 'expected network connections, and there were none'
        : `expected no network connections, and there were:\n${listed(lines)}`,
  };
}

/** Whatever the program writes, makes, renames or deletes lies in one of these folders. */
export function toWriteOnlyUnder(collected: Judged, ...folders: readonly (string | URL)[]): MatchResult {
  const lies = inside(folders);
  const outside = paths(collected, WRITES, (call) => succeeded(call) && opensForWriting(call)).filter(
    ({ path }) => !lies(path) && !HARMLESS.test(path),
  );
  if (outside.length === 0) mayHave(collected, 'toWriteOnlyUnder', doing(WRITES));
  const where = folders.map(String).join(', ');
  return {
    pass: outside.length === 0,
    message: () =>
      outside.length === 0
        ? `expected something to be written outside of ${where}, and nothing was`
        : `expected nothing to be written outside of ${where}, and there was:\n${toldPaths(outside)}`,
  };
}

/** The program opens (or tries to open) a file. */
export function toOpen(collected: Judged, pattern: PathPattern): MatchResult {
  const matches = tester(pattern);
  const opened = paths(collected, OPENS, () => true);
  const found = opened.filter(({ path }) => matches(path));
  if (found.length === 0) mayHave(collected, 'toOpen', doing(OPENS));
  return {
    pass: found.length > 0,
    message: () =>
      found.length > 0
        ? `expected ${String(pattern)} not to be opened, and it was:\n${toldPaths(found)}`
        : `expected ${String(pattern)} to be opened; what was opened:\n${toldPaths(opened)}`,
  };
}

/** The program runs another one: by its name (`git`), its path, or a pattern for paths. */
export function toSpawn(collected: Judged, program: PathPattern): MatchResult {
  const byName = typeof program === 'string' && program !== '' && !program.includes('/');
  const test = tester(program);
  const matches = byName ? (path: string) => test(path.slice(path.lastIndexOf('/') + 1)) : test;
  // The first one is the program itself.
  const ran = paths(collected, RUNS, succeeded).slice(1);
  const found = ran.filter(({ path }) => matches(path));
  if (found.length === 0) mayHave(collected, 'toSpawn', doing(RUNS));
  return {
    pass: found.length > 0,
    message: () =>
      found.length > 0
        ? `expected ${String(program)} not to be run, and it was:\n${toldPaths(found)}`
        : `expected ${String(program)} to be run; what was run:\n${toldPaths(ran)}`,
  };
}

/** The program ended with this exit code. */
export function toExitWith(collected: Judged, code: number): MatchResult {
  callsOf(collected);
  if (!Number.isInteger(code) || code < 0 || code > 255)
    throw misuse(`an exit code is a whole number from 0 to 255, and this is ${String(code)}`);
  const { exit, timedOut, stderr = '' } = collected;
  const was =
    exit === undefined
      ? 'was let go'
      : exit.signal === undefined
        ? `ended with ${exit.code}`
        : `was killed by ${exit.signalName ?? `signal ${exit.signal}`}`;
  const late = timedOut === true ? ', after its timeout' : '';
  return {
    pass: exit?.code === code,
    message: () =>
      exit?.code === code
        ? `expected the program not to end with ${code}, and it did`
        : `expected the program to end with ${code}, and it ${was}${late}${said(stderr)}`,
  };
}

/** What a call has to be for {@link toCall}; all that is given has to hold. */
export interface CallExpectation<C = SyscallCall> {
  /** It failed with this error. */
  readonly errno?: ErrnoName;
  /** Its result was made up by a rule of `inject`. */
  readonly injected?: boolean;
  /** The file that it is about, by name or by descriptor. */
  readonly path?: PathPattern;
  /** Any condition on the typed call. */
  readonly test?: (call: C) => boolean;
  /** There are just so many of them. Default: at least one. */
  readonly times?: number;
}

/** The program makes this call: with this end, about this file, so many times. */
export function toCall<N extends SyscallName>(
  collected: Judged,
  name: N,
  expected: CallExpectation<CallNamed<N>> = {},
): MatchResult {
  const { errno, injected, path, test, times } = expected;
  checkCall(name, errno, times);
  const matches = path === undefined ? undefined : tester(path);
  const all = callsOf(collected).filter((call) => call.name === name || call.kernelName === name);
  const calls = all.map((call) => ({ call, paths: about(collected, call).map(({ path: one }) => one) }));
  const found = calls.filter(
    ({ call, paths: subjects }) =>
      (errno === undefined || (call.result?.ok === false && call.result.name === errno)) &&
      (injected === undefined || call.injected === injected) &&
      (matches === undefined || subjects.some(matches)) &&
      (test === undefined || test(call as unknown as CallNamed<N>)),
  );
  if (all.length === 0) mayHave(collected, 'toCall', (one) => one === kernelName(name));
  const line = ({ call, paths: subjects }: (typeof calls)[number]): string =>
    `${told(call, subjects.join(', '))}${call.injected ? ' (injected)' : ''}`;
  const wish = [
    name,
    errno === undefined ? '' : ` that fails with ${errno}`,
    injected === undefined ? '' : injected ? ', injected' : ', not injected',
    path === undefined ? '' : `, about ${String(path)}`,
    test === undefined ? '' : ', as `test` wants it',
  ].join('');
  const pass = times === undefined ? found.length > 0 : found.length === times;
  return {
    pass,
    message: () =>
      pass
        ? `expected no ${wish}${times === undefined ? '' : ` ${times} times`}, and there was:\n${listed(found.map(line))}`
        : `expected ${times === undefined ? '' : `${times} times `}${wish}, and it was called ${found.length} times; all calls of ${name}:\n${listed(calls.map(line))}`,
  };
}

/** The kernel's name of a call whose definition has one of its own on some architecture. */
const kernelName = (name: string): string => name.replace(/^old_(?=mmap$|select$)|_(i386|aarch64)$/, '');

/** Refuses names and numbers that can never be met. */
function checkCall(name: string, errno: string | undefined, times: number | undefined): void {
  // It says what may have been meant.
  compileFilter([kernelName(name)]);
  if (errno !== undefined && errnoNumber(errno) === undefined) throw misuse(`no error is named '${errno}'`);
  if (times !== undefined && !(Number.isInteger(times) && times >= 0))
    throw misuse(`times is a whole number from 0, and this is ${times}`);
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
