import type { RecordingMetadata } from '@hstrace/syscalls/recording';
import { RECORD_VERSION } from '@hstrace/syscalls/records';
import type { ExitStatus } from '../exit-status.js';
import { genericFamilies, interfaces } from '../kernel-names.js';
import type { StartOptions } from '../options.js';
import { trace } from '../trace.js';
import { version } from '../version.js';
import { RecordingWriter } from './writer.js';

/** What a recording says of the run it is made of. */
export function recordingMetadata(
  command: readonly string[],
  options: Pick<StartOptions, 'cwd' | 'stringLimit'> = {},
): RecordingMetadata {
  const monotonic = process.hrtime.bigint();
  const offset = BigInt(Date.now()) * 1_000_000n - monotonic;
  return {
    recordVersion: RECORD_VERSION,
    arch: process.arch === 'arm64' ? 'aarch64' : 'x86_64',
    hstrace: version,
    clockOffset: offset.toString(),
    started: new Date().toISOString(),
    command,
    workingDirectory: options.cwd ?? process.cwd(),
    stringLimit: options.stringLimit ?? 4096,
    genericFamilies: [...genericFamilies()],
    interfaces: [...interfaces()],
  };
}

/**
 * Starts a program and writes all that is needed to look at its trace later.
 *
 * @param path the file to write; one that exists is replaced
 * @returns how the program ended
 * @throws {TraceError} if it cannot be started
 */
export async function record(
  path: string,
  file: string,
  args: readonly string[] = [],
  options: StartOptions = {},
): Promise<ExitStatus | undefined> {
  const wished: StartOptions = { descriptors: 'details', ...options };
  const tracer = trace(file, args, wished);
  const writer = new RecordingWriter(path, recordingMetadata([file, ...args], wished));
  try {
    for await (const batch of tracer.batches()) writer.write(batch);
  } finally {
    writer.close();
  }
  return tracer.exit;
}
