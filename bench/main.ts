// `pnpm bench [PART OF A CASE'S NAME...]`: hstrace against strace and against the program alone, as ratios in one run.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Case } from './case.js';
import { cases } from './cases.js';

const root = new URL('..', import.meta.url).pathname;
const command = join(root, 'apps/cli/dist/hstrace.cjs');
const parts = process.argv.slice(2);

function must(file: string, args: readonly string[], options: { cwd?: string } = {}): string {
  const result = spawnSync(file, args, { encoding: 'utf8', ...options });
  if (result.error !== undefined)
    throw new Error(`${file} is needed for the benchmark: ${result.error.message}`);
  if (result.status !== 0) throw new Error(`${file} ${args.join(' ')}: ${result.stderr}`);
  return result.stdout;
}

/** Programs, a large repository, and a project to build. */
function prepare(folder: string): void {
  for (const name of ['getppid', 'files', 'spin'])
    must('cc', ['-O1', '-o', join(folder, name), join(root, 'bench/programs', `${name}.c`)]);
  const tree = join(folder, 'tree');
  mkdirSync(tree);
  for (let i = 0; i < 200; i++) {
    mkdirSync(join(tree, `d${i}`));
    for (let j = 0; j < 25; j++) writeFileSync(join(tree, `d${i}`, `f${j}`), `${i} ${j}\n`);
  }
  must('git', ['init', '-q'], { cwd: tree });
  must('git', ['add', '.'], { cwd: tree });
  must('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '-qm', 'all'], { cwd: tree });
  const make = join(folder, 'make');
  mkdirSync(make);
  const names = Array.from({ length: 50 }, (_, i) => `f${i}`);
  for (const name of names)
    writeFileSync(
      join(make, `${name}.c`),
      `#include <stdio.h>\nint ${name}(void) { return printf("${name}"); }\n`,
    );
  writeFileSync(
    join(make, 'Makefile'),
    `all: ${names.map((name) => `${name}.o`).join(' ')}\nclean:\n\trm -f *.o\n`,
  );
}

/** A script as JavaScript, which uses the built packages as a user would: translated sources are slower. */
function bundled(script: string): string {
  const outfile = join(root, 'node_modules/.cache/hstrace-bench', script.replace(/ts$/, 'mjs'));
  buildSync({
    entryPoints: [join(root, 'bench', script)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
  });
  return outfile;
}

function measure(one: Case, folder: string): Record<string, number> {
  const report = join(folder, 'report.json');
  const spinner = one.busy === true ? spawn(join(folder, 'spin'), { stdio: 'ignore' }) : undefined;
  try {
    const names = Object.keys(one.commands);
    must('hyperfine', [
      '-N',
      '--style',
      'none',
      '--warmup',
      '1',
      '--runs',
      String(one.runs ?? 5),
      '--export-json',
      report,
      '-i',
      ...(one.prepare === undefined ? [] : ['--prepare', one.prepare]),
      ...names.map((name) => one.commands[name] as string),
    ]); // prettier-ignore
    const { results } = JSON.parse(readFileSync(report, 'utf8')) as { results: { min: number }[] };
    return Object.fromEntries(names.map((name, index) => [name, results[index]?.min ?? Number.NaN]));
  } finally {
    spinner?.kill('SIGKILL');
  }
}

if (!existsSync(command)) throw new Error('build first: pnpm build');
const folder = mkdtempSync(join(tmpdir(), 'hstrace-bench-'));
try {
  prepare(folder);
  console.log(
    `${cpus().length} processors, load ${loadavg()[0]?.toFixed(2)} before the run${(loadavg()[0] ?? 0) > 0.5 ? ' (not idle: ratios of idle runs do not hold)' : ''}\n`,
  );
  for (const one of cases({ hstrace: `node ${command}`, folder })) {
    if (parts.length > 0 && !parts.some((part) => one.name.includes(part))) continue;
    const times = measure(one, folder);
    const [of, to] = one.ratio;
    const ratio = (times[of] as number) / (times[to] as number);
    const shown = Object.entries(times).map(([name, time]) => `${name} ${(time * 1000).toFixed(0)} ms`);
    console.log(
      `${ratio <= one.goal ? 'met   ' : 'missed'} ${one.name.padEnd(40)} ${of}/${to} ${ratio.toFixed(2)} (goal ${one.goal})   ${shown.join(', ')}`,
    );
  }
  for (const [name, script, args] of [
    ['decoding and formatting', 'decode.ts', [join(folder, 'files'), '100000']],
    ['importing, ms', 'import.ts', []],
    ['memory, slow reader', 'memory.ts', [join(folder, 'getppid'), '10000000']],
    ['memory, recording', 'recording.ts', [join(folder, 'getppid'), '10000000']],
  ] as const) {
    if (parts.length > 0 && !parts.some((part) => name.includes(part))) continue;
    const text = must(process.execPath, [bundled(script), ...args]);
    console.log(`       ${name.padEnd(40)} ${text.trim()}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
