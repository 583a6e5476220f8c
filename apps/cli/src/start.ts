import {
  compileFilter,
  findProgram,
  HStrace,
  type InjectionRule,
  type StdioOption,
  type TraceError,
  type Tracer,
} from '@hstrace/core';
import { errnoNumber, failureOf } from '@hstrace/syscalls';
import { exactWords, type LaunchState, launchState, startEnvironment } from './launch-state.js';
import type { Settings } from './options/settings.js';
import { changedEnvironment, type User } from './prepare.js';
import type { StandIn } from './stand-in.js';

/** The kernel's limit for paths, without the NUL. */
const LONGEST_PATH = 4095;
/** More of a string is never copied, whatever -s says: the engine's limit is 64 MiB. */
const LONGEST_STRING = (64 << 20) - 2;
/** Bytes of buffers that are copied where descriptors' data is dumped. */
const DUMPED = 1 << 20;

/** Most functions of a stack that the engine looks for. */
const MOST_FRAMES = 4096;

/** Bytes of strings and buffers that the human format may look at. */
const READ_BY_PEOPLE = 1024;

/**
 * Starts what the settings ask for.
 *
 * @param paths those of -P, as they are matched
 * @param isTerminal whether the trace goes to a terminal
 * @param standIn the process that is to become the program, where hstrace does not start it itself
 * @throws {TraceError} if nothing can be traced
 */
export function startTracer(
  settings: Settings,
  pids: readonly number[],
  user: User | undefined,
  paths: readonly string[],
  onAttachError: (error: TraceError) => void,
  standIn?: StandIn,
  isTerminal = false,
): Tracer {
  const { strace, filter, program, environment } = settings;
  const limit = strace.stringLimit ?? 32;
  const dumps = strace.dumpRead !== undefined || strace.dumpWrite !== undefined;
  const needsPaths = filter.paths.length > 0 || filter.pathGlobs.length > 0;
  const details = [...settings.decodeFds].some((one) => one !== 'path');
  const people = settings.format === 'human' || settings.results.groupBy !== undefined;
  const judged = settings.results.risk !== 'info' || settings.results.failOn !== undefined;
  // On a terminal sentences tell what is being waited for, below what the program writes: all its writing must be seen.
  const seesAll =
    isTerminal && settings.format === 'human' && filter.calls !== undefined && !settings.insistsOnFilter;
  const mayFilter = endsWithPrograms(settings, pids) && !seesAll;
  const [file, ...args] = program;
  const launched = launchState();
  const env = changedEnvironment(startEnvironment(), environment);
  const builder = new HStrace().options({
    follow: settings.follow,
    killOnExit: settings.killOnExit || (mayFilter ? 'filtered' : false),
    noNewPrivileges: settings.insistsOnFilter,
    detachOnExec: settings.detachOnExecve,
    inject: injectionsOf(settings, paths),
    onAttachError,
    keepFailed: true,
    // Sentences shorten in their own way, and look into answers of name servers.
    stringLimit: Math.min(Math.max(limit, dumps ? DUMPED : people ? READ_BY_PEOPLE : 0), LONGEST_STRING),
    arrayLimit: strace.abbreviated === undefined ? limit + 1 : 65_536,
    descriptors:
      details || people || settings.results.record !== undefined
        ? 'details'
        : needsPaths || judged || strace.kvm !== undefined || settings.decodeFds.size > 0,
    pidNamespaces: settings.decodePids.size > 0,
    namespaces: strace.namespaces === true,
    mappings: strace.kvm !== undefined,
    ...(settings.stack.level === 0
      ? {}
      : {
          stackTraces: settings.stack.level === 2 ? ('source' as const) : true,
          stackFrames: Math.min(settings.stack.limit, MOST_FRAMES),
        }),
    systemTime: settings.summary !== undefined,
    ...(filter.calls === undefined ? {} : { syscalls: filter.calls.withUnnamed() }),
    env,
    ...(launched === undefined
      ? {}
      : {
          // Node.js has raised its own limit.
          ...(launched.openFiles === undefined ? {} : { openFiles: launched.openFiles }),
          signalMask: launched.blockedSignals,
          ignoredSignals: launched.ignoredSignals,
          inheritedDescriptors: launched.inherited,
          stdio: [streamOf(launched, 0), streamOf(launched, 1), streamOf(launched, 2)],
        }),
    ...(settings.argv0 === undefined && file === undefined ? {} : { argv0: settings.argv0 ?? file }),
    ...user,
  });
  // PATH is the caller's, whatever -E makes of it for the program.
  for (const pid of pids) builder.pid(pid);
  if (file === undefined) return builder.start();
  if (standIn === undefined) return builder.program(programFile(file)).args(exactWords(args)).start();
  const words = [settings.argv0 ?? file, ...exactWords(args)];
  standIn.prepare({ file: programFile(file), arguments: words, environment: env, user });
  const tracer = builder.pid(standIn.pid).start();
  standIn.go();
  return tracer;
}

