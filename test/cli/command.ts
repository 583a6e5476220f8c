import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;

/** The command as its user runs it: the built one if HSTRACE names it, else the sources. */
export const hstrace: readonly string[] =
  process.env.HSTRACE === undefined
    ? [
        process.execPath,
        '--import',
        import.meta.resolve('tsx'),
        '--conditions=@hstrace/source',
        join(root, 'apps/cli/src/main.ts'),
      ]
    : [process.env.HSTRACE];

/** Whether Debian's strace is there to be compared with. */
export const hasStrace = spawnSync('strace', ['-V']).error === undefined;

export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder that is gone when the function has ended. */
export function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'hstrace-cli-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same for what takes its time. */
export async function whileInFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hstrace-cli-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run([file, ...first]: readonly string[], args: readonly string[], cwd: string): Ran {
  const result: SpawnSyncReturns<string> = spawnSync(file as string, [...first, ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 60_000,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', HOME: '/root' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { code: result.status, signal: result.signal, stdout: result.stdout, stderr: result.stderr };
}

export function runHstrace(args: readonly string[], cwd = tmpdir()): Ran {
  return run(hstrace, args, cwd);
}

export function runStrace(args: readonly string[], cwd = tmpdir()): Ran {
  return run(['strace'], args, cwd);
}

/** What differs between two runs is made the same: process ids, addresses, times, the name of the command. */
export function normalise(text: string): string {
  return text
    .replace(/^(?:\/\S*\/)?h?strace: /gm, 'X: ')
    .replace(/(?:\/\S*\/)?h?strace: (Process \d+)/g, 'X: $1')
    .replace(/0x7[ef][0-9a-f]{4,}/g, '0x7f#')
    .replace(/0x5[56][0-9a-f]{6,}/g, '0x55#')
    .replace(/\[0000[0-9a-f]{12}\]/g, '[IP]')
    .replace(/\/\* \d+ vars \*\//g, '/* # vars */')
    .replace(/\b\d{10}(\.\d+)?\b/g, (_, part: string = '') => `SECONDS${part.replace(/\d/g, '0')}`)
    .replace(/\b\d\d:\d\d:\d\d(\.\d+)?\b/g, (_, part: string = '') => `CLOCK${part.replace(/\d/g, '0')}`)
    .replace(/<\d+\.\d+>$/gm, (time) => time.replace(/\d/g, '0'))
    .replace(/^ *\d+\.\d{3,9} (?=[a-z+-])/gm, (time) => time.replace(/\d/g, '0'))
    .replace(/\(\+ *\d+\.\d+\)/g, (time) => time.replace(/\d/g, '0'))
    .replace(/\[pid +\d+\]/g, '[pid #]')
    .replace(/^\d+ +(?=\S)/gm, 'PID ')
    .replace(/\b(Process|PID=|in pid|si_pid=) ?\d+/g, '$1#')
    .replace(/ +(?== )/g, ' ');
}
