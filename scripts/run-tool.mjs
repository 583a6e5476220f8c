// Runs a tool that needs the sources of the packages, for builds: `node scripts/run-tool.mjs NAME ARGUMENT...`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [name, ...args] = process.argv.slice(2);
const program = fileURLToPath(new URL(`../tools/${name}.ts`, import.meta.url));
const { status } = spawnSync(
  process.execPath,
  ['--import', import.meta.resolve('tsx'), '--conditions=@hstrace/source', program, ...args],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
