import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { x } from 'tinyexec';
import { withPnpm } from '../../scripts/bootstrap/pnpm.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A package as it would be published. */
export interface PackedPackage {
  name: string;
  version: string;
  tarball: string;
}

const env = withPnpm(root, (message) => console.error(message));

/**
 * Builds all packages and packs them into tarballs in a folder. The engine comes in the platform package of this
 * machine, put together as the release does it.
 */
export async function packAll(folder: string): Promise<Record<string, PackedPackage>> {
  await pnpm(root, 'exec', 'turbo', 'run', 'build', '--output-logs=errors-only', '--ui=stream');
  const folders = ['packages/syscalls', 'packages/core', 'packages/formatters', 'apps/cli'].map((path) =>
    join(root, path),
  );
  const packed = await Promise.all([...folders, await platformPackage()].map((path) => pack(path, folder)));
  return Object.fromEntries(packed.map((entry) => [entry.name, entry]));
}

/** The platform package for this machine, with the binding that was built here put into it as the release does it. */
async function platformPackage(): Promise<string> {
  const core = join(root, 'packages/core');
  const binding = (await readdir(core)).find((name) => /^hstrace\.linux-.*\.node$/.test(name));
  if (!binding) throw new Error('packages/core has no built binding');
  const folder = join(core, 'npm', binding.split('.')[1]!);
  await copyFile(join(core, binding), join(folder, binding));
  await x('node', [join(root, 'scripts/copy-licences.mjs'), folder], { throwOnError: true });
  return folder;
}

async function pack(path: string, destination: string): Promise<PackedPackage> {
  await pnpm(path, 'pack', '--pack-destination', destination);
  const { name, version } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8')) as PackedPackage;
  return {
    name,
    version,
    tarball: join(destination, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`),
  };
}

async function pnpm(cwd: string, ...args: string[]): Promise<void> {
  const { exitCode, stdout, stderr } = await x('pnpm', args, { nodeOptions: { cwd, env } });
  if (exitCode !== 0) throw new Error(`pnpm ${args.join(' ')} failed in ${cwd}:\n${stdout}${stderr}`);
}
