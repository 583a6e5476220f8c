import type { Tracer } from '@hstrace/core';
import { TraceError } from '@hstrace/core';
import type { TraceEvent } from '@hstrace/syscalls';
import { Interruption } from './interrupt.js';
import { Limits } from './limits.js';
import { Living } from './living.js';
import { ThisMachine } from './machine.js';
import { UsageError } from './options/getopt.js';
import type { Settings } from './options/settings.js';
import { type Output, OutputError, openOutput } from './output/output.js';
import { errorText } from './output/sink.js';
import { findByName, findUser, resolvePaths } from './prepare.js';
import { withRiskRules } from './risk-rules.js';
import { eventsOf, openReplay } from './source.js';
import { hidingStart, StandIn, startAnew } from './stand-in.js';
import { attachError, executionError, startError, startTracer } from './start.js';
import { View } from './view.js';

/** How the command ends. */
export interface End {
  readonly code: number;
  /** The signal of which the command dies as well. */
  readonly signal?: number;
}

/** The exit code of `--fail-on`. */
const RISKY = 3;
/** Milliseconds after which what is held back is shown. */
const QUIET_TIME = 100;
/** Milliseconds between looks whether anything is being waited for. */
const TICK = 100;

type Say = (text: string) => void;

/**
 * Runs a trace.
 *
 * @param check what is still to be checked, see `parse()`
 * @throws {UsageError} before anything is started
 */
export async function run(
  given: Settings,
  say: Say,
  check: (stage: 'filter' | 'output' | 'last') => void,
): Promise<End> {
  const settings = await withRiskRules(given);
  const standIn = StandIn.find();
  if (settings.daemonize > 0 && standIn === undefined) {
    startAnew();
    say("-D has no effect: without its launcher hstrace can only be the program's parent");
  }
  const sayPath = settings.quiet.has('path-resolution') ? () => {} : say;
  const paths = resolvePaths(settings.filter.paths, sayPath);
  check('filter');
  const user = settings.user === undefined ? undefined : findUser(settings.user);
  const pids = [...settings.pids, ...findByName(settings.attachNames)];
  check('output');
  const output = open(settings);
  check('last');
  if (settings.results.replay !== undefined)
    return replay(settings, settings.results.replay, output, say, paths);

  const attached =
    pids.length === 0 ? undefined : new (await import('./attached.js')).Attached(pids, settings.follow);
  let tracer: Tracer;
  try {
    tracer = startTracer(
      settings,
      pids,
      user,
      paths,
      (error) => say(attachError(error)),
      standIn,
      output.isTerminal,
    );
  } catch (error) {
    if (!(error instanceof TraceError)) throw error;
    await output.close();
    say(startError(error, settings));
    return { code: 1 };
  }
  // What shows the trace is loaded while the program runs already.
  const interruption = new Interruption(settings.interruptible, tracer);
  const view = await View.make(settings, output, say, paths, tracer, new ThisMachine(), attached);
  const shown = standIn === undefined ? () => true : hidingStart(standIn.pid);
  await show(settings, tracer, interruption, view, output, shown);
  await finish(view, output);
  await interruption.settled();
  if (interruption.signal !== undefined)
    return { code: 128 + interruption.signal, signal: interruption.signal };
  const status = await tracer.exit;
  if (view.failed) return { code: RISKY };
  if (tracer.failure !== undefined) return { code: 1 };
  if (status === undefined) return { code: 0 };
  return status.signal === undefined
    ? { code: status.code }
    : { code: 128 + status.signal, signal: status.signal };
}

function open({ output }: Settings): Output {
  try {
    return openOutput(output);
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    throw new UsageError(error.message, false);
  }
}

/** Shows everything that happens until the tracing ends. */
async function show(
  settings: Settings,
  tracer: Tracer,
  interruption: Interruption,
  view: View,
  output: Output,
  shown: (event: TraceEvent) => boolean,
): Promise<void> {
  let { failure } = tracer;
  // At a limit everything is let go as of the call that reached it, though the programs may have come further.
  const limited = settings.syscallLimit !== undefined;
  // strace says no more than that it let go; sentences say what became of the program that got the signal, too.
  const farewells: ReadonlySet<string> = new Set(
    settings.format === 'human' ? ['detached', 'killed', 'exited'] : ['detached'],
  );
  let living = limited ? new Living() : undefined;
  const limits = new Limits(settings.syscallLimit, settings.stopAfter, () => void interruption.stop());
  let idle: NodeJS.Timeout | undefined;
  // Not to keep the process alive: the tracer does.
  const ticks = view.ticks ? setInterval(() => view.tick(process.hrtime.bigint()), TICK).unref() : undefined;
  for await (const events of eventsOf(tracer, settings)) {
    clearTimeout(idle);
    for (const event of events) {
      // What calls give that were broken off by letting go is nothing that the program did.
      if (interruption.isOver && (limited || !farewells.has(event.type))) continue;
      if (!shown(event)) continue;
      // Where strace says it: after the execve, before the end.
      if (failure !== undefined && event.type === 'exited') {
        view.message(executionError(failure));
        failure = undefined;
      }
      view.take(event);
      living?.note(event);
      if (!limits.reached(view.calls, output.written)) continue;
      if (living !== undefined && view.calls >= (settings.syscallLimit ?? 0)) {
        if (!settings.quiet.has('attach'))
          view.message('System call limit has been reached, detaching tracees');
        for (const one of living.leaving(event.time)) view.take(one);
        living = undefined;
      }
      void interruption.stop();
    }
    output.flush();
    idle = setTimeout(() => view.settle(), QUIET_TIME);
  }
  clearTimeout(idle);
  clearInterval(ticks);
  limits.end();
}

async function finish(view: View, output: Output): Promise<void> {
  view.end();
  await view.endGroups();
  await output.close();
}

/** Shows what was kept of an earlier trace. */
async function replay(
  settings: Settings,
  path: string,
  output: Output,
  say: Say,
  paths: readonly string[],
): Promise<End> {
  try {
    const { events: batches, machine } = await openReplay(path, settings.results);
    const view = await View.make(settings, output, say, paths, undefined, machine);
    for await (const events of batches) {
      for (const event of events) view.take(event);
      output.flush();
    }
    await finish(view, output);
    return { code: view.failed ? RISKY : 0 };
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'TypeError') throw error;
    await output.close();
    say(`Can't read '${path}': ${errorText(error)}`);
    return { code: 1 };
  }
}
