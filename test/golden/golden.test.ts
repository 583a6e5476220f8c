import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRecording } from '@hstrace/core';
import { HumanFormatter } from '@hstrace/formatters/human';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hstrace } from '../cli/command.js';
import { normalise } from './normalise.js';

/**
 * What the command says of programs that do the same each time, compared with what it said before. When it is to say
 * something else, `pnpm golden` writes it down anew; read the difference.
 */
const programs = ['files', 'processes', 'network', 'risks'] as const;
const ways = ['human', 'tables', 'risk'] as const;
const here = new URL('.', import.meta.url).pathname;
let built = '';

beforeAll(() => {
  // Files are told in the order of their paths: which of two folders comes first must not be a matter of chance.
  built = mkdtempSync(join(tmpdir(), 'hstrace-golden-b-'));
  for (const name of programs) {
    // Static: which libraries a machine has is not what is looked at.
    const { status, stderr } = spawnSync(
      'cc',
      ['-O0', '-w', '-static', '-pthread', join(here, 'programs', `${name}.c`), '-o', join(built, name)],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
  }
});
afterAll(() => {
  for (const folder of [built, ...folders.values()]) rmSync(folder, { recursive: true, force: true });
});

const folders = new Map<string, string>();

/** Runs the command in the folder of a program. */
function run(name: string, words: readonly string[]): string {
  const [file = '', ...first] = hstrace;
  const { stderr } = spawnSync(file, [...first, ...words], {
    cwd: folders.get(name),
    encoding: 'utf8',
    timeout: 60_000,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', HOME: '/home/me' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return stderr;
}

/** A recording of a program in a folder of its own: played back, it is told without regard to how long things took. */
function record(name: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'hstrace-golden-a-'));
  folders.set(name, folder);
  mkdirSync(join(folder, 'etc'));
  writeFileSync(join(folder, 'etc/app.conf'), 'colour = blue\n');
  writeFileSync(join(folder, 'big.log'), new Uint8Array(12_500_000));
  const text = run(name, [
    ...['--format', 'human', '-o', '/dev/null', `--record=${built}/${name}.hst`],
    join(built, name),
  ]);
  if (text !== '') throw new Error(text);
}

/** What the formatter for people makes of a recording. How long calls took is not to matter: the machine may be busy. */
async function told(name: string, risk: 'info' | 'warning'): Promise<string> {
  const recording = await openRecording(`${built}/${name}.hst`);
  const workingDirectory = folders.get(name) ?? '';
  const formatter = new HumanFormatter({
    risk,
    workingDirectory,
    home: '/home/me',
    long: Number.POSITIVE_INFINITY,
  });
  let text = '';
  for await (const batch of recording.eventBatches())
    for (const event of batch) text += formatter.format(event);
  return text + formatter.end();
}

async function said(name: string, way: (typeof ways)[number]): Promise<string> {
  const tables = way === 'tables';
  const text = tables
    ? run(name, ['--group-by', 'file,process,network', `--replay=${built}/${name}.hst`])
    : await told(name, way === 'risk' ? 'warning' : 'info');
  return normalise(text.replaceAll(built, '/tmp/bin'), { folder: folders.get(name) ?? '', tables });
}

describe('ordinary programs', () => {
  const inPath = (name: string): boolean => spawnSync('which', [name]).status === 0;
  it.each([
    ['ls', ['-l', '/']],
    ['git', ['status']],
    ['npm', ['--version']],
    ['gcc', ['-c', 'a.c']],
    ['apt-get', ['--version']],
    ['tar', ['cf', 'all.tar', 'a.c']],
    ['sh', ['-c', 'sort a.c >sorted; rm sorted']],
  ])(
    '%s %j do nothing that deserves attention',
    (name, args) => {
      if (!inPath(name)) return;
      const folder = mkdtempSync(join(tmpdir(), 'hstrace-golden-'));
      folders.set(name, folder);
      writeFileSync(join(folder, 'a.c'), 'int main(void) { return 0; }\n');
      spawnSync('git', ['init', '-q'], { cwd: folder });
      const text = run(name, [
        '--format',
        'human',
        '--risk',
        'warning',
        '--fail-on',
        'warning',
        name,
        ...args,
      ]);
      expect(text.split('\n').filter((line) => /\[(warning|danger):/.test(line))).toEqual([]);
    },
    60_000,
  );
});

describe('what is said of a program', () => {
  it.each(programs.flatMap((name) => ways.map((way) => [name, way] as const)))(
    '%s, as %s',
    async (name, way) => {
      if (!folders.has(name)) record(name);
      await expect(await said(name, way)).toMatchFileSnapshot(`expected/${name}.${way}.txt`);
    },
    60_000,
  );
});
