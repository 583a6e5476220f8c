import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withPnpm } from '../../scripts/bootstrap/pnpm.mjs';

/** The repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

const pnpmEnv = withPnpm(root, (message) => console.error(message));

/** The environment of every command: the pinned pnpm and the installed tools come first in PATH. */
export const env: NodeJS.ProcessEnv = {
  ...pnpmEnv,
  PATH: [join(root, 'node_modules/.bin'), pnpmEnv.PATH].join(delimiter),
};

/** Runs a command with its output shown; true if it ended well. */
export async function succeeds(command: string, args: string[], cwd = root): Promise<boolean> {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
  return (await ended(child)) === 0;
}

/** Runs a command, shows its output and gives back what it printed to stdout. */
export async function listen(command: string, args: string[], cwd = root) {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  return { ok: (await ended(child)) === 0, output };
}

function ended(child: ReturnType<typeof spawn>): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}
