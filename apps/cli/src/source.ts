import { openRecording, RecordingWriter, recordingMetadata, type Tracer } from '@hstrace/core';
import type { TraceEvent } from '@hstrace/syscalls';

/**
 * The events of a trace that is under way, in groups as they arrive.
 *
 * @param recording the file in which all of it is kept, if any
 * @param command what is traced, as the recording tells it
 */
export async function* eventsOf(
  tracer: Tracer,
  recording: string | undefined,
  command: readonly string[],
): AsyncGenerator<TraceEvent[], void, undefined> {
  if (recording === undefined) {
    yield* tracer.eventBatches();
    return;
  }
  const [{ RecordReader }, { catalog }] = await Promise.all([
    import('@hstrace/syscalls/records'),
    import('@hstrace/syscalls/table'),
  ]);
  const writer = new RecordingWriter(recording, recordingMetadata(command));
  const reader = new RecordReader(catalog);
  try {
    for await (const batch of tracer.batches()) {
      writer.write(batch);
      yield reader.read(batch);
    }
  } finally {
    writer.close();
  }
}

/** The events of a recording, and how far its clock is from the time of day. */
export async function openReplay(
  path: string,
): Promise<{ readonly events: AsyncIterable<TraceEvent[]>; readonly clockOffset: bigint }> {
  const recording = await openRecording(path);
  return { events: recording.eventBatches(), clockOffset: BigInt(recording.metadata.clockOffset) };
}
