import { createReadStream } from 'node:fs';
import type { Recording } from '@hstrace/syscalls/recording';

/**
 * Opens a recording. It gives the same events as the trace it was made of, on any machine.
 *
 * @throws {RecordingError} if the file is no recording; the error of the file system if it cannot be read
 */
export async function openRecording(path: string): Promise<Recording> {
  const [{ Recording: Opened }, { catalog }] = await Promise.all([
    import('@hstrace/syscalls/recording'),
    import('@hstrace/syscalls/table'),
  ]);
  return Opened.open(
    createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>,
    catalog,
  );
}
