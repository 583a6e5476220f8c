import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, listen, root, succeeds } from './command.js';
import { type Counts, countCargo, countVitest } from './reports.js';

export interface Step {
  /** What it is called on the command line. */
  name: string;
  title: string;
  run: () => Promise<Outcome>;
}

export interface Outcome {
  ok: boolean;
  /** For the steps that run tests. */
  counts?: Counts | undefined;
}

const crates = join(root, 'packages/core');

/**
 * The build writes the binding's declarations where they are committed. On a developer's machine they are thereby never
 * stale; in a fresh checkout they must come out as they were.
 */
const writtenByTheBuild: Command[] = process.env.CI
  ? [['git', ['diff', '--exit-code', '--', 'packages/core/src/binding/native.gen.ts']]]
  : [];

/** In the order in which they are run: what finds most mistakes in the shortest time comes first. */
export const steps: Step[] = [
  {
    name: 'biome',
    title: 'format and lint of TypeScript, JavaScript and JSON',
    run: () => all(['biome', ['ci', '--error-on-warnings']]),
  },
  {
    name: 'types',
    title: 'TypeScript, the whole repository from its sources',
    run: () => all(['tsc', ['-p', 'tsconfig.json']]),
  },
  {
    name: 'knip',
    title: 'files, exports and dependencies that nobody uses',
    run: () => all(['knip', ['--no-progress']]),
  },
  {
    name: 'generated',
    title: 'generated files are what their generators make',
    run: () =>
      all(['tsx', ['--conditions=@hstrace/source', 'tools/generate.ts', '--check']], ...writtenByTheBuild),
  },
  {
    name: 'api',
    title: 'every public export has its docstring, and the reference can be made of them',
    run: () => all(['typedoc', ['--emit', 'none']]),
  },
  {
    name: 'rust',
    title: 'format and lint of the crates',
    run: () =>
      all(
        ['cargo', ['fmt', '--all', '--check'], crates],
        ['cargo', ['clippy', '--locked', '--workspace', '--all-targets', '--', '-D', 'warnings'], crates],
      ),
  },
  {
    name: 'cargo',
    title: 'tests of the crates',
    run: async () => {
      const { ok, output } = await listen(
        'cargo',
        ['test', '--locked', '--workspace', '--no-fail-fast'],
        crates,
      );
      return { ok, counts: countCargo(output) };
    },
  },
  {
    name: 'vitest',
    title: 'tests of the packages from their sources',
    run: () => vitest('vitest.config.ts'),
  },
  {
    name: 'packed',
    title: 'tests of the packages as their users get them',
    run: () => vitest('vitest.packed.config.ts'),
  },
];

type Command = [command: string, args: string[], cwd?: string];

/** Runs commands one after the other, all of them, and fails if one does. */
async function all(...commands: Command[]): Promise<Outcome> {
  let ok = true;
  for (const [command, args, cwd] of commands) {
    ok = (await succeeds(command, args, cwd)) && ok;
  }
  return { ok };
}

/** The command as it is built: what compares it with strace, hundreds of times, need not compile it every time. */
env.HSTRACE ??= join(root, 'apps/cli/dist/hstrace.cjs');

async function vitest(config: string): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'hstrace-report-'));
  try {
    const file = join(folder, 'report.json');
    const ok = await succeeds('vitest', [
      'run',
      `--config=${config}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    return { ok, counts: countVitest(await readFile(file, 'utf8')) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
