import type { SyscallCall } from '@hstrace/syscalls';
import { descriptorText, effects, endpointOf, endpointText, resolvePath } from '@hstrace/syscalls/analysis';
import picomatch from 'picomatch';
import type { Collected } from '../collect.js';

/** What a matcher says: as vitest and jest want it. */
export interface MatchResult {
  readonly pass: boolean;
  message(): string;
}

/** Most offending calls that a message names. */
const SHOWN = 10;

/** A path as it is, a pattern (`/etc/**`), or a regular expression. */
export type PathPattern = string | RegExp;

function tester(pattern: PathPattern): (path: string) => boolean {
  if (pattern instanceof RegExp) return (path) => pattern.test(path);
  if (!/[*?[\]{}!]/.test(pattern)) return (path) => path === pattern;
  return picomatch(pattern, { dot: true });
}

function callsOf(collected: Collected): SyscallCall[] {
  return collected.calls as unknown as SyscallCall[];
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

/** The paths that calls of these kinds are about. */
function paths(
  collected: Collected,
  does: ReadonlySet<string>,
  accept: (call: SyscallCall) => boolean,
): { path: string; call: SyscallCall }[] {
  const found: { path: string; call: SyscallCall }[] = [];
  for (const call of callsOf(collected)) {
    const effect = effects[call.name];
    if (effect === undefined || !does.has(effect.does) || !accept(call)) continue;
    const { args } = call;
    const add = (name: string | undefined, dirfd: string | undefined): void => {
      if (name === undefined) return;
      const directory = collected.world.processes.get(call.pid)?.workingDirectory;
      const path = resolvePath(call, args[name], dirfd === undefined ? undefined : args[dirfd], directory);
      if (path !== undefined) found.push({ path, call });
    };
    add(effect.path, effect.dirfd);
    add(effect.to, effect.toDirfd);
    if (effect.path === undefined && effect.fd !== undefined) {
      const path = descriptorText(call, args[effect.fd]);
      if (path?.startsWith('/') === true) found.push({ path, call });
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

/** The trace has no connection to another machine: no connect, no datagram to an internet address. */
export function toMakeNoNetworkConnections(collected: Collected): MatchResult {
  const lines: string[] = [];
  for (const call of callsOf(collected)) {
    const effect = effects[call.name];
    if (effect?.address === undefined || (effect.does !== 'connect' && effect.does !== 'send')) continue;
    const endpoint = endpointOf(call.args[effect.address]);
    if (endpoint !== undefined && (endpoint.family === 'inet' || endpoint.family === 'inet6'))
      lines.push(told(call, endpointText(endpoint)));
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

/** All matchers, for `expect.extend`. */
export const matchers = { toMakeNoNetworkConnections, toWriteOnlyUnder, toOpen, toSpawn, toExitWith };