/** A standard stream as the caller gave it: Node.js opens those that are closed. */
function streamOf({ closed }: LaunchState, fd: number): StdioOption {
  return closed.includes(fd) ? 'closed' : 'inherit';
}

/**
 * Whether the trace ends when the programs have, unless somebody interrupts it: only then they may be given a filter,
 * which spares the calls that are not wanted their stops, but binds the programs to their tracer.
 */
function endsWithPrograms(settings: Settings, pids: readonly number[]): boolean {
  const { detachOnExecve, syscallLimit, stopAfter } = settings;
  const limited = syscallLimit !== undefined || stopAfter.time !== undefined || stopAfter.bytes !== undefined;
  return pids.length === 0 && !detachOnExecve && !limited;
}

/** The file that is to be executed: as strace, whatever a path leads to is tried. */
function programFile(name: string): string {
  return findProgram(name, undefined, undefined, true);
}

/** The rules of injection: as strace's, they are about calls that are traced, by their names and what they touch. */
function injectionsOf({ injections, filter }: Settings, paths: readonly string[]): InjectionRule[] {
  const { calls, descriptors } = filter;
  const limits: Partial<InjectionRule> =
    paths.length === 0 && descriptors === undefined ? {} : { touching: { paths, ...descriptors?.listed } };
  return injections.map((rule) => ({
    ...rule,
    ...limits,
    ...(calls === undefined ? {} : { syscalls: compileFilter(rule.syscalls).intersection(calls) }),
  }));
}

/** What strace says of a program that cannot be run, or a process that cannot be traced. */
export function startError(error: TraceError, settings: Settings): string {
  const [file] = settings.program;
  if (error.pid !== undefined) return attachError(error);
  // It was found, and something else failed: the engine says what, and what to do.
  if (error.syscall !== undefined && error.syscall !== 'execve') return error.message;
  if (file !== undefined && file.length > LONGEST_PATH) return `exec: ${textOf('ENAMETOOLONG')}`;
  if (file?.includes('/') === false && error.errno !== 'ENAMETOOLONG')
    return `Cannot find executable '${file}'`;
  if (error.code === 'NOT_FOUND' && error.errno !== 'ENAMETOOLONG')
    return `Cannot stat '${file}': ${textOf(error.errno ?? 'ENOENT')}`;
  return error.errno === undefined ? error.message : `exec: ${textOf(error.errno)}`;
}

/** What strace says of a file that cannot be executed. */
export function executionError({ errno, message }: TraceError): string {
  return errno === undefined ? message : `exec: ${textOf(errno)}`;
}

/** strace's line, and what can be done about it. */
export function attachError(error: TraceError): string {
  const line = `attach: ptrace(PTRACE_SEIZE, ${error.pid}): ${textOf(error.errno ?? 'EPERM')}`;
  if (error.code !== 'NOT_PERMITTED') return line;
  const advice = error.message.replace(/^.*?\(E[A-Z]+\)\.\s*/, '');
  return advice === '' ? line : `${line}\n${advice}`;
}

function textOf(errno: string): string {
  return failureOf(errnoNumber(errno) ?? 0).text ?? errno;
}
