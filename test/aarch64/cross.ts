import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { directivesOf } from '../differential/directives.js';
import { root, share, straceOfMachine } from './machine.js';

const target = 'aarch64-unknown-linux-gnu';
const compiler = 'aarch64-linux-gnu-gcc';
const env = { ...process.env, CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER: compiler };

function run(command: string, args: readonly string[], cwd: string, more: NodeJS.ProcessEnv = {}): string {
  const ran = spawnSync(command, args, {
    cwd,
    env: { ...env, ...more },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (ran.status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
  return ran.stdout;
}

/** Builds the engine's tests; gives the files. */
export function buildEngineTests(): string[] {
  const args = ['test', '--no-run', '--release', '--target', target, '-p', 'hstrace-tracer'];
  const messages = run('cargo', [...args, '--message-format=json'], join(root, 'packages/core'));
  return messages
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { executable?: string | null; profile?: { test: boolean } })
    .flatMap(({ executable, profile }) => (executable && profile?.test === true ? [executable] : []));
}

/** Builds the packages, the binding and the launcher. The command is to lie in `apps/cli/dist`; it is put into the share. */
export function buildCommand(): void {
  run('pnpm', ['build'], root);
  run('pnpm', ['--filter', '@hstrace/core', 'run', 'build:native', '--target', target], root);
  const built = join(share, 'command');
  cpSync(join(root, 'apps/cli/dist'), built, { recursive: true });
  run('node', ['launcher/build.mjs', built], join(root, 'apps/cli'), { CC: compiler });
  writeFileSync(join(built, 'node-path'), '/usr/local/bin/node\n');
}

/** A program that was compiled for the machine. */
export interface Compiled {
  readonly source: string;
  readonly name: string;
}

/** Compiles what can be compiled of the programs that hstrace is compared with strace by; names those that cannot. */
export function compilePrograms(parts: readonly string[]): { compiled: Compiled[]; left: string[] } {
  const folder = join(root, 'test/differential/programs');
  mkdirSync(join(share, 'programs'), { recursive: true });
  const compiled: Compiled[] = [];
  const left: string[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.c') || (parts.length > 0 && !parts.some((part) => file.includes(part)))) continue;
    const source = join(folder, file);
    const { compile } = directivesOf(readFileSync(source, 'utf8'), straceOfMachine);
    const name = basename(file, '.c');
    const output = join(share, 'programs', name);
    const args = ['-O1', '-w', '-D_GNU_SOURCE', '-o', output, source, ...compile];
    if (spawnSync(compiler, args, { stdio: 'ignore' }).status === 0) compiled.push({ source, name });
    else left.push(name);
  }
  return { compiled, left };
}
