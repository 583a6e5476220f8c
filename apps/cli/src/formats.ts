import type { StraceFormatter } from '@hstrace/formatters/strace';
import type { Abi, TraceEvent } from '@hstrace/syscalls';
import type { Attached } from './attached.js';
import type { Machine } from './machine.js';
import type { Settings } from './options/settings.js';
import type { PidNamespaces } from './pid-namespaces.js';
import type { ProcessNames } from './process-names.js';
import { isLight, straceTheme, wantsColour } from './themes.js';

/** Turns events into text: none, a part of a line, or lines. */
export interface Formatter {
  format(event: TraceEvent): string;
  /** What is said of an event where calls have no lines. */
  aside?(event: TraceEvent): string;
  /** Tells what was held back for folding, when nothing happens for a while. */
  settle?(): string;
  /** What is being waited for, in one line without its end of at most so many cells; empty if nothing is. */
  waiting?(now: bigint, width: number): string;
  /** Ends what there is of a thread that goes on under another id, where threads are shown apart. */
  leave?(tid: number, newTid: number): string;
  /** What is left to be said when tracing has ended. */
  end(): string;
}

/** What formatters have to know of the run. */
export interface FormatContext {
  readonly isTerminal: boolean;
  /** Takes what is said beside the trace, on standard error. */
  readonly message: (text: string) => void;
  readonly machine: Machine;
  /** The processes that are attached to. */
  readonly attached?: Attached | undefined;
}

/** Makes formatters; one each for outputs of their own. */
export type Maker = (
  names: ProcessNames | undefined,
  namespaces: PidNamespaces | undefined,
) => () => Formatter;

/** Makes what makes formatters. Only the format that is wanted is loaded. */
export async function formatterMaker(settings: Settings, context: FormatContext): Promise<Maker> {
  const coloured = wantsColour(settings.colour, context.isTerminal, process.env);
  switch (settings.format) {
    case 'json': {
      const { JsonFormatter } = await import('@hstrace/formatters/json');
      return () => () => new JsonFormatter();
    }
    case 'human': {
      const { HumanFormatter, darkTheme, lightTheme } = await import('@hstrace/formatters/human');
      const { results } = settings;
      return () => () =>
        new HumanFormatter({
          all: results.all,
          workingDirectory: context.machine.workingDirectory,
          userName: (id) => context.machine.userName(id),
          groupName: (id) => context.machine.groupName(id),
          ...(process.env.HOME === undefined ? {} : { home: process.env.HOME }),
          stackTraces: settings.stack.level > 0,
          risk: results.risk,
          ...(results.rules === undefined ? {} : { risks: { rules: results.rules } }),
          ...(coloured ? { theme: isLight(settings.theme, process.env) ? lightTheme : darkTheme } : {}),
        });
    }
    case 'strace': {
      const { machine, attached } = context;
      const { StraceFormatter: Strace } = await import('@hstrace/formatters/strace');
      const options: ConstructorParameters<typeof StraceFormatter>[0] = {
        ...settings.strace,
        ...(settings.strace.time === undefined ? {} : { clockOffset: machine.clockOffset }),
        bootTime: () => machine.bootTime(),
        genericFamily: (id) => machine.genericFamilies().get(id),
        interfaceName: (index) => machine.interfaceName(index),
        ...(attached === undefined
          ? {}
          : {
              attachedThreads: (pid: number) => attached.threads(pid),
              interruptedCall: (tid: number, abi: Abi) => attached.call(tid, abi),
            }),
        ...(coloured ? { theme: straceTheme(settings.theme, process.env) } : {}),
      };
      return (names, namespaces) => () =>
        new Strace(
          {
            ...options,
            ...(names === undefined ? {} : { processName: (pid) => names.of(pid) }),
            ...(namespaces === undefined
              ? {}
              : { translatePid: (tid, pid) => namespaces.translate(tid, pid) }),
          },
          context.message,
        );
    }
  }
}
