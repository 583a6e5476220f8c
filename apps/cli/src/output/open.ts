import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { loadBinding } from '@hstrace/core/binding';
import { DescriptorSink, type Sink } from './sink.js';

const { O_WRONLY, O_CREAT, O_TRUNC, O_APPEND } = constants;

/** The major number of /dev/null and its like, and where it stands in a small device number. */
const MEMORY_DEVICES = 1;
const MAJOR_SHIFT = 8;

/** Whether it is a terminal. The module that knows is loaded only where it may be: it brings much with it. */
function isTerminal(fd: number): boolean {
  try {
    const status = fstatSync(fd);
    const isDevice = status.isCharacterDevice() && status.rdev >> MAJOR_SHIFT !== MEMORY_DEVICES;
    return isDevice && process.getBuiltinModule('node:tty').isatty(fd);
  } catch {
    // It is closed.
    return false;
  }
}

/** Standard error. */
export function standardError(): Sink {
  return new DescriptorSink(2, isTerminal(2));
}

/**
 * A file: made or emptied, or appended to.
 *
 * @throws the error of the file system, if it cannot be opened
 */
export function fileSink(path: string, append: boolean): Sink {
  const fd = openSync(path, O_WRONLY | O_CREAT | (append ? O_APPEND : O_TRUNC), 0o666);
  return new DescriptorSink(fd, isTerminal(fd), path, () => closeSync(fd));
}

/** The standard input of the shell command behind `|` or `!`: a pipe. Closing waits for the command to end. */
export function commandSink(target: string): Sink {
  const [theirs = -1, ours = -1] = loadBinding().newPipe();
  const { spawn } = process.getBuiltinModule('node:child_process');
  const child = spawn('/bin/sh', ['-c', target.slice(1)], { stdio: [theirs, 'inherit', 'inherit'] });
  closeSync(theirs);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return new DescriptorSink(ours, false, target, async () => {
    closeSync(ours);
    await ended;
  });
}
