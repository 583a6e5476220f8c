// Writes the capture plans beside a build: `write-plans.ts FOLDER`. See packages/core/src/plan.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capturePlan } from '@hstrace/syscalls/table';

const folder = process.argv[2];
if (folder === undefined) throw new Error('which folder?');
for (const [name, arches] of [
  ['plan-x64.bin', ['x86_64', 'i386']],
  ['plan-arm64.bin', ['aarch64']],
] as const) {
  writeFileSync(join(folder, name), new Uint8Array(capturePlan(arches).buffer));
}
