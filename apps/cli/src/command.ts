import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { BindingError, loadBinding } from '@hstrace/core/binding';
import { UsageError } from './options/getopt.js';
import { parse } from './options/parse.js';
import { commandName, programName } from './program-name.js';
import { type End, run } from './run.js';
import { say, writeAll } from './say.js';

/** Takes the command's name instead of that of Node.js: by it processes are found, and the program sees whose child it is. */
function nameProcess(): void {
  try {
    writeFileSync('/proc/self/comm', commandName());
  } catch {
    // Without /proc the name stays what it is.
  }
}

async function main(): Promise<End> {
  nameProcess();
  try {
    const parsed = parse(process.argv.slice(2), say);
    if ('run' in parsed) {
      const ended = await run(parsed.run, say, parsed.check);
      if (parsed.run.tips !== undefined) writeAll((await import('./tips.js')).tipText(parsed.run.tips));
      return ended;
    }
    if ('tips' in parsed) {
      writeAll((await import('./tips.js')).tipText(parsed.tips));
      return { code: 0 };
    }
    const { printed } = await import('./print.js');
    process.stdout.write(printed(parsed));
    return { code: 0 };
  } catch (error) {
    // There is no engine here: the message says why, and what to do.
    if (error instanceof BindingError) {
      say(error.message);
      return { code: 1 };
    }
    if (!(error instanceof UsageError)) throw error;
    say(error.message);
    if (error.hint) writeAll(`Try '${programName()} -h' for more information.\n`);
    return { code: 1 };
  }
}

/** Dies as the program did, so that a shell sees no difference. */
async function dieOf(signal: number): Promise<void> {
  const name = Object.entries(constants.signals).find(([, number]) => number === signal)?.[0];
  if (name !== undefined && name !== 'SIGKILL' && name !== 'SIGSTOP') {
    // Node.js ignores some signals and keeps others for itself; when the last listener goes, the kernel's default is back.
    process.on(name, () => {});
    process.removeAllListeners(name);
  }
  loadBinding().forbidCoreDumps();
  process.kill(process.pid, signal);
  // Only a signal that does not kill gets here.
  await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Does what the command line says, and ends as the traced program did. */
export async function command(): Promise<void> {
  const end = await main();
  if (end.signal !== undefined) await dieOf(end.signal);
  process.exitCode = end.code;
}
