import { basename } from 'node:path';
import { launchState } from './launch-state.js';

/** The name by which the command was called: messages begin with it. */
export function programName(): string {
  const launched = launchState();
  if (launched !== undefined) return launched.name;
  const script = process.argv[1];
  if (script === undefined) return 'hstrace';
  // A script that Node.js was told to run has no name of its own: it is the command's.
  const name = basename(script);
  return /\.[cm]?[jt]s$/.test(name) ? 'hstrace' : name;
}

/** The kernel's name for the process of the command, and for what it starts until that runs its program. */
export function commandName(): string {
  return basename(programName()).slice(0, 15);
}
