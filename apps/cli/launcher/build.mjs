// Compiles the launcher into the folder of the built command: `node launcher/build.mjs dist`. Where there is no C
// compiler the command is run by Node.js directly, and programs start as Node.js lets them.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2];
if (folder === undefined) throw new Error('the folder to write to is missing');
const source = fileURLToPath(new URL('./launcher.c', import.meta.url));
const built = spawnSync(process.env.CC ?? 'cc', ['-O2', '-s', '-o', join(folder, 'hstrace'), source], {
  encoding: 'utf8',
});
if (built.error !== undefined) console.warn('There is no C compiler: the launcher of hstrace is left out.');
else if (built.status !== 0) throw new Error(`the launcher cannot be compiled: ${built.stderr}`);
// The Node.js that is known to work, so that the command starts under any PATH.
else writeFileSync(join(folder, 'node-path'), `${process.execPath}\n`);
