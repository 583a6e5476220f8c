#!/usr/bin/env node
import { UsageError } from './options/getopt.js';
import { type Parsed, parse } from './options/parse.js';
import { run } from './run.js';

const say = (text: string): void => {
  process.stderr.write(`hstrace: ${text}\n`);
};

async function main(): Promise<void> {
  let parsed: Parsed;
  try {
    parsed = parse(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(`${error.message}\nTry 'hstrace -h' for more information.`);
    process.exitCode = 1;
    return;
  }
  if ('print' in parsed) {
    const { helpText, versionText } = await import('./options/help.js');
    process.stdout.write(parsed.print === 'help' ? helpText() : versionText());
    return;
  }
  const status = await run(parsed.run, say);
  if (status.signal !== undefined) {
    // Die as the program did, so that a shell sees no difference.
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) process.removeAllListeners(name);
    process.kill(process.pid, status.signal);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  process.exitCode = status.code;
}

await main();
