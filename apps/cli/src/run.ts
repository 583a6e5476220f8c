import { HStrace, TraceError, type Tracer } from '@hstrace/core';
import { StraceFormatter } from '@hstrace/formatters/strace';
import type { TraceEvent } from '@hstrace/syscalls';
import type { Settings } from './options/settings.js';
import { fileSink, type Sink, standardError } from './output/sink.js';
import { straceTheme, wantsColour } from './themes.js';

interface Formatter {
  format(event: TraceEvent): string;
  end(): string;
}

async function makeFormatter(
  settings: Settings,
  sink: Sink,
  message: (text: string) => void,
): Promise<Formatter> {
  switch (settings.format) {
    case 'json': {
      const { JsonFormatter } = await import('@hstrace/formatters/json');
      return new JsonFormatter();
    }
    case 'human':
      throw new Error('human format is not part of this build');
    case 'strace': {
      const colour = wantsColour(settings.colour, sink.isTerminal, process.env);
      return new StraceFormatter({ ...settings.strace, ...(colour ? { theme: straceTheme } : {}) }, message);
    }
  }
}

/** Runs a trace. Gives the exit code of the command; a fatal signal of the program is passed on by {@link dieOf}. */
export async function run(
  settings: Settings,
  say: (text: string) => void,
): Promise<{ code: number; signal?: number }> {
  let sink: Sink;
  try {
    sink = settings.output === undefined ? standardError() : fileSink(settings.output);
  } catch (error) {
    say(`Can't fopen '${settings.output}': ${(error as Error).message}`);
    return { code: 1 };
  }
  const message = (text: string): void => {
    if (settings.output === undefined) sink.write(`${text.startsWith('[') ? '' : 'hstrace: '}${text}\n`);
    else say(text);
  };
  const formatter = await makeFormatter(settings, sink, message);
  let tracer: Tracer;
  try {
    const builder = new HStrace().options({
      follow: settings.follow,
      stringLimit: settings.strace.stringLimit ?? 32,
      arrayLimit: settings.strace.abbreviated === 'none' ? 65_536 : (settings.strace.stringLimit ?? 32) + 1,
      descriptors: settings.strace.descriptors === 2 ? 'details' : settings.strace.descriptors === 1,
      ...(settings.filter === undefined ? {} : { syscalls: settings.filter }),
    });
    const [file, ...args] = settings.program;
    if (file !== undefined) builder.program(file).args(args);
    for (const pid of settings.pids) builder.pid(pid);
    tracer = builder.start();
  } catch (error) {
    if (!(error instanceof TraceError)) throw error;
    say(error.message);
    return { code: error.code === 'NOT_FOUND' ? 127 : error.code === 'NOT_EXECUTABLE' ? 126 : 1 };
  }
  const interrupt = (): void => {
    // As strace: the program gets the terminal's signal by itself, and hstrace goes on to its end.
    if (settings.pids.length > 0) void tracer.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) process.on(signal, interrupt);
  for await (const events of tracer.eventBatches()) {
    for (const event of events) sink.write(formatter.format(event));
    sink.flush();
  }
  sink.write(formatter.end());
  sink.close();
  const status = await tracer.exit;
  if (status === undefined) return { code: 0 };
  return status.signal === undefined
    ? { code: status.code }
    : { code: 128 + status.signal, signal: status.signal };
}
