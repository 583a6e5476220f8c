import { createReadStream } from 'node:fs';
import { homedir } from 'node:os';
import type { Recording } from '@hstrace/syscalls/recording';
import type { RiskOptions } from '@hstrace/syscalls/risk';

/** How a recording is read. */
export interface OpenOptions {
  /** By which rules calls get their `risk`. Default: the standard ones, for this user and the recorded working directory. */
  readonly risk?: RiskOptions;
}

/**
 * Opens a recording. It gives the same events as the trace it was made of, on any machine, once.
 *
 * @throws {RecordingError} if the file is no recording; the error of the file system if it cannot be read
 */
export async function openRecording(path: string | URL, options: OpenOptions = {}): Promise<Recording> {
  const [{ Recording: Opened }, { RiskAssessor }, { catalog }] = await Promise.all([
    import('@hstrace/syscalls/recording'),
    import('@hstrace/syscalls/risk'),
    import('@hstrace/syscalls/table'),
  ]);
  const pieces = createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>;
  return Opened.open(pieces, catalog, ({ workingDirectory }) => {
    const risks = new RiskAssessor({ home: homedir(), workingDirectory, ...options.risk });
    return (call) => risks.assess(call);
  });
}
