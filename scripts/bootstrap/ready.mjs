import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stamp } from './stamp.mjs';

/** The repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The built command. */
export const commandFile = join(root, 'apps/cli/dist/hstrace.cjs');

const stamps = join(root, '.tools', 'stamps');
// What is installed and built depends on the machine too, since a checkout may be shared between several.
const machine = `${process.platform}-${process.arch}-${process.versions.modules}`;

/**
 * Installs the dependencies and builds the packages where their inputs have changed since the last time; otherwise
 * returns within milliseconds. Ends the process, with a sentence on stderr, where that fails.
 */
export async function makeReady() {
  const packages = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(root, folder, name)),
  );
  const settings = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((name) => join(root, name));
  const manifests = packages.map((folder) => join(folder, 'package.json'));

  const installed = new Stamp(join(stamps, 'install.json'), [...settings, ...manifests], machine);
  const built = new Stamp(
    join(stamps, 'build.json'),
    [
      ...settings,
      ...['turbo.json', 'tsconfig.base.json', 'tsdown.base.ts'].map((name) => join(root, name)),
      ...packages,
    ],
    machine,
  );
  const mustInstall = !installed.isCurrent() || !existsSync(join(root, 'node_modules/.modules.yaml'));
  const mustBuild = !built.isCurrent() || !existsSync(commandFile) || !hasBinding();
  if (!mustInstall && !mustBuild) return;

  const { missingPrerequisites } = await import('./prerequisites.mjs');
  const missing = missingPrerequisites(root);
  if (missing.length > 0) {
    for (const sentence of missing) console.error(sentence);
    process.exit(1);
  }

  const { withPnpm } = await import('./pnpm.mjs');
  try {
    const env = withPnpm(root, say);
    if (mustInstall) {
      say('installing dependencies');
      run('pnpm', ['install', '--frozen-lockfile', '--config.confirmModulesPurge=false'], env);
      installed.keep();
    }
    if (mustBuild) {
      say('building; the first time takes a minute or two');
      run('pnpm', ['exec', 'turbo', 'run', 'build', '--output-logs=errors-only', '--ui=stream'], env);
      built.keep();
    }
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Runs one of the repository's own TypeScript programs, with the packages taken from their sources.
 *
 * @param {string} file
 * @param {string[]} args
 * @returns {number} its exit status
 */
export function runTypeScript(file, args) {
  const loader = import.meta.resolve('tsx');
  const nodeArgs = ['--conditions=@hstrace/source', '--import', loader, file, ...args];
  const { status, error } = spawnSync(process.execPath, nodeArgs, { stdio: 'inherit', cwd: root });
  if (error) fail(error.message);
  return status ?? 1;
}

/** Whether the engine for this machine has been built. */
function hasBinding() {
  return readdirSync(join(root, 'packages/core')).some(
    (name) => name.startsWith(`hstrace.linux-${process.arch}-`) && name.endsWith('.node'),
  );
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function run(command, args, env) {
  // All that they print goes to stderr: stdout belongs to the program that is traced.
  const { status, signal, error } = spawnSync(command, args, { stdio: ['ignore', 2, 2], cwd: root, env });
  if (error) throw error;
  if (status !== 0) {
    throw new Error(
      `"${command} ${args.join(' ')}" ${signal ? `died of ${signal}` : `failed with status ${status}`}`,
    );
  }
}

/** @param {string} message */
function say(message) {
  process.stderr.write(`hstrace: ${message}\n`);
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  say(message);
  process.exit(1);
}
