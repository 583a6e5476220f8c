import type { RecordingWriter, Tracer } from '@hstrace/core';
import type { SyscallCall, TraceEvent } from '@hstrace/syscalls';
import type { Risk } from '@hstrace/syscalls/risk';
import { type Machine, RecordedMachine } from './machine.js';
import type { ResultSettings, Settings } from './options/settings.js';
import { riskOptions } from './risk-rules.js';

/** The events of a trace that is under way, in groups as they arrive; those of `--record` are kept as well. */
export async function* eventsOf(
  tracer: Tracer,
  settings: Settings,
): AsyncGenerator<TraceEvent[], void, undefined> {
  // Loaded while the program is running already.
  const loaded = import('@hstrace/core/events');
  const [assess, writer] = await Promise.all([assessor(settings), recorder(settings)]);
  try {
    const reader = new (await loaded).EventReader(assess);
    for await (const batch of tracer.batches()) {
      writer?.write(batch);
      yield await reader.read(batch);
    }
  } finally {
    writer?.close();
  }
}

/** JSON tells the risk of each call; other formats find it out themselves where they need it. */
async function assessor({ format, results }: Settings): Promise<((call: SyscallCall) => Risk) | undefined> {
  if (format !== 'json') return undefined;
  const { RiskAssessor } = await import('@hstrace/syscalls/risk');
  const risks = new RiskAssessor(riskOptions(results, process.cwd()));
  return risks.assess.bind(risks);
}

async function recorder({ program, results }: Settings): Promise<RecordingWriter | undefined> {
  if (results.record === undefined) return undefined;
  const { RecordingWriter: Writer, recordingMetadata } = await import('./recordings.js');
  return new Writer(results.record, recordingMetadata(program));
}

/** The events of a recording, and the machine that it was made on. */
export async function openReplay(
  path: string,
  { rules }: ResultSettings,
): Promise<{ readonly events: AsyncIterable<TraceEvent[]>; readonly machine: Machine }> {
  const { openRecording } = await import('./recordings.js');
  const recording = await openRecording(path, rules === undefined ? {} : { risk: { rules } });
  return { events: recording.eventBatches(), machine: new RecordedMachine(recording.metadata) };
}
