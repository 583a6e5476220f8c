// Compiles the launcher into the folder of the built command: `node launcher/build.mjs dist`. Where there is no C
// compiler the command is run by Node.js directly, and programs start as Node.js lets them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2];
if (folder === undefined) throw new Error('the folder to write to is missing');
const source = fileURLToPath(new URL('./launcher.c', import.meta.url));
const tool = fileURLToPath(new URL('../../../scripts/run-tool.mjs', import.meta.url));
const headers = mkdtempSync(join(tmpdir(), 'hstrace-launcher-'));
const { status: written } = spawnSync(process.execPath, [tool, 'write-launcher-options', headers], {
  stdio: 'inherit',
});
if (written !== 0) throw new Error('the options of the launcher cannot be written');
const options = ['-O2', '-s', '-Wall', '-Wextra', '-I', headers];
const built = spawnSync(process.env.CC ?? 'cc', [...options, '-o', join(folder, 'hstrace'), source], {
  encoding: 'utf8',
});
rmSync(headers, { recursive: true });
if (built.stderr !== undefined) process.stderr.write(built.stderr);
if (built.error !== undefined) console.warn('There is no C compiler: the launcher of hstrace is left out.');
else if (built.status !== 0) throw new Error(`the launcher cannot be compiled: ${built.stderr}`);
// The Node.js that is known to work, so that the command starts under any PATH.
else writeFileSync(join(folder, 'node-path'), `${process.execPath}\n`);
