import { closeSync, constants, existsSync, openSync, rmSync } from 'node:fs';
import type { RecordingMetadata } from '@hstrace/syscalls/recording';
import { RECORD_VERSION } from '@hstrace/syscalls/records';
import { type Arguments, argumentsAndOptions } from '../arguments.js';
import type { ExitStatus } from '../exit-status.js';
import { genericFamilies, interfaces } from '../kernel-names.js';
import type { StartOptions } from '../options.js';
import { Tracer } from '../tracer.js';
import { version } from '../version.js';
import { RecordingWriter } from './writer.js';

/**
 * What a recording says of the run it is made of, for `new RecordingWriter()`.
 *
 * @param command the program and its arguments
 */
export function recordingMetadata(
  command: readonly string[],
  options: { readonly cwd?: string; readonly stringLimit?: number } = {},
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
 * @param args the program's arguments; they may be left out
 * @returns how the program ended
 * @throws {TraceError} if it cannot be started; the file is as it was then
 * @throws the error of the file system if the file cannot be written; nothing is started, or the program is killed then
 */
export async function record(
  path: string | URL,
  file: string | URL,
  args?: Arguments,
  options?: StartOptions,
): Promise<ExitStatus | undefined>;
export async function record(
  path: string | URL,
  file: string | URL,
  options: StartOptions,
): Promise<ExitStatus | undefined>;
export async function record(
  path: string | URL,
  file: string | URL,
  given?: Arguments | StartOptions,
  more?: StartOptions,
): Promise<ExitStatus | undefined> {
  const [args, options] = argumentsAndOptions(given, more);
  const wished: StartOptions = { descriptors: 'details', ...options };
  // Whether it can be written is found out before the program is started; what is in it stays until then.
  const isNew = !existsSync(path);
  const fd = openSync(path, constants.O_WRONLY | constants.O_CREAT, 0o666);
  let tracer: Tracer;
  try {
    // Not by trace(): its overloads would have the compiler compare all calls with each other.
    tracer = new Tracer({ program: { file, args }, pids: [] }, wished);
  } catch (error) {
    closeSync(fd);
    if (isNew) rmSync(path);
    throw error;
  }
  const { workingDirectory } = tracer;
  const command = [file, ...args].map(String);
  try {
    const writer = new RecordingWriter(fd, recordingMetadata(command, { ...wished, cwd: workingDirectory }));
    try {
      for await (const batch of tracer.batches()) writer.write(batch);
    } finally {
      writer.close();
    }
  } finally {
    await tracer.stop();
  }
  return tracer.exit;
}
