// `npm test`: makes the repository ready and runs every check and test (tools/checks). Arguments name the steps to
// run, for example `npm test -- types vitest`; without any, all are run.
import { requireNode } from './bootstrap/node-version.mjs';

requireNode();

const { makeReady, root, runTypeScript } = await import('./bootstrap/ready.mjs');
await makeReady();

process.exitCode = runTypeScript(`${root}/tools/checks/main.ts`, process.argv.slice(2));
