import { copyFile, cp, mkdir, readdir, readFile } from 'node:fs/promises';
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
  const packed = await Promise.all(
    [...folders, await platformPackage(folder)].map((path) => pack(path, folder)),
  );
  return Object.fromEntries(packed.map((entry) => [entry.name, entry]));
}

/** The platform package for this machine, with the binding that was built here, in a folder of its own. */
async function platformPackage(folder: string): Promise<string> {
  const core = join(root, 'packages/core');
  const binding = (await readdir(core)).find((name) => /^hstrace\.linux-.*\.node$/.test(name));
  if (!binding) throw new Error('packages/core has no built binding');
  const platform = binding.split('.')[1]!;
  const copy = join(folder, platform);
  await mkdir(copy);
  await cp(join(core, 'npm', platform), copy, { recursive: true });
  await copyFile(join(core, binding), join(copy, binding));
  return copy;
}

async function pack(path: string, destination: string): Promise<PackedPackage> {
  const output = await pnpm(path, 'pack', '--json', '--pack-destination', destination);
  const { filename } = JSON.parse(output) as { filename: string };
  const { name, version } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8')) as PackedPackage;
  return { name, version, tarball: filename };
}

async function pnpm(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await x('pnpm', args, { throwOnError: true, nodeOptions: { cwd, env } });
  return stdout;
}
