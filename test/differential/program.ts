import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { hstrace as hstraceCommand } from '../cli/command.js';
import { type Comparison, compare, linesOf } from './compare.js';
import { directivesOf } from './directives.js';
import { straceVersion } from './strace-version.js';

/** Debian keeps `asm/` where a compiler for 32 bits finds it only if gcc-multilib is there, which bars cross compilers. */
function machineHeaders(): string {
  const { stdout } = spawnSync('cc', ['-print-multiarch'], { encoding: 'utf8' });
  return `/usr/include/${stdout.trim()}`;
}

/** Milliseconds for a trace: the sources are compiled before the first one, perhaps on a busy machine. */
const TIME_LIMIT = 60_000;

export interface ProgramResult extends Comparison {
  readonly program: string;
  readonly options: readonly string[];
}

/** Compiles a program and compares what both tracers print of it. */
export function compareProgram(file: string): ProgramResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'hstrace-differential-'));
  try {
    const version = straceVersion();
    if (version === undefined) throw new Error('strace is not installed');
    const { runs, explanations, compile } = directivesOf(readFileSync(file, 'utf8'), version);
    const binary = join(folder, basename(file, '.c'));
    const built = spawnSync(
      'cc',
      ['-O1', '-w', '-D_GNU_SOURCE', '-idirafter', machineHeaders(), '-o', binary, file, ...compile],
      { encoding: 'utf8' },
    );
    if (built.status !== 0) throw new Error(`${basename(file)} cannot be compiled: ${built.stderr}`);
    return runs.map((options) => {
      const trace = (command: readonly string[], name: string): string[] => {
        const log = join(folder, `${name}.log`);
        const work = join(folder, 'work');
        rmSync(work, { recursive: true, force: true });
        // Not to take what an earlier run has written for this one's.
        rmSync(log, { force: true });
        mkdirSync(work);
        const [tracer, ...first] = command;
        // Without randomised addresses both runs see the same ones.
        const result = spawnSync(
          'setarch',
          ['x86_64', '-R', tracer as string, ...first, '-o', log, ...options, binary],
          {
            cwd: work,
            encoding: 'utf8',
            timeout: TIME_LIMIT,
            env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', HOME: '/root' },
            stdio: ['ignore', 'pipe', 'pipe'],
          },
        );
        const failed = (what: string) =>
          new Error(
            `${command.join(' ')} ${options.join(' ')} ${what} of ${basename(file)}: ${result.stderr}`,
          );
        if (result.error !== undefined) throw failed(`did not end (${result.error.message}) with its trace`);
        let text: string;
        try {
          text = readFileSync(log, 'utf8');
        } catch {
          throw failed('wrote no trace');
        }
        return linesOf(text);
      };
      const theirs = trace(['strace'], 'strace');
      const ours = trace([...hstraceCommand, ...(options.includes('-f') ? [] : ['--no-follow'])], 'hstrace');
      return { program: basename(file), options, ...compare(theirs, ours, explanations) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
