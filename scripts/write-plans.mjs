// Writes the capture plans beside a build: `node scripts/write-plans.mjs FOLDER`; what is written is told in
// tools/write-plans.ts, which needs the sources of the catalog.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = resolve(process.argv[2] ?? 'dist');
const program = fileURLToPath(new URL('../tools/write-plans.ts', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  ['--import', import.meta.resolve('tsx'), '--conditions=@hstrace/source', program, folder],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
