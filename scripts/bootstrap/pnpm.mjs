import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';

/**
 * The environment in which `pnpm` is the version that package.json pins. If the machine has no such pnpm, npm
 * installs one into .tools, under the user's own npm settings (registry, proxy, certificates); nothing is installed
 * for the whole machine.
 *
 * @param {string} root the repository
 * @param {(message: string) => void} say
 * @returns {NodeJS.ProcessEnv}
 */
export function withPnpm(root, say) {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const version = String(packageManager)
    .replace(/^pnpm@/, '')
    .replace(/\+.*$/, '');
  const env = {
    ...process.env,
    // A pnpm of another version must say so, not fetch the pinned one by its own way.
    npm_config_manage_package_manager_versions: 'false',
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  };

  // Asked outside the repository: inside, the version that answers may be the pinned one, fetched.
  const installed = spawnSync('pnpm', ['--version'], { encoding: 'utf8', env, cwd: '/' });
  if (installed.stdout?.trim() === version) return env;

  const folder = join(root, '.tools', `pnpm-${version}`);
  const bin = join(folder, 'node_modules', '.bin');
  if (!existsSync(join(bin, 'pnpm'))) {
    say(`installing pnpm ${version} into .tools`);
    installPnpm(root, version, folder);
  }
  return { ...env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
}

/**
 * @param {string} root
 * @param {string} version
 * @param {string} folder
 */
function installPnpm(root, version, folder) {
  mkdirSync(join(root, '.tools'), { recursive: true });
  // Moved into its place when whole, so that an interrupted installation is not taken for one.
  const draft = mkdtempSync(join(root, '.tools', 'draft-'));
  try {
    const args = ['install', '--prefix', draft, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
    const [command, ...first] = npm();
    const { status, error } = spawnSync(command, [...first, ...args, `pnpm@${version}`], {
      stdio: ['ignore', 2, 2],
      cwd: draft,
    });
    if (error || status !== 0) {
      throw new Error(`npm could not install pnpm ${version}${error ? `: ${error.message}` : ''}`);
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * The npm that runs this script, if one does; else the one in PATH.
 *
 * @returns {[string, ...string[]]}
 */
function npm() {
  const running = process.env.npm_execpath;
  return running && basename(running) === 'npm-cli.js' ? [process.execPath, running] : ['npm'];
}
