import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hstrace as hstraceCommand } from '../../cli/command.js';
import { encode, type Sweep, type SweepAbi } from './sweep.js';

const driverSource = new URL('./driver.c', import.meta.url).pathname;

/** Compiles the program that makes the calls. */
export function compileDriver(folder: string, abi: SweepAbi): string {
  const driver = join(folder, `driver-${abi}`);
  if (existsSync(driver)) return driver;
  const built = spawnSync(
    'cc',
    [
      ...(abi === 'i386' ? ['-m32', '-idirafter', '/usr/include/x86_64-linux-gnu'] : []),
      ...['-O1', '-w', '-D_GNU_SOURCE', '-static', '-no-pie', '-o', driver, driverSource],
    ],
    { encoding: 'utf8' },
  );
  if (built.status !== 0) throw new Error(`driver.c cannot be compiled: ${built.stderr}`);
  return driver;
}

/** The lines of the processes that made the calls, in order. */
export type Traces = readonly (readonly string[])[];

/** The trace that a tracer (strace or hstrace, with its first arguments) writes of a sweep. */
export function traceSweep(
  folder: string,
  sweep: Sweep,
  tracer: readonly string[],
  options: readonly string[],
): Traces {
  const driver = compileDriver(folder, sweep.abi);
  const logs = join(folder, 'logs');
  const work = join(folder, 'work');
  for (const each of [logs, work]) {
    rmSync(each, { recursive: true, force: true });
    mkdirSync(each, { mode: 0o777 });
  }
  spawnSync('chmod', ['a+rwx', work, folder]);
  const list = join(folder, 'calls');
  writeFileSync(list, encode(sweep));
  const [command, ...first] = tracer;
  const result = spawnSync(
    'setarch',
    ['x86_64', '-R', command as string, ...first, '-ff', '-o', join(logs, 'log'), ...options, driver, list],
    {
      cwd: work,
      encoding: 'utf8',
      timeout: 600_000,
      // Neither tracer may differ by what its environment is.
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', HOME: '/root' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  if (result.status !== 0)
    throw new Error(`${tracer.join(' ')} ended with ${result.status ?? result.signal}: ${result.stderr}`);
  const ids = readdirSync(logs)
    .map((name) => Number(name.slice('log.'.length)))
    .sort((a, b) => a - b);
  // What the driver itself, which is executed, does is not the sweep's (ids start again, so it need not be the first).
  // Those it starts ask for their own ids before.
  return ids
    .map((id) => readFileSync(join(logs, `log.${id}`), 'latin1').split('\n'))
    .filter(([first]) => first?.includes('execve(') !== true)
    .map((lines) => lines.slice(lines.findIndex((line) => line.includes('getpid(')) + 1, -1));
}

/** Where strace is. */
export function straceProgram(): string {
  const found = (process.env.PATH ?? '')
    .split(':')
    .map((folder) => join(folder, 'strace'))
    .find((file) => existsSync(file));
  if (found === undefined) throw new Error('strace is not installed');
  return found;
}

let version: readonly [number, number] | undefined;

/** Whether the strace in use is older than a version: what is a reason for its lines to differ may be none in a newer one. */
export function olderThan(wanted: string): boolean {
  version ??= versionOf(
    /version (\S+)/.exec(spawnSync(straceProgram(), ['-V'], { encoding: 'utf8' }).stdout)?.[1],
  );
  const [major, minor] = versionOf(wanted);
  return version[0] < major || (version[0] === major && version[1] < minor);
}

function versionOf(text: string | undefined): readonly [number, number] {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(text ?? '') ?? [];
  if (major === undefined || minor === undefined) throw new Error(`${text} is no version of strace`);
  return [Number(major), Number(minor)];
}

export const strace: readonly string[] = ['strace'];
export const hstrace: readonly string[] = hstraceCommand;
