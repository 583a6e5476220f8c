// `npm start -- PROG ARGS`: makes the repository ready (see bootstrap/ready.mjs) and runs the command on the arguments.
// Plain Node without dependencies, since it runs before anything is installed. Its own messages go to stderr: what the
// traced program prints is all that stdout shows.
import { pathToFileURL } from 'node:url';
import { requireNode } from './bootstrap/node-version.mjs';

requireNode();

const { commandFile, makeReady } = await import('./bootstrap/ready.mjs');
await makeReady();

// The command runs in this very process: nothing stands between it and its signals, its terminal and its exit status.
process.argv = [process.execPath, commandFile, ...process.argv.slice(2)];
await import(pathToFileURL(commandFile).href);
