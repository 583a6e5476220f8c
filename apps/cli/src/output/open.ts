import { spawn } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { isatty } from 'node:tty';
import { DescriptorSink, type Sink } from './sink.js';

const { O_WRONLY, O_CREAT, O_TRUNC, O_APPEND } = constants;

/** Standard error. */
export function standardError(): Sink {
  return new DescriptorSink(2, isatty(2));
}

/**
 * A file: made or emptied, or appended to.
 *
 * @throws the error of the file system, if it cannot be opened
 */
export function fileSink(path: string, append: boolean): Sink {
  const fd = openSync(path, O_WRONLY | O_CREAT | (append ? O_APPEND : O_TRUNC), 0o666);
  return new DescriptorSink(fd, isatty(fd), () => closeSync(fd));
}

/** The standard input of a shell command. Closing waits for the command to end. */
export function commandSink(command: string): Sink {
  const child = spawn('/bin/sh', ['-c', command], { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  // The stream's own descriptor: a trace is written in step with the program, not when the event loop comes to it.
  const { _handle } = child.stdin as unknown as { readonly _handle?: { readonly fd: number } };
  if (_handle === undefined || _handle.fd < 0)
    throw new Error('the standard input of a command has no descriptor');
  child.stdin.on('error', () => {});
  return new DescriptorSink(_handle.fd, false, async () => {
    child.stdin.destroy();
    await ended;
  });
}
