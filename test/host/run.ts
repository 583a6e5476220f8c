import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** How a program of `programs` ended, and what it told. */
export interface Outcome {
  readonly value: unknown;
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * Runs a host of tracers in a process of its own.
 *
 * @param folder where `bundlePrograms` has put it
 * @param mayFail whether it ends in another way than well
 */
export function tracingProgram(
  folder: string,
  name: string,
  args: readonly string[] = [],
  mayFail = false,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--expose-gc', join(folder, `${name}.mjs`), ...args], {
      stdio: ['ignore', 'pipe', mayFail ? 'ignore' : 'inherit'],
      timeout: 550_000,
      killSignal: 'SIGKILL',
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    child.on('error', reject);
    child.on('exit', (status, signal) => {
      const [first = ''] = text.split('\n');
      if (first === '' || (!mayFail && status !== 0))
        reject(new Error(`${name} ended with ${signal ?? status} and said ${JSON.stringify(text)}`));
      else resolve({ value: JSON.parse(first), status, signal });
    });
  });
}
