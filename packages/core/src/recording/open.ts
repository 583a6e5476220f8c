import { createReadStream } from 'node:fs';
import { Recording } from '@hstrace/syscalls/recording';
import { catalog } from '@hstrace/syscalls/table';

/**
 * Opens a recording. It gives the same events as the trace it was made of, on any machine.
 *
 * @throws {RecordingError} if the file is no recording; the error of the file system if it cannot be read
 */
export async function openRecording(path: string): Promise<Recording> {
  return Recording.open(
    createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>,
    catalog,
  );
}
