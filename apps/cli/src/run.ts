import { HStrace, TraceError, type Tracer } from '@hstrace/core';
import { errnoNumber, failureOf } from '@hstrace/syscalls';
import { Interruption } from './interrupt.js';
import { UsageError } from './options/getopt.js';
import type { Settings } from './options/settings.js';
import { type Output, OutputError, openOutput } from './output/output.js';
import { changedEnvironment, findByName, findUser, resolvePaths, type User } from './prepare.js';
import { View } from './view.js';

/** How the command ends. */
export interface End {
  readonly code: number;
  /** The signal of which the command dies as well. */
  readonly signal?: number;
}

/** Exit codes of shells for programs that cannot be run. */
const NOT_FOUND = 127;
const NOT_EXECUTABLE = 126;
/** The kernel's limit for paths, without the NUL. */
const LONGEST_PATH = 4095;
/** More of a string is never copied, whatever -s says: the engine's limit is 64 MiB. */
const LONGEST_STRING = (64 << 20) - 2;

/**
 * Runs a trace.
 *
 * @param check what is still to be checked, see `parse()`
 * @throws {UsageError} before anything is started
 */
export async function run(
  settings: Settings,
  say: (text: string) => void,
  check: (stage: 'filter' | 'output' | 'last') => void,
): Promise<End> {
  const sayPath = settings.quiet.has('path-resolution') ? () => {} : say;
  const paths = resolvePaths(settings.filter.paths, sayPath);
  check('filter');
  const user = settings.user === undefined ? undefined : findUser(settings.user);
  const pids = [...settings.pids, ...findByName(settings.attachNames)];
  check('output');
  let output: Output;
  try {
    output = openOutput(settings.output);
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    throw new UsageError(error.message, false);
  }
  check('last');

  const view = await View.make(settings, output, say, paths);
  let tracer: Tracer;
  try {
    tracer = start(settings, pids, user, (error) => say(attachError(error)));
  } catch (error) {
    if (!(error instanceof TraceError)) throw error;
    await output.close();
    say(startError(error, settings));
    return {
      code: error.code === 'NOT_FOUND' ? NOT_FOUND : error.code === 'NOT_EXECUTABLE' ? NOT_EXECUTABLE : 1,
    };
  }
  const interruption = new Interruption(settings.interruptible, tracer);
  for await (const events of tracer.eventBatches()) {
    for (const event of events) {
      // What calls give that were broken off by letting go is nothing that the program did.
      if (!interruption.isOver || event.type === 'detached') view.take(event);
    }
    output.flush();
  }
  view.end();
  await output.close();
  await interruption.settled();
  if (interruption.signal !== undefined)
    return { code: 128 + interruption.signal, signal: interruption.signal };
  const status = await tracer.exit;
  if (status === undefined) return { code: 0 };
  return status.signal === undefined
    ? { code: status.code }
    : { code: 128 + status.signal, signal: status.signal };
}

/** What strace says of a program that cannot be run, or a process that cannot be traced. */
function startError(error: TraceError, settings: Settings): string {
  const [file] = settings.program;
  if (error.pid !== undefined) return attachError(error);
  if (file !== undefined && file.length > LONGEST_PATH) return `exec: ${textOf('ENAMETOOLONG')}`;
  if (error.code === 'NOT_FOUND' && error.errno !== 'ENAMETOOLONG')
    return `Can't stat '${file}': ${textOf(error.errno ?? 'ENOENT')}`;
  return error.errno === undefined ? error.message : `exec: ${textOf(error.errno)}`;
}

/** strace's line, and what can be done about it. */
function attachError(error: TraceError): string {
  const line = `attach: ptrace(PTRACE_SEIZE, ${error.pid}): ${textOf(error.errno ?? 'EPERM')}`;
  if (error.code !== 'NOT_PERMITTED') return line;
  const advice = error.message.replace(/^.*?\(E[A-Z]+\)\.\s*/, '');
  return advice === '' ? line : `${line}\n${advice}`;
}

function textOf(errno: string): string {
  return failureOf(errnoNumber(errno) ?? 0).text ?? errno;
}

function start(
  settings: Settings,
  pids: readonly number[],
  user: User | undefined,
  onAttachError: (error: TraceError) => void,
): Tracer {
  const { strace, filter, program, environment } = settings;
  const limit = strace.stringLimit ?? 32;
  const dumps = strace.dumpRead !== undefined || strace.dumpWrite !== undefined;
  const needsPaths = filter.paths.length > 0 || filter.pathGlobs.length > 0;
  const details = [...settings.decodeFds].some((one) => one !== 'path');
  const builder = new HStrace().options({
    follow: settings.follow,
    killOnExit: settings.killOnExit,
    onAttachError,
    stringLimit: Math.min(dumps ? Math.max(limit, 1 << 20) : limit, LONGEST_STRING),
    arrayLimit: strace.abbreviated === undefined ? limit + 1 : 65_536,
    descriptors: details
      ? 'details'
      : needsPaths || settings.decodeFds.size > 0 || settings.format === 'human',
    systemTime: settings.summary !== undefined && !settings.summary.wallClock,
    ...(filter.calls === undefined ? {} : { syscalls: filter.calls }),
    ...(environment.length === 0 ? {} : { env: changedEnvironment(process.env, environment) }),
    ...(settings.argv0 === undefined ? {} : { argv0: settings.argv0 }),
    ...user,
  });
  const [file, ...args] = program;
  if (file !== undefined) builder.program(file).args(args);
  for (const pid of pids) builder.pid(pid);
  return builder.start();
}
