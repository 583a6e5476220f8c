import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { x } from 'tinyexec';
import { onTestFinished } from 'vitest';
import { withPnpm } from '../../scripts/bootstrap/pnpm.mjs';
import { type PackedPackage, root } from './pack.js';

/** An empty folder with nothing but some packed packages installed, as npm does it for everybody. */
export class Installation {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async of(...packages: PackedPackage[]): Promise<Installation> {
    const installation = await Installation.lasting(...packages);
    onTestFinished(() => installation.remove());
    return installation;
  }

  /** One that several tests use; whoever makes it removes it. */
  static async lasting(...packages: PackedPackage[]): Promise<Installation> {
    // Outside the repository, so that nothing of it can be found from there.
    const installation = new Installation(await mkdtemp(join(tmpdir(), 'hstrace-installed-')));
    await installation.write('package.json', '{ "name": "user", "private": true, "type": "module" }');
    const { exitCode, stderr } = await installation.run('npm', [
      'install',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      ...packages.map(({ tarball }) => tarball),
    ]);
    if (exitCode !== 0) throw new Error(`npm install failed: ${stderr}`);
    return installation;
  }

  /** The same by pnpm, which lets a package see nothing but what it names itself. */
  static async byPnpm(packed: Readonly<Record<string, PackedPackage>>, ...packages: PackedPackage[]) {
    const installation = new Installation(await mkdtemp(join(tmpdir(), 'hstrace-installed-')));
    onTestFinished(() => installation.remove());
    const all = Object.values(packed);
    const engine = all.find(({ name }) => name.startsWith('@hstrace/core-'))!;
    const files = (some: PackedPackage[]) =>
      Object.fromEntries(some.map(({ name, tarball }) => [name, `file:${tarball}`]));
    const manifest = {
      name: 'user',
      private: true,
      type: 'module',
      dependencies: files(packages),
      // Nothing of this version is in the registry, and the release adds the engines to the manifest.
      pnpm: {
        overrides: files(all),
        packageExtensions: { '@hstrace/core': { optionalDependencies: { [engine.name]: engine.version } } },
      },
    };
    await installation.write('package.json', JSON.stringify(manifest));
    const { exitCode, stdout, stderr } = await x('pnpm', ['install', '--prefer-offline'], {
      nodeOptions: {
        cwd: installation.folder,
        env: withPnpm(root, (message) => console.error(message)),
      },
    });
    if (exitCode !== 0) throw new Error(`pnpm install failed: ${stdout}${stderr}`);
    return installation;
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(join(this.folder, file), text);
  }

  /** Runs a program there, without what npm and vitest have put into the environment. */
  run(command: string, args: string[]) {
    const env = Object.fromEntries(
      Object.keys(process.env)
        .filter(
          (name) =>
            /^(npm_|VITEST|NODE_OPTIONS|NODE_ENV)/i.test(name) &&
            !/^npm_config_(registry|cache)$/i.test(name),
        )
        .map((name) => [name, undefined]),
    );
    return x(command, args, { nodePath: false, nodeOptions: { cwd: this.folder, env } });
  }

  /** Runs a module there and gives what it printed. */
  async evaluate(code: string): Promise<string> {
    const { stdout, stderr, exitCode } = await this.run(process.execPath, [
      '--input-type=module',
      '--eval',
      code,
    ]);
    if (exitCode !== 0) throw new Error(`node ended with status ${exitCode}: ${stderr}`);
    return stdout.trim();
  }
}
