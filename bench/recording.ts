// Memory while many calls are recorded and read back: `recording.ts PROGRAM COUNT`. It prints the peak of the resident set
// in each half of the writing and of the reading: if memory is constant, the second half needs no more than the first.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRecording, RecordingWriter, recordingMetadata, trace } from '@hstrace/core';

const [file = 'true', count = '1000000'] = process.argv.slice(2);
const expected = Number(count);
const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

/** The peaks of the resident set, for the time before and after the middle. */
class Peaks {
  readonly #peaks: [number, number] = [0, 0];

  note(isSecondHalf: boolean): void {
    const half = isSecondHalf ? 1 : 0;
    this.#peaks[half] = Math.max(this.#peaks[half], process.memoryUsage.rss());
  }

  toJSON(): number[] {
    return this.#peaks.map(megabytes);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'hstrace-recording-'));
const path = join(folder, 'run.hst');
try {
  const began = performance.now();
  const tracer = trace(file, [count], { stdio: 'ignore' });
  const writer = new RecordingWriter(path, recordingMetadata([file, count]));
  const writing = new Peaks();
  let bytes = 0;
  for await (const batch of tracer.batches()) {
    writer.write(batch);
    bytes += batch.length;
    // A record of a call without arguments takes about 136 bytes.
    writing.note(bytes > (expected * 136) / 2);
  }
  writer.close();
  const written = performance.now();
  const reading = new Peaks();
  let events = 0;
  for await (const batch of (await openRecording(path)).eventBatches()) {
    events += batch.length;
    reading.note(events > expected / 2);
  }
  const read = performance.now();
  console.log(
    JSON.stringify({
      events,
      recordedMB: megabytes(bytes),
      fileMB: megabytes(statSync(path).size),
      writeSeconds: Math.round((written - began) / 1000),
      readSeconds: Math.round((read - written) / 1000),
      peakWriteMB: writing,
      peakReadMB: reading,
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
